import type { Feed } from "../aggregate/plan";
import { BATCH } from "../columns/batch";
import type { Batch } from "../columns/batch";
import { rasterOfPeriods } from "./cells";
import type { Cells } from "./cells";
import type { Spans } from "./spans";
import type { Timeline } from "./timeline";

/**
 * Rows in each period they count in, one place for each: for what depends on the period, and cannot be added up before it is
 * known. The places of a batch of rows are made a batch at a time, so memory does not grow with how long rows last.
 */
export function placesOf(
  spans: Spans,
  unit: Int32Array,
  units: number,
  timeline: Timeline,
): { feed: Feed; cells: Cells } {
  const raster = rasterOfPeriods(units, timeline);
  const values = new Int32Array(BATCH);
  const [at, periods] = [new Int32Array(BATCH), new Int32Array(BATCH)];
  const { columns } = raster;

  const feed: Feed = (steps) => (rows) => {
    let length = 0;
    const flush = (): void => {
      const batch: Batch = { length, from: rows.from, places: { rows, at, periods } };
      for (const step of steps) step(batch);
      length = 0;
    };
    spans.fill(rows);
    for (let i = 0; i < rows.length; i++) {
      const owner = unit[rows.from + i] as number;
      if (owner < 0 || owner >= units) continue;
      const until = spans.until[i] as number;
      for (let period = spans.first[i] as number; period < until; period++) {
        at[length] = i;
        periods[length] = period;
        values[length] = 1 + owner * columns + period;
        if (++length === BATCH) flush();
      }
    }
    if (length > 0) flush();
  };
  return { feed, cells: { raster, values, fill: () => {} } };
}
