import { shifted } from "../core/sheet/shift";
import type { SheetSpec } from "../core/sheet/spec";
import type { Rect } from "../workbook";
import type { FileContents } from "./read/contents";

/**
 * What of a spec is to be on its sheet. On one that is there: all but its starter, where people have moved our area by putting
 * rows above it or columns before it. On a new one: all, but for a starter whose table the workbook has, since people have moved
 * that to a sheet of theirs.
 */
export function specToWrite(spec: SheetSpec, area: Rect | undefined, { sheets }: FileContents): SheetSpec {
  const { starter, ...page } = spec;
  if (area) return shifted(page, area.row - spec.area.row, area.column - spec.area.column);
  const names = new Set(sheets.flatMap(({ tables }) => tables.map(({ name }) => name.toLowerCase())));
  return starter?.tables.some(({ name }) => names.has(name.toLowerCase())) ? page : spec;
}
