import { realDay } from "../calendar/civil";
import { SECONDS_A_DAY, startOf } from "../calendar/day";
import type { Moment } from "../calendar/day";
import { monthNamed } from "../calendar/iso";
import type { DateOrder } from "../setup/setup";

/** Excel knows no earlier date. */
const FIRST_YEAR = 1900;

const TIME = /[ t](\d{1,2}):(\d\d)(?::(\d\d(?:\.\d+)?))?(?: ?([ap])m)?$/;
const WEEKDAY = /^(mon|tue|wed|thu|fri|sat|sun)[a-z]* /;
const NUMBERS = /^(\d{1,4})([-/. ])(\d{1,2})\2(\d{1,4})$/;
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?[-/. ]?([a-z]+)[-/. ]?(\d{4}|\d\d)$/;
const MONTH_FIRST = /^([a-z]+)[-/. ]?(\d{1,2})(?:st|nd|rd|th)?[-/. ](\d{4}|\d\d)$/;

/**
 * The date that a text says, with its time if it has one, to the nearest second; NaN when it says none. Numbers are taken in
 * the order given; a year of four digits that comes first is always year, month, day (ISO). Years of two digits
 * are 1930 to 2029, as Excel takes them.
 */
export function parseTextDate(text: string, order: DateOrder): Moment {
  let rest = text.trim().toLowerCase().replace(/,/g, " ").replace(/\s+/g, " ");
  let seconds = 0;
  const time = TIME.exec(rest);
  if (time) {
    seconds = secondsOf(time);
    rest = rest.slice(0, time.index);
  }
  return startOf(parseDay(rest.replace(WEEKDAY, ""), order)) + seconds;
}

function secondsOf([, hours, minutes, seconds, half]: RegExpExecArray): number {
  let hour = Number(hours);
  if (half) {
    if (hour < 1 || hour > 12) return NaN;
    hour = (hour % 12) + (half === "p" ? 12 : 0);
  }
  const total = hour * 3600 + Number(minutes) * 60 + Math.round(Number(seconds ?? 0));
  return hour < 24 && Number(minutes) < 60 && Number(seconds ?? 0) < 60 && total <= SECONDS_A_DAY
    ? total
    : NaN;
}

function parseDay(text: string, order: DateOrder): number {
  const numbers = NUMBERS.exec(text);
  if (numbers) return dayOfNumbers(numbers[1]!, numbers[3]!, numbers[4]!, order);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return dayOfDate(yearOf(dayFirst[3]!), monthOf(dayFirst[2]!), Number(dayFirst[1]));
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) return dayOfDate(yearOf(monthFirst[3]!), monthOf(monthFirst[1]!), Number(monthFirst[2]));
  return NaN;
}

function dayOfNumbers(first: string, second: string, third: string, order: DateOrder): number {
  if (first.length === 4)
    return third.length <= 2 ? dayOfDate(Number(first), Number(second), Number(third)) : NaN;
  if (first.length > 2) return NaN;
  if (order === "ymd")
    return third.length <= 2 ? dayOfDate(yearOf(first), Number(second), Number(third)) : NaN;
  const [day, month] = order === "dmy" ? [first, second] : [second, first];
  return dayOfDate(yearOf(third), Number(month), Number(day));
}

function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length === 4) return year;
  if (digits.length !== 2) return NaN;
  return year < 30 ? 2000 + year : 1900 + year;
}

const monthOf = (word: string): number => monthNamed(word) ?? NaN;

function dayOfDate(year: number, month: number, day: number): number {
  return year >= FIRST_YEAR ? (realDay(year, month, day) ?? NaN) : NaN;
}
