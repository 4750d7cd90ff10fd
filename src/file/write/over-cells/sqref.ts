import { covers, overlap, parseRange, rangeAddress, right, bottom } from "../../../core/sheet/address";
import type { Rect } from "../../../workbook";

/** A list of ranges as conditional formats, validations and sparklines hold it: `B5:C9 E2`. */
export const sqref = (rects: readonly Rect[]): string => rects.map(rangeAddress).join(" ");

/** The ranges of a list that lie in one of the areas, and the others, as they are written. */
export function partition(text: string, areas: readonly Rect[]): { inside: Rect[]; outside: string[] } {
  const inside: Rect[] = [];
  const outside: string[] = [];
  for (const range of text.split(/\s+/).filter(Boolean)) {
    const rect = parseRange(range);
    if (rect && areas.some((area) => covers(area, rect))) inside.push(rect);
    else outside.push(range);
  }
  return { inside, outside };
}

/** What is left of ranges when others are cut out of them. */
export const without = (rects: readonly Rect[], others: readonly Rect[]): Rect[] =>
  others.reduce<readonly Rect[]>((left, other) => left.flatMap((rect) => cut(rect, other)), rects) as Rect[];

function cut(rect: Rect, other: Rect): Rect[] {
  if (!overlap(rect, other)) return [rect];
  const top = Math.max(rect.row, other.row);
  const end = Math.min(bottom(rect), bottom(other));
  const pieces = [
    { ...rect, rows: other.row - rect.row },
    { ...rect, row: end + 1, rows: bottom(rect) - end },
    { ...rect, row: top, rows: end - top + 1, columns: other.column - rect.column },
    { ...rect, row: top, rows: end - top + 1, column: right(other) + 1, columns: right(rect) - right(other) },
  ];
  return pieces.filter(({ rows, columns }) => rows > 0 && columns > 0);
}
