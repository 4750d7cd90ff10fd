import type { Day } from "./day";

/** A whole number known of every day: one for each day of a stretch, one for all days before it, and one for all after. */
export interface DayTable {
  firstDay: Day;
  /** The answer for all days before, then for each day, then for all days after. */
  answers: Int32Array;
}

/**
 * Works out the answers from the day before a stretch, which stands for all before it, to the day after, which stands for all
 * after it. Asked in that order.
 */
export function dayTable(firstDay: Day, lastDay: Day, answer: (day: Day) => number): DayTable {
  const length = Math.max(0, lastDay - firstDay + 1) + 2;
  return { firstDay, answers: Int32Array.from({ length }, (_, i) => answer(firstDay - 1 + i)) };
}

/** What is known of a day. */
export function lookUp({ firstDay, answers }: DayTable, day: Day): number {
  const last = answers.length - 1;
  return answers[Math.max(0, Math.min(day - firstDay + 1, last))] as number;
}

/** The same for many days. */
export function lookUpAll(
  { firstDay, answers }: DayTable,
  days: Int32Array,
  into: Int32Array,
  length: number,
): void {
  const last = answers.length - 1;
  for (let i = 0; i < length; i++) {
    // The lesser and the greater of two without a branch, for where days lie cannot be guessed.
    const over = (days[i] as number) - firstDay + 1 - last;
    const capped = last + (over & (over >> 31));
    into[i] = answers[capped & ~(capped >> 31)] as number;
  }
}
