import { dayOf } from "../../calendar/day";
import { monthsApart } from "../../calendar/civil";
import type { WorkingDays } from "../../calendar/working-days";
import { filled } from "./batch";
import { dayNumbers, daysBetween } from "./days";
import { numbers } from "./vector";
import type { DateVector, NumberVector, Operation } from "./vector";

type Dates = Operation<DateVector>;
type Numbers = Operation<NumberVector>;

/** Elapsed, with the fraction. */
export function hoursBetween(start: Dates, end: Dates): Numbers {
  const into = numbers();
  return filled(into, [start, end], (length) => {
    const [a, b, values] = [start.values, end.values, into.values];
    for (let i = 0; i < length; i++) values[i] = ((b[i] as number) - (a[i] as number)) / 3600;
  });
}

type Apart = (from: number, to: number) => number;

/** What else two days can be apart, by the function's name. */
const otherwise = (workdays: WorkingDays): Readonly<Record<string, Apart>> => ({
  workdays: (from, to) => workdays.between(from, to),
  months: monthsApart,
  age: (from, to) => Math.trunc(monthsApart(from, to) / 12),
});

/** The time between two dates, in what the function is named for; a blank in either gives a blank. */
export function between(name: string, start: Dates, end: Dates, workdays: WorkingDays): Numbers {
  if (name === "days") return daysBetween(start, end);
  if (name === "hours") return hoursBetween(start, end);
  const apart = otherwise(workdays)[name];
  if (!apart) throw new Error(`no column operation for ${name}`);
  const [from, to] = [dayNumbers(start), dayNumbers(end)];
  const into = numbers();
  return filled(into, [from, to], (length) => {
    for (let i = 0; i < length; i++) {
      const a = from.values[i] as number;
      const b = to.values[i] as number;
      into.values[i] = a !== a || b !== b ? NaN : apart(a, b);
    }
  });
}

/** Days of each span that lie in its place's period, both ends included; an open end runs on. Blank start: blank. */
export function overlapDays(start: Dates, end: Dates, periodStart: Dates, periodEnd: Dates): Numbers {
  const into = numbers();
  return filled(into, [start, end, periodStart, periodEnd], (length) => {
    for (let i = 0; i < length; i++) {
      const first = Math.max(dayOf(start.values[i] as number), dayOf(periodStart.values[i] as number));
      const finish = end.values[i] as number;
      const close = dayOf(periodEnd.values[i] as number);
      const last = finish !== finish ? close : Math.min(dayOf(finish), close);
      into.values[i] = first !== first ? NaN : Math.max(0, last - first + 1);
    }
  });
}
