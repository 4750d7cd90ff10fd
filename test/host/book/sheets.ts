import { HostError } from "../wire/behaviour";
import type { Book, Sheet } from "./book";
import { changeEveryFormula } from "./every-formula";
import { findSheet, sameName } from "./find";
import { formulaWithoutSheet, formulaWithRenamedSheet } from "./move-references";
import { newSheet } from "./new-book";
import { refuseIfStructureLocked } from "./protection";
import { forgetTable } from "./structured-references";

export const LONGEST_SHEET_NAME = 31;

/** @throws HostError `InvalidArgument` for a name that Excel refuses, `ItemAlreadyExists` for that of another sheet. */
export function checkSheetName(book: Book, name: string, except?: Sheet): void {
  const refused =
    name === "" ||
    name.length > LONGEST_SHEET_NAME ||
    /[:\\/?*[\]]/.test(name) ||
    /^'|'$/.test(name) ||
    // Excel keeps this one for its list of tracked changes.
    sameName(name, "History");
  if (refused) throw new HostError("InvalidArgument", `Excel takes no sheet name like "${name}".`);
  const taken = findSheet(book, name);
  if (taken && taken !== except)
    throw new HostError("ItemAlreadyExists", `There is a sheet ${name} already.`);
}

/** Puts an empty sheet after the others; without a name it is `Sheet4`, say. @throws HostError, see checkSheetName. */
export function addSheet(book: Book, name?: string): Sheet {
  refuseIfStructureLocked(book);
  if (name !== undefined) checkSheetName(book, name);
  return newSheet(book, name ?? freeName(book));
}

function freeName(book: Book): string {
  let number = book.sheets.length + 1;
  while (findSheet(book, `Sheet${number}`)) number++;
  return `Sheet${number}`;
}

/** Gives it another name: all that refers to it follows. @throws HostError, see checkSheetName. */
export function renameSheet(book: Book, sheet: Sheet, name: string): void {
  refuseIfStructureLocked(book);
  checkSheetName(book, name, sheet);
  const before = sheet.name;
  if (before === name) return;
  sheet.name = name;
  changeEveryFormula(book, (formula) => formulaWithRenamedSheet(formula, before, name));
}

/** Moves its tab; positions count from 0. @throws HostError `InvalidArgument` when there is no such position. */
export function moveSheet(book: Book, sheet: Sheet, position: number): void {
  refuseIfStructureLocked(book);
  if (!Number.isInteger(position) || position < 0 || position >= book.sheets.length) {
    throw new HostError("InvalidArgument", `There is no position ${position} among the sheets.`);
  }
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  book.sheets.splice(position, 0, sheet);
}

/** @throws HostError `InvalidOperation` when it is the last visible sheet and would be hidden. */
export function setVisibility(book: Book, sheet: Sheet, visibility: Sheet["visibility"]): void {
  if (visibility === sheet.visibility) return;
  refuseIfStructureLocked(book);
  if (visibility !== "Visible") leave(book, sheet);
  sheet.visibility = visibility;
}

/**
 * Takes it away, with its names, tables and charts; references to it become #REF!.
 * @throws HostError `InvalidOperation` for the last visible sheet, and for one that is very hidden.
 */
export function deleteSheet(book: Book, sheet: Sheet): void {
  refuseIfStructureLocked(book);
  if (sheet.visibility === "VeryHidden") {
    throw new HostError(
      "InvalidOperation",
      `The sheet ${sheet.name} is very hidden, and can't be deleted so.`,
    );
  }
  leave(book, sheet);
  book.sheets.splice(book.sheets.indexOf(sheet), 1);
  changeEveryFormula(book, (formula) => formulaWithoutSheet(formula, sheet.name));
  for (const table of sheet.tables) forgetTable(book, table);
}

/** Shows the sheet to people. @throws HostError `InvalidOperation` for a hidden one. */
export function activateSheet(book: Book, sheet: Sheet): void {
  if (sheet.visibility !== "Visible") {
    throw new HostError("InvalidOperation", `The sheet ${sheet.name} is hidden, and can't be shown.`);
  }
  if (book.active === sheet.id) return;
  book.active = sheet.id;
  book.selection = { sheet: sheet.id, rect: { row: 1, column: 1, rows: 1, columns: 1 } };
}

export const activeSheet = (book: Book): Sheet =>
  book.sheets.find(({ id }) => id === book.active) ?? book.sheets[0]!;

/** Somebody who looks at it looks at the next visible sheet instead, or else at the one before. */
function leave(book: Book, sheet: Sheet): void {
  const at = book.sheets.indexOf(sheet);
  const shown = ({ visibility }: Sheet): boolean => visibility === "Visible";
  const next = book.sheets.slice(at + 1).find(shown) ?? book.sheets.slice(0, at).reverse().find(shown);
  if (!next) {
    throw new HostError("InvalidOperation", "A workbook must have a sheet that is visible.");
  }
  if (book.active === sheet.id) activateSheet(book, next);
}
