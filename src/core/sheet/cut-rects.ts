import type { Rect } from "../../workbook";
import { bottom, overlap, right } from "./address";
import { filledFormula } from "./formula-text";

/** Ranges cut along the edges of some areas: what of them lies in one, and what in none. */
export interface Parts {
  inside: Rect[];
  outside: Rect[];
}

export function partition(all: readonly Rect[], areas: readonly Rect[]): Parts {
  const outside = without(all, areas);
  // Most lie wholly on one side, and keep their order so.
  if (!all.some((rect) => areas.some((area) => overlap(area, rect))))
    return { inside: [], outside: [...all] };
  return { inside: without(all, outside), outside };
}

/** What is left of ranges when others are cut out of them. */
export const without = (rects: readonly Rect[], others: readonly Rect[]): Rect[] =>
  others.reduce((left: Rect[], other) => left.flatMap((rect) => cut(rect, other)), [...rects]);

function cut(rect: Rect, other: Rect): Rect[] {
  if (!overlap(rect, other)) return [rect];
  const top = Math.max(rect.row, other.row);
  const end = Math.min(bottom(rect), bottom(other));
  const pieces = [
    { ...rect, rows: other.row - rect.row },
    { ...rect, row: top, rows: end - top + 1, columns: other.column - rect.column },
    { ...rect, row: top, rows: end - top + 1, column: right(other) + 1, columns: right(rect) - right(other) },
    { ...rect, row: end + 1, rows: bottom(rect) - end },
  ];
  return pieces.filter(({ rows, columns }) => rows > 0 && columns > 0);
}

export const cellsIn = (rects: readonly Rect[]): number =>
  rects.reduce((sum, { rows, columns }) => sum + rows * columns, 0);

/** What a formula written for the first cell of some ranges is for the first of others. */
export function formulaFor(after: readonly Rect[], formula: string, before: readonly Rect[]): string {
  const [from, to] = [before[0], after[0]];
  return from && to ? filledFormula(formula, from, to) : formula;
}
