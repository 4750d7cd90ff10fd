/// <reference types="office-js" />
import { INTERRUPTED, INTERRUPTED_TITLE } from "../../core/owned/interrupted";
import { tableRect } from "../../core/owned/own-tables";
import type { CellsNow } from "../../core/owned/cells-now";
import { looksOf } from "../../core/sheet/looks";
import { bottom } from "../../core/sheet/address";
import { roleFormula } from "../../core/sheet/ownership";
import { freeTitle } from "../../core/sheet/title";
import { madeEver, type SheetToWrite } from "../decide";
import type { ExcelContents } from "../read/contents";
import { rangeAt } from "../read/rect";
import type { Session } from "../run";
import { areasFor, looksBefore, rowsToDress } from "./areas-for";
import { around, cellChanges, peoplesCells, splitOff, type CellRun } from "./cell-changes";
import { writeCharts } from "./charts/write-charts";
import { writeConditions } from "./conditions";
import { queueFormats, queueNumberFormats } from "./formats";
import { writeLinks } from "./links";
import { writeMerges } from "./merges";
import { queueNames, queueNamesAway } from "./names";
import { namesOf, type NamesOfSheet } from "./own-names-of";
import { setPrintArea, setUpPage, writeBreaks } from "./page";
import { protectSheet, setUpSheet, writeRowHeights } from "./sizes";
import { meanwhile, putBack, queueStanding, type TypedMeanwhile } from "./standing";
import { writeStarter } from "./starter";
import { finishTables, moveTables, prepareTables, tablesToMove } from "./tables";
import { writeValidations } from "./validations";
import { writeCells } from "./write-cells";

export type Outcome =
  | { what: "written"; names: NamesOfSheet; typed: TypedMeanwhile[] }
  /** Something was in another place by then, or had to be moved: what is known of the sheet holds no longer, look again. */
  | { what: "again" };

const NOTHING: CellsNow = { rows: [], merges: [], owned: undefined };

/**
 * Writes one sheet of ours, in one sync unless it is very large. Excel takes nothing back, so the first thing written says that the
 * sheet is not whole, and the last takes that away.
 * @throws ExcelTrouble
 */
export async function writeSheet(
  session: Session,
  contents: ExcelContents,
  sheet: SheetToWrite,
): Promise<Outcome> {
  const { workbook } = session.context;
  const { spec, grid, there, ours, fingerprint } = sheet;
  const { object, tab } = sheetObject(workbook, contents, sheet);
  const standing = there && queueStanding(object, there);
  const names = namesOf(sheet, tab, contents);
  const written = { what: "written", names: namesOf(sheet, sheet.title, contents) } as const;
  const place = { object, position: ours?.sheet.position };

  const now = there?.now ?? NOTHING;
  const { first, rest } = splitOff(
    cellChanges(there?.cells, now, areasFor(sheet), grid),
    grid,
    peoplesCells(now),
  );
  if (ours?.sheet.protected) object.protection.unprotect();
  // A sheet is known for ours from its first moment, and not known to be whole before its last.
  if (!ours)
    queueNames(workbook, contents.definedNames, place, [{ ...names.role, formula: UNFINISHED(sheet) }]);
  if (first) rangeAt(object, first.rect).values = [[INTERRUPTED]];

  const moves = tablesToMove(there?.tables ?? [], spec.tables);
  if (moves.length) {
    moveTables(object, moves);
    await session.sync();
    return { what: "again" };
  }
  if (!there) setUpSheet(object, { ...spec, hidden: false });
  await writeContent(session, object, sheet, contents, rest);
  if (ours) tidyPage(object, sheet);
  else {
    setUpPage(object, spec.print);
    if (spec.starter) await writeStarter(session, object, spec.starter, contents.date1904);
  }
  queueNamesAway(workbook, () => object, names.gone);
  queueNames(workbook, contents.definedNames, place, names.rest);

  if (first) rangeAt(object, first.rect).formulas = first.entries;
  const role = object.names.getItem(names.role.name);
  role.formula = `=${roleFormula({ role: spec.role, fingerprint })}`;
  if (tab !== sheet.title) object.name = sheet.title;
  if (!ours && spec.hidden) object.visibility = "Hidden";
  if (spec.protection && (!ours || ours.sheet.protected)) protectSheet(object, spec.protection);
  await session.sync();

  if (!standing || !there) return { ...written, typed: [] };
  const changed = meanwhile(standing, there, first ? [...rest, first] : rest);
  if (!changed.moved && !changed.typed.some(({ fresh }) => fresh))
    return { ...written, typed: changed.typed };
  if (spec.protection && ours?.sheet.protected) object.protection.unprotect();
  putBack(object, changed);
  await session.sync();
  return { what: "again" };
}

/** What a sheet of ours says of itself that is not whole yet. */
const UNFINISHED = ({ spec }: SheetToWrite): string =>
  roleFormula({ role: spec.role, fingerprint: "unfinished" });

/** @returns the sheet, and what its tab is called for the time being. */
function sheetObject(
  { worksheets }: Excel.Workbook,
  { sheets }: ExcelContents,
  { ours, begun }: SheetToWrite,
): { object: Excel.Worksheet; tab: string } {
  const known = ours?.sheet ?? begun;
  if (known) return { object: worksheets.getItem(known.id), tab: known.name };
  const tab = freeTitle(
    INTERRUPTED_TITLE,
    sheets.map(({ name }) => name),
  );
  return { object: worksheets.add(tab), tab };
}

/** Cells and all that lies over them, in the order in which they may be made. */
async function writeContent(
  session: Session,
  object: Excel.Worksheet,
  sheet: SheetToWrite,
  { date1904 }: ExcelContents,
  runs: readonly CellRun[],
): Promise<void> {
  const { spec, wanted, grid, there } = sheet;
  const now = there?.now ?? NOTHING;
  const tables = there?.tables ?? [];
  const isPeoples = peoplesCells(now);
  const [looks, before] = [looksOf(spec, grid, wanted), looksBefore(sheet)];

  prepareTables(object, tables, spec.tables, (table) => tableRect(table, tables, now));
  writeMerges(object, spec.merges, now.merges);
  writeLinks(object, spec.links, there?.links ?? []);
  const dressed = rowsToDress(sheet);
  for (const rows of dressed) queueFormats(object, rows, grid, isPeoples);
  const isPlain = (row: number): boolean =>
    !there || dressed.some((one) => row >= one.row && row <= bottom(one));
  const formatNow = (row: number, column: number): string =>
    isPlain(row) ? "General" : (there?.numberFormat(row, column) ?? "General");
  queueNumberFormats(object, spec.area, grid, formatNow, isPeoples);
  await writeCells(session, object, runs);
  if (looks.heights !== before?.heights) {
    const all = areasFor(sheet).reduce(around);
    writeRowHeights(object, { first: all.row, last: bottom(all) }, spec.rowHeights, !there);
  }
  finishTables(object, tables, spec.tables);
  const made = madeEver(sheet);
  const starts = (there ? undefined : spec.starter) ?? { conditions: [], validations: [] };
  if (looks.conditions !== before?.conditions || !there?.showsConditions)
    writeConditions(object, [...spec.conditions, ...starts.conditions], there?.conditions ?? [], made);
  if (looks.validations !== before?.validations || !there?.showsValidations)
    writeValidations(object, [...spec.validations, ...starts.validations], there?.validations ?? []);
  writeCharts(object, sheet, date1904);
}

/** What stays ours of a page's set-up as long as nobody has changed it. */
function tidyPage(object: Excel.Worksheet, { spec, ours, there }: SheetToWrite): void {
  if (there?.printsOurs) setPrintArea(object, spec.print.area);
  if (!ours?.record || !there) return;
  const before = ours.record.breaks.map((row) => row + (ours.area ?? spec.area).row);
  writeBreaks(object, there.breaks, before, spec.print.breaks);
}
