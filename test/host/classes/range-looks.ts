import type { CellStyle } from "../book/book";
import { refuseIfProtected } from "../book/protection";
import { restyleRect, stylesIn } from "../book/restyle";
import { restyled } from "../book/style";
import type { StyleChanges } from "../book/style";
import type { Handle, Host } from "../wire/behaviour";
import type { RangeAreasHandle, RangeHandle } from "./handles";
import { rectsOf } from "./place";

/** `RangeFormat`, `RangeFont`…: of one range, or of several. */
export interface FormatHandle extends Handle {
  readonly of: RangeHandle | RangeAreasHandle;
}

export const formatHandle = (of: RangeHandle | RangeAreasHandle): FormatHandle => ({
  type: "RangeFormat",
  of,
});

/** What all cells have; null when some differ, as Excel gives it. */
export const uniform =
  (of: (style: CellStyle) => unknown) =>
  (handle: FormatHandle, host: Host): unknown => {
    const found = new Set<unknown>();
    for (const rect of rectsOf(handle.of, host))
      for (const style of stylesIn(host.book, handle.of.sheet, rect)) {
        found.add(of(style));
        if (found.size > 1) return null;
      }
    return [...found][0];
  };

/** Sets a part of all cells' looks. */
export const change =
  (changes: (value: unknown, before: CellStyle) => StyleChanges) =>
  (handle: FormatHandle, value: unknown, host: Host): void =>
    restyle(handle, host, (style) => restyled(style, changes(value, style)));

/** Gives all cells of a range another look. @throws HostError `AccessDenied` on a protected sheet that does not allow it. */
export function restyle(handle: FormatHandle, host: Host, how: (style: CellStyle) => CellStyle): void {
  refuseIfProtected(handle.of.sheet, "allowFormatCells");
  for (const rect of rectsOf(handle.of, host)) restyleRect(host.book, handle.of.sheet, rect, how);
}
