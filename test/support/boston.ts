import type { Result } from "../../src/core/result";

/** What test/fixtures/boston/make.py counts for a team, by month. */
export interface TeamCount {
  onTime: Record<string, number>;
  overdue: Record<string, number>;
  open: Record<string, number>;
}

/** Every result of a team against the count: on time and overdue by month of closing, and open at each month's end. */
export function compareWithCount(results: readonly Result[], count: Record<string, TeamCount>) {
  const differences: unknown[] = [];
  let [cells, onTime, overdue] = [0, 0, 0];
  for (const { level, node, measure, period, value, numerator, denominator } of results) {
    if (level !== "team") continue;
    cells++;
    const team = count[node]!;
    if (measure === "ONTIME") {
      const [met, late] = [team.onTime[period] ?? 0, team.overdue[period] ?? 0];
      onTime += numerator ?? 0;
      overdue += (denominator ?? 0) - (numerator ?? 0);
      if ((numerator ?? 0) !== met || (denominator ?? 0) !== met + late) {
        differences.push({ node, period, numerator, denominator, met, late });
      }
    } else if (value !== team.open[period]) {
      differences.push({ node, period, value, open: team.open[period] });
    }
  }
  return { cells, onTime, overdue, differences };
}
