/** Why a sheet was left as it is: what is wrong, and what to do. */
import { address } from "../core/sheet/address";

export const protectedSheet = (sheet: string): string =>
  `The sheet "${sheet}" is protected, so it was left as it is. In Excel, choose Review, Unprotect Sheet, then refresh again.`;

export const inTheWay = (sheet: string, row: number, column: number): string =>
  `Something of yours is at ${address(row, column)} of "${sheet}", where the dashboard has something to write, so the sheet was left as it is. Move it to the right of the dashboard, then refresh again.`;

export const tableInTheWay = (sheet: string, table: string): string =>
  `Your table "${table}" lies over the dashboard on "${sheet}", so the sheet was left as it is. Move the table to the right of the dashboard, or turn it back into a range (Table Design, Convert to Range), then refresh again.`;

export const copyOfOurs = (copy: string, original: string): string =>
  `The sheet "${copy}" is a copy of "${original}". It is yours now: Primed does not refresh it.`;

export const noLongerMade = (sheet: string): string =>
  `The sheet "${sheet}" was made for something that is no longer in the setup, so it was left as it is and grows old. Delete it when nobody needs it.`;
