/** Why a table was left as it is, in whole or in part: what is wrong, and what to do. */
import { address } from "../sheet/address";
import { nearestName } from "../measure/nearest";

const meant = (name: string, known: Iterable<string>): string => {
  const near = nearestName(name, known);
  return near === undefined ? "" : ` Did you mean "${near}"?`;
};

export const noSuchTable = (table: string, known: readonly string[]): string =>
  `There is no table "${table}" in the workbook.${meant(table, known)} In Excel, a table's name is under Table Design, at the left: give it this name again.`;

export const noSuchColumn = (table: string, header: string, known: readonly string[]): string =>
  `The table "${table}" has no column "${header}", so nothing was written in it.${meant(header, known)} Give the column this header again, or add one that has it.`;

export const columnTwice = (table: string, header: string): string =>
  `The table "${table}" has two columns called "${header}", so nothing was written in it. Give one of them another header.`;

export const valueTwice = (table: string, header: string): string =>
  `Two values were given for the column "${header}" of the table "${table}" in one row, so nothing was written in it.`;

export const keyNeeded = (table: string): string =>
  `Rows of the table "${table}" can be changed only when the column that they are known by is named.`;

export const sheetProtected = (table: string, sheet: string): string =>
  `The sheet "${sheet}" is protected, so nothing was written in its table "${table}". In Excel, choose Review, Unprotect Sheet, then try again.`;

export const filledByQuery = (table: string): string =>
  `The table "${table}" is filled by a query, and rows put below it would be lost when the query next runs, so none were. Put them in a table of their own.`;

export const cellInTheWay = (table: string, sheet: string, row: number, column: number): string =>
  `Something of yours is at ${address(row, column)} of "${sheet}", where the table "${table}" has to grow, so nothing was written in it. Move it, or put more rows into the table, then try again.`;

export const otherTableBelow = (table: string, sheet: string, other: string): string =>
  `The table "${other}" on "${sheet}" is just below the table "${table}", which has to grow, so nothing was written in it. Move "${other}", or put more rows into "${table}", then try again.`;

export const mergeInTheWay = (table: string, sheet: string, range: string): string =>
  `The cells ${range} of "${sheet}" are merged, where the table "${table}" has to grow, so nothing was written in it. Unmerge them, or move them, then try again.`;

export const sheetFull = (table: string, sheet: string): string =>
  `The table "${table}" reaches the last row of "${sheet}", so nothing was written in it. Move some of its rows to another sheet, then try again.`;

export const totalsFixed = (
  table: string,
  sheet: string,
  row: number,
  column: number,
  what: string,
): string =>
  `${address(row, column)} of "${sheet}", in the totals row of the table "${table}", ${what}, so the totals row can't be moved and nothing was written in the table. Hide the totals row (Table Design, Total Row), then try again.`;

export const textTooLong = (table: string, header: string): string =>
  `A text for the column "${header}" of the table "${table}" is longer than the 32,767 characters that a cell holds, so nothing was written in it. Shorten it.`;

export const notANumber = (table: string, header: string): string =>
  `What was given for the column "${header}" of the table "${table}" is not a number that a cell can hold, so nothing was written in it.`;

export const dateTooEarly = (table: string, header: string, date1904: boolean): string =>
  `A date for the column "${header}" of the table "${table}" is before ${date1904 ? "1904" : "1900"}, where this workbook's dates begin, so nothing was written in it.`;

export const keyNotFound = (table: string, header: string, key: string | number): string =>
  `The table "${table}" has no row whose ${header} is "${key}", so that row was not changed. It may have been deleted, or given another ${header}.`;

export const keyRepeated = (
  table: string,
  header: string,
  key: string | number,
  rows: readonly number[],
): string =>
  `The table "${table}" has ${rows.length} rows whose ${header} is "${key}" (${rowsInWords(rows)}), so none of them was changed. Give each row a ${header} of its own.`;

export const keyTaken = (table: string, header: string, key: string | number): string =>
  `The table "${table}" already has a row whose ${header} is "${key}", so no other was put in.`;

export const holdsFormula = (sheet: string, row: number, column: number, header: string): string =>
  `${address(row, column)} of "${sheet}" (${header}) holds a formula, so it was left as it is.`;

function rowsInWords(rows: readonly number[]): string {
  const named = rows.slice(0, 3).join(", ");
  return rows.length > 3 ? `rows ${named} and ${rows.length - 3} more` : `rows ${named}`;
}
