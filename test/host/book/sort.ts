import type { Rect } from "../../../src/workbook";
import { filledFormula } from "../../../src/core/sheet/formula-text";
import { bottom, overlap, right } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import type { Book, Cell, Scalar, Sheet } from "./book";
import { setCell, valueAt } from "./cells";
import { isRowHidden } from "./geometry";
import { refuseIfLocked, refuseIfProtected } from "./protection";
import { styleWithout } from "./style";

/** `key` is the column, counted from the rectangle's first as 0. */
export interface SortField {
  key: number;
  ascending?: boolean;
  /** Texts that are numbers are sorted as such. */
  textAsNumber?: boolean;
}

/**
 * Sorts a rectangle's rows as Excel does: numbers, texts, truth values, errors, and blanks last either way; equal ones stay in order.
 * Cells take their looks and links along, formulas what is relative in them; rows that are hidden stay where they are, and so do
 * comments, rules and all outside the rectangle.
 * @throws HostError `InvalidArgument` for a column that is not there, `InvalidOperation` over merged cells, `AccessDenied`.
 */
export function sortRows(
  book: Book,
  sheet: Sheet,
  rect: Rect,
  fields: readonly SortField[],
  matchCase = false,
): void {
  if (sheet.protection) {
    refuseIfProtected(sheet, "allowSort");
    refuseIfLocked(book, sheet, rect);
  }
  if (fields.length === 0 || fields.some(({ key }) => !(key >= 0 && key < rect.columns)))
    throw new HostError("InvalidArgument", "A column to sort by is not in the range.");
  if (sheet.merges.some((merge) => overlap(merge, rect)))
    throw new HostError("InvalidOperation", "Rows with merged cells can't be sorted.");
  const rows = visibleRows(sheet, rect);
  const keys = new Map(
    rows.map((row) => [row, fields.map(({ key }) => valueAt(sheet, row, rect.column + key))]),
  );
  const compare = comparison(fields, matchCase);
  const sorted = [...rows].sort((a, b) => compare(keys.get(a)!, keys.get(b)!));
  const lines = sorted.map((from, i) => cellsOfRow(book, sheet, rect, from, rows[i]!));
  lines.forEach((line, i) => {
    for (let j = 0; j < rect.columns; j++) setCell(sheet, rows[i]!, rect.column + j, line[j]);
  });
}

function visibleRows(sheet: Sheet, rect: Rect): number[] {
  const last = Math.min(bottom(rect), Math.max(rect.row, ...lastRowOf(sheet)));
  const rows: number[] = [];
  for (let row = rect.row; row <= last; row++) if (!isRowHidden(sheet, row)) rows.push(row);
  return rows;
}

/** Below it all is blank, and stays so. */
function lastRowOf(sheet: Sheet): number[] {
  let last = 0;
  for (const row of sheet.cells.keys()) if (row > last) last = row;
  return [last];
}

/** A row's cells as they are in another row. */
function cellsOfRow(book: Book, sheet: Sheet, rect: Rect, from: number, to: number): (Cell | undefined)[] {
  const line: (Cell | undefined)[] = [];
  for (let column = rect.column; column <= right(rect); column++) {
    const cell = sheet.cells.get(from)?.get(column);
    const look = cell?.style ?? styleWithout(book, sheet, from, column);
    const there = styleWithout(book, sheet, to, column);
    const after: Cell = { ...cell };
    if (look !== there) after.style = look;
    if (cell?.formula !== undefined)
      after.formula = filledFormula(cell.formula, { row: from, column }, { row: to, column });
    line.push(after);
  }
  return line;
}

type Key = Scalar | undefined;

function comparison(fields: readonly SortField[], matchCase: boolean): (a: Key[], b: Key[]) => number {
  const collator = new Intl.Collator("en", { sensitivity: matchCase ? "variant" : "accent" });
  return (a, b) => {
    for (const [i, { ascending = true, textAsNumber = false }] of fields.entries()) {
      const [one, two] = [keyOf(a[i], textAsNumber), keyOf(b[i], textAsNumber)];
      // Blanks come last, whichever way.
      if (one === undefined || two === undefined) {
        if (one !== two) return one === undefined ? 1 : -1;
        continue;
      }
      const order = rank(one) - rank(two) || compareSame(one, two, collator);
      if (order !== 0) return ascending ? order : -order;
    }
    return 0;
  };
}

const keyOf = (value: Key, textAsNumber: boolean): Key =>
  textAsNumber && typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
    ? Number(value)
    : value;

const rank = (value: Scalar): number => ["number", "string", "boolean", "object"].indexOf(typeof value);

function compareSame(a: Scalar, b: Scalar, collator: Intl.Collator): number {
  if (typeof a === "string" && typeof b === "string") return collator.compare(a, b);
  // Excel does not sort errors among themselves.
  return typeof a === "object" || typeof b === "object" ? 0 : Number(a) - Number(b);
}
