import type { Day } from "../../calendar/day";
import type { Period, Rhythm } from "../../calendar/period";
import { periodStart, stepPeriod } from "../../calendar/periods";
import { inBeing } from "./completeness";
import type { EvaluateContext } from "../evaluate-context";
import type { Own } from "../formula/read-measure";
import { periodsOfRows } from "../grouping/row-periods";
import { goThrough } from "../aggregate/plan";
import { operationOf } from "../columns/operation-of";
import { HOLDS } from "../columns/vector";
import type { SourceWork } from "../grouping/source-work";
import type { Term } from "../term";

const rowKey = (team: number, start: Day): string => `${team}:${start}`;

/**
 * Says which teams, of those in being, have no row of Capacity in a period (a window: in any period of it). A missing row is no
 * data, not zero, so a total without it is not complete.
 */
export function missingCapacity(
  own: Own,
  rhythm: Rhythm,
  work: SourceWork,
  context: EvaluateContext,
): (teams: readonly number[], period: Period) => string | undefined {
  const { organisation, options } = context.setup;
  const named = periodsOfRows(work, options.yearStarts);
  const present = new Set<string>();
  visitRows(work, own.rows, (row) => {
    const period = named.of(row);
    if (!period || (period.length !== undefined && period.length !== rhythm.length)) return;
    present.add(
      rowKey(work.table.node[row] as number, periodStart(rhythm.length, period.start, options.yearStarts)),
    );
  });
  return (teams, period) => {
    const missing = new Set<string>();
    for (let start = periodStart(rhythm.length, period.start, options.yearStarts); start <= period.end;) {
      const next = stepPeriod(rhythm.length, start, 1);
      for (const team of teams) {
        const node = organisation.teams[team];
        const base = { ...period, start, end: next - 1 };
        if (node && inBeing(node, base) && !present.has(rowKey(team, start))) missing.add(node.name);
      }
      start = next;
    }
    return missing.size === 0 ? undefined : `There is no row for ${[...missing].join(", ")}.`;
  };
}

/** Visits the rows that meet a condition: all, where there is none. */
function visitRows(work: SourceWork, condition: Term | undefined, visit: (row: number) => void): void {
  const holds = condition && operationOf(condition, work.program);
  goThrough(work.table.rows, (batch) => {
    holds?.fill(batch);
    for (let i = 0; i < batch.length; i++)
      if (!holds || (holds.values[i] as number) & HOLDS) visit(batch.from + i);
  });
}
