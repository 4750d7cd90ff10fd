import { contains, right } from "../../../src/core/sheet/address";
import type { Book, Sheet, Table } from "./book";
import { changeCell, valueAt } from "./cells";
import { sameName } from "./find";
import { renameColumnInFormulas } from "./structured-references";

/** The table whose header a cell is. */
export const tableWithHeader = (sheet: Sheet, row: number, column: number): Table | undefined =>
  sheet.tables.find(({ headers, rect }) => headers && rect.row === row && contains(rect, row, column));

/**
 * A header is typed over: it is text, never blank, never the same as another one's, and formulas that name the column follow. A
 * blank one is named `Column1`, a second `Days` becomes `Days2`.
 */
export function headerTyped(book: Book, sheet: Sheet, table: Table, column: number, text: string): void {
  const { row } = table.rect;
  const before = valueAt(sheet, row, column);
  const taken = headersOf(sheet, table, column);
  const value = freeHeader(text.replace(/^'/, ""), taken, column - table.rect.column + 1);
  changeCell(sheet, row, column, { value, formula: undefined });
  if (typeof before === "string" && before !== value) renameColumnInFormulas(book, table, before, value);
}

/** A header for a column that was put in. */
export function newHeader(sheet: Sheet, table: Table, column: number): void {
  const value = freeHeader("", headersOf(sheet, table, column), 1);
  changeCell(sheet, table.rect.row, column, { value, formula: undefined });
}

export function freeHeader(text: string, taken: readonly string[], place: number): string {
  const free = (name: string): boolean => !taken.some((one) => sameName(one, name));
  const stem = text === "" ? "Column" : text;
  if (text !== "" && free(text)) return text;
  let number = text === "" ? place : 2;
  while (!free(`${stem}${number}`)) number += 1;
  return `${stem}${number}`;
}

function headersOf(sheet: Sheet, { rect }: Table, but: number): string[] {
  const headers: string[] = [];
  for (let column = rect.column; column <= right(rect); column++) {
    const value = column === but ? undefined : valueAt(sheet, rect.row, column);
    if (typeof value === "string") headers.push(value);
  }
  return headers;
}
