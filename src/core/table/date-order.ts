import { dayOf } from "../calendar/day";
import type { DateColumn } from "./column";

/** Whether a row's `later` date is before its `earlier` one: by day when either column has no times, as in formulas. */
export function isOutOfOrder(earlier: DateColumn, later: DateColumn): (row: number) => boolean {
  const byDay = earlier.dateOnly || later.dateOnly;
  return (row) => {
    const start = earlier.values[row]!;
    const end = later.values[row]!;
    return byDay ? dayOf(end) < dayOf(start) : end < start;
  };
}
