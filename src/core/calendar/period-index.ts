import type { Day } from "./day";
import { dayTable, lookUp } from "./day-table";
import type { DayTable } from "./day-table";
import type { Period } from "./period";

/**
 * Which periods hold a day, by looking it up in an array: cheap enough for every row. The periods that a span of days touches
 * are always neighbours: from the first that ends on or after its first day, to the last that starts on or before its last.
 */
export interface PeriodIndex {
  /** How many periods there are. */
  count: number;
  /** The first day of the first and the last day of the last. */
  firstDay: Day;
  lastDay: Day;
  /** How many periods end before a day: the index of the first that does not. */
  ended: DayTable;
  /** How many periods start on or before a day: one more than the index of the last that does. */
  started: DayTable;
}

/** How many of some days, earliest first, are before each day. */
export function countBefore(days: readonly Day[]): DayTable {
  let count = 0;
  return dayTable(days[0] ?? 0, days[days.length - 1] ?? -1, (day) => {
    while (count < days.length && (days[count] as Day) < day) count++;
    return count;
  });
}

/** The index of periods in order, whether they follow one another or, as windows do, overlap. */
export function periodIndexer(periods: readonly Period[]): PeriodIndex {
  return {
    count: periods.length,
    firstDay: periods[0]?.start ?? 0,
    lastDay: periods[periods.length - 1]?.end ?? -1,
    ended: countBefore(periods.map((period) => period.end)),
    // To start on or before a day is to start before the next.
    started: dayBefore(countBefore(periods.map((period) => period.start))),
  };
}

/** The same answers, each a day earlier. */
export const dayBefore = ({ firstDay, answers }: DayTable): DayTable => ({ firstDay: firstDay - 1, answers });

/** The first period that ends on or after a day: 0 when all do, `count` when none does. */
export const firstEndingFrom = (index: PeriodIndex, day: Day): number => lookUp(index.ended, day);
