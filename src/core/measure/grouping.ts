import type { Domain } from "./columns";
import type { Spans } from "./spans";
import type { Timeline } from "./timeline";
import { HOLDS } from "./vector";
import type { ConditionVector } from "./vector";

/**
 * Rows sorted by the period they count in and, within it, by the unit they belong to (a team; for Figures, any node): each
 * (period, unit) is a run of `places`. A row that counts in many periods has a place in each.
 */
export interface Block extends Domain {
  rows: Int32Array;
  firstPeriod: number;
  lastPeriod: number;
  /** Where each run starts, at `(period − firstPeriod) × units + unit`; one more at the end. */
  offsets: Int32Array;
}

/** How a measure's rows are grouped: shared by all measures of a source that filter and count alike. */
export interface Grouping {
  timeline: Timeline;
  units: number;
  /** What the rows had to meet. */
  filter?: ConditionVector;
  /** The rows that only a blank cell kept from meeting it. */
  keptOut?: Grouping;
  /** Periods oldest first, in as many blocks as memory asks for: nearly always one. */
  blocks(): Iterable<Block>;
}

/** A million rows in eight periods each. A larger grouping is worked through a stretch of periods at a time. */
const PLACES_A_BLOCK = 8_388_608;

/** How many places there are in each period. */
function placesByPeriod(spans: Spans, counts: (row: number) => boolean, periods: number): Float64Array {
  const places = new Float64Array(periods + 1);
  for (let row = 0; row < spans.first.length; row++) {
    const first = spans.first[row] as number;
    const last = spans.last[row] as number;
    if (first > last || !counts(row)) continue;
    places[first] = (places[first] as number) + 1;
    places[last + 1] = (places[last + 1] as number) - 1;
  }
  for (let i = 1; i <= periods; i++) places[i] = (places[i] as number) + (places[i - 1] as number);
  return places.subarray(0, periods);
}

/** Stretches of periods that fit in a block; a period that does not has one to itself. */
function* stretches(places: Float64Array, limit: number): Generator<[first: number, last: number]> {
  let first = 0;
  let sum = 0;
  for (let period = 0; period < places.length; period++) {
    const count = places[period] as number;
    if (sum > 0 && sum + count > limit) {
      yield [first, period - 1];
      first = period;
      sum = 0;
    }
    sum += count;
  }
  if (places.length > 0) yield [first, places.length - 1];
}

function makeBlock(
  [firstPeriod, lastPeriod]: [number, number],
  spans: Spans,
  unit: Int32Array,
  units: number,
  counts: (row: number) => boolean,
  timeline: Timeline,
): Block {
  const offsets = new Int32Array((lastPeriod - firstPeriod + 1) * units + 1);
  const eachPlace = (visit: (run: number, row: number, period: number) => void): void => {
    for (let row = 0; row < unit.length; row++) {
      const first = Math.max(spans.first[row] as number, firstPeriod);
      const last = Math.min(spans.last[row] as number, lastPeriod);
      if (first > last || !counts(row)) continue;
      for (let period = first; period <= last; period++) {
        visit((period - firstPeriod) * units + (unit[row] as number), row, period);
      }
    }
  };
  eachPlace((run) => {
    offsets[run + 1] = (offsets[run + 1] as number) + 1;
  });
  for (let run = 1; run < offsets.length; run++)
    offsets[run] = (offsets[run] as number) + (offsets[run - 1] as number);
  const length = offsets[offsets.length - 1] as number;
  const rows = new Int32Array(length);
  const periods = new Int32Array(length);
  const next = offsets.slice();
  eachPlace((run, row, period) => {
    const place = next[run] as number;
    next[run] = place + 1;
    rows[place] = row;
    periods[place] = period;
  });
  return { length, rows, periods, timeline, firstPeriod, lastPeriod, offsets };
}

/**
 * Groups rows.
 * @param unit for each row, whose it is; a row of a unit outside 0 to `units` − 1 counts nowhere
 * @param filter the rows that count; all when absent
 */
export function groupRows(
  spans: Spans,
  unit: Int32Array,
  units: number,
  filter: ConditionVector | undefined,
  timeline: Timeline,
  limit = PLACES_A_BLOCK,
): Grouping {
  const counts = (row: number): boolean => {
    const owner = unit[row] as number;
    if (owner < 0 || owner >= units) return false;
    return filter === undefined || ((filter.values[row * filter.step] as number) & HOLDS) !== 0;
  };
  const places = placesByPeriod(spans, counts, timeline.periods.length);
  const parts = [...stretches(places, limit)];
  const make = (part: [number, number]): Block => makeBlock(part, spans, unit, units, counts, timeline);
  let only: Block[] | undefined;
  return {
    timeline,
    units,
    *blocks() {
      if (parts.length <= 1) yield* (only ??= parts.map(make));
      else for (const part of parts) yield make(part);
    },
  };
}
