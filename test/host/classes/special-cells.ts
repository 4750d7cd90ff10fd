import { specialCells } from "../book/special-cells";
import type { SpecialType } from "../book/special-cells";
import { HostError } from "../wire/behaviour";
import type { Handle, Host } from "../wire/behaviour";
import { rangeAreasHandle } from "./handles";
import type { RangeAreasHandle, RangeHandle } from "./handles";
import { rectsOf } from "./place";

type AnyRange = RangeHandle | RangeAreasHandle;

/** `getSpecialCellsOrNullObject` of a range or of several. */
export function findSpecialCells(
  range: AnyRange,
  [type, values]: readonly unknown[],
  host: Host,
): Handle | null {
  if (String(type).startsWith("Same"))
    throw new HostError("HostNotImplemented", `getSpecialCells finds no ${String(type)} here.`);
  const found = rectsOf(range, host).flatMap((rect) =>
    specialCells(host.book, range.sheet, rect, type as SpecialType, String(values ?? "All")),
  );
  return found.length > 0 ? rangeAreasHandle(range.sheet, found) : null;
}

/** @throws HostError `ItemNotFound` when there is none. */
export function getSpecialCells(range: AnyRange, args: readonly unknown[], host: Host): Handle {
  const found = findSpecialCells(range, args, host);
  if (!found) throw new HostError("ItemNotFound", "There are no such cells.");
  return found;
}
