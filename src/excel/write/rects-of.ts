import { bottom } from "../../core/sheet/address";
import type { Rect } from "../../workbook";

/** A cell by its row and column. */
export type Place = readonly [row: number, column: number];

/** The fewest rectangles that are easily found for some cells: what stands side by side, and lines of equal width below each other. */
export function rectsOf(cells: Iterable<Place>): Rect[] {
  const rows = new Map<number, number[]>();
  for (const [row, column] of cells) {
    const columns = rows.get(row);
    if (columns) columns.push(column);
    else rows.set(row, [column]);
  }
  const rects: Rect[] = [];
  const open = new Map<string, Rect>();
  for (const row of [...rows.keys()].sort((a, b) => a - b)) {
    for (const [column, columns] of runsOf(rows.get(row)!)) {
      const key = `${column}:${columns}`;
      const above = open.get(key);
      if (above && bottom(above) === row - 1) above.rows++;
      else {
        const rect = { row, column, rows: 1, columns };
        open.set(key, rect);
        rects.push(rect);
      }
    }
  }
  return rects;
}

function runsOf(columns: readonly number[]): [first: number, count: number][] {
  const runs: [number, number][] = [];
  for (const column of [...columns].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[0] + last[1] === column) last[1]++;
    else runs.push([column, 1]);
  }
  return runs;
}
