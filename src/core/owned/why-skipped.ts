/** Why a sheet was left as it is, or a cell was written again: what is wrong, and what to do. */
import { address } from "../sheet/address";
import type { ChangedCell } from "./account";

export const protectedSheet = (sheet: string): string =>
  `The sheet "${sheet}" is protected, so it was left as it is. In Excel, choose Review, Unprotect Sheet, then refresh again.`;

export const inTheWay = (sheet: string, row: number, column: number): string =>
  `Something of yours is at ${address(row, column)} of "${sheet}", where the dashboard has something to write, so the sheet was left as it is. Move it to the right of the dashboard, then refresh again.`;

export const tableInTheWay = (sheet: string, table: string): string =>
  `Your table "${table}" lies over the dashboard on "${sheet}", so the sheet was left as it is. Move the table to the right of the dashboard, or turn it back into a range (Table Design, Convert to Range), then refresh again.`;

export const copyOfOurs = (copy: string, original: string | undefined): string =>
  original === undefined
    ? `The sheet "${copy}" is a copy of a dashboard that has been deleted. It is yours now: Primed does not refresh it.`
    : `The sheet "${copy}" is a copy of "${original}". It is yours now: Primed does not refresh it.`;

export const noLongerMade = (sheet: string): string =>
  `The sheet "${sheet}" was made for something that is no longer in the setup, so it was left as it is and grows old. Delete it when nobody needs it.`;

export const writtenAgain = (sheet: string, { row, column, value }: ChangedCell): string =>
  `${address(row, column)} of "${sheet}" had been changed to ${typeof value === "string" ? `"${value}"` : String(value)}; it has been written again. Put notes in empty cells or beside the dashboard: they stay.`;

export const notPutBack = (sheet: string, { row, column, value }: ChangedCell): string =>
  `Somebody typed ${typeof value === "string" ? `"${value}"` : String(value)} in ${address(row, column)} of "${sheet}" while it was being written, and Excel did not let it be put back. Type it again, beside the dashboard.`;

export const nameTaken = (sheet: string, name: string, holder: string): string =>
  `The sheet "${sheet}" was left as it is: it needs the name "${name}", and ${holder} of that name. Give that one another name, then refresh again.`;

export const tableInUse = (sheet: string, table: string): string =>
  `Formulas use the table "${table}" on "${sheet}", which is no longer made, so the sheet was left as it is. Change them, then refresh again.`;

export const columnInUse = (sheet: string, table: string, found: string, wanted: string): string =>
  `Formulas use the column "${found}" of the table "${table}" on "${sheet}", which Primed calls "${wanted}", so the sheet was left as it is. Give the column that name, then refresh again.`;

export const wholeAgain = (sheet: string, title: string): string =>
  `The sheet "${sheet}" had been left half made by a refresh within Excel. It is whole now: give its tab the name "${title}".`;
