import type { Rect } from "../../../src/workbook";
import { rectNow } from "../book/moves";
import { HostError } from "../wire/behaviour";
import type { Host } from "../wire/behaviour";
import type { RangeAreasHandle, RangeHandle } from "./handles";

/**
 * Where a range is now: it has moved with its cells since it was made.
 * @throws HostError `InvalidReference` when its cells, or its sheet, were deleted.
 */
export function rectOf({ sheet, rect, since = 0 }: RangeHandle, host: Host): Rect {
  const now = host.book.sheets.includes(sheet) ? rectNow(sheet, rect, since) : undefined;
  if (!now) throw gone();
  return now;
}

/** The same for one range or for several: those that are deleted are left out, unless all are. */
export function rectsOf(handle: RangeHandle | RangeAreasHandle, host: Host): readonly Rect[] {
  if (handle.type === "Range") return [rectOf(handle, host)];
  const { sheet, rects, since = 0 } = handle;
  const now = host.book.sheets.includes(sheet)
    ? rects.flatMap((rect) => rectNow(sheet, rect, since) ?? [])
    : [];
  if (now.length === 0) throw gone();
  return now;
}

const gone = (): HostError => new HostError("InvalidReference", "The cells of this range are deleted.");
