import { parseRange, rangeAddress } from "../../../core/sheet/address";
import { partition as cutAlong, type Parts } from "../../../core/sheet/cut-rects";
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

/** A list of ranges, cut along the edges of some areas. */
export const partition = (text: string, areas: readonly Rect[]): Parts => cutAlong(rectsOf(text), areas);
