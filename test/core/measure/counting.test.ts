import { endOf } from "../../../src/core/calendar/day";
import { day, evaluate, moment } from "./build";
import type { Council, MeasureLiteral, Outcome, Row, SourceLiteral } from "./build";

const FIELDS = {
  received: "date",
  due: "date",
  completed: "date",
  status: "text",
  hours: "number",
  urgent: "yes/no",
} as const;

const council = (
  rows: readonly Row[],
  measures: readonly Omit<MeasureLiteral, "id">[],
  more: Partial<Council> & { source?: Partial<SourceLiteral> } = {},
): Council => ({
  ...{ teams: [{ name: "Alder", service: "Community" }], asOf: "2026-10-31" },
  measures: measures.map((measure, i) => ({ id: `M${i + 1}`, countedOn: "received", ...measure })),
  sources: {
    Cases: { fields: FIELDS, rows: rows.map((row) => ({ node: "Alder", ...row })), ...more.source },
  },
  ...more,
});

/** The value of one formula over rows all received in May 2026. */
const inMay = (formula: string, ...rows: Row[]): number | null =>
  evaluate(
    council(
      rows.map((row) => ({ received: "2026-05-01", ...row })),
      [{ formula }],
    ),
  ).value("M1", "Alder", "2026-05");

describe("blanks", () => {
  test("comparing a blank date or number is false, and != and not are exact negations", () => {
    const rows = [{ hours: 3 }, { hours: null }];
    expect(inMay("count(hours == 3)", ...rows)).toBe(1);
    expect(inMay("count(hours != 3)", ...rows)).toBe(1);
    expect(inMay("count(hours < 5)", ...rows)).toBe(1);
    expect(inMay("count(hours >= 5)", ...rows)).toBe(0);
    expect(inMay("count(not (hours < 5))", ...rows)).toBe(1);
    expect(inMay("count(not (due <= as_of))", { due: null })).toBe(1);
  });

  test("blank text equals the empty text", () => {
    expect(inMay('count(status == "")', { status: null }, { status: "Open" })).toBe(1);
    expect(inMay('count(status != "Open")', { status: null }, { status: " OPEN " })).toBe(1);
  });

  test("blank is no in a condition", () => {
    const rows = [{ urgent: true }, { urgent: false }, { urgent: null }];
    expect(inMay("count(urgent)", ...rows)).toBe(1);
    expect(inMay("count(not urgent)", ...rows)).toBe(2);
    expect(inMay("count(blank(urgent))", ...rows)).toBe(1);
  });

  test("arithmetic with a blank is blank, and aggregates skip blanks", () => {
    const rows = [{ hours: 2 }, { hours: null }, { hours: 4 }];
    expect(inMay("sum(hours + 1)", ...rows)).toBe(8);
    expect(inMay("mean(hours)", ...rows)).toBe(3);
    expect(inMay("min(hours)", ...rows)).toBe(2);
    expect(inMay("max(-hours)", ...rows)).toBe(-2);
    expect(inMay("median(hours / 0)", ...rows)).toBeNull();
  });

  test("a sum over blank cells only is nothing, with the blanks counted", () => {
    const { point } = evaluate(
      council([{ received: "2026-05-01", hours: null }], [{ formula: "sum(hours)" }]),
    );
    expect(point("M1", "Alder", "2026-05")).toMatchObject({
      value: null,
      blanks: 1,
      note: "No row has a value to work with.",
    });
    expect(point("M1", "Alder", "2026-06")).toMatchObject({ value: 0, blanks: 0 });
  });

  test("the rows of which a blank cell decided an answer are counted, once each", () => {
    const rows = [
      { due: null, completed: "2026-05-09" }, // not in the whole: the formula asked whether it is blank
      { due: "2026-05-09", completed: null }, // late because blank
      { due: "2026-05-09", completed: "2026-05-10" },
    ];
    const all = rows.map((row) => ({ received: "2026-05-01", ...row }));
    const blanks = (measure: Omit<MeasureLiteral, "id">): number =>
      evaluate(council(all, [measure])).point("M1", "Alder", "2026-05").blanks;
    expect(blanks({ formula: "share(completed <= due, not blank(due))" })).toBe(1);
    expect(blanks({ formula: "mean(days(due, completed)) + count(completed < due)" })).toBe(2);
    expect(blanks({ formula: "count()", rows: "completed > received" })).toBe(1);
    expect(blanks({ formula: "count()", rows: "not (completed > received)" })).toBe(1);
    expect(blanks({ formula: 'count(status == "")' })).toBe(0);
  });
});

describe("dates and times", () => {
  test("a date without times compares with a date-time by day; two date-times to the second", () => {
    const onTime = { due: "2026-05-11", completed: "2026-05-11T16:45" };
    expect(inMay("count(completed <= due)", onTime)).toBe(1);
    expect(inMay("count(completed == due)", onTime)).toBe(1);
    const times = { due: "2026-05-11T09:00:01", completed: "2026-05-11T09:00:02" };
    expect(inMay("count(completed <= due)", times)).toBe(0);
    expect(inMay("count(completed > due)", times)).toBe(1);
  });

  test("one time in the whole column makes it a column of date-times", () => {
    const rows = [{ due: "2026-05-11", completed: "2026-05-11T16:45" }, { due: "2026-05-12T10:00" }];
    expect(inMay("count(completed <= due)", ...rows)).toBe(0);
  });

  test("days are calendar days, hours are elapsed", () => {
    const row = { due: "2026-05-10T23:00", completed: "2026-05-11T01:30" };
    expect(inMay("sum(days(due, completed))", row)).toBe(1);
    expect(inMay("sum(hours(due, completed))", row)).toBe(2.5);
  });

  test("age and months are whole, and age without a second date is at as-of", () => {
    expect(inMay("sum(age(due, completed))", { due: "1950-05-12", completed: "2026-05-11" })).toBe(75);
    expect(inMay("sum(age(due))", { due: "1950-10-31" })).toBe(76);
    expect(inMay("sum(months(due, completed))", { due: "2026-03-31", completed: "2026-05-30" })).toBe(1);
  });
});

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

describe("what there is no data for", () => {
  const teams = [
    { name: "Alder", service: "Community" },
    { name: "Birch", service: "Community", from: "2026-06-10", to: "2026-08-20" },
  ];
  const forms = [
    { formula: "count()" },
    { formula: "sum(hours)" },
    { formula: "distinct(status)" },
    { formula: "share(urgent)" },
    { formula: "median(hours)" },
  ];
  const rows = [{ received: "2026-05-04" }, { received: "2026-05-05", node: "Birch" }];
  const outcome: Outcome = evaluate(
    council(rows, forms, { teams, source: { dataFrom: "2026-04-15", dataTo: "2026-09-20" } }),
  );
  const values = (node: string, period: string): (number | null)[] =>
    forms.map((_, i) => outcome.value(`M${i + 1}`, node, period));

  test("no rows: counts, sums and numbers of different things are 0, the rest is nothing", () => {
    expect(values("Alder", "2026-06")).toEqual([0, 0, 0, null, null]);
    expect(outcome.point("M4", "Alder", "2026-06")).toMatchObject({
      numerator: null,
      denominator: null,
      note: "There are no rows.",
    });
  });

  test("outside a team's dates there is nothing, unless rows say otherwise", () => {
    expect(values("Birch", "2026-09")).toEqual([null, null, null, null, null]);
    expect(outcome.point("M1", "Birch", "2026-09").note).toBe("Birch was not in being.");
    expect(outcome.point("M1", "Birch", "2026-05")).toMatchObject({
      value: 1,
      complete: false,
      note: "Birch began on 10 June 2026.",
    });
    expect(outcome.value("M1", "Community", "2026-05")).toBe(2);
  });

  test("a period partly outside a team's dates counts, and is not complete there", () => {
    expect(outcome.point("M1", "Birch", "2026-06")).toMatchObject({ value: 0, complete: false });
    expect(outcome.point("M1", "Birch", "2026-07")).toMatchObject({ value: 0, complete: true });
    expect(outcome.point("M1", "Birch", "2026-08")).toMatchObject({
      complete: false,
      note: "Birch ended on 20 August 2026.",
    });
    expect(outcome.point("M1", "Community", "2026-08").complete).toBe(true);
  });

  test("after Data to there is no data; a period it cuts is not complete", () => {
    expect(values("Alder", "2026-10")).toEqual([null, null, null, null, null]);
    expect(outcome.point("M1", "Alder", "2026-10").note).toBe("There is no data after 20 September 2026.");
    expect(outcome.point("M1", "Alder", "2026-09")).toMatchObject({
      value: 0,
      complete: false,
      note: "The data ends on 20 September 2026.",
    });
    expect(outcome.point("M1", "Alder", "2026-04")).toMatchObject({
      complete: false,
      note: "The data begins on 15 April 2026.",
    });
  });

  test("period_end is cut to Data to", () => {
    const late = evaluate(
      council([{ received: "2026-09-01", due: "2026-09-25" }], [{ formula: "count(due < period_end)" }], {
        source: { dataTo: "2026-09-20" },
      }),
    );
    expect(late.value("M1", "Alder", "2026-09")).toBe(0);
  });

  test("rows, but nothing to divide by: 0 and 0 and no value", () => {
    const { point } = evaluate(
      council(
        [{ received: "2026-05-01" }],
        [{ formula: "share(urgent, due > received)" }, { formula: "mean(hours)" }],
      ),
    );
    for (const id of ["M1", "M2"]) {
      expect(point(id, "Alder", "2026-05")).toMatchObject({
        value: null,
        numerator: 0,
        denominator: 0,
        note: "There is nothing to divide by.",
      });
    }
  });

  test("a source that was left out shows its measures with nothing in them", () => {
    const given = council([], forms, { sources: { Cases: { fields: FIELDS, dataFrom: "2026-09-01" } } });
    const { measures, point } = evaluate(given);
    expect(measures).toHaveLength(forms.length);
    expect(point("M1", "Alder", "2026-09")).toMatchObject({
      value: null,
      complete: true,
      note: "No sheet of Cases could be read.",
    });
  });
});

describe("periods shown", () => {
  const labels = (rows: Row[], more: Parameters<typeof council>[2] = {}): string[] =>
    evaluate(council(rows, [{ formula: "count()" }], more)).measures[0]?.series[0]?.points.map(
      (point) => point.period.label,
    ) ?? [];

  test("run from the earliest of Data from and the first row to the one that holds as-of", () => {
    expect(labels([{ received: "2026-08-05" }])).toEqual(["2026-08", "2026-09", "2026-10"]);
    expect(labels([{ received: "2026-09-05" }], { source: { dataFrom: "2026-08-20" } })).toEqual([
      "2026-08",
      "2026-09",
      "2026-10",
    ]);
    expect(labels([{ received: "2026-08-05" }], { source: { dataFrom: "2026-09-01" } })).toEqual([
      "2026-08",
      "2026-09",
      "2026-10",
    ]);
    expect(labels([])).toEqual(["2026-10"]);
    expect(labels([{ received: "2027-01-05" }])).toEqual(["2026-10"]);
  });

  test("go back twenty years at most, so a century mistyped does no harm", () => {
    const months = labels([{ received: "1926-08-05" }, { received: "2026-08-05" }]);
    expect(months).toHaveLength(241);
    expect(months[0]).toBe("2006-10");
  });

  test("are not complete until as-of is their last second", () => {
    const given = council([{ received: "2026-10-05" }], [{ formula: "count()" }]);
    const complete = (asOf: number): boolean =>
      evaluate(given, asOf).point("M1", "Alder", "2026-10").complete;
    expect(complete(endOf(day("2026-10-31")))).toBe(true);
    expect(complete(moment("2026-10-31T09:00"))).toBe(false);
  });
});

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
