import type { Rect } from "../../../src/workbook";
import { bottom, contains } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { WHOLE_SHEET } from "./areas";
import type { Book, Sheet, Table } from "./book";
import { cellAt, isBlank } from "./cells";
import { clearCells } from "./clear";
import { copyCells } from "./copy";
import { findSheet, findTable, sameName } from "./find";
import { deleteCells, insertCells } from "./insert-delete";
import { refuseIfLocked } from "./protection";
import { findRange } from "./range-text";
import { resizeTable } from "./resize-table";
import { sortRows } from "./sort";
import { bodyOf, columnNames } from "./tables";
import { putInCell } from "./values";

/**
 * What a person does in the workbook, for tests: sheets and tables by name, cells by address. Each is refused where Excel would refuse
 * it (HostError). Formulas are not worked out, and nobody is told: `host.changed()` and classes/events.ts do that.
 */

/** Types something in a cell, as `Range.values` takes it. Below or beside a table it makes the table grow, as AutoCorrect does. */
export function typeIn(
  book: Book,
  sheet: Sheet | string,
  address: string,
  typed: string | number | boolean,
): void {
  const { sheet: page, rect } = cellsAt(book, sheet, address);
  refuseIfLocked(book, page, rect);
  putInCell(book, page, rect.row, rect.column, typed);
  if (typed !== "") growTable(book, page, rect);
}

/** Presses Delete. */
export function clearOut(book: Book, sheet: Sheet | string, address: string): void {
  const { sheet: page, rect } = cellsAt(book, sheet, address);
  refuseIfLocked(book, page, rect);
  clearCells(book, page, rect, "Contents");
}

/** Puts rows in above one, counted from 1. */
export function insertRows(book: Book, sheet: Sheet | string, row: number, rows = 1): void {
  insertCells(book, sheetOf(book, sheet), { ...WHOLE_SHEET, row, rows }, "rows");
}

export function deleteRows(book: Book, sheet: Sheet | string, row: number, rows = 1): void {
  deleteCells(book, sheetOf(book, sheet), { ...WHOLE_SHEET, row, rows }, "rows");
}

/** Puts columns in left of one, counted from 1. */
export function insertColumns(book: Book, sheet: Sheet | string, column: number, columns = 1): void {
  insertCells(book, sheetOf(book, sheet), { ...WHOLE_SHEET, column, columns }, "columns");
}

export function deleteColumns(book: Book, sheet: Sheet | string, column: number, columns = 1): void {
  deleteCells(book, sheetOf(book, sheet), { ...WHOLE_SHEET, column, columns }, "columns");
}

/** Puts a row in a table, above one of its rows of data, counted from 1: other cells of the sheet stay where they are. */
export function insertTableRow(book: Book, table: string, place: number): void {
  const { sheet, table: found } = tableOf(book, table);
  insertCells(book, sheet, rowOf(found, place), "rows");
}

export function deleteTableRow(book: Book, table: string, place: number): void {
  const { sheet, table: found } = tableOf(book, table);
  deleteCells(book, sheet, rowOf(found, place), "rows");
}

/** Sorts a table by a column's header. */
export function sortTable(book: Book, table: string, column: string, ascending = true): void {
  const { sheet, table: found } = tableOf(book, table);
  const key = columnNames(sheet, found).findIndex((name) => sameName(name, column));
  if (key < 0) throw new HostError("ItemNotFound", `The table ${table} has no column ${column}.`);
  sortRows(book, sheet, bodyOf(found), [{ key, ascending }]);
  found.sort = { fields: [{ key, ascending }], matchCase: false };
}

/** Copies cells and pastes them. */
export function copyTo(book: Book, sheet: Sheet | string, from: string, to: string): void {
  const target = cellsAt(book, sheet, to);
  refuseIfLocked(book, target.sheet, target.rect);
  copyCells(book, cellsAt(book, sheet, from), target);
}

function growTable(book: Book, sheet: Sheet, { row, column }: Rect): void {
  const table = sheet.tables.find(({ rect, totals }) => {
    const below = { ...rect, row: bottom(rect) + 1, rows: 1 };
    const beside = { ...rect, column: rect.column + rect.columns, columns: 1 };
    return (!totals && contains(below, row, column)) || contains(beside, row, column);
  });
  if (!table || sheet.protection) return;
  const { rect } = table;
  const after =
    row > bottom(rect) ? { ...rect, rows: rect.rows + 1 } : { ...rect, columns: rect.columns + 1 };
  // Cells of others in the new row or column keep it from growing.
  if (othersIn(sheet, rect, after, row, column)) return;
  resizeTable(book, sheet, table, after);
}

function othersIn(sheet: Sheet, before: Rect, after: Rect, row: number, column: number): boolean {
  for (let at = after.row; at <= bottom(after); at++)
    for (let where = after.column; where < after.column + after.columns; where++) {
      const isNew = !contains(before, at, where) && !(at === row && where === column);
      if (isNew && !isBlank(cellAt(sheet, at, where))) return true;
    }
  return false;
}

function rowOf(table: Table, place: number): Rect {
  const body = bodyOf(table);
  if (!(place >= 1 && place <= body.rows))
    throw new HostError("InvalidArgument", `There is no row ${place}.`);
  return { ...body, row: body.row + place - 1, rows: 1 };
}

function sheetOf(book: Book, sheet: Sheet | string): Sheet {
  if (typeof sheet !== "string") return sheet;
  const found = findSheet(book, sheet);
  if (!found) throw new HostError("ItemNotFound", `There is no sheet ${sheet}.`);
  return found;
}

function tableOf(book: Book, name: string): { sheet: Sheet; table: Table } {
  const found = findTable(book, name);
  if (!found) throw new HostError("ItemNotFound", `There is no table ${name}.`);
  return found;
}

const cellsAt = (book: Book, sheet: Sheet | string, address: string) =>
  findRange(book, sheetOf(book, sheet), address);
