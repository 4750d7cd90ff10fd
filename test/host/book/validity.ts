import type { Rect } from "../../../src/workbook";
import { HostError } from "../wire/behaviour";
import { commonCells, formulaFor } from "./anchored";
import type { Book, Scalar, Sheet } from "./book";
import { cellsIn, valueAt } from "./cells";
import { shown } from "./chart-data";
import { rangeFromText } from "./range-text";
import type { Validation } from "./validation";

/**
 * The cells of these that hold what their validation refuses; blank ones never do.
 * @throws HostError `HostNotImplemented` where a formula would have to be worked out.
 */
export function invalidCells(book: Book, sheet: Sheet, rects: readonly Rect[]): Rect[] {
  const invalid: Rect[] = [];
  for (const validation of sheet.validations) {
    for (const inside of commonCells(validation.rects, rects)) {
      for (const [row, column, { value }] of cellsIn(sheet, inside)) {
        const cell = { row, column, rows: 1, columns: 1 };
        if (value !== undefined && !takes(book, sheet, validation, cell, value)) invalid.push(cell);
      }
    }
  }
  return invalid;
}

function takes(book: Book, sheet: Sheet, validation: Validation, cell: Rect, value: Scalar): boolean {
  const { type } = validation;
  if (type === "None") return true;
  if (type === "List") return listTakes(book, sheet, validation, cell, value);
  if (type === "Custom") throw cantTell(validation.formula1);
  const amount = type === "TextLength" ? shown(value).length : value;
  if (typeof amount !== "number") return false;
  if (type === "WholeNumber" && !Number.isInteger(amount)) return false;
  const bound = (formula: string | number | undefined): number =>
    boundOf(book, sheet, validation, cell, formula);
  const { operator = "Between", formula1, formula2 } = validation;
  const first = bound(formula1);
  switch (operator) {
    case "Between":
      return amount >= first && amount <= bound(formula2);
    case "NotBetween":
      return amount < first || amount > bound(formula2);
    case "EqualTo":
      return amount === first;
    case "NotEqualTo":
      return amount !== first;
    case "GreaterThan":
      return amount > first;
    case "LessThan":
      return amount < first;
    case "GreaterThanOrEqualTo":
      return amount >= first;
    case "LessThanOrEqualTo":
      return amount <= first;
  }
}

/** A list's own texts are compared as they are written, those of cells case-blind. */
function listTakes(book: Book, sheet: Sheet, validation: Validation, cell: Rect, value: Scalar): boolean {
  const source = String(validation.formula1);
  if (!source.startsWith("=")) return source.split(",").some((text) => text.trim() === shown(value));
  const { sheet: where, rect } = cellsMeant(book, sheet, validation, cell, source);
  for (const [, , { value: option }] of cellsIn(where, rect)) {
    if (option !== undefined && shown(option).toLowerCase() === shown(value).toLowerCase()) return true;
  }
  return false;
}

function boundOf(
  book: Book,
  sheet: Sheet,
  validation: Validation,
  cell: Rect,
  formula: string | number | undefined,
): number {
  if (typeof formula === "number") return formula;
  const plain = Number((formula ?? "").replace(/^=/, ""));
  if (Number.isFinite(plain)) return plain;
  const { sheet: where, rect } = cellsMeant(book, sheet, validation, cell, formula ?? "");
  const value = valueAt(where, rect.row, rect.column) ?? 0;
  if (typeof value === "number") return value;
  throw cantTell(formula);
}

/** The cells that a formula is nothing but a reference to, or a name of. */
function cellsMeant(
  book: Book,
  sheet: Sheet,
  { rects }: Validation,
  cell: Rect,
  formula: string,
): { sheet: Sheet; rect: Rect } {
  const found = rangeFromText(book, sheet, formulaFor(formula, rects[0] ?? cell, cell));
  if (!found) throw cantTell(formula);
  return found;
}

const cantTell = (formula: string | number | undefined): HostError =>
  new HostError(
    "HostNotImplemented",
    `The workbook host does not work out the validation ${String(formula)}.`,
  );
