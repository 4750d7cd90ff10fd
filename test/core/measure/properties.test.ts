import fc from "fast-check";
import { isoOfDay } from "../../../src/core/calendar/iso";
import { evaluate } from "./build";
import { councilOf, countedOn, filter, formula, period, rows, TEAMS } from "./random-formulas";
import { slowValue } from "./slow-interpreter";

const measure = fc
  .record({ formula, rows: filter, countedOn, period })
  // A stock takes no window.
  .map((each) =>
    each.countedOn.startsWith("open") ? { ...each, period: each.period.split(" ")[0] as string } : each,
  );

const near = (a: number | null, b: number | null): boolean =>
  a === null || b === null ? a === b : Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

const teamsOf = (node: string): string[] =>
  TEAMS.filter((team) => [team.name, team.service, "Adult Services"].includes(node)).map((team) => team.name);

test("columns give what walking every row gives, at every node and period", () => {
  let compared = 0;
  fc.assert(
    fc.property(rows, measure, (table, random) => {
      const council = councilOf(table, random);
      const { measures, problems } = evaluate(council);
      expect(problems.filter((problem) => problem.class !== "cell-blanked")).toEqual([]);
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
    }),
    { numRuns: 300 },
  );
  expect(compared).toBeGreaterThan(2_000);
});

test("what adds up in teams adds up in the service and the directorate", () => {
  const additive = fc.constantFrom(
    "count()",
    "count(urgent)",
    "sum(hours)",
    "count(due < period_end) + sum(cost) - count()",
  );
  fc.assert(
    fc.property(rows, measure, additive, (table, random, sums) => {
      const { measures, value } = evaluate(councilOf(table, { ...random, formula: sums }));
      expect(measures[0]?.additive).toBe(true);
      for (const { period: at } of measures[0]?.series[0]?.points ?? []) {
        const [alder, birch, cedar, community, all] = [
          "Alder",
          "Birch",
          "Cedar",
          "Community",
          "Adult Services",
        ].map((node) => value("M", node, at.label));
        // A team whose every value is blank has no sum, and adds nothing.
        expect(near(community ?? 0, (alder ?? 0) + (birch ?? 0)) || alder === null || birch === null).toBe(
          true,
        );
        expect(near(all ?? 0, (community ?? 0) + (cedar ?? 0)) || community === null || cedar === null).toBe(
          true,
        );
      }
    }),
    { numRuns: 200 },
  );
});

test("the order of rows changes nothing", () => {
  const shuffled = rows.chain((table) =>
    fc.tuple(
      fc.constant(table),
      fc.shuffledSubarray(table, { minLength: table.length, maxLength: table.length }),
    ),
  );
  fc.assert(
    fc.property(shuffled, measure, ([table, other], random) => {
      const points = (each: typeof table): unknown =>
        evaluate(councilOf(each, random)).measures[0]?.series.flatMap((series) =>
          series.points.map((point) => [point.value, point.blanks]),
        );
      expect(points(other)).toEqual(points(table));
    }),
    { numRuns: 300 },
  );
});
