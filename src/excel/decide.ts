/// <reference types="office-js" />
import { accountFor, type Account, type ChangedCell } from "../core/owned/account";
import type { CellNow, CellsNow } from "../core/owned/cells-now";
import type { DefinedName } from "../core/owned/defined-name";
import { isBrokenOff, isInterruptedTitle, isLeftOver, UNFINISHED } from "../core/owned/interrupted";
import { refuseLockedStructure } from "../core/owned/not-made";
import { ownTables, sameName } from "../core/owned/own-tables";
import { ownedSheets, type OwnedSheet, type OwnedSheets } from "../core/owned/owned-sheets";
import { specToWrite } from "../core/owned/spec-to-write";
import { takenNames, type TakenNames } from "../core/owned/taken-names";
import { whyLeft, whyNoName } from "../core/owned/why-left";
import { protectedSheet } from "../core/owned/why-skipped";
import { fingerprintOf } from "../core/sheet/fingerprint";
import { shows } from "../core/sheet/cell-record";
import { looksSame } from "../core/owned/shown";
import { gridOf, shownValue, type Grid } from "../core/sheet/grid";
import { changedSections, hasNoLinks } from "../core/sheet/looks";
import { madeBy, type Made } from "../core/sheet/made";
import { PRINT_NAME } from "../core/sheet/ownership";
import { contains, parseRange, rangeAddress, sameRect } from "../core/sheet/address";
import type { SheetSpec } from "../core/sheet/spec";
import { withStarter } from "../core/sheet/with-starter";
import { freeTitle } from "../core/sheet/title";
import { isCurrent } from "./is-current";
import { cellsNow, shownOf, withPeoples } from "./look/cells";
import { rowsInDoubt } from "./look/in-doubt";
import { lookCloser, type CloserLook } from "./look/closer";
import { lookAtSheets, type SheetLook } from "./look/look-at-sheets";
import { excelContents, type ExcelContents, type ExcelSheet, type ExcelTable } from "./read/contents";
import type { Rect } from "../workbook";
import type { Session } from "./run";
import { around, holds } from "./write/cell-changes";
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
  /** Still to be set up: there is none yet, or a broken-off refresh left it before it was whole for the first time. */
  fresh: boolean;
  /** A refresh was broken off while it wrote the sheet: whatever is to be there may be half there. */
  brokenOff: boolean;
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
  /** It is not known how the sheet looks: its writing was broken off, or people changed it meanwhile. */
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

function candidatesFor(
  specs: readonly SheetSpec[],
  { sheets, date1904 }: ExcelContents,
  { ours: owned, copies }: OwnedSheets<ExcelSheet>,
  names: TakenNames,
): Candidate[] {
  const titles = sheets.map(({ name }) => name);
  const marked = new Set([...owned.values(), ...copies].map(({ sheet }) => sheet));
  const begun = sheets.filter(
    (sheet) =>
      isInterruptedTitle(sheet.name) && !marked.has(sheet) && sheet.used === null && !sheet.tables.length,
  );
  return specs.map((wanted): Candidate => {
    const ours = owned.get(wanted.role);
    const isNamed = ours && !isInterruptedTitle(ours.sheet.name);
    const title = isNamed ? ours.sheet.name : freeTitle(wanted.title, titles);
    if (!isNamed) titles.push(title);
    const unfinished = ours?.mark.fingerprint === UNFINISHED;
    const spec = specToWrite(wanted, ours && (ours.area ?? wanted.area), names, unfinished);
    return {
      wanted,
      spec,
      grid: gridOf(spec, date1904),
      fingerprint: fingerprintOf(wanted),
      title,
      ours,
      fresh: !ours || unfinished,
      brokenOff: ours !== undefined && isBrokenOff(ours.mark.fingerprint),
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
  const { ours, spec, grid, brokenOff } = one;
  const area = ours?.area ?? spec.area;
  const tables = ours ? [...ownTables(ours, spec), ...(brokenOff ? unnamedTables(ours, spec) : [])] : [];
  const isMarked = brokenOff || suspect ? markedOrKnown(one, look, closer) : closer.marked;
  const owned = brokenOff ? around(area, spec.area) : area;
  const marked = cellsNow(look.cells, owned, isMarked, closer.merges);
  const account: Account<CellNow> = ours?.record
    ? accountFor(
        { ...marked, owned: area },
        ours.record,
        shownOf(look.cells),
        grid,
        tables.map(({ rect }) => rect),
      )
    : { theirs: new Set(), changed: [] };
  const { theirs, changed } = brokenOff ? allOurs(marked, account, area, look, grid) : account;
  const there: SheetThere = {
    ...look,
    ...closer,
    now: withPeoples(marked, theirs),
    tables,
    interrupted: suspect || brokenOff,
    printsOurs:
      one.fresh ||
      closer.printArea === undefined ||
      isAreaWeSet(definedNames, ours, closer.printArea) ||
      (brokenOff && rangeAddress(closer.printArea) === rangeAddress(spec.print.area)),
    showsConditions: showsConditions(look.conditions, spec.conditions, madeEver(one)),
    showsValidations: showsValidations(look.validations, spec.validations, date1904),
  };
  return { ...one, there, overtyped: changed };
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

/**
 * A refresh that was broken off may have dressed cells only half, and one that people moved the rows of, others: what we wrote is ours,
 * whether it is marked or not.
 */
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
      isLeftOver(value) ||
      (recorded !== undefined && shows(value, recorded)) ||
      (wanted !== null && (holds(cells, row, column, wanted) || looksSame(shownValue(wanted), value)))
    );
  };
}

/**
 * What carries our mark on a sheet that is half written is ours: nobody knows any more what people have typed over. So what is neither as
 * it was nor as it is to be is told.
 */
function allOurs(
  { rows }: CellsNow,
  { theirs, changed }: Account<CellNow>,
  area: Rect,
  { cells: look }: SheetLook,
  grid: Grid,
): Account<CellNow> {
  const shown = shownOf(look);
  const more = rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell): ChangedCell[] => {
      const { column, formula, peoples } = cell;
      if (peoples || (contains(area, row, column) && !theirs.has(cell))) return [];
      const value = shown(row, column) ?? null;
      const wanted = grid.get(row)?.get(column)?.value ?? null;
      const isWanted = wanted !== null && holds(look, row, column, wanted);
      return isWanted || isLeftOver(value) ? [] : [{ row, column, value: value ?? `=${formula}` }];
    }),
  );
  return { theirs: new Set(), changed: [...changed.filter(({ value }) => !isLeftOver(value)), ...more] };
}

/** What a sheet of ours is known to have had, and is to have. */
export const madeEver = ({ ours, spec }: Pick<Candidate, "ours" | "spec">): Made =>
  new Set([...(ours?.made ?? []), ...madeBy(withStarter(spec))]);

/** Where a refresh was broken off just there, a table of ours has no name of its own yet. */
function unnamedTables(ours: OwnedSheet<ExcelSheet>, spec: SheetSpec): ExcelTable[] {
  const { tables } = ours.sheet;
  const missing = withStarter(spec).tables.filter(
    (table) => !tables.some(({ name }) => sameName(name, table.name)),
  );
  const known = ownTables(ours, spec);
  return tables.filter(
    (one) =>
      !known.includes(one) && missing.some(({ rect }) => rangeAddress(rect) === rangeAddress(one.rect)),
  );
}

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
