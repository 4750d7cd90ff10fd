import fc from "fast-check";
import { groupRows } from "../../../src/core/measure/grouping";
import type { Spans } from "../../../src/core/measure/spans";
import { timelineOf } from "../../../src/core/measure/timeline";
import { periodsBetween } from "../../../src/core/calendar/periods";

const PERIODS = 8;
const UNITS = 3;
const timeline = timelineOf(
  periodsBetween({ length: "week" }, 46_000, 46_000 + 7 * (PERIODS - 1), 4),
  Infinity,
  Infinity,
);

/** Every run's rows, as `period/unit: rows`. */
function runs(spans: Spans, unit: Int32Array, limit?: number): { runs: string[]; blocks: number } {
  const found: string[] = [];
  let blocks = 0;
  for (const block of groupRows(spans, unit, UNITS, undefined, timeline, limit).blocks()) {
    blocks++;
    const isOnePeriod = new Set(block.periods).size <= 1;
    expect(block.length <= (limit ?? Infinity) || isOnePeriod).toBe(true);
    for (let run = 0; run < block.offsets.length - 1; run++) {
      const rows = block.rows.subarray(block.offsets[run], block.offsets[run + 1]);
      const period = block.firstPeriod + Math.floor(run / UNITS);
      if (rows.length > 0) found.push(`${period}/${run % UNITS}: ${[...rows].join(" ")}`);
      for (let i = block.offsets[run] ?? 0; i < (block.offsets[run + 1] ?? 0); i++)
        expect(block.periods[i]).toBe(period);
    }
  }
  return { runs: found, blocks };
}

test("a grouping too large for memory is worked through in stretches of periods, with the same rows in each", () => {
  const row = fc.record({
    first: fc.integer({ min: 0, max: PERIODS }),
    last: fc.integer({ min: -1, max: PERIODS - 1 }),
    unit: fc.integer({ min: -1, max: UNITS }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (rows, limit) => {
      const spans = {
        first: Int32Array.from(rows, (each) => each.first),
        last: Int32Array.from(rows, (each) => each.last),
      };
      const unit = Int32Array.from(rows, (each) => each.unit);
      const slow: string[] = [];
      for (let period = 0; period < PERIODS; period++) {
        for (let each = 0; each < UNITS; each++) {
          const there = rows.flatMap((one, i) =>
            one.unit === each && one.first <= period && period <= one.last ? [i] : [],
          );
          if (there.length > 0) slow.push(`${period}/${each}: ${there.join(" ")}`);
        }
      }
      expect(runs(spans, unit).runs).toEqual(slow);
      expect(runs(spans, unit).blocks).toBe(1);
      expect(runs(spans, unit, limit).runs).toEqual(slow);
    }),
  );
});
