import { contains, covers, overlap, parseRange } from "../../../src/core/sheet/address";
import type { Page, Round } from "./check";
import { areaOf, moved, movedArea } from "./place";
import { isProtected, markerOf, theirCells, theirMerges } from "./theirs";

/** The reasons for which a dashboard may be left as it is: it is protected, or something of people's is in the way. */
export function whySkipped({ world, before, wanted }: Round, { page, old, tab, corner }: Page): string[] {
  if (!old) return [];
  const area = areaOf(before, old.name);
  const theirs = theirCells(old, area);
  const values = Object.keys(page.cells).map((at) => moved(at, corner));
  const merges = page.merges.map((ref) => parseRange(moved(ref, corner))!);
  const areas = [movedArea(areaOf(wanted, page.name)!, corner), ...(area ? [area] : [])];

  const cells = [...theirs].filter(([at, cell]) => {
    const { row, column } = parseRange(at)!;
    // What stands on a figure is written over, unless rows or columns have moved and it can't be told any more.
    if (world.typed.get(markerOf(cell) ?? "")?.over && !tab?.reshaped) return false;
    return values.includes(at) || merges.some((merge) => contains(merge, row, column));
  });
  const merged = theirMerges(old, area, theirs).filter((ref) => {
    const rect = parseRange(ref)!;
    return merges.some((one) => overlap(one, rect)) || values.some((at) => covers(rect, parseRange(at)!));
  });
  const tables = old.tables.filter((ref) => areas.some((one) => overlap(one, parseRange(ref)!)));
  return [
    ...(isProtected(old) ? ["it is protected"] : []),
    ...cells.map(([at]) => `${at} is in the way`),
    ...merged.map((ref) => `the merge ${ref} is in the way`),
    ...tables.map((ref) => `the table ${ref} is in the way`),
  ];
}
