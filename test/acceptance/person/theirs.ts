import { address, contains, covers, parseRange } from "../../../src/core/sheet/address";
import type { Rect } from "../../../src/workbook";
import type { Drawn, ObservedCell, ObservedSheet } from "./observed";

/** Tells what is people's on a sheet of ours, without asking Primed. */

/** What a text or a number of people's is known by, and it alone. */
export const markerIn = (text: string): string | undefined => /typed \d+|10{3}\d{3}(?!\d)/.exec(text)?.[0];
export const numberFor = (step: number): number => 1_000_000 + step;

export const markerOf = (cell: ObservedCell): string | undefined =>
  markerIn(`${cell.formula ?? ""} ${cell.shows ?? ""}`);

/** The cells they typed in, and all those outside our area. */
export function theirCells(sheet: ObservedSheet, area: Rect | undefined): Map<string, ObservedCell> {
  const theirs = Object.entries(sheet.cells).filter(([at, cell]) => {
    const { row, column } = parseRange(at)!;
    return !area || !contains(area, row, column) || markerOf(cell) !== undefined;
  });
  return new Map(theirs);
}

/** Their merges: outside our area, or showing something of theirs. */
export const theirMerges = (
  sheet: ObservedSheet,
  area: Rect | undefined,
  cells: ReadonlyMap<string, ObservedCell>,
): string[] =>
  sheet.merges.filter((ref) => {
    const rect = parseRange(ref)!;
    return !area || !covers(area, rect) || cells.has(address(rect.row, rect.column));
  });

/** Their charts say so in their titles; pictures are always theirs. */
export const isTheirs = (drawn: Drawn): boolean => !drawn.chart || drawn.chart.text.includes("drawn ");

export const isProtected = (sheet: ObservedSheet): boolean =>
  /sheet="(1|true)"/.test(sheet.rest["sheetProtection"]?.join() ?? "");
