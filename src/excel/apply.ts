import type { ChangedCell } from "../core/owned/account";
import { notMade } from "../core/owned/not-made";
import { unmarking } from "../core/owned/own-names";
import { protectedSheet, writtenAgain } from "../core/owned/why-skipped";
import type { SheetSpec } from "../core/sheet/spec";
import type { Applied, ApplyOptions, Plan } from "../workbook";
import { decide, type Decided, type Decision, type SheetToWrite } from "./decide";
import type { ExcelContents } from "./read/contents";
import type { Session } from "./run";
import { ExcelTrouble, type TroubleCode } from "./trouble";
import { queueNamesAway } from "./write/names";
import { namesAfter } from "./write/own-names-of";
import { writeSheet } from "./write/write-sheet";

/** How often a sheet is looked at and written anew when something came between. */
const TIMES = 3;

/** After these there is no use in going on with other sheets. */
const FOR_ALL: readonly TroubleCode[] = ["timeout", "cell-edit", "too-old", "broken-off", "structure-locked"];

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
  if (applied.stopped === undefined) await unmarkCopies(session, decided);
  return applied;
}

const planOf = (decisions: readonly Decision[], left: Plan["left"]): Plan => ({
  added: decisions.flatMap((one) => (one.what === "write" && !one.sheet.there ? one.title : [])),
  changed: decisions.flatMap((one) => (one.what === "write" && one.sheet.there ? one.title : [])),
  unchanged: decisions.flatMap((one) => (one.what === "unchanged" ? one.title : [])),
  left,
});

interface Result {
  /** Why the sheet could not be written; undefined when it was. */
  message?: string;
  /** The workbook's names by then. */
  names?: ExcelContents["definedNames"];
  notes: string[];
  /** Nothing else can be written either. */
  stop?: boolean;
}

interface Conversation {
  session: Session;
  again: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
}

/** Writes a sheet, and when something came between looks again and writes what is then to be written. */
async function written(
  { session, again }: Conversation,
  contents: ExcelContents,
  sheet: SheetToWrite,
): Promise<Result> {
  const lost = new Map<string, ChangedCell>();
  const overwrote: Overwrote = (cells) => {
    for (const cell of cells) lost.set(JSON.stringify(cell), cell);
  };
  const notes = (): string[] => [...lost.values()].map((cell) => writtenAgain(sheet.title, cell));
  let trouble: ExcelTrouble | undefined;
  for (let time = 1; time <= TIMES; time++) {
    try {
      const silent = trouble?.code === "timeout";
      const result =
        time === 1
          ? await once(session, contents, sheet, overwrote)
          : await (silent
              ? again((other) => anew(other, sheet, overwrote))
              : anew(session, sheet, overwrote));
      if (result) return { ...result, notes: notes() };
    } catch (error) {
      if (!(error instanceof ExcelTrouble)) throw error;
      const twice = error.code === trouble?.code;
      trouble = error;
      if (error.code === "not-allowed" && sheet.ours?.sheet.protected) {
        return { notes: notes(), message: protectedSheet(sheet.title) };
      }
      if (FOR_ALL.includes(error.code) && (twice || error.code !== "timeout")) break;
    }
  }
  const message = trouble ? `${trouble.message} ${halfWritten(sheet.title)}` : keptChanging(sheet.title);
  return { notes: notes(), message, stop: trouble !== undefined && FOR_ALL.includes(trouble.code) };
}

/** Hears of cells that people had typed in and that have been written over, be the sheet whole in the end or not. */
type Overwrote = (cells: readonly ChangedCell[]) => void;

/** @returns undefined when what is known of the sheet no longer holds. */
async function once(
  session: Session,
  contents: ExcelContents,
  sheet: SheetToWrite,
  overwrote: Overwrote,
): Promise<Omit<Result, "notes"> | undefined> {
  const outcome = await writeSheet(session, contents, sheet, overwrote).catch((error: unknown) => {
    // Nobody knows whether it was done.
    overwrote(sheet.overtyped);
    throw error;
  });
  if (outcome.what === "again") return undefined;
  return { names: namesAfter(contents.definedNames, outcome.names) };
}

/** How the sheet looks is not known by now, so all of it is written. */
async function anew(
  session: Session,
  { wanted }: SheetToWrite,
  overwrote: Overwrote,
): Promise<Omit<Result, "notes"> | undefined> {
  const { contents, decisions } = await decide(session, [wanted], new Set([wanted.role]));
  const [decision] = decisions;
  if (decision?.what === "write") return once(session, contents, decision.sheet, overwrote);
  const message = decision?.what === "left" ? decision.message : undefined;
  return { names: contents.definedNames, ...(message === undefined ? {} : { message }) };
}

const halfWritten = (title: string): string =>
  `The sheet "${title}" may be half written: if so its first cell says that the refresh was interrupted. The next refresh makes it whole.`;

const keptChanging = (title: string): string =>
  `Somebody was at work on the sheet "${title}" each time it was to be written. What they typed is there. Refresh again when they have finished.`;

/** Copies that people have made of sheets of ours are theirs, and lose our marks. */
async function unmarkCopies(session: Session, { contents, owned }: Decided): Promise<void> {
  if (!owned.copies.length) return;
  const { workbook } = session.context;
  for (const { sheet } of owned.copies) {
    const object = workbook.worksheets.getItem(sheet.id);
    queueNamesAway(workbook, () => object, unmarking(contents.definedNames, sheet.position));
  }
  await session.sync();
}
