import { bottom, right } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import type { TableNow } from "./table-now";

/** A table's growing, downwards: what it was, and by how many rows it grows. */
export interface Growth {
  rect: Rect;
  /** The first and last sheet row of its data before. */
  first: number;
  last: number;
  totalsRow: number | undefined;
  by: number;
}

export const growthOf = ({ rect, first, last, totalsRow }: TableNow, by: number): Growth => ({
  rect,
  first,
  last,
  totalsRow,
  by,
});

/**
 * Where a range of the table is once the table has grown: one that ends with its data, or with the table, ends so again, and one
 * in its totals row has moved down with it. All others, and those that reach beside the table, are where they were.
 */
export function grown(range: Rect, { rect, last, totalsRow, by }: Growth): Rect {
  const within = range.row >= rect.row && range.column >= rect.column && right(range) <= right(rect);
  if (!within) return range;
  if (totalsRow !== undefined && range.row === totalsRow && range.rows === 1) {
    return { ...range, row: totalsRow + by };
  }
  return bottom(range) === last || bottom(range) === totalsRow ? { ...range, rows: range.rows + by } : range;
}

/** The cells that a growing table takes up and did not before. */
export const newCells = ({ rect, by }: Growth): Rect => ({ ...rect, row: bottom(rect) + 1, rows: by });
