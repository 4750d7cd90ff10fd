/// <reference types="office-js" />
import { refuseLockedStructure } from "../../core/owned/not-made";
import { ownedSheets, type OwnedSheets } from "../../core/owned/owned-sheets";
import { takenNames, type TakenNames } from "../../core/owned/taken-names";
import { whyLeft, whyNoName } from "../../core/owned/why-left";
import { protectedSheet } from "../../core/owned/why-skipped";
import { changedSections, hasNoLinks } from "../../core/sheet/looks";
import { sameRect } from "../../core/sheet/address";
import type { SheetSpec } from "../../core/sheet/spec";
import { isCurrent } from "./is-current";
import { rowsInDoubt } from "../look/in-doubt";
import { lookCloser } from "../look/closer";
import { lookAtSheets, type SheetLook } from "../look/look-at-sheets";
import { excelContents, type ExcelContents, type ExcelSheet } from "../read/contents";
import type { Rect } from "../../workbook";
import type { Session } from "../run";
import { knownLooks } from "../write/areas-for";
import { type Candidate, candidatesFor } from "./candidates";
import { type SheetToWrite, accounted } from "./sheet-there";

export type Decision = { title: string } & (
  { what: "unchanged" } | { what: "left"; message: string } | { what: "write"; sheet: SheetToWrite }
);

export interface Decided {
  contents: ExcelContents;
  owned: OwnedSheets<ExcelSheet>;
  /** In the order of the specs. */
  decisions: Decision[];
}

/**
 * Looks at the workbook and says of each sheet what is to become of it. Nothing is written.
 * @param suspect roles of sheets of which it is not known how they look.
 * @throws FatalProblem when a sheet is to be added and the workbook does not let it; ExcelTrouble.
 */
export async function decide(
  session: Session,
  specs: readonly SheetSpec[],
  suspect: ReadonlySet<string> = new Set(),
): Promise<Decided> {
  for (let time = 1; ; time++) {
    const { moved, ...decided } = await decideOnce(session, specs, suspect);
    if (!moved || time === TIMES) return decided;
  }
}

/** How often all is looked at again when somebody has meanwhile put in rows or columns, or taken some out. */
const TIMES = 3;

async function decideOnce(
  session: Session,
  specs: readonly SheetSpec[],
  suspect: ReadonlySet<string>,
): Promise<Decided & { moved: boolean }> {
  const contents = await excelContents(session);
  const owned = ownedSheets(contents);
  refuseLockedStructure(contents, specs, owned);
  const names = takenNames(contents);
  const candidates = candidatesFor(specs, contents, owned, names);
  const looks = await lookAtSheets(session, candidates, contents.date1904);
  const stale = candidates.filter(
    (one) => suspect.has(one.wanted.role) || !isCurrent(one, looks.get(one), contents),
  );
  const closer = await lookCloser(
    session,
    stale.flatMap((one) => {
      const look = looks.get(one);
      return one.ours && look
        ? [
            {
              sheet: one.ours.sheet.id,
              rect: look.cells.rect,
              areas: look.areas,
              places: placesFor(one, look, suspect),
              links: one.spec.links.length > 0 || !hasNoLinks(one.ours.looks),
              inDoubt: suspect.has(one.wanted.role) ? look.cells.rect : rowsInDoubt(one, look.cells),
            },
          ]
        : [];
    }),
  );
  const next = closer.values();
  const closerLooks = new Map(stale.map((one) => [one, looks.has(one) ? next.next().value : undefined]));
  const decisions = candidates.map((one): Decision => {
    if (!stale.includes(one)) return { title: one.title, what: "unchanged" };
    const [look, close] = [looks.get(one), closerLooks.get(one)];
    const sheet: SheetToWrite =
      look && close
        ? accounted(one, look, close, contents, suspect.has(one.wanted.role))
        : { ...one, there: undefined, overtyped: [] };
    const message = whyNot(sheet, names);
    if (message !== undefined) return { title: one.title, what: "left", message };
    for (const { name } of [...one.spec.tables, ...(one.spec.starter?.tables ?? [])])
      names.take(name, one.title);
    return { title: one.title, what: "write", sheet };
  });
  const moved = [...closerLooks].some(([{ ours }, look]) => look && !sameRect(look.area, ours?.area));
  return { contents, owned, decisions, moved };
}

/** Cells that charts are to be put over: of new ones, and of those that lie elsewhere now. */
function placesFor(one: Candidate, look: SheetLook, suspect: ReadonlySet<string>): Rect[] {
  const { ours, spec, wanted, brokenOff } = one;
  const before = knownLooks(ours, suspect.has(wanted.role) || brokenOff);
  return spec.charts.flatMap(({ name, over }, i) => {
    const changed = changedSections(wanted.charts[i]!, before);
    return look.charts.has(name) && !changed.has("frame") && !changed.has("kind") ? [] : [over];
  });
}

/** Why a sheet must be left as it is, in a sentence. */
function whyNot({ ours, there, title, spec, grid }: SheetToWrite, names: TakenNames): string | undefined {
  const noName = whyNoName(names, ours?.sheet.name ?? title, spec);
  if (noName !== undefined || !ours || !there) return noName;
  // Ours has no password: whether this one has is seen when it is taken off.
  if (ours.sheet.protected && !spec.protection) return protectedSheet(title);
  return whyLeft(ours.sheet, there.now, spec, grid, there.tables);
}
