import { dayOf, SECONDS_A_DAY } from "../../calendar/day";
import type { Day, Moment } from "../../calendar/day";
import { BATCH, filled } from "./batch";
import type { Filled } from "./batch";
import { numbers } from "./vector";
import type { DateVector, NumberVector, Operation } from "./vector";

/** A blank date's day is one that never comes: later than any, so that a table of days has an answer for it too. */
export const NEVER: Day = 2 ** 30;

/** The day of each place. */
export interface Days extends Filled {
  values: Int32Array;
}

const known = new WeakMap<Float64Array, Days>();

/** The day of each moment; worked out once, however many ask it of the same dates. */
export function daysOf(dates: Operation<DateVector>): Days {
  const before = known.get(dates.values);
  if (before) return before;
  const [moments, values] = [dates.values, new Int32Array(BATCH)];
  const days = filled({ values }, [dates], (length) => {
    toDays(moments, values, length);
  });
  known.set(moments, days);
  return days;
}

function toDays(moments: Float64Array, into: Int32Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const moment = moments[i] as number;
    into[i] = moment === moment ? dayOf(moment) : NEVER;
  }
}

/** Days as numbers, whose blanks are as any number's. */
export function dayNumbers(dates: Operation<DateVector>): Operation<NumberVector> {
  const days = daysOf(dates);
  const into = numbers();
  return filled(into, [days], (length) => {
    for (let i = 0; i < length; i++)
      into.values[i] = days.values[i] === NEVER ? NaN : (days.values[i] as Day);
  });
}

/** Calendar dates apart; a blank in either gives a blank. */
export function daysBetween(
  start: Operation<DateVector>,
  end: Operation<DateVector>,
): Operation<NumberVector> {
  const into = numbers();
  const apart = start.dateOnly && end.dateOnly ? wholeDaysApart : daysApart;
  return filled(into, [start, end], (length) => apart(start.values, end.values, into.values, length));
}

function wholeDaysApart(from: Float64Array, to: Float64Array, into: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) into[i] = ((to[i] as Moment) - (from[i] as Moment)) / SECONDS_A_DAY;
}

function daysApart(from: Float64Array, to: Float64Array, into: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) into[i] = dayOf(to[i] as Moment) - dayOf(from[i] as Moment);
}
