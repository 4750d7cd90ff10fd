import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import type { Book, Sheet, SheetProtection } from "./book";
import { styleAt } from "./style";

/** What a protected sheet lets nobody do, unless its protection's options say otherwise. */
export type Allowance =
  | "allowAutoFilter"
  | "allowDeleteColumns"
  | "allowDeleteRows"
  | "allowEditObjects"
  | "allowEditScenarios"
  | "allowFormatCells"
  | "allowFormatColumns"
  | "allowFormatRows"
  | "allowInsertColumns"
  | "allowInsertHyperlinks"
  | "allowInsertRows"
  | "allowPivotTables"
  | "allowSort";

/** What a sheet's protection permits when nothing is said: choosing cells. */
export const STRICTEST: SheetProtection["options"] = {
  allowAutoFilter: false,
  allowDeleteColumns: false,
  allowDeleteRows: false,
  allowEditObjects: false,
  allowEditScenarios: false,
  allowFormatCells: false,
  allowFormatColumns: false,
  allowFormatRows: false,
  allowInsertColumns: false,
  allowInsertHyperlinks: false,
  allowInsertRows: false,
  allowPivotTables: false,
  allowSort: false,
  selectionMode: "Normal",
};

/** @throws HostError `AccessDenied` when the sheet is protected and its protection does not allow this. */
export function refuseIfProtected(sheet: Sheet, allowance?: Allowance): void {
  if (!sheet.protection || (allowance && sheet.protection.options[allowance] === true)) return;
  throw new HostError("AccessDenied", `The sheet ${sheet.name} is protected.`);
}

/** @throws HostError `AccessDenied` when the sheet is protected and one of these cells is locked. */
export function refuseIfLocked(book: Book, sheet: Sheet, rect: Rect): void {
  if (sheet.protection && hasLocked(book, sheet, rect)) refuseIfProtected(sheet);
}

function hasLocked(book: Book, sheet: Sheet, rect: Rect): boolean {
  const locked = (row: number, column: number): boolean => styleAt(book, sheet, row, column).locked;
  // The far corner first: a rectangle of millions of cells nearly always has cells that nobody ever touched.
  if (locked(bottom(rect), right(rect))) return true;
  for (let row = rect.row; row <= bottom(rect); row++) {
    for (let column = rect.column; column <= right(rect); column++) if (locked(row, column)) return true;
  }
  return false;
}

/** @throws HostError `AccessDenied` when it is protected already. */
export function protectSheet(
  sheet: Sheet,
  options: SheetProtection["options"] = {},
  password?: string,
): void {
  refuseIfProtected(sheet);
  const given = Object.entries(options).filter(([, value]) => value !== null && value !== undefined);
  sheet.protection = {
    password: password === "" ? undefined : password,
    options: { ...STRICTEST, ...Object.fromEntries(given) },
  };
}

/** @throws HostError `AccessDenied` when it is not protected, or the password is not the one. */
export function unprotectSheet(sheet: Sheet, password?: string): void {
  if (!sheet.protection) throw new HostError("AccessDenied", `The sheet ${sheet.name} is not protected.`);
  if (sheet.protection.password !== undefined && sheet.protection.password !== password) {
    throw new HostError("AccessDenied", `The password does not unprotect the sheet ${sheet.name}.`);
  }
  sheet.protection = undefined;
}

/** @throws HostError `AccessDenied` when no sheet of the workbook may be added, moved, renamed, hidden or deleted. */
export function refuseIfStructureLocked(book: Book): void {
  if (book.structureLocked) throw new HostError("AccessDenied", "The workbook's structure is protected.");
}
