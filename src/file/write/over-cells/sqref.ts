import { bottom, overlap, parseRange, rangeAddress, right } from "../../../core/sheet/address";
import { filledFormula } from "../../../core/sheet/formula-text";
import type { Rect } from "../../../workbook";
import { lastSheetRow } from "../../read/cell-tag";

const LAST_COLUMN = 16_384;

/** A list of ranges as conditional formats, validations and sparklines hold it: `B5:C9 E2`. */
export const sqref = (rects: readonly Rect[]): string => rects.map(rangeAddress).join(" ");

/** Reads it back; whole columns and rows too (`C:D`, `4:4`). What can't be read is nowhere. */
export const rectsOf = (text: string): Rect[] =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((range) => parseRange(range) ?? wholeLines(range) ?? []);

function wholeLines(range: string): Rect | undefined {
  const columns = /^\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})$/.exec(range);
  if (columns) {
    const rect = parseRange(`${columns[1]}1:${columns[2]}1`);
    return rect && { ...rect, rows: lastSheetRow };
  }
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(range);
  const rect = rows && parseRange(`A${rows[1]}:A${rows[2]}`);
  return rect ? { ...rect, columns: LAST_COLUMN } : undefined;
}

/** Ranges cut along the edges of some areas: what of them lies in one, and what in none. */
export interface Parts {
  inside: Rect[];
  outside: Rect[];
}

export function partition(text: string, areas: readonly Rect[]): Parts {
  const all = rectsOf(text);
  const outside = without(all, areas);
  // Most lie wholly on one side, and keep their order so.
  if (!all.some((rect) => areas.some((area) => overlap(area, rect)))) return { inside: [], outside: all };
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
