/** Why a sheet was left as it is: what is wrong, and what to do. */
import { address } from "../core/sheet/address";

export const protectedSheet = (sheet: string): string =>
  `The sheet "${sheet}" is protected, so it was left as it is. In Excel, choose Review, Unprotect Sheet, then refresh again.`;

export const inTheWay = (sheet: string, row: number, column: number): string =>
  `Cell ${address(row, column)} of "${sheet}" holds something of yours where the dashboard has something to write, so the sheet was left as it is. Move it to the right of the dashboard, then refresh again.`;

export const copyOfOurs = (copy: string, original: string): string =>
  `The sheet "${copy}" is a copy of "${original}". It is yours now: Primed does not refresh it.`;
