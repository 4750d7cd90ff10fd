import fc from "fast-check";
import { isoOfDay } from "../../../src/core/calendar/iso";
import { evaluate } from "./build";
import type { Row } from "./build";
import { councilOf, countedOn, filter, formula, period, TEAMS } from "./random-formulas";
import { slowValue } from "./slow-interpreter";

export interface RandomMeasure {
  formula: string;
  rows: string;
  countedOn: string;
  period: string;
}

/** Any measure that can be written over the random rows. A stock takes no window. */
export const measure: fc.Arbitrary<RandomMeasure> = fc
  .record({ formula, rows: filter, countedOn, period })
  .map((each) =>
    each.countedOn.startsWith("open") ? { ...each, period: each.period.split(" ")[0] as string } : each,
  );

export const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const teamsOf = (node: string): string[] =>
  TEAMS.filter((team) => [team.name, team.service, "Adult Services"].includes(node)).map((team) => team.name);

/** Fails unless every node and period has what walking every row gives. Gives how many of them had rows. */
export function compareWithSlow(table: readonly Row[], random: RandomMeasure): number {
  const council = councilOf(table, random);
  const { measures, problems } = evaluate(council);
  expect(problems.filter((problem) => problem.class !== "cell-blanked")).toEqual([]);
  let compared = 0;
  for (const { node, points } of measures[0]?.series ?? []) {
    for (const point of points) {
      const { start, end, label } = point.period;
      const between = { first: isoOfDay(start), last: isoOfDay(end) };
      const slow = slowValue({ id: "M", ...random }, council, teamsOf(node.name), between);
      if (!near(point.value, slow.value))
        throw new Error(`${node.name} ${label}: ${point.value}, slow ${slow.value}`);
      compared += slow.rows > 0 ? 1 : 0;
    }
  }
  return compared;
}
