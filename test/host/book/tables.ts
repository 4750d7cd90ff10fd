import type { Rect } from "../../../src/workbook";
import { bottom, overlap, right } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { isOnSheet } from "./areas";
import type { Book, Sheet, Table } from "./book";
import { cellAt, changeCell, isBlank, valueAt } from "./cells";
import { clearCells } from "./clear";
import { removeFilters } from "./filters";
import { sameName, tablesOf } from "./find";
import { newTableId } from "./ids";
import { insertCells } from "./insert-delete";
import { findName, isTaken, isValidName } from "./names";
import { refuseIfProtected } from "./protection";
import { shownText } from "./shown-text";
import { forgetTable, renameTableInFormulas, unstructure } from "./structured-references";
import { styleAt } from "./style";
import { freeHeader } from "./table-headers";

/** The rows of data: without header and totals. */
export function bodyOf({ rect, headers, totals }: Table): Rect {
  const above = headers ? 1 : 0;
  return { ...rect, row: rect.row + above, rows: rect.rows - above - (totals ? 1 : 0) };
}

/** What its columns are called: as the header cells say, or `Column1` where it has none. */
export const columnNames = (sheet: Sheet, { rect, headers }: Table): string[] =>
  Array.from({ length: rect.columns }, (_, index) => {
    const value = headers ? valueAt(sheet, rect.row, rect.column + index) : undefined;
    return value === undefined || typeof value === "object" ? `Column${index + 1}` : String(value);
  });

/**
 * Makes a table of cells. Its header cells become different texts; without headers a row of them is put in above the data. One row
 * alone gets an empty one below it.
 * @throws HostError `InvalidArgument` where it would share cells with another table, or has merged ones; `AccessDenied`.
 */
export function addTable(book: Book, sheet: Sheet, rect: Rect, hasHeaders: boolean): Table {
  refuseIfProtected(sheet);
  checkPlace(sheet, rect);
  if (!hasHeaders) insertCells(book, sheet, { ...rect, rows: 1 }, "rows");
  const rows = Math.max(2, rect.rows + (hasHeaders ? 0 : 1));
  const whole = { ...rect, rows };
  if (rows !== rect.rows) checkPlace(sheet, whole);
  if (sheet.autoFilter && overlap(sheet.autoFilter.rect, whole)) removeFilters(book, sheet, sheet.autoFilter);
  if (sheet.autoFilter && overlap(sheet.autoFilter.rect, whole)) sheet.autoFilter = undefined;
  const table: Table = {
    id: newTableId(book),
    name: freeTableName(book),
    rect: whole,
    headers: true,
    totals: false,
    style: "TableStyleMedium2",
    bandedRows: true,
    bandedColumns: false,
    firstColumn: false,
    lastColumn: false,
    filterButtons: true,
    filters: new Map(),
    calculated: new Map(),
  };
  sheet.tables.push(table);
  settleHeaders(book, sheet, table);
  return table;
}

/** @throws HostError `InvalidArgument` where a table can't lie, or lie anew. */
export function checkPlace(sheet: Sheet, rect: Rect, self?: Table): void {
  if (!isOnSheet(rect)) throw new HostError("InvalidArgument", "A table must lie on the sheet.");
  const other = sheet.tables.find((table) => table !== self && overlap(table.rect, rect));
  if (other) throw new HostError("InvalidArgument", `The table ${other.name} lies there.`);
  if (sheet.merges.some((merge) => overlap(merge, rect))) {
    throw new HostError("InvalidArgument", "A table can't have merged cells.");
  }
}

function freeTableName(book: Book): string {
  for (let number = tablesOf(book).length + 1; ; number++) {
    if (!isTaken(book, `Table${number}`)) return `Table${number}`;
  }
}

/** Makes different texts of the header cells, from the left. */
export function settleHeaders(book: Book, sheet: Sheet, { rect }: Table): void {
  const taken: string[] = [];
  for (let column = rect.column; column <= right(rect); column++) {
    const { numberFormat } = styleAt(book, sheet, rect.row, column);
    const shown = shownText(valueAt(sheet, rect.row, column), numberFormat, book.date1904);
    const value = freeHeader(shown, taken, column - rect.column + 1);
    taken.push(value);
    changeCell(sheet, rect.row, column, { value, formula: undefined });
  }
}

/**
 * Formulas follow.
 * @throws HostError `InvalidArgument` for a name that Excel refuses, or that a table or a workbook name has.
 */
export function renameTable(book: Book, sheet: Sheet, table: Table, name: string): void {
  refuseIfProtected(sheet);
  if (!isValidName(name)) throw new HostError("InvalidArgument", `Excel takes no table name like "${name}".`);
  const taken = sameName(name, table.name) ? findName(book.names, name) !== undefined : isTaken(book, name);
  if (taken) throw new HostError("InvalidArgument", `The name ${name} is taken.`);
  renameTableInFormulas(book, table.name, name);
  table.name = name;
}

/** Whether any of the cells holds something, or is a table's. */
export function isOccupied(sheet: Sheet, rect: Rect): boolean {
  if (sheet.tables.some((table) => overlap(table.rect, rect))) return true;
  for (let column = rect.column; column <= right(rect); column++) {
    for (let row = rect.row; row <= bottom(rect); row++)
      if (!isBlank(cellAt(sheet, row, column))) return true;
  }
  return false;
}

/** The table is no more, and its cells stay. What refers to it refers to them. */
export function convertToRange(book: Book, sheet: Sheet, table: Table): void {
  refuseIfProtected(sheet);
  removeFilters(book, sheet, table);
  unstructure(book, sheet, table, columnNames(sheet, table));
  sheet.tables.splice(sheet.tables.indexOf(table), 1);
}

/** The table is no more, and its cells are empty. What refers to it shows #REF!. */
export function deleteTable(book: Book, sheet: Sheet, table: Table): void {
  refuseIfProtected(sheet);
  removeFilters(book, sheet, table);
  forgetTable(book, table);
  sheet.tables.splice(sheet.tables.indexOf(table), 1);
  clearCells(book, sheet, table.rect, "All");
}
