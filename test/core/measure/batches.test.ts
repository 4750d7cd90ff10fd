import fc from "fast-check";
import { compareWithSlow, measure } from "./against-slow";
import { evaluate } from "./build";
import { councilOf, rows } from "./random-formulas";

// Three rows at a time, so that a table of forty is many batches, and a row's periods fall into several.
jest.mock("../../../src/core/measure/columns/batch", () => ({
  ...jest.requireActual<object>("../../../src/core/measure/columns/batch"),
  BATCH: 3,
}));

test("a table that is gone through in many batches gives what walking every row gives", () => {
  let compared = 0;
  fc.assert(
    fc.property(rows, measure, (table, random) => {
      compared += compareWithSlow(table, random);
    }),
    { numRuns: 200 },
  );
  expect(compared).toBeGreaterThan(1_000);
});

test("a cell that nobody can read is said to be where it is, whichever batch it is in", () => {
  const frequencies = ["Weekly", "Weekly", "Weekly", "Weekly", "Weekly", "sometimes"];
  const costs = frequencies.map((frequency) => ({
    node: "Alder",
    received: "2026-06-10",
    cost: 1,
    frequency,
  }));
  const cost = { formula: "sum(weekly(cost, frequency))", rows: "", countedOn: "received", period: "month" };
  const { problems } = evaluate(councilOf(costs, cost));
  expect(problems.map(({ where }) => where.row)).toEqual([7]);
});
