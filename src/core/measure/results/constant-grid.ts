import type { Grid } from "../aggregate/total";
import { BATCH } from "../columns/batch";
import { operationOf } from "../columns/operation-of";
import { placeProgram } from "../columns/program";
import type { SourceWork } from "../grouping/source-work";
import type { Timeline } from "../grouping/timeline";
import type { Term } from "../term";

/** A term of numbers and periods only, such as `days(period_start, period_end)`, at every node. */
export function constantGrid(term: Term, nodes: number, timeline: Timeline, work: SourceWork): Grid {
  const count = timeline.periods.length;
  const program = placeProgram(work.program, (part) => operationOf(part, work.program), timeline);
  const operation = operationOf(term, program);
  const grid = new Float64Array(nodes * count);
  const rows = { from: 0, length: 1 }; // one place for what does not depend on the period either
  for (let from = 0; from < count; from += BATCH) {
    const length = Math.min(BATCH, count - from);
    const periods = Int32Array.from({ length }, (_, i) => from + i);
    operation.fill({ length, from: 0, places: { rows, at: new Int32Array(length), periods } });
    const values = operation.values.subarray(0, length);
    for (let node = 0; node < nodes; node++) grid.set(values, node * count + from);
  }
  return grid;
}
