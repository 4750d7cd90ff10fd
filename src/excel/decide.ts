/// <reference types="office-js" />
import { accountFor, type Account, type ChangedCell } from "../core/owned/account";
import type { CellNow, CellsNow } from "../core/owned/cells-now";
import type { DefinedName } from "../core/owned/defined-name";
import { INTERRUPTED, isInterruptedTitle } from "../core/owned/interrupted";
import { refuseLockedStructure } from "../core/owned/not-made";
import { ownTables } from "../core/owned/own-tables";
import { ownedSheets, type OwnedSheet, type OwnedSheets } from "../core/owned/owned-sheets";
import { specToWrite } from "../core/owned/spec-to-write";
import { takenNames, type TakenNames } from "../core/owned/taken-names";
import { whyLeft, whyNoName } from "../core/owned/why-left";
import { protectedSheet } from "../core/owned/why-skipped";
import { fingerprintOf } from "../core/sheet/fingerprint";
import { shows } from "../core/sheet/cell-record";
import { looksSame } from "../core/owned/shown";
import { gridOf, shownValue, type Grid } from "../core/sheet/grid";
import { changedSections } from "../core/sheet/looks";
import { madeBy, type Made } from "../core/sheet/made";
import { PRINT_NAME } from "../core/sheet/ownership";
import { parseRange, rangeAddress } from "../core/sheet/address";
import type { SheetSpec } from "../core/sheet/spec";
import { freeTitle } from "../core/sheet/title";
import { isCurrent } from "./is-current";
import { cellsNow, shownOf, withPeoples } from "./look/cells";
import { lookCloser, type CloserLook } from "./look/closer";
import { lookAtSheets, type SheetLook } from "./look/look-at-sheets";
import { excelContents, type ExcelContents, type ExcelSheet, type ExcelTable } from "./read/contents";
import type { Rect } from "../workbook";
import type { Session } from "./run";
import { knownLooks } from "./write/areas-for";
import { showsConditions } from "./write/conditions";
import { showsValidations } from "./write/validations";

/** A sheet as it is to be, and what there is of it. */
export interface Candidate {
  wanted: SheetSpec;
  /** The same where people have moved our area to. */
  spec: SheetSpec;
  grid: Grid;
  fingerprint: string;
  /** What the tab is called, or is to be in the end. */
  title: string;
  ours: OwnedSheet<ExcelSheet> | undefined;
  /** A sheet, still empty, that a broken-off refresh had begun to make. */
  begun: ExcelSheet | undefined;
}

/** A candidate that is to be written. */
export interface SheetToWrite extends Candidate {
  /** Undefined for a sheet that is still to be made. */
  there: SheetThere | undefined;
  overtyped: readonly ChangedCell[];
}

/** What stands on a sheet of ours. */
export interface SheetThere extends SheetLook, CloserLook {
  now: CellsNow;
  /** Our tables. */
  tables: readonly ExcelTable[];
  /** A refresh was broken off while it wrote the sheet. */
  interrupted: boolean;
  /** Nobody has set another print area. */
  printsOurs: boolean;
  showsConditions: boolean;
  showsValidations: boolean;
}

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
  return { contents, owned, decisions };
}

function candidatesFor(
  specs: readonly SheetSpec[],
  { sheets, date1904 }: ExcelContents,
  { ours: owned, copies }: OwnedSheets<ExcelSheet>,
  names: TakenNames,
): Candidate[] {
  const titles = sheets.map(({ name }) => name);
  const marked = new Set([...owned.values(), ...copies].map(({ sheet }) => sheet));
  const begun = sheets.filter(
    (sheet) => isInterruptedTitle(sheet.name) && !marked.has(sheet) && !sheet.used && !sheet.tables.length,
  );
  return specs.map((wanted): Candidate => {
    const ours = owned.get(wanted.role);
    const isNamed = ours && !isInterruptedTitle(ours.sheet.name);
    const title = isNamed ? ours.sheet.name : freeTitle(wanted.title, titles);
    if (!isNamed) titles.push(title);
    const spec = specToWrite(wanted, ours && (ours.area ?? wanted.area), names);
    return {
      wanted,
      spec,
      grid: gridOf(spec, date1904),
      fingerprint: fingerprintOf(wanted),
      title,
      ours,
      begun: ours ? undefined : begun.shift(),
    };
  });
}

/** What is people's of what stands on the sheet. */
function accounted(
  one: Candidate,
  look: SheetLook,
  closer: CloserLook,
  { definedNames, date1904 }: ExcelContents,
  suspect: boolean,
): SheetToWrite {
  const { ours, spec, grid } = one;
  const area = ours?.area ?? spec.area;
  const tables = ours ? ownTables(ours, spec) : [];
  const interrupted = suspect || isInterrupted(look);
  const isMarked = interrupted ? markedOrKnown(one, look, closer) : closer.marked;
  const marked = cellsNow(look.cells, area, isMarked, closer.merges);
  const { theirs, changed }: Account<CellNow> = ours?.record
    ? accountFor(
        marked,
        ours.record,
        shownOf(look.cells),
        grid,
        tables.map(({ rect }) => rect),
      )
    : { theirs: new Set(), changed: [] };
  const there: SheetThere = {
    ...look,
    ...closer,
    now: withPeoples(marked, theirs),
    tables,
    interrupted,
    printsOurs: closer.printArea === undefined || isAreaWeSet(definedNames, ours, closer.printArea),
    showsConditions: showsConditions(look.conditions, spec.conditions, madeEver(one)),
    showsValidations: showsValidations(look.validations, spec.validations, date1904),
  };
  return { ...one, there, overtyped: changed };
}

/** A refresh was broken off while it wrote the sheet. */
const isInterrupted = ({ cells }: SheetLook): boolean =>
  cells.values.some((line) => line.includes(INTERRUPTED));

/** Cells that charts are to be put over: of new ones, and of those that lie elsewhere now. */
function placesFor({ ours, spec, wanted }: Candidate, look: SheetLook, suspect: ReadonlySet<string>): Rect[] {
  const before = knownLooks(ours, suspect.has(wanted.role) || isInterrupted(look));
  return spec.charts.flatMap(({ name, over }, i) => {
    const changed = changedSections(wanted.charts[i]!, before);
    return look.charts.has(name) && !changed.has("frame") && !changed.has("kind") ? [] : [over];
  });
}

/** A refresh that was broken off may have dressed cells only half: what we wrote there is ours, whether it is marked or not. */
function markedOrKnown(
  { ours, spec, grid }: Candidate,
  { cells }: SheetLook,
  { marked }: CloserLook,
): CloserLook["marked"] {
  const { row: top, column: left } = ours?.area ?? spec.area;
  const shown = shownOf(cells);
  return (row, column) => {
    const value = shown(row, column) ?? null;
    const recorded = ours?.record?.rows[row - top]?.get(column - left);
    const wanted = grid.get(row)?.get(column)?.value ?? null;
    return (
      marked(row, column) ||
      value === INTERRUPTED ||
      (recorded !== undefined && shows(value, recorded)) ||
      (wanted !== null && looksSame(shownValue(wanted), value))
    );
  };
}

/** What a sheet of ours is known to have had, and is to have. */
export const madeEver = ({ ours, spec }: Candidate): Made =>
  new Set([...(ours?.made ?? []), ...madeBy(spec)]);

function isAreaWeSet(names: readonly DefinedName[], ours: Candidate["ours"], printed: Rect): boolean {
  const name = names.find(
    (one) =>
      one.localSheetIndex === ours?.sheet.position && one.name.toLowerCase() === PRINT_NAME.toLowerCase(),
  );
  const set = parseRange(name?.text ?? "");
  return set !== undefined && rangeAddress(set) === rangeAddress(printed);
}

/** Why a sheet must be left as it is, in a sentence. */
function whyNot({ ours, there, title, spec, grid }: SheetToWrite, names: TakenNames): string | undefined {
  const noName = whyNoName(names, ours?.sheet.name ?? title, spec);
  if (noName !== undefined || !ours || !there) return noName;
  // Ours has no password: whether this one has is seen when it is taken off.
  if (ours.sheet.protected && !spec.protection) return protectedSheet(title);
  return whyLeft(ours.sheet, there.now, spec, grid, there.tables);
}
