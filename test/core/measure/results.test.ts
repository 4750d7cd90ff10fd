import { evaluate } from "./build";
import { council } from "./one-source";

describe("Small number tests the denominator or the number of values", () => {
  const rows = [
    { received: "2026-05-01", hours: 2 },
    { received: "2026-05-02", hours: null },
    { received: "2026-05-03", hours: 5 },
  ];
  test.each([
    ["share(urgent)", 3],
    ["mean(hours)", 2],
    ["median(hours)", 2],
    ["max(hours)", 2],
    ["rate(count(urgent), count(), 100)", 3],
    ["sum(hours) / count()", 3],
    ["sum(hours) / (count() - count(urgent))", 3],
    ["sum(hours) / sum(hours)", null],
    ["count()", null],
    ["sum(hours)", null],
    ["distinct(status)", null],
    ["1 - share(urgent)", null],
    ["(count() * sum(hours)) / count()", null],
  ])("%s: %p", (formula, basis) => {
    expect(evaluate(council(rows, [{ formula }])).point("M1", "Alder", "2026-05").basis).toBe(basis);
  });
});

test("a measure limited to teams has results where it has teams, from those only", () => {
  const teams = [
    { name: "Alder", service: "Community" },
    { name: "Birch", service: "Community" },
    { name: "Cedar", service: "Reablement" },
  ];
  const rows = ["Alder", "Birch", "Cedar"].map((node) => ({ node, received: "2026-05-01" }));
  const { measures, value } = evaluate(council(rows, [{ formula: "count()", teams: ["birch"] }], { teams }));
  expect(measures[0]?.series.map((series) => series.node.name)).toEqual([
    "Birch",
    "Community",
    "Adult Services",
  ]);
  expect(value("M1", "Community", "2026-05")).toBe(1);
});

test("weekly costs; an unknown frequency is blank, and listed with its cell, once", () => {
  const fields = { received: "date", cost: "number", frequency: "text", units: "number" } as const;
  const costs: [string, number | null, number | null][] = [
    ["Daily", null, 7],
    [" weekly ", 9, 1],
    ["Fortnightly", null, 1 / 2],
    ["4-weekly", null, 1 / 4],
    ["Monthly", null, 12 / 52],
    ["quarterly", null, 4 / 52],
    ["Annual", null, 1 / 52],
    ["Hourly", 14, 14],
    ["per session", null, 1],
    ["One-off", null, null],
    ["now and then", null, null],
    ["", null, null],
  ];
  const rows = costs.map(([frequency, units], i) => ({
    node: "Alder",
    received: `2026-05-${10 + i}`,
    cost: 1,
    frequency,
    units,
  }));
  const outcome = evaluate({
    ...council([], [{ formula: "sum(weekly(cost, frequency, units))", period: "month" }]),
    sources: { Packages: { kind: "spend", fields, rows } },
  });
  const sum = costs.reduce((total, cost) => total + (cost[2] ?? 0), 0);
  expect(outcome.value("M1", "Alder", "2026-05")).toBeCloseTo(sum, 12);
  expect(outcome.problems).toEqual([
    {
      class: "cell-blanked",
      where: { sheet: "Packages", row: 12, column: "frequency header" },
      message: '"now and then" is not a frequency Primed knows, so this row has no weekly cost.',
    },
  ]);
});
