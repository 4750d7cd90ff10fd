import type { AggregateName } from "./term";
import { HOLDS } from "./vector";
import type { Vector } from "./vector";

/** A total for each run of rows, and how many values it is made of. Totals of several runs make the total of all their rows. */
export interface RunTotals {
  values: Float64Array;
  counts: Float64Array;
}

export type TotalName = Extract<AggregateName, "count" | "sum" | "min" | "max">;

/** What a total of no values is, and how one more value changes it. */
export const START: Readonly<Record<TotalName, number>> = { count: 0, sum: 0, min: Infinity, max: -Infinity };
export const JOIN: Readonly<Record<TotalName, (total: number, value: number) => number>> = {
  count: (total, value) => total + value,
  sum: (total, value) => total + value,
  min: (total, value) => (value < total ? value : total),
  max: (total, value) => (value > total ? value : total),
};

const blankRuns = (runs: number): RunTotals => ({
  values: new Float64Array(runs),
  counts: new Float64Array(runs),
});

/** How many rows each run has, or how many of them meet a condition. */
export function countRuns(offsets: Int32Array, condition: Vector | undefined): RunTotals {
  const totals = blankRuns(offsets.length - 1);
  for (let run = 0; run < totals.values.length; run++) {
    const [from, to] = [offsets[run] as number, offsets[run + 1] as number];
    let count = to - from;
    if (condition) {
      count = 0;
      const { values, step } = condition;
      for (let i = from; i < to; i++) count += (values[i * step] as number) & HOLDS;
    }
    totals.values[run] = count;
    totals.counts[run] = count;
  }
  return totals;
}

/** The sum of each run without its blanks, with the lost low digits added back (Neumaier), so order hardly matters. */
export function sumRuns(offsets: Int32Array, numbers: Vector): RunTotals {
  const totals = blankRuns(offsets.length - 1);
  const { values, step } = numbers;
  for (let run = 0; run < totals.values.length; run++) {
    const to = offsets[run + 1] as number;
    let sum = 0;
    let lost = 0;
    let count = 0;
    for (let i = offsets[run] as number; i < to; i++) {
      const value = values[i * step] as number;
      if (value !== value) continue;
      const next = sum + value;
      lost += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
      sum = next;
      count++;
    }
    totals.values[run] = sum + lost;
    totals.counts[run] = count;
  }
  return totals;
}

/** The least or greatest of each run. */
export function extremeRuns(name: "min" | "max", offsets: Int32Array, numbers: Vector): RunTotals {
  const totals = blankRuns(offsets.length - 1);
  const { values, step } = numbers;
  const join = JOIN[name];
  for (let run = 0; run < totals.values.length; run++) {
    const to = offsets[run + 1] as number;
    let best = START[name];
    for (let i = offsets[run] as number; i < to; i++) {
      const value = values[i * step] as number;
      if (value !== value) continue;
      best = join(best, value);
      totals.counts[run] = (totals.counts[run] as number) + 1;
    }
    totals.values[run] = best;
  }
  return totals;
}
