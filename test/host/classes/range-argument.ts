import type { Rect } from "../../../src/workbook";
import type { Sheet } from "../book/book";
import { findRange } from "../book/range-text";
import { HostError } from "../wire/behaviour";
import type { Handle, Host } from "../wire/behaviour";
import type { RangeHandle } from "./handles";
import { rectOf } from "./place";

/** What an argument `Range | string` stands for. @throws HostError `InvalidArgument` for anything else. */
export function rangeArgument(value: unknown, sheet: Sheet, host: Host): { sheet: Sheet; rect: Rect } {
  if (typeof value === "string") return findRange(host.book, sheet, value);
  if (isRange(value)) return { sheet: value.sheet, rect: rectOf(value, host) };
  throw new HostError("InvalidArgument", "A range or its address is needed.");
}

/** The same, on this very sheet. */
export function rangeOnSheet(value: unknown, sheet: Sheet, host: Host): Rect {
  const found = rangeArgument(value, sheet, host);
  if (found.sheet !== sheet) {
    throw new HostError("InvalidArgument", `The range is not on the sheet ${sheet.name}.`);
  }
  return found.rect;
}

const isRange = (value: unknown): value is RangeHandle =>
  typeof value === "object" && value !== null && (value as Handle).type === "Range";
