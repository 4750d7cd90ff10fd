import { bottom, contains, overlap } from "../sheet/address";
import type { Grid } from "../sheet/grid";
import type { SheetSpec } from "../sheet/spec";
import type { Rect } from "../../workbook";
import type { CellsNow } from "./cells-now";

/**
 * The first cell that is people's and that the spec has something for: a value, or a merge that would hide it. People's merges
 * count whole, since a value in one would not be seen. Undefined when there is none.
 */
export function firstConflict(
  { rows, merges }: CellsNow,
  spec: SheetSpec,
  grid: Grid,
): { row: number; column: number } | undefined {
  const merged = (rect: Rect): boolean => spec.merges.some((merge) => overlap(merge, rect));
  for (const { row, cells } of rows) {
    for (const { column, peoples } of cells) {
      if (!peoples) continue;
      if (holdsValue(grid, row, column) || merged({ row, column, rows: 1, columns: 1 }))
        return { row, column };
    }
  }
  return merges.find(({ rect, peoples }) => peoples && rect && (merged(rect) || hasValueIn(grid, rect)))
    ?.rect;
}

const holdsValue = (grid: Grid, row: number, column: number): boolean =>
  (grid.get(row)?.get(column)?.value ?? null) !== null;

const hasValueIn = (grid: Grid, rect: Rect): boolean =>
  [...grid].some(
    ([row, cells]) =>
      row >= rect.row &&
      row <= bottom(rect) &&
      [...cells].some(([column, { value }]) => value !== null && contains(rect, row, column)),
  );
