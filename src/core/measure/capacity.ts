import type { Day } from "../calendar/day";
import type { Period, Rhythm } from "../calendar/period";
import { periodStart, stepPeriod } from "../calendar/periods";
import { inBeing } from "./completeness";
import type { EvaluateContext } from "./evaluate-context";
import type { Own } from "./read-measure";
import { periodsOfRows } from "./row-periods";
import type { SourceWork } from "./source-work";
import { evaluateRows } from "./columns";
import { HOLDS } from "./vector";

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
  const filter = own.rows && evaluateRows(own.rows, work);
  const present = new Set<string>();
  for (let row = 0; row < work.table.rows; row++) {
    const period = named.of(row);
    if (!period || (filter && !((filter.values[row * filter.step] as number) & HOLDS))) continue;
    if (period.length !== undefined && period.length !== rhythm.length) continue;
    present.add(
      rowKey(work.table.node[row] as number, periodStart(rhythm.length, period.start, options.yearStarts)),
    );
  }
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
