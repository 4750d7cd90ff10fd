import { DAYS_BEFORE_1904 } from "../../../src/core/sheet/grid";

const DAY = 86_400_000;
/** The day whose number is 0, counted so that all days since March 1900 are right. */
const START = Date.UTC(1899, 11, 30);

/** The serial number of `2026-03-31` or `2026-03-31T09:30:00.000Z`, as it is written; undefined for what is none. */
export function serialOfIso(text: string, date1904: boolean): number | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?(Z|[+-]\d{2}:\d{2})?$/.exec(text);
  const time = match ? Date.parse(`${match[1]}${match[2] ?? "T00:00"}Z`) : NaN;
  return Number.isNaN(time) ? undefined : (time - START) / DAY - (date1904 ? DAYS_BEFORE_1904 : 0);
}
