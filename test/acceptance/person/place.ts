import { address, parseRange } from "../../../src/core/sheet/address";
import type { Rect } from "../../../src/workbook";
import type { Observed } from "./observed";

/** How far people have moved a dashboard down and to the right. */
export interface Corner {
  row: number;
  column: number;
}

/** The dashboard's area on a sheet: by what the name refers to, for some programs mix up whose name it is. */
export function areaOf({ names }: Observed, sheet: string): Rect | undefined {
  const start = `'${sheet.replace(/'/g, "''")}'!`;
  const area = names.find(({ name, text }) => name === "Primed_area" && text.startsWith(start));
  return area && parseRange(area.text);
}

export const cornerOf = (area: Rect | undefined): Corner => ({
  row: (area?.row ?? 1) - 1,
  column: (area?.column ?? 1) - 1,
});

/** `B2:C3` where it now is; `$` is not looked for. */
export const moved = (ref: string, { row, column }: Corner): string =>
  ref.replace(/[A-Z]+\d+/g, (at) => {
    const rect = parseRange(at)!;
    return address(rect.row + row, rect.column + column);
  });

export const movedArea = (area: Rect, { row, column }: Corner): Rect => ({
  ...area,
  row: area.row + row,
  column: area.column + column,
});
