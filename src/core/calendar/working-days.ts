import type { Day } from "./day";

/** Counts working days: Monday to Friday, less the holidays. */
export interface WorkingDays {
  /** Excel's NETWORKDAYS less one: 0 on the same working day. Backwards is the negative of the same days the other way round. */
  between(from: Day, to: Day): number;
}

/** Days that are not working days may be listed more than once or fall at weekends: they count once, or not at all. */
export function workingDays(holidays: Iterable<Day>): WorkingDays {
  const isWeekday = (day: Day): boolean => (((day - 2) % 7) + 7) % 7 < 5;
  const off = Float64Array.from([...new Set(holidays)].filter(isWeekday)).sort();

  /** Weekdays from day 2, a Monday, up to and including a day. */
  const weekdaysThrough = (day: Day): number => {
    const days = day - 1;
    const weeks = Math.floor(days / 7);
    return weeks * 5 + Math.min(days - weeks * 7, 5);
  };
  const holidaysThrough = (day: Day): number => {
    let low = 0;
    let high = off.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((off[middle] as number) <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const through = (day: Day): number => weekdaysThrough(day) - holidaysThrough(day);
  const forward = (from: Day, to: Day): number => through(to) - through(from - 1) - 1;

  return { between: (from, to) => (from <= to ? forward(from, to) : -forward(to, from)) };
}
