import { planAggregates } from "../aggregate/aggregates";
import { missingCapacity } from "./capacity";
import type { Limits } from "./completeness";
import type { EvaluateContext } from "../evaluate-context";
import type { EvaluatedMeasure, Point } from "../evaluated";
import { aggregatesOf, formulaParts } from "./formula-parts";
import { answer } from "./group-formula";
import { nodesOf } from "./measure-nodes";
import { matchParts, partIncomplete } from "./parts";
import type { Known } from "./parts";
import type { PreparedMeasure } from "../prepare";
import type { Own } from "../formula/read-measure";
import { rowGroups } from "../grouping/row-groups";
import { rowPoint } from "./row-point";
import type { SourceWork } from "../grouping/source-work";

/** Works a measure out, once its source's rows have been gone through and the measures it refers to are known. */
export type Finish = (known: Known) => EvaluatedMeasure;

/** Plans a measure of rows that belong to teams: each node's value is worked out from its own rows. */
export function measureOfRows(
  measure: PreparedMeasure,
  own: Own,
  work: SourceWork,
  context: EvaluateContext,
): Finish {
  const { organisation } = context.setup;
  const { rhythm } = measure.setup;
  const { nodes, teams } = nodesOf(measure.setup, organisation);
  const grouping = rowGroups(own, rhythm, organisation.teams.length, work, context);
  const { timeline } = grouping;
  const count = timeline.periods.length;
  const foundFor = planAggregates(aggregatesOf(measure.formula), grouping, work.plan);
  const limits: Limits = { ...own.source, asOf: context.asOf };
  const byPeriod = own.countedOn.form === "period";
  return (known) => {
    const found = foundFor(teams);
    const matched = matchParts(measure.parts, known, nodes, timeline.periods);
    const result = answer(measure.formula, formulaParts(found, matched, nodes.length, work, timeline));
    const missing = byPeriod ? missingCapacity(own, rhythm, work, context) : undefined;
    const others = [...matched.values()];
    const series = nodes.map((node, n) => ({
      node,
      points: timeline.periods.map((period, p): Point => {
        const point = rowPoint(node, period, n * count + p, found, result, limits, byPeriod);
        const why = missing?.(teams[n] ?? [], period) ?? partIncomplete(others, n, p);
        return why === undefined || !point.complete
          ? point
          : { ...point, complete: false, note: point.note ?? why };
      }),
    }));
    return { measure: measure.setup, additive: measure.additive, stock: measure.stock, series };
  };
}
