import { bottom, overlap, right } from "../../core/sheet/address";
import type { ReadRequest, Rect } from "../../workbook";

export const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** Columns side by side. */
export interface Band {
  column: number;
  columns: number;
}

/** The columns of a request that may hold something, as few bands. @param used where the sheet holds something. */
export function bandsOf({ columns }: ReadRequest, used: Rect): Band[] {
  if (!columns) return [{ column: used.column, columns: used.columns }];
  return joined(columns.filter((column) => column >= used.column && column <= right(used)));
}

/** Neighbours as one. */
export function joined(columns: Iterable<number>): Band[] {
  const bands: Band[] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    if (column < 1 || column > LAST_COLUMN) continue;
    const last = bands[bands.length - 1];
    if (last && last.column + last.columns === column) last.columns++;
    else bands.push({ column, columns: 1 });
  }
  return bands;
}

export const columnsOf = ({ column, columns }: Band): number[] =>
  Array.from({ length: columns }, (_, i) => column + i);

export const widthOf = (bands: readonly Band[]): number =>
  bands.reduce((sum, { columns }) => sum + columns, 0);

/** The cells that two rectangles share. */
export function inCommon(a: Rect, b: Rect): Rect | undefined {
  if (!overlap(a, b)) return undefined;
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  return {
    row,
    column,
    rows: Math.min(bottom(a), bottom(b)) - row + 1,
    columns: Math.min(right(a), right(b)) - column + 1,
  };
}
