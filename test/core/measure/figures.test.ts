import { evaluate } from "./build";
import type { Council, MeasureLiteral, Row } from "./build";

const TEAMS = [
  { name: "Alder", service: "Community" },
  { name: "Birch", service: "Community" },
  { name: "Cedar", service: "Reablement", from: "2026-06-15" },
];
const FIELDS = {
  period: "text",
  figure: "text",
  value: "number",
  numerator: "number",
  denominator: "number",
} as const;

const figures = (
  rows: readonly Row[],
  measure: Partial<MeasureLiteral>,
  percent: string[] = [],
): Council => ({
  ...{ teams: TEAMS, asOf: "2026-08-31" },
  sources: { KPI: { kind: "figures", fields: FIELDS, percent, rows } },
  measures: [{ id: "M", countedOn: "period", formula: "sum(value)", ...measure }],
});
const row = (node: string, period: string, value: number): Row => ({ node, period, value });
const parts = (node: string, period: string, numerator: number | null, denominator: number | null): Row => ({
  ...{ node, period, numerator, denominator },
});
const RATIO = "sum(numerator) / sum(denominator)";

describe("the period of a figure", () => {
  test("is a label, a month as people write it, or any date in it", () => {
    const rows = [
      row("Alder", "2026-05", 1),
      row("Alder", "June 2026", 2),
      row("Alder", "2026-07-31", 3),
      row("Alder", "14/08/2026", 4),
    ];
    const { value, problems } = evaluate(figures(rows, {}));
    expect(["2026-05", "2026-06", "2026-07", "2026-08"].map((month) => value("M", "Alder", month))).toEqual([
      1, 2, 3, 4,
    ]);
    expect(problems).toEqual([]);
  });

  test("that nobody can read is listed, and counts nowhere", () => {
    const { problems, value } = evaluate(
      figures([row("Alder", "2026-05", 1), row("Alder", "spring", 2)], {}),
    );
    expect(problems).toEqual([
      {
        class: "cell-blanked",
        where: { sheet: "KPI", row: 3, column: "period header" },
        message: '"spring" is not a period. Write a label, such as 2026-05, or a date in the period.',
      },
    ]);
    expect(value("M", "Alder", "2026-05")).toBe(1);
  });

  test("counts only where its length is the measure's", () => {
    const rows = [row("Alder", "2026-05", 1), row("Alder", "2026/27-Q1", 20)];
    expect(evaluate(figures(rows, {})).value("M", "Alder", "2026-05")).toBe(1);
    expect(evaluate(figures(rows, { period: "quarter" })).value("M", "Alder", "2026/27-Q1")).toBe(20);
  });

  test("of another length throughout is said", () => {
    const { problems } = evaluate(figures([row("Alder", "2026/27-Q1", 20)], {}));
    expect(problems.map((problem) => problem.message)).toEqual([
      "No row names a month, so the measures of this source by month have no data.",
    ]);
  });
});

describe("a node without its own row", () => {
  test("is made of its children's rows when the formula is a sum, with what is missing said", () => {
    const rows = [
      row("Alder", "2026-07", 2),
      row("Birch", "2026-07", 5),
      row("Alder", "2026-08", 1),
      row("Cedar", "2026-08", 4),
    ];
    const { point } = evaluate(figures(rows, {}));
    expect(point("M", "Community", "2026-07")).toMatchObject({ value: 7, complete: true });
    expect(point("M", "Community", "2026-08")).toMatchObject({
      ...{ value: 1, complete: false, note: "There is no figure for Birch." },
    });
    expect(point("M", "Adult Services", "2026-08")).toMatchObject({
      ...{ value: 5, complete: false, note: "There is no figure for Birch." },
    });
  });

  test("does not miss a child that was not in being", () => {
    const { point } = evaluate(figures([row("Alder", "2026-05", 2), row("Birch", "2026-05", 5)], {}));
    expect(point("M", "Adult Services", "2026-05")).toMatchObject({ value: 7, complete: true });
  });

  test("takes a service's own row for the directorate", () => {
    const rows = [
      row("Alder", "2026-08", 2),
      row("Birch", "2026-08", 5),
      row("Community", "2026-08", 100),
      row("Cedar", "2026-08", 1),
    ];
    const { value } = evaluate(figures(rows, {}));
    expect(value("M", "Community", "2026-08")).toBe(100);
    expect(value("M", "Adult Services", "2026-08")).toBe(101);
  });

  test("is Σn ÷ Σd when the formula is of numerator and denominator", () => {
    const rows = [
      parts("Alder", "2026-08", 1, 2),
      parts("Birch", "2026-08", 9, 10),
      parts("Cedar", "2026-08", 0, 0),
    ];
    const { point } = evaluate(figures(rows, { formula: RATIO, unit: "%" }));
    expect(point("M", "Community", "2026-08")).toMatchObject({
      value: 10 / 12,
      numerator: 10,
      denominator: 12,
      basis: 12,
    });
    expect(point("M", "Cedar", "2026-08")).toMatchObject({
      value: null,
      numerator: 0,
      denominator: 0,
      complete: true,
    });
    expect(point("M", "Adult Services", "2026-08")).toMatchObject({ value: 10 / 12, complete: true });
  });

  test("misses a child whose row lacks a part", () => {
    const rows = [parts("Alder", "2026-08", 1, 2), parts("Birch", "2026-08", null, 10)];
    const { point } = evaluate(figures(rows, { formula: RATIO }));
    expect(point("M", "Community", "2026-08")).toMatchObject({
      value: 0.5,
      complete: false,
      note: "There is no figure for Birch.",
    });
  });

  test("has no data when the formula is neither, or a percentage", () => {
    const rows = [row("Alder", "2026-08", 0.1), row("Birch", "2026-08", 0.2)];
    expect(evaluate(figures(rows, { formula: "mean(value)" })).value("M", "Community", "2026-08")).toBeNull();
    expect(evaluate(figures(rows, { unit: "%" })).value("M", "Community", "2026-08")).toBeNull();
    expect(evaluate(figures(rows, {}, ["value"])).value("M", "Community", "2026-08")).toBeNull();
    expect(evaluate(figures(rows, {})).value("M", "Community", "2026-08")).toBeCloseTo(0.3, 12);
  });
});

test("two rows for one node, period and figure are an error, and no figure", () => {
  const { point, problems } = evaluate(figures([row("Alder", "2026-08", 1), row("Alder", "2026-08", 2)], {}));
  const message = "Alder has more than one row of M in 2026-08: keep one.";
  expect(point("M", "Alder", "2026-08")).toMatchObject({ value: null, note: message });
  expect(problems.map((problem) => problem.message)).toEqual([message]);
});

test("several figures on a sheet are told apart by Rows", () => {
  const rows = [
    { ...row("Alder", "2026-08", 1), figure: "Complaints" },
    { ...row("Alder", "2026-08", 9), figure: "Compliments" },
  ];
  expect(evaluate(figures(rows, { rows: 'figure == "complaints"' })).value("M", "Alder", "2026-08")).toBe(1);
});

test("windows add up the periods in them, and are complete only when each has its figure", () => {
  const rows = ["2026-04", "2026-05", "2026-06", "2026-08"].map((month, i) => row("Alder", month, i + 1));
  const { point } = evaluate(figures(rows, { period: "month YTD" }));
  expect(point("M", "Alder", "2026-06/YTD")).toMatchObject({ value: 6, complete: true });
  expect(point("M", "Alder", "2026-08/YTD")).toMatchObject({ value: 10, complete: false });
  const ratio = evaluate(
    figures([parts("Alder", "2026-04", 1, 2), parts("Alder", "2026-05", 1, 4)], {
      formula: RATIO,
      period: "month YTD",
    }),
  );
  expect(ratio.point("M", "Alder", "2026-05/YTD")).toMatchObject({
    value: 2 / 6,
    numerator: 2,
    denominator: 6,
  });
});

describe("capacity", () => {
  const capacity = (rows: readonly Row[], measure: Partial<MeasureLiteral> = {}): Council => ({
    ...{ teams: TEAMS, asOf: "2026-08-31" },
    sources: { Capacity: { kind: "capacity", fields: { period: "text", fte: "number" }, rows } },
    measures: [{ id: "M", countedOn: "period", formula: "sum(fte)", ...measure }],
  });
  const fte = (node: string, period: string, number: number): Row => ({ node, period, fte: number });

  test("adds up by its rows; a missing row is no data, not zero, and leaves what is above not complete", () => {
    const { point } = evaluate(
      capacity([
        fte("Alder", "2026-07", 4),
        fte("Birch", "2026-07", 3),
        fte("Alder", "2026-08", 4),
        fte("Cedar", "2026-08", 2),
      ]),
    );
    expect(point("M", "Community", "2026-07")).toMatchObject({ value: 7, complete: true });
    expect(point("M", "Birch", "2026-08")).toMatchObject({
      value: null,
      complete: false,
      note: "There are no rows.",
    });
    expect(point("M", "Adult Services", "2026-08")).toMatchObject({
      value: 6,
      complete: false,
      note: "There is no row for Birch.",
    });
  });

  test("does not miss the row of a team that was not in being", () => {
    const { point } = evaluate(capacity([fte("Alder", "2026-05", 4), fte("Birch", "2026-05", 3)]));
    expect(point("M", "Adult Services", "2026-05")).toMatchObject({ value: 7, complete: true });
  });

  test("a window needs every period's row", () => {
    const months = ["2026-04", "2026-05", "2026-07"].map((month) => fte("Alder", month, 2));
    const { point } = evaluate(capacity(months, { period: "month YTD", formula: "mean(fte)" }));
    expect(point("M", "Alder", "2026-05/YTD")).toMatchObject({ value: 2, complete: true });
    expect(point("M", "Alder", "2026-07/YTD")).toMatchObject({
      value: 2,
      complete: false,
      note: "There is no row for Alder.",
    });
  });
});
