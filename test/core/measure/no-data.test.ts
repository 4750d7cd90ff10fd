import { endOf } from "../../../src/core/calendar/day";
import { day, evaluate, moment } from "./build";
import type { Outcome, Row } from "./build";
import { council, FIELDS } from "./one-source";

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

  test("before Data from there is what rows say, and else nothing", () => {
    const early = evaluate(
      council([{ received: "2026-02-03" }], forms, { source: { dataFrom: "2026-04-15" } }),
    );
    expect(early.point("M1", "Alder", "2026-02")).toMatchObject({ value: 1, complete: false });
    expect(early.point("M1", "Alder", "2026-03")).toMatchObject({
      ...{ value: null, complete: false, note: "There is no data before 15 April 2026." },
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
