import fc from "fast-check";
import { compareWithSlow, measure, near } from "./against-slow";
import { evaluate } from "./build";
import { councilOf, rows } from "./random-formulas";

test("columns give what walking every row gives, at every node and period", () => {
  let compared = 0;
  fc.assert(
    fc.property(rows, measure, (table, random) => {
      compared += compareWithSlow(table, random);
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
