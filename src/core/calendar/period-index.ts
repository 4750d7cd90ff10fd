import type { Day } from "./day";
import type { Period } from "./period";

/**
 * Which periods hold a day, by looking it up in an array: cheap enough for every row. The periods that a span of days touches
 * are always neighbours: from the first that ends on or after its first day, to the last that starts on or before its last.
 */
export interface PeriodIndex {
  /** The day at index 0 of both arrays. */
  firstDay: Day;
  /** How many periods there are. */
  count: number;
  /** For each day, the index of the first period that ends on or after it. */
  firstEnding: Int32Array;
  /** For each day, the index of the last period that starts on or before it; -1 for none. */
  lastStarting: Int32Array;
}

/** The index of periods in order, whether they follow one another or, as windows do, overlap. */
export function periodIndexer(periods: readonly Period[]): PeriodIndex {
  const first = periods[0];
  const last = periods[periods.length - 1];
  if (!first || !last) {
    return { firstDay: 0, count: 0, firstEnding: new Int32Array(0), lastStarting: new Int32Array(0) };
  }
  const days = last.end - first.start + 1;
  const firstEnding = new Int32Array(days);
  const lastStarting = new Int32Array(days);
  let ending = 0;
  let starting = -1;
  for (let i = 0; i < days; i++) {
    const day = first.start + i;
    while ((periods[ending] as Period).end < day) ending++;
    while (starting + 1 < periods.length && (periods[starting + 1] as Period).start <= day) starting++;
    firstEnding[i] = ending;
    lastStarting[i] = starting;
  }
  return { firstDay: first.start, count: periods.length, firstEnding, lastStarting };
}

/** The first period that ends on or after a day: 0 when all do, `count` when none does. */
export function firstEndingFrom(index: PeriodIndex, day: Day): number {
  const i = day - index.firstDay;
  if (i < 0) return 0;
  return i < index.firstEnding.length ? (index.firstEnding[i] as number) : index.count;
}

/** The last period that starts on or before a day: -1 when none does. */
export function lastStartingBy(index: PeriodIndex, day: Day): number {
  const i = day - index.firstDay;
  if (i < 0) return -1;
  return i < index.lastStarting.length ? (index.lastStarting[i] as number) : index.count - 1;
}
