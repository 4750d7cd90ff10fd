/// <reference types="office-js" />
import { tableRect } from "../../core/owned/own-tables";
import type { CellsNow } from "../../core/owned/cells-now";
import { looksOf } from "../../core/sheet/looks";
import { bottom } from "../../core/sheet/address";
import { withStarter } from "../../core/sheet/with-starter";
import { madeEver } from "../decide/candidates";
import type { SheetToWrite } from "../decide/sheet-there";
import type { ExcelContents } from "../read/contents";
import { areasFor, looksBefore, rowsToDress } from "./areas-for";
import { around, peoplesCells, type CellRun } from "./cell-changes";
import { writeCharts } from "./charts/write-charts";
import { writeConditions } from "./conditions";
import { dressRows, queueFormatsOfFormulas, queueNumberFormats } from "./formats";
import { writeLinks } from "./links";
import { writeMerges } from "./merges";
import { writeRowHeights } from "./sizes";
import { finishTables, prepareTables } from "./tables";
import { writeValidations } from "./validations";
import { writeCells, type Sender } from "./write-cells";

export const NOTHING_THERE: CellsNow = { rows: [], merges: [], owned: undefined };

/** Cells and all that lies over them, in the order in which they may be made. */
export async function writeContent(
  sender: Sender,
  object: Excel.Worksheet,
  sheet: SheetToWrite,
  { date1904 }: ExcelContents,
  runs: readonly CellRun[],
): Promise<void> {
  const { spec, wanted, grid, there } = sheet;
  const now = there?.now ?? NOTHING_THERE;
  const tables = there?.tables ?? [];
  const isPeoples = peoplesCells(now);
  const [looks, before] = [looksOf(spec, grid, wanted), looksBefore(sheet)];

  prepareTables(object, tables, spec.tables, (table) => tableRect(table, tables, now));
  for (const merge of spec.merges) sender.before(merge);
  writeMerges(object, spec.merges, now.merges);
  writeLinks(object, spec.links, there?.links ?? []);
  const dressed = rowsToDress(sheet);
  for (const rows of dressed) await dressRows(sender, object, rows, grid, isPeoples);
  const isPlain = (row: number): boolean =>
    !there || dressed.some((one) => row >= one.row && row <= bottom(one));
  const formatNow = (row: number, column: number): string =>
    isPlain(row) ? "General" : (there?.numberFormat(row, column) ?? "General");
  queueNumberFormats(object, spec.area, grid, formatNow, isPeoples);
  await writeCells(sender, object, runs);
  if (looks.heights !== before?.heights) {
    const all = areasFor(sheet).reduce(around);
    writeRowHeights(object, { first: all.row, last: bottom(all) }, spec.rowHeights, !there);
  }
  finishTables(object, tables, spec.tables);
  queueFormatsOfFormulas(object, runs, grid);
  const made = madeEver(sheet);
  const { conditions, validations } = withStarter(spec);
  if (looks.conditions !== before?.conditions || !there?.showsConditions)
    writeConditions(object, conditions, there?.conditions ?? [], made);
  if (looks.validations !== before?.validations || !there?.showsValidations)
    writeValidations(object, validations, there?.validations ?? []);
  writeCharts(object, sheet, date1904);
}
