/// <reference types="office-js" />
import { parseRange, rangeAddress } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import { around } from "./cell-changes";

/** Excel takes no list of ranges above some 8,000 characters, and fewer where it writes sheet names into it. */
const LONGEST = 3000;

/** The same ranges in as few groups as can be said at once. */
export function groupsOf(rects: readonly Rect[]): Rect[][] {
  const groups: Rect[][] = [];
  let length = Infinity;
  for (const rect of rects) {
    const more = rangeAddress(rect).length + 1;
    if (length + more > LONGEST) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)!.push(rect);
    length += more;
  }
  return groups;
}

/** Some cells of a sheet: one range, or several at once. @param rects one of `groupsOf`. */
export const cellsAt = (sheet: Excel.Worksheet, rects: readonly Rect[]): Excel.Range | Excel.RangeAreas => {
  const [first, ...others] = rects;
  return first && others.length === 0
    ? rangeAt(sheet, first)
    : sheet.getRanges(rects.map(rangeAddress).join(","));
};

/** The rectangles of an address as Excel gives it: `'North, South'!B4:B9,'North, South'!D2`. Whole columns and rows are none. */
export const rectsIn = (address: string): Rect[] =>
  address
    .replace(/'(?:[^']|'')*'!/g, "")
    .split(/[,;]/)
    .flatMap((one) => parseRange(one.trim()) ?? []);

/** The smallest rectangle that holds them all. */
export const hullOf = (rects: readonly Rect[]): Rect => rects.reduce(around);
