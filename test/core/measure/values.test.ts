/** How medians, quantiles and numbers of different things keep their values: counted where that can be done, else listed. */
import fc from "fast-check";
import { listingOf } from "../../../src/core/measure/aggregate/listing";
import type { Listing } from "../../../src/core/measure/aggregate/listing";
import { newPlan, rowsFeed } from "../../../src/core/measure/aggregate/plan";
import type { Feed } from "../../../src/core/measure/aggregate/plan";
import { differentIn, quantileOf, quantileOfCounts } from "../../../src/core/measure/aggregate/quantile";
import { addToTally, mergeTally, newTally } from "../../../src/core/measure/aggregate/tally";
import { filled } from "../../../src/core/measure/columns/batch";
import type { Program } from "../../../src/core/measure/columns/program";
import { numbers } from "../../../src/core/measure/columns/vector";
import { cellAt } from "../../../src/core/measure/grouping/cells";
import type { Raster } from "../../../src/core/measure/grouping/cells";
import { inMay } from "./one-source";

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** R's type 7, by its definition. */
function quantile(values: readonly number[], fraction: number): number {
  const order = sorted(values);
  const place = (order.length - 1) * fraction;
  const [low, high] = [order[Math.floor(place)] ?? NaN, order[Math.ceil(place)] ?? NaN];
  return low + (place % 1) * (high - low);
}

function expectNear(found: number, wanted: number): void {
  if (Number.isNaN(wanted)) expect(found).toBeNaN();
  else expect(found).toBeCloseTo(wanted, 9);
}

const fraction = fc.oneof(fc.constantFrom(0, 0.5, 0.9, 1), fc.double({ min: 0, max: 1, noNaN: true }));

test("a quantile is chosen from values in any order, many of them alike", () => {
  const values = fc.array(
    fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ min: -9, max: 9, noNaN: true })),
  );
  fc.assert(
    fc.property(values, fraction, (list, part) => {
      expectNear(quantileOf(Float64Array.from(list), part), quantile(list, part));
      expect(differentIn(Float64Array.from(list, (value) => value + 0))).toBe(
        new Set(list.map((x) => x + 0)).size,
      );
    }),
  );
});

test("whole numbers near one another are counted, and have the same quantiles", () => {
  const days = fc.array(fc.oneof(fc.integer({ min: -40, max: 400 }), fc.constant(NaN)), { maxLength: 60 });
  fc.assert(
    fc.property(fc.array(days, { minLength: 1, maxLength: 4 }), fraction, (batches, part) => {
      const [tally, plan] = [newTally(3), newPlan(0)];
      for (const values of batches) {
        const cells = Int32Array.from(values, (_, i) => i % 3);
        addToTally(tally, cells, Float64Array.from(values), values.length, plan);
      }
      const merged = new Int32Array(tally.width);
      mergeTally(tally, merged, Int32Array.of(1, 2), 2);
      const kept = batches.flatMap((values) => values.filter((value, i) => i % 3 > 0 && value === value));
      expect(tally.fits).toBe(true);
      expectNear(quantileOfCounts(merged, tally.lowest, part), quantile(kept, part));
    }),
  );
});

test.each([
  ["a number that is not whole", [1, 2, 2.5]],
  ["a number far from the others", [1, 2, 3_000_000]],
])("%s ends the counting, and gives back its room; the values are listed instead", (_, values) => {
  const [tally, plan] = [newTally(3), newPlan(0)];
  const { room } = plan;
  addToTally(tally, Int32Array.of(1, 1, 2), Float64Array.from(values), 3, plan);
  expect(tally).toMatchObject({ fits: false, width: 0 });
  expect(plan.room).toBe(room);
  expect(inMay("median(hours)", ...values.map((hours) => ({ hours })))).toBe(quantile(values, 0.5));
});

test("a number that counts nowhere does not end the counting", () => {
  const [tally, plan] = [newTally(3), newPlan(0)];
  addToTally(tally, Int32Array.of(1, 0, 1), Float64Array.of(1, 0.5, 3), 3, plan);
  expect(tally.fits).toBe(true);
});

const PERIODS = 6;
const UNITS = 3;
const each = Int32Array.from({ length: PERIODS }, (_, i) => i);
/** Windows of up to three columns. */
const raster: Raster = {
  ...{ units: UNITS, columns: PERIODS },
  ...{ first: each.map((i) => Math.max(0, i - 2)), last: each },
};

interface Place {
  period: number;
  unit: number;
  value: number;
}

/** Lists rows' values, and counts how often the rows are gone through for it. */
function listed(rows: readonly Place[], most: number): { listing: Listing; passes: () => number } {
  let passes = 0;
  const feed: Feed = (steps) => {
    passes++;
    return rowsFeed(steps);
  };
  const values = Int32Array.from(rows, ({ period, unit }) => (period < 0 ? 0 : cellAt(raster, unit, period)));
  const into = numbers();
  const operation = filled(into, [], () => into.values.set(rows.map(({ value }) => value)));
  const cells = { raster, values, fill: () => {} };
  return {
    listing: listingOf({ feed, cells, program: {} as Program }, operation, rows.length, most),
    passes: () => passes,
  };
}

test("values too many for memory are listed a stretch of periods at a time, with the same values in each", () => {
  const row = fc.record({
    period: fc.integer({ min: -1, max: PERIODS - 1 }),
    unit: fc.integer({ min: 0, max: UNITS - 1 }),
    value: fc.oneof(fc.integer({ min: 0, max: 99 }), fc.constant(NaN)),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 12 }), (rows, most) => {
      const { listing } = listed(rows, most);
      for (let period = 0; period < PERIODS; period++) {
        listing.load(period);
        const from = raster.first[period] as number;
        const wanted = Array.from({ length: period - from + 1 }, (_, i) => cellAt(raster, 2, from + i));
        const found = listing.gather(Int32Array.from(wanted), wanted.length);
        const there = rows.filter(
          (one) => one.unit === 2 && one.period >= from && one.period <= period && one.value === one.value,
        );
        expect(sorted([...found])).toEqual(sorted(there.map((one) => one.value)));
      }
    }),
  );
});

test("rows are gone through once to count the values, and once for each stretch that memory has room for", () => {
  const rows = Array.from({ length: 24 }, (_, i) => ({ period: i % PERIODS, unit: 0, value: i }));
  const passes = (most: number): number => {
    const { listing, passes: count } = listed(rows, most);
    for (let period = 0; period < PERIODS; period++) listing.load(period);
    return count();
  };
  // Four values a column: twelve hold the columns of the first three periods, and then of one window at a time.
  expect([1000, 12, 1].map(passes)).toEqual([2, 5, 7]);
});
