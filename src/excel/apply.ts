import { notMade } from "../core/owned/not-made";
import { unmarking } from "../core/owned/own-names";
import type { SheetSpec } from "../core/sheet/spec";
import type { Applied, ApplyOptions, Plan } from "../workbook";
import { decide, type Decided, type Decision } from "./decide/decide";
import type { Session } from "./run";
import { unlessTrouble } from "./trouble";
import { queueNamesAway } from "./write/names";
import { written } from "./write-until-whole";

/**
 * Makes each sheet as its spec says, in the workbook that Excel has open. Where a sheet can't be written it says so, and is made whole by
 * the next refresh.
 * @param again a new conversation with Excel, for when the first has gone silent.
 * @throws FatalProblem, or ExcelTrouble while nothing is written yet.
 */
export async function applySpecs(
  session: Session,
  again: <T>(work: (session: Session) => Promise<T>) => Promise<T>,
  specs: readonly SheetSpec[],
  { progress, approve, cancelled }: ApplyOptions = {},
): Promise<Applied> {
  const decided = await decide(session, specs);
  const { decisions, owned } = decided;
  const applied: Applied = { written: [], unchanged: [], skipped: [], notes: [] };
  for (const one of decisions) {
    if (one.what === "unchanged") applied.unchanged.push(one.title);
    if (one.what === "left") applied.skipped.push({ sheet: one.title, message: one.message });
  }
  const rest = notMade(owned, specs);
  if (approve && !(await approve(planOf(decisions, [...applied.skipped, ...rest])))) {
    return { ...applied, skipped: [...applied.skipped, ...rest], stopped: "not approved" };
  }
  let { contents } = decided;
  for (const one of decisions) {
    if (cancelled?.()) {
      applied.stopped = "cancelled";
      break;
    }
    progress?.(one.title);
    if (one.what !== "write") continue;
    const result = await written({ session, again }, contents, one.sheet);
    contents = { ...contents, definedNames: result.names ?? contents.definedNames };
    if (result.message === undefined) applied.written.push(one.title);
    else applied.skipped.push({ sheet: one.title, message: result.message });
    applied.notes.push(...result.notes.map((message) => ({ sheet: one.title, message })));
    if (result.stop) {
      applied.stopped = "failed";
      break;
    }
  }
  applied.skipped.push(...rest);
  if (applied.stopped === undefined) {
    await unmarkCopies(session, decided);
    if (decided.contents.manual && applied.written.length) await calculated(session).catch(unlessTrouble);
  }
  return applied;
}

const planOf = (decisions: readonly Decision[], left: Plan["left"]): Plan => ({
  added: decisions.flatMap((one) => (one.what === "write" && !one.sheet.there ? one.title : [])),
  changed: decisions.flatMap((one) => (one.what === "write" && one.sheet.there ? one.title : [])),
  unchanged: decisions.flatMap((one) => (one.what === "unchanged" ? one.title : [])),
  left,
});

/** Copies that people have made of sheets of ours are theirs, and lose our marks. */
async function unmarkCopies(session: Session, { contents, owned }: Decided): Promise<void> {
  if (!owned.copies.length) return;
  const { workbook } = session.context;
  for (const { sheet } of owned.copies) {
    const object = workbook.worksheets.getItemOrNullObject(sheet.id);
    queueNamesAway(workbook, () => object, unmarking(contents.definedNames, sheet.position));
    // A copy that is protected or gone by now keeps its marks: they do no harm, and the next refresh tries again.
    await session.sync().catch(unlessTrouble);
  }
}

/** People's formulas may show what stands on our sheets. */
async function calculated({ context, sync }: Session): Promise<void> {
  context.workbook.application.calculate("Recalculate");
  await sync();
}
