import type { Rect } from "../../../src/workbook";
import { bottom, overlap } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { bounding } from "./areas";
import type { Sheet } from "./book";
import { cellsIn, changeCell, emptyCell, isBlank } from "./cells";

/**
 * Makes one cell of a rectangle (of each of its rows, when `across`). What the first filled cell holds stays, in the first cell; merges
 * that it touches become part of it.
 * @throws HostError `InvalidOperation` over a table.
 */
export function mergeCells(sheet: Sheet, rect: Rect, across = false): void {
  if (sheet.tables.some((table) => overlap(table.rect, rect)))
    throw new HostError("InvalidOperation", "Cells of a table can't be merged.");
  if (!across) return mergeOne(sheet, rect);
  for (let row = rect.row; row <= bottom(rect); row++) mergeOne(sheet, { ...rect, row, rows: 1 });
}

function mergeOne(sheet: Sheet, rect: Rect): void {
  if (rect.rows * rect.columns === 1) return;
  const touched = sheet.merges.filter((merge) => overlap(merge, rect));
  const whole = touched.reduce(bounding, rect);
  sheet.merges = sheet.merges.filter((merge) => !overlap(merge, whole));
  sheet.merges.push(whole);
  const [first, ...others] = [...cellsIn(sheet, whole)].filter(([, , cell]) => !isBlank(cell));
  if (!first) return;
  const [row, column, cell] = first;
  if (row !== whole.row || column !== whole.column) {
    changeCell(sheet, whole.row, whole.column, { value: cell.value, formula: cell.formula });
    emptyCell(sheet, row, column);
  }
  for (const [at, where] of others) emptyCell(sheet, at, where);
}

/** Parts all merged cells that a rectangle touches. */
export function unmergeCells(sheet: Sheet, rect: Rect): void {
  sheet.merges = sheet.merges.filter((merge) => !overlap(merge, rect));
}
