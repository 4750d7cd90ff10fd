import type { Day } from "./day";

/**
 * Year, month and day against day numbers, in whole-number arithmetic (the proleptic Gregorian calendar counted in
 * 400-year cycles from 1 March), so that it is cheap enough to use on every row.
 */
export interface Civil {
  year: number;
  /** 1–12. */
  month: number;
  /** 1–31. */
  day: number;
}

const DAYS_IN_400_YEARS = 146_097;
/** From 1 March of year 0 to 30 December 1899. */
const SHIFT = 693_899;

/** The day of a date that exists; a month outside 1–12 or a day outside its month runs on into the next. */
export function dayOfCivil(year: number, month: number, day: number): Day {
  const months = year * 12 + (month - 1) - 2;
  const marchYear = Math.floor(months / 12);
  const marchMonth = months - marchYear * 12;
  const cycle = Math.floor(marchYear / 400);
  const yearOfCycle = marchYear - cycle * 400;
  const dayOfYear = Math.floor((153 * marchMonth + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100);
  return cycle * DAYS_IN_400_YEARS + yearOfCycle * 365 + leapDays + dayOfYear - SHIFT;
}

/** The year, month and day of a day number. */
export function civilOfDay(day: Day): Civil {
  const shifted = day + SHIFT;
  const cycle = Math.floor(shifted / DAYS_IN_400_YEARS);
  const dayOfCycle = shifted - cycle * DAYS_IN_400_YEARS;
  const yearOfCycle = Math.floor(
    (dayOfCycle -
      Math.floor(dayOfCycle / 1460) +
      Math.floor(dayOfCycle / 36_524) -
      Math.floor(dayOfCycle / 146_096)) /
      365,
  );
  const dayOfYear =
    dayOfCycle - (365 * yearOfCycle + Math.floor(yearOfCycle / 4) - Math.floor(yearOfCycle / 100));
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
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
