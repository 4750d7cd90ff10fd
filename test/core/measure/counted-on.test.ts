import { evaluate, moment } from "./build";
import type { Row } from "./build";
import { council } from "./one-source";

describe("a stock", () => {
  const open = (rows: Row[], period: string, label: string, asOf?: number): number | null =>
    evaluate(
      council(rows, [{ formula: "count()", countedOn: "open(received, completed)", period }]),
      asOf,
    ).value("M1", "Alder", label);

  test("holds what started by the end of the period's last day and had not ended then", () => {
    const ends = (completed: string | null): number | null =>
      open([{ received: "2026-04-01", completed }], "month", "2026-05");
    expect(ends(null)).toBe(1);
    expect(ends("2026-06-01")).toBe(1);
    expect(ends("2026-06-01T00:00")).toBe(1);
    expect(ends("2026-05-31")).toBe(0);
    expect(ends("2026-05-31T23:59:59")).toBe(0);
    const starts = (received: string): number | null =>
      open([{ received }, { received: "2026-04-01" }], "month", "2026-05");
    expect(starts("2026-05-31T23:59:59")).toBe(2);
    expect(starts("2026-06-01")).toBe(1);
  });

  test("is counted at as-of, when that comes before the period's end", () => {
    const at = moment("2026-10-15T12:00");
    expect(open([{ received: "2026-10-15T11:59" }], "month", "2026-10", at)).toBe(1);
    expect(open([{ received: "2026-10-15T12:01" }, { received: "2026-09-01" }], "month", "2026-10", at)).toBe(
      1,
    );
    expect(open([{ received: "2026-09-01", completed: "2026-10-15T12:01" }], "month", "2026-10", at)).toBe(1);
    expect(open([{ received: "2026-09-01", completed: "2026-10-15T12:00" }], "month", "2026-10", at)).toBe(0);
  });

  test("of a quarter or a year is the stock at its end", () => {
    const rows = [
      { received: "2026-04-02", completed: "2026-05-01" },
      { received: "2026-05-02", completed: "2026-09-30" },
      { received: "2026-06-30" },
    ];
    expect(open(rows, "quarter", "2026/27-Q1")).toBe(2);
    expect(open(rows, "quarter", "2026/27-Q2")).toBe(1);
    expect(open(rows, "year", "2026/27")).toBe(1);
  });
});

describe("spans of days", () => {
  const rows = [
    { due: "2026-05-31", completed: "2026-06-01", hours: 7 },
    { due: "2026-06-15", completed: null, hours: 14 },
    { due: "2026-07-09", completed: "2026-07-01", hours: 1 },
    { due: null, completed: "2026-06-09", hours: 1 },
  ];
  const active = evaluate(
    council(rows, [
      { formula: "count()", countedOn: "active(due, completed)" },
      { formula: "sum(overlap_days(due, completed))", countedOn: "active(due, completed)" },
    ]),
  );

  test("count in every period they touch, both ends included; an open end runs on", () => {
    expect(["2026-05", "2026-06", "2026-07"].map((month) => active.value("M1", "Alder", month))).toEqual([
      1, 2, 1,
    ]);
    expect(active.value("M1", "Alder", "2026-10")).toBe(1);
  });

  test("overlap for as many days as lie in the calendar period, as-of or not", () => {
    const days = ["2026-05", "2026-06", "2026-07"].map((month) => active.value("M2", "Alder", month));
    expect(days).toEqual([1, 1 + 16, 31]);
    const cut = evaluate(
      council(rows, [{ formula: "sum(overlap_days(due, completed))", countedOn: "active(due, completed)" }], {
        asOf: "2026-06-20",
      }),
    );
    expect(cut.value("M1", "Alder", "2026-06")).toBe(17);
  });
});

describe("windows", () => {
  const months = ["2026-03-10", "2026-04-10", "2026-05-10", "2026-06-10"];
  const outcome = evaluate(
    council(
      months.map((received, i) => ({ received, hours: i + 1 })),
      [
        { formula: "sum(hours)", period: "month YTD" },
        { formula: "sum(hours)", period: "month R12" },
        { formula: "median(hours)", period: "quarter R12" },
        { formula: "count(received >= period_start)", period: "month YTD" },
      ],
    ),
  );

  test("a year to date begins again in April", () => {
    const values = ["2026-03", "2026-04", "2026-05", "2026-06"].map((month) =>
      outcome.value("M1", "Alder", `${month}/YTD`),
    );
    expect(values).toEqual([1, 2, 5, 9]);
  });

  test("rolling twelve months keep the last year's", () => {
    expect(outcome.value("M2", "Alder", "2026-06/R12")).toBe(10);
    expect(outcome.value("M3", "Alder", "2026/27-Q1/R12")).toBe(2.5);
  });

  test("period_start is the window's", () => {
    expect(outcome.value("M4", "Alder", "2026-06/YTD")).toBe(3);
  });
});
