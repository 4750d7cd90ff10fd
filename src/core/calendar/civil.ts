import type { Day } from "./day";

/** Year, month and day against day numbers, by the language's own dates in UTC, where no day is longer than another. */
export interface Civil {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
}

const MILLISECONDS_A_DAY = 86_400_000;
/** 1 January 1970 as a day number. */
const UNIX_EPOCH = 25_569;

/** The day of a date that exists; a month outside 1–12 or a day outside its month runs on into the next. */
export function dayOfCivil(year: number, month: number, day: number): Day {
  // Date.UTC takes the years 0 to 99 for 1900 to 1999; setting them does not.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / MILLISECONDS_A_DAY + UNIX_EPOCH;
}

/** The year, month and day of a day number. */
export function civilOfDay(day: Day): Civil {
  const date = new Date((day - UNIX_EPOCH) * MILLISECONDS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 28 to 31. */
export const daysInMonth = (year: number, month: number): number =>
  dayOfCivil(year, month + 1, 1) - dayOfCivil(year, month, 1);

/** The day, or undefined when there is no such date (31 September). */
export function realDay(year: number, month: number, day: number): Day | undefined {
  const whole = Number.isInteger(year) && Number.isInteger(month) && Number.isInteger(day);
  if (!whole || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return dayOfCivil(year, month, day);
}

/** Whole months from one day to another, as Excel's DATEDIF "m" counts them; backwards is negative. */
export function monthsApart(from: Day, to: Day): number {
  if (to < from) return -monthsApart(to, from);
  const start = civilOfDay(from);
  const end = civilOfDay(to);
  const months = (end.year - start.year) * 12 + end.month - start.month;
  return end.day < start.day ? months - 1 : months;
}
