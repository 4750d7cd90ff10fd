import { dayOf } from "../../calendar/day";
import type { Period } from "../../calendar/period";
import { workingDays } from "../../calendar/working-days";
import type { EvaluateContext } from "../evaluate-context";
import type { EvaluatedMeasure, Point } from "../evaluated";
import { formulaParts } from "./formula-parts";
import { answer } from "./group-formula";
import { nodesOf } from "./measure-nodes";
import { matchParts, partIncomplete } from "./parts";
import type { Known, Matched } from "./parts";
import type { PreparedMeasure } from "../prepare";
import { NOTHING_TO_DIVIDE_BY, orNull } from "./row-point";
import { workWithoutRows } from "../grouping/source-work";
import { timelineOf } from "../grouping/timeline";

/** Every period that any of the parts shows, oldest first. */
function periodsOf(parts: readonly string[], known: Known): Period[] {
  const byLabel = new Map<string, Period>();
  for (const id of parts) {
    for (const { period } of known.get(id)?.series[0]?.points ?? []) byLabel.set(period.label, period);
  }
  return [...byLabel.values()].sort((a, b) => a.baseStart - b.baseStart);
}

function whyNull(parts: readonly Matched[], node: number, period: number): string {
  const empty = parts.map((part) => part(node, period)).find((point) => point?.value === null);
  return empty?.note ?? NOTHING_TO_DIVIDE_BY;
}

/**
 * A formula of other measures only: the same node and period of each. Complete when all its parts are; null when any is, or
 * the divisor is 0 (resolutions 38 and 39).
 */
export function measureOfMeasures(
  measure: PreparedMeasure,
  context: EvaluateContext,
  known: Known,
): EvaluatedMeasure {
  const { nodes } = nodesOf(measure.setup, context.setup.organisation);
  const periods = periodsOf(measure.parts, known);
  const matched = matchParts(measure.parts, known, nodes, periods);
  const asOf = dayOf(context.asOf);
  const work = workWithoutRows(asOf, workingDays(context.setup.holidays));
  const timeline = timelineOf(periods, context.asOf, asOf);
  const result = answer(measure.formula, formulaParts(undefined, matched, nodes.length, work, timeline));
  const parts = [...matched.values()];
  const series = nodes.map((node, n) => ({
    node,
    points: periods.map((period, p): Point => {
      const value = orNull(result.value[n * periods.length + p]);
      const incomplete = partIncomplete(parts, n, p);
      const note = value === null ? whyNull(parts, n, p) : incomplete;
      const blanks = parts.reduce((sum, part) => sum + (part(n, p)?.blanks ?? 0), 0);
      const nothing = { numerator: null, denominator: null, basis: null };
      return { period, value, ...nothing, complete: incomplete === undefined, blanks, ...(note && { note }) };
    }),
  }));
  return { measure: measure.setup, additive: measure.additive, stock: measure.stock, series };
}
