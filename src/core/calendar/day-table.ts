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
  // A day that was worked out with fractions may be kept as one: as a whole number it makes whole numbers of all it meets.
  return { firstDay: firstDay | 0, answers: Int32Array.from({ length }, (_, i) => answer(firstDay - 1 + i)) };
}

/**
 * The place of a day's answer, where the last answer is at `lastPlace`. Without a branch, for where days lie cannot be guessed.
 */
export function placeOf(day: Day, firstDay: Day, lastPlace: number): number {
  const over = day - firstDay + 1 - lastPlace;
  const capped = lastPlace + (over & (over >> 31));
  return capped & ~(capped >> 31);
}

/** What is known of a day. */
export const lookUp = ({ firstDay, answers }: DayTable, day: Day): number =>
  answers[Math.max(0, Math.min(day - firstDay + 1, answers.length - 1))] as number;

/** The same for many days. */
export function lookUpAll(
  { firstDay, answers }: DayTable,
  days: Int32Array,
  into: Int32Array,
  length: number,
): void {
  const last = answers.length - 1;
  for (let i = 0; i < length; i++) into[i] = answers[placeOf(days[i] as Day, firstDay, last)] as number;
}
