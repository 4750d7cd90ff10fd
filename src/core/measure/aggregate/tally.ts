import type { Plan } from "./plan";

/**
 * How often each whole number comes in each cell: as good as a list of the numbers, and much smaller, when they lie near one
 * another, as the days that things take do.
 */
export interface Tally {
  cells: number;
  /** The number at index 0 of each cell, and how many numbers each cell has counts for. */
  lowest: number;
  width: number;
  counts: Int32Array;
  /** False once a number came that is not whole, or too far from the others: then nothing is counted. */
  fits: boolean;
}

const FIRST_WIDTH = 32;
/** 16 MB for one tally. */
const MOST_COUNTS = 4_194_304;

export const newTally = (cells: number): Tally => ({
  ...{ cells, lowest: 0, width: 0, counts: new Int32Array(0), fits: true },
});

/** Counts from a place on, until a number has no count: gives where that is, or the length. */
function countFrom(
  start: number,
  { lowest, width, counts }: Tally,
  cells: Int32Array,
  values: Float64Array,
  length: number,
): number {
  for (let i = start; i < length; i++) {
    const value = values[i] as number;
    const place = value - lowest;
    if (place >= 0 && place < width && place === Math.floor(place)) {
      const at = (cells[i] as number) * width + place;
      counts[at] = (counts[at] as number) + 1;
    } else if (value === value && cells[i] !== 0) return i;
  }
  return length;
}

/** Makes room for a number: at least twice as much, on the side where it came. */
function widen(tally: Tally, value: number, plan: Plan): void {
  const { cells, lowest, width, counts } = tally;
  const isFirst = width === 0;
  const highest = isFirst ? value : Math.max(value, lowest + width - 1);
  const needed = highest - (isFirst ? value : Math.min(value, lowest)) + 1;
  const wider = Math.max(FIRST_WIDTH, 2 ** Math.ceil(Math.log2(needed)));
  const more = cells * (wider - width);
  if (!Number.isSafeInteger(value) || cells * wider > MOST_COUNTS || more > plan.room) {
    plan.room += counts.length;
    Object.assign(tally, { fits: false, width: 0, counts: new Int32Array(0) });
    return;
  }
  plan.room -= more;
  tally.lowest = isFirst ? value : value < lowest ? highest - wider + 1 : lowest;
  tally.width = wider;
  tally.counts = new Int32Array(cells * wider);
  for (let cell = 0; cell < cells; cell++) {
    const from = counts.subarray(cell * width, (cell + 1) * width);
    if (!isFirst) tally.counts.set(from, cell * wider + lowest - tally.lowest);
  }
}

/** Counts each number, but blanks and what counts nowhere, in its cell. */
export function addToTally(
  tally: Tally,
  cells: Int32Array,
  values: Float64Array,
  length: number,
  plan: Plan,
): void {
  let i = 0;
  while (tally.fits && (i = countFrom(i, tally, cells, values, length)) < length)
    widen(tally, values[i] as number, plan);
}

/** The counts of several cells together, in memory that the next call uses again. */
export function mergeTally(tally: Tally, into: Int32Array, cells: Int32Array, length: number): void {
  const { width, counts } = tally;
  into.fill(0);
  for (let i = 0; i < length; i++) {
    const from = (cells[i] as number) * width;
    for (let place = 0; place < width; place++)
      into[place] = (into[place] as number) + (counts[from + place] as number);
  }
}
