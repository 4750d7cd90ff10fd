import type { Rect } from "../../../src/workbook";
import { bottom, overlap, right } from "../../../src/core/sheet/address";
import { LAST_COLUMN, LAST_ROW } from "./cells";
import { movedRect } from "./move-references";
import type { Move } from "./move-references";

/** Sums and differences of rectangles. */

export const rectFrom = (first: number, left: number, last: number, far: number): Rect => ({
  row: first,
  column: left,
  rows: last - first + 1,
  columns: far - left + 1,
});

/** What both have; undefined when they have no cell in common. */
export function intersection(a: Rect, b: Rect): Rect | undefined {
  if (!overlap(a, b)) return undefined;
  return rectFrom(
    Math.max(a.row, b.row),
    Math.max(a.column, b.column),
    Math.min(bottom(a), bottom(b)),
    Math.min(right(a), right(b)),
  );
}

/** The least rectangle that has all of both. */
export const bounding = (a: Rect, b: Rect): Rect =>
  rectFrom(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(bottom(a), bottom(b)),
    Math.max(right(a), right(b)),
  );

/** What is left of a rectangle without the cells of another: up to four, the topmost first. */
export function without(rect: Rect, gone: Rect): Rect[] {
  const hole = intersection(rect, gone);
  if (!hole) return [rect];
  return [
    rectFrom(rect.row, rect.column, hole.row - 1, right(rect)),
    rectFrom(hole.row, rect.column, bottom(hole), hole.column - 1),
    rectFrom(hole.row, right(hole) + 1, bottom(hole), right(rect)),
    rectFrom(bottom(hole) + 1, rect.column, bottom(rect), right(rect)),
  ].filter(({ rows, columns }) => rows > 0 && columns > 0);
}

export const withoutAll = (rects: readonly Rect[], gone: readonly Rect[]): Rect[] =>
  gone.reduce<Rect[]>((left, one) => left.flatMap((rect) => without(rect, one)), [...rects]);

/**
 * Where the cells of rectangles are after a move, cell by cell: one that is moved in part is cut into what moved and what did not, as
 * conditional formats and validations are.
 */
export function movedAreas(rects: readonly Rect[], move: Move): Rect[] {
  return rects.flatMap((rect) => {
    const band = bandOf(move);
    if (move.kind === "carry") {
      const target = { ...move.rect, row: move.to.row, column: move.to.column };
      const stay = without(rect, move.rect);
      const left = move.to.sheet === move.sheet ? withoutAll(stay, [target]) : stay;
      const carried = intersection(rect, move.rect);
      const after = carried && move.to.sheet === move.sheet ? movedRect(carried, move) : undefined;
      return after ? [...left, after] : left;
    }
    const inside = intersection(rect, band);
    if (!inside) return [rect];
    const moved = movedRect(inside, move);
    return [...(moved ? [moved] : []), ...without(rect, band)];
  });
}

/** The columns or rows, whole, that a move moves anything in. */
function bandOf(move: Move): Rect {
  if (move.kind === "carry") return move.rect;
  return move.along === "rows"
    ? { ...move.rect, row: 1, rows: LAST_ROW }
    : { ...move.rect, column: 1, columns: LAST_COLUMN };
}

export const isWholeRows = (rect: Rect): boolean => rect.column === 1 && rect.columns === LAST_COLUMN;
export const isWholeColumns = (rect: Rect): boolean => rect.row === 1 && rect.rows === LAST_ROW;

export const isOnSheet = (rect: Rect): boolean =>
  rect.row >= 1 &&
  rect.column >= 1 &&
  rect.rows >= 1 &&
  rect.columns >= 1 &&
  bottom(rect) <= LAST_ROW &&
  right(rect) <= LAST_COLUMN;

export const WHOLE_SHEET: Rect = { row: 1, column: 1, rows: LAST_ROW, columns: LAST_COLUMN };
