/// <reference types="office-js" />
import { bottom, overlap, right } from "../../core/sheet/address";
import type { ReadRequest, Rect } from "../../workbook";
import type { Session } from "../run";
import { rangeAt, RECT, rectOf } from "./rect";

const LAST_ROW = 1_048_576;
const LAST_COLUMN = 16_384;

/** The cells of a request that hold something, as few rectangles: neighbouring columns are one. In one sync. */
export async function usedBands(
  { sync }: Session,
  sheet: Excel.Worksheet,
  { firstRow, lastRow = LAST_ROW, columns }: ReadRequest,
): Promise<Rect[]> {
  const rows = Math.min(lastRow, LAST_ROW) - firstRow + 1;
  if (rows < 1) return [];
  const asked = columns ? joined(columns) : [{ column: 1, columns: LAST_COLUMN }];
  const found = asked.map((band) => {
    const wanted = { row: firstRow, rows, ...band };
    // A sheet's own is asked for where it can be: Excel need not go through its cells for it.
    const range = columns ? rangeAt(sheet, wanted) : sheet;
    return { wanted, used: range.getUsedRangeOrNullObject(true).load(RECT) };
  });
  await sync();
  return found.flatMap(({ wanted, used }) => {
    const common = used.isNullObject ? undefined : inCommon(rectOf(used), wanted);
    return common ? [common] : [];
  });
}

function joined(columns: readonly number[]): { column: number; columns: number }[] {
  const bands: { column: number; columns: number }[] = [];
  for (const column of [...new Set(columns)].sort((a, b) => a - b)) {
    if (column < 1 || column > LAST_COLUMN) continue;
    const last = bands[bands.length - 1];
    if (last && last.column + last.columns === column) last.columns++;
    else bands.push({ column, columns: 1 });
  }
  return bands;
}

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
