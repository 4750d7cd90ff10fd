import { right } from "../../../src/core/sheet/address";
import type { Book, Scalar, Sheet } from "../book/book";
import type { FormulaCell } from "./formulas";
import { placeKey, WIDE, widths } from "./cells-read";

/** By sheet id, column and row. */
export type ColumnValues = Map<string, Map<number, (Scalar | undefined)[]>>;

/** What the columns hold now from which any formula reads: whole columns, since that is quick to take and to compare. */
export function columnValues(formulas: Iterable<FormulaCell>, book: Book): ColumnValues {
  const columns = columnsRead(formulas, book);
  const values: ColumnValues = new Map();
  for (const sheet of book.sheets) {
    const read = columns.get(sheet.id);
    if (!read) continue;
    const taken = new Map<number, (Scalar | undefined)[]>();
    values.set(sheet.id, taken);
    // Column by column, because that is what engines do fast.
    for (const column of read) {
      const list: (Scalar | undefined)[] = [];
      sheet.cells.forEach((line, row) => {
        list[row] = line.get(column)?.value;
      });
      taken.set(column, list);
    }
  }
  return values;
}

function columnsRead(formulas: Iterable<FormulaCell>, book: Book): Map<string, Set<number>> {
  const widthOf = widths(book.sheets);
  const columns = new Map<string, Set<number>>();
  for (const { reads } of formulas) {
    for (const { sheet, rect } of reads) {
      const read = columns.get(sheet) ?? new Set<number>();
      columns.set(sheet, read);
      const last = rect.columns > WIDE ? Math.min(right(rect), widthOf(sheet)) : right(rect);
      for (let column = rect.column; column <= last; column++) read.add(column);
    }
  }
  return columns;
}

/** The places that hold something else, by sheet id. What was not taken before counts as changed. */
export function changedCells(before: ColumnValues, now: ColumnValues): Map<string, Set<number>> {
  const changed = new Map<string, Set<number>>();
  for (const [id, columns] of now) {
    const places = new Set<number>();
    changed.set(id, places);
    for (const [column, list] of columns) {
      const old = before.get(id)?.get(column) ?? [];
      if (old === list) continue;
      for (let row = Math.max(old.length, list.length) - 1; row > 0; row--) {
        if (!sameValue(old[row], list[row])) places.add(placeKey(row, column));
      }
    }
  }
  return changed;
}

/** Takes what a cell holds now. */
export function remember(
  values: ColumnValues,
  { sheet, row, column }: { sheet: Sheet; row: number; column: number },
): void {
  const list = values.get(sheet.id)?.get(column);
  if (list) list[row] = sheet.cells.get(row)?.get(column)?.value;
}

export const sameValue = (a: Scalar | undefined, b: Scalar | undefined): boolean =>
  a === b || (typeof a === "object" && typeof b === "object" && a.error === b.error);
