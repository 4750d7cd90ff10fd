import type { Book, Sheet, Table } from "./book";

/** Excel compares the names of sheets, tables, columns and names case-blind. */
export const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** The sheet of this name, case-blind. */
export const findSheet = (book: Book, name: string): Sheet | undefined =>
  book.sheets.find((sheet) => sameName(sheet.name, name));

/** The table of this name, case-blind, with its sheet. */
export const findTable = (book: Book, name: string): { sheet: Sheet; table: Table } | undefined =>
  tablesOf(book).find(({ table }) => sameName(table.name, name));

/** All tables of the book, in the order of their sheets. */
export const tablesOf = (book: Book): { sheet: Sheet; table: Table }[] =>
  book.sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
