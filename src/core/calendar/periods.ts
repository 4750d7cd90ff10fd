import { civilOfDay, dayOfCivil } from "./civil";
import type { Day } from "./day";
import type { Period, PeriodLength, Rhythm } from "./period";

const MONTHS_LONG = { month: 1, quarter: 3, year: 12 } as const;
/** How many base periods a rolling twelve months is. */
const ROLLING = { week: 52, month: 12, quarter: 4, year: 1 } as const;

/** 30 December 1899 was a Saturday, so day 2 is a Monday. */
const mondayOf = (day: Day): Day => day - ((((day - 2) % 7) + 7) % 7);

/** The first day of the period of that length that holds a day. `yearStarts` is the month, 1–12, in which years begin. */
export function periodStart(length: PeriodLength, day: Day, yearStarts: number): Day {
  if (length === "week") return mondayOf(day);
  const { year, month } = civilOfDay(day);
  const months = MONTHS_LONG[length];
  const into = (((month - yearStarts) % months) + months) % months;
  return dayOfCivil(year, month - into, 1);
}

/** The first day of the period `count` periods after the one that starts on `start`; negative is before. */
export function stepPeriod(length: PeriodLength, start: Day, count: number): Day {
  if (length === "week") return start + 7 * count;
  const { year, month } = civilOfDay(start);
  return dayOfCivil(year, month + MONTHS_LONG[length] * count, 1);
}

const two = (n: number): string => String(n).padStart(2, "0");

/** `2026/27`, or `2026` when years start in January. */
function yearLabel(day: Day, yearStarts: number): string {
  const year = civilOfDay(periodStart("year", day, yearStarts)).year;
  return yearStarts === 1 ? String(year) : `${year}/${two((year + 1) % 100)}`;
}

/** The label of the period of that length that starts on `start`: `2015-W50`, `2015-12`, `2015/16-Q3`, `2015/16`. */
export function periodLabel(length: PeriodLength, start: Day, yearStarts: number): string {
  const { year, month } = civilOfDay(start);
  if (length === "month") return `${year}-${two(month)}`;
  if (length === "year") return yearLabel(start, yearStarts);
  if (length === "quarter") {
    return `${yearLabel(start, yearStarts)}-Q${Math.floor(((month - yearStarts + 12) % 12) / 3) + 1}`;
  }
  const thursday = start + 3; // an ISO week belongs to the year of its Thursday
  const isoYear = civilOfDay(thursday).year;
  return `${isoYear}-W${two(Math.floor((thursday - dayOfCivil(isoYear, 1, 1)) / 7) + 1)}`;
}

/**
 * The first day of the window that ends with a base period. A window is always whole base periods, so a year to date by weeks
 * starts on the Monday of the year's first week: like an ISO year's, the first whose Thursday is in the year.
 */
function windowStart(rhythm: Rhythm, start: Day, yearStarts: number): Day {
  if (rhythm.window === "R12") return stepPeriod(rhythm.length, start, 1 - ROLLING[rhythm.length]);
  if (rhythm.window !== "YTD") return start;
  if (rhythm.length !== "week") return periodStart("year", start, yearStarts);
  return mondayOf(periodStart("year", start + 3, yearStarts) + 3);
}

/** Every period from the one that holds `firstDay` to the one that holds `lastDay`, oldest first; none when they are reversed. */
export function periodsBetween(rhythm: Rhythm, firstDay: Day, lastDay: Day, yearStarts: number): Period[] {
  const { length, window } = rhythm;
  const periods: Period[] = [];
  if (!(firstDay <= lastDay)) return periods;
  for (let start = periodStart(length, firstDay, yearStarts); start <= lastDay;) {
    const next = stepPeriod(length, start, 1);
    const label = periodLabel(length, start, yearStarts) + (window ? `/${window}` : "");
    periods.push({ label, start: windowStart(rhythm, start, yearStarts), end: next - 1, baseStart: start });
    start = next;
  }
  return periods;
}
