/// <reference types="office-js" />
import type { MergeNow } from "../../core/owned/cells-now";
import { bottom, overlap, rangeAddress } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import { hullOf, rectsIn } from "./addresses";

/** What was asked of Excel, to be read after the next sync. */
export type MergesLook = Excel.RangeAreas;

/** Queues a look at the merged cells that touch our areas. */
export function queueMergesLook(sheet: Excel.Worksheet, areas: readonly Rect[]): MergesLook {
  const merged = rangeAt(sheet, hullOf(areas)).getMergedAreasOrNullObject();
  merged.load("address");
  return merged;
}

export const mergesIn = (look: MergesLook): Rect[] => (look.isNullObject ? [] : rectsIn(look.address));

/**
 * Queues the merges of our area as the spec says: those that are so already stay, those of ours that are not wanted go, and so do
 * people's in cells that one of ours is to have.
 */
export function writeMerges(sheet: Excel.Worksheet, wanted: readonly Rect[], now: readonly MergeNow[]): void {
  const there = now.flatMap(({ rect, peoples }) => (rect ? [{ rect, peoples }] : []));
  const has = (rects: readonly Rect[], rect: Rect): boolean =>
    rects.some((one) => rangeAddress(one) === rangeAddress(rect));
  const added = wanted.filter(
    (rect) =>
      !has(
        there.map((one) => one.rect),
        rect,
      ),
  );
  const gone = there.filter(
    ({ rect, peoples }) => !has(wanted, rect) && (!peoples || added.some((one) => overlap(one, rect))),
  );
  for (const { rect } of gone) rangeAt(sheet, rect).unmerge();
  for (const { rect, rows } of inBlocks(added)) {
    rangeAt(sheet, rect).merge(rows > 1);
  }
}

/** Merges of one row each that lie below each other, and are as wide, are made in one call. @returns how many rows each has. */
function inBlocks(merges: readonly Rect[]): { rect: Rect; rows: number }[] {
  const blocks: { rect: Rect; rows: number }[] = [];
  for (const merge of [...merges].sort((a, b) => a.column - b.column || a.row - b.row)) {
    const last = blocks.at(-1);
    const joins =
      last !== undefined &&
      merge.rows === 1 &&
      last.rows === last.rect.rows &&
      last.rect.column === merge.column &&
      last.rect.columns === merge.columns &&
      bottom(last.rect) === merge.row - 1;
    if (joins) {
      last.rect = { ...last.rect, rows: last.rect.rows + 1 };
      last.rows++;
    } else blocks.push({ rect: merge, rows: merge.rows === 1 ? 1 : 0 });
  }
  return blocks;
}
