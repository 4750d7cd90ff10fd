import { realDay } from "./civil";
import type { Day } from "./day";

/**
 * The date that a clock on the wall of a time zone shows at an instant.
 * @param instant milliseconds since 1970 began in UTC, or an ISO string
 * @param timeZone an IANA name, such as `Europe/London`; one the machine does not know throws a RangeError
 */
export function todayIn(instant: number | string, timeZone: string): Day {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    calendar: "gregory",
    year: "numeric",
    month: "numeric",
    day: "numeric",
  });
  const parts = format.formatToParts(new Date(instant));
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value);
  const day = realDay(part("year"), part("month"), part("day"));
  if (day === undefined) throw new RangeError(`${instant} is not an instant.`);
  return day;
}

/** Whether the machine knows a time zone by that name. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en-GB", { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
