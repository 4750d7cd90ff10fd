import { evaluateAt } from "./columns";
import type { Grid } from "./block-aggregates";
import type { SourceWork } from "./source-work";
import type { Term } from "./term";
import type { Timeline } from "./timeline";

/** A term of numbers and periods only, such as `days(period_start, period_end)`, at every node. */
export function constantGrid(term: Term, nodes: number, timeline: Timeline, work: SourceWork): Grid {
  const length = timeline.periods.length;
  const domain = { length, periods: Int32Array.from({ length }, (_, i) => i), timeline };
  const { values, step } = evaluateAt(term, work, domain);
  return Float64Array.from({ length: nodes * length }, (_, i) => values[(i % length) * step] as number);
}
