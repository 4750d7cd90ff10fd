import type { Found } from "../aggregate/aggregates";
import { constantGrid } from "./constant-grid";
import type { Parts } from "./group-formula";
import { valuesOf } from "./parts";
import type { Matched } from "./parts";
import type { SourceWork } from "../grouping/source-work";
import { walk } from "../term";
import type { AggregateTerm, Term } from "../term";
import type { Timeline } from "../grouping/timeline";

export const aggregatesOf = (formula: Term): AggregateTerm[] =>
  [...walk(formula)].filter((term) => term.kind === "aggregate");

/** What a formula's aggregates, measures and constants come to, ready for its arithmetic. */
export function formulaParts(
  found: Found | undefined,
  matched: ReadonlyMap<string, Matched>,
  nodes: number,
  work: SourceWork,
  timeline: Timeline,
): Parts {
  const periods = timeline.periods.length;
  return {
    size: nodes * periods,
    aggregate: (term) => {
      const aggregated = found?.totals.get(term);
      if (!aggregated) throw new Error(`${term.key} was not worked out`);
      return aggregated;
    },
    measure: (id) => {
      const part = matched.get(id);
      if (!part) throw new Error(`${id} was not worked out`);
      return valuesOf(part, nodes, periods);
    },
    constant: (term) => constantGrid(term, nodes, timeline, work),
  };
}
