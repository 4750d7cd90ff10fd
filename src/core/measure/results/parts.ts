import type { Period } from "../../calendar/period";
import type { Node } from "../../setup/organisation";
import type { Grid } from "../aggregate/total";
import type { EvaluatedMeasure, Point } from "../evaluated";

/** The measures that a formula refers to, already worked out. */
export type Known = ReadonlyMap<string, EvaluatedMeasure>;

/** Another measure's points at the same nodes and periods; undefined where it has none. */
export type Matched = (node: number, period: number) => Point | undefined;

const nodeKey = (node: Node): string => `${node.level}:${node.name}`;

/** Matches a measure's points to nodes and periods. */
function matchPart(part: EvaluatedMeasure, nodes: readonly Node[], periods: readonly Period[]): Matched {
  const series = new Map(part.series.map((each) => [nodeKey(each.node), each.points]));
  const places = new Map(part.series[0]?.points.map((point, i) => [point.period.label, i]));
  const rows = nodes.map((node) => series.get(nodeKey(node)));
  const columns = periods.map((period) => places.get(period.label) ?? -1);
  return (node, period) => rows[node]?.[columns[period] as number];
}

/** All the measures a formula refers to, matched. Measures are worked out after those they refer to. */
export function matchParts(
  ids: readonly string[],
  known: Known,
  nodes: readonly Node[],
  periods: readonly Period[],
): ReadonlyMap<string, Matched> {
  return new Map(
    ids.map((id) => {
      const part = known.get(id);
      if (!part) throw new Error(`${id} was not worked out`);
      return [id, matchPart(part, nodes, periods)];
    }),
  );
}

/** A part's values as a grid. */
export function valuesOf(matched: Matched, nodes: number, periods: number): Grid {
  const grid = new Float64Array(nodes * periods);
  for (let i = 0; i < grid.length; i++) grid[i] = matched(Math.floor(i / periods), i % periods)?.value ?? NaN;
  return grid;
}

/** The first reason, among the parts, for a result not to be complete; undefined when all are. */
export function partIncomplete(parts: readonly Matched[], node: number, period: number): string | undefined {
  for (const part of parts) {
    const point = part(node, period);
    if (!point) return "A measure this is made of has no result here.";
    if (!point.complete) return point.note ?? "A measure this is made of is not complete.";
  }
  return undefined;
}
