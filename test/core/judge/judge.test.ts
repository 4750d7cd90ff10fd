import { judge } from "../../../src/core/judge/judge";
import type { EvaluatedMeasure } from "../../../src/core/measure/evaluated";
import type { Setup } from "../../../src/core/setup/setup";
import { evaluated, event, measure, period, rhythm, setup, target } from "./make";

const steady = [7, 9, 8, 10, 9, 7, 8, 9, 10, 8, 7, 9, 8];

function alder(input: EvaluatedMeasure, over: Partial<Setup> = {}, smallNumber = 0) {
  return judge([input], setup(over, smallNumber))[0]!.series[0]!;
}

describe("judge", () => {
  test("a point carries its target, status, signal and chart figures", () => {
    const series = alder(evaluated([...steady, 40]), { targets: [target({ target: 12, tolerance: 1 })] });
    expect(series.points[13]).toMatchObject({
      target: 12,
      tolerance: 1,
      upper: null,
      status: "met",
      signal: "improvement",
      assurance: "hit-or-miss",
      spc: { value: 40, label: "Above UCL", group: 0 },
    });
    expect(series.points[0]).toMatchObject({ status: "missed", signal: "concern" });
  });

  test("blank and incomplete periods take no part; neighbours join and the gap is said", () => {
    const values = [7, null, ...steady.slice(1), 99];
    const series = alder(evaluated(values, { points: (i) => ({ complete: i !== 14 }) }));
    expect(series.spc!.indexes).toEqual([0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    expect(series.spc!.points).toEqual(alder(evaluated(steady)).spc!.points);
    expect(series.spc!.gaps).toEqual(["P1"]);
    expect(series.spc!.gapMessage).toBe(
      "No complete figure for P1: the figures on either side are treated as neighbours.",
    );
    expect(series.points[1]).toMatchObject({ spc: null, signal: "none", assurance: "none" });
    expect(series.points[14]).toMatchObject({ spc: null, signal: "none", status: "incomplete" });
  });

  test("blanks before the first figure and after the last are no gap", () => {
    expect(alder(evaluated([null, ...steady, null])).spc!).toMatchObject({ gaps: [], gapMessage: null });
  });

  test("many gaps are named three at a time", () => {
    const values = [7, null, null, null, null, ...steady];
    expect(alder(evaluated(values)).spc!.gapMessage).toMatch(
      /^No complete figure for P1, P2, P3 and 1 more:/,
    );
  });

  test("a rolling window has no SPC, and the reason is given", () => {
    const input = evaluated(steady, { measure: measure({ rhythm: rhythm("month", "R12") }) });
    const series = alder(input, { targets: [target()] });
    expect(series.spc).toBeNull();
    expect(series.noSpc).toMatch(/rolling window/);
    expect(series.points.every(({ signal, assurance }) => signal === "none" && assurance === "none")).toBe(
      true,
    );
    expect(series.latest).toMatchObject({ status: "missed", group: "watch" });
  });

  test("with no complete figure there is no chart and no signal", () => {
    expect(alder(evaluated([5], { points: () => ({ complete: false }) }))).toMatchObject({
      spc: null,
      noSpc: "No complete period has a figure yet.",
      latest: null,
    });
  });

  test("points on few cases take part, and the chart says so", () => {
    const input = evaluated([...steady, 40], { points: (i) => ({ basis: i === 13 ? 3 : 50 }) });
    const series = alder(input, { targets: [target()] }, 5);
    expect(series.spc!.indexes).toHaveLength(14);
    expect(series.spc!.guards).toEqual([
      expect.objectContaining({
        kind: "small-denominators",
        numbers: { points: 14, small: 1, below: 10, least: 3 },
      }),
    ]);
    expect(series.latest).toMatchObject({ status: "too-few", group: "not-judged" });
  });

  test("between is judged as neutral: a change is high or low, and there is no assurance", () => {
    const input = evaluated([...steady, 40], { measure: measure({ goodIs: "between" }) });
    const series = alder(input, { targets: [target({ target: 5, upper: 12 })] });
    expect(series.latest).toMatchObject({
      status: "missed",
      variation: "high",
      assurance: "none",
      group: "watch",
    });
  });

  test("a stock is judged by its target alone", () => {
    const input = evaluated(steady, { measure: measure({ goodIs: "lower" }), stock: true });
    const series = alder(input, { targets: [target()] });
    expect(series.spc!.points[0]).toMatchObject({ lower: null, upper: null, label: null });
    expect(series.latest).toMatchObject({
      status: "met",
      variation: "none",
      assurance: "none",
      group: "on-track",
    });
  });
});

describe("events", () => {
  const values = [...steady, ...steady.map((value) => value + 20)];
  const groups = (over: Partial<Parameters<typeof event>[0]>, input = evaluated(values)) =>
    alder(input, { events: [event({ date: period(13).start, ...over })] }).spc!.points.map(
      ({ group }) => group,
    );
  const rebased = [...Array(13).fill(0), ...Array(13).fill(1)];
  const whole = Array(26).fill(0);

  test("limits restart at the first period that starts on or after the date", () => {
    expect(groups({})).toEqual(rebased);
    expect(groups({ date: period(12).start + 1 })).toEqual(rebased);
    expect(groups({ date: period(13).start + 1 })).toEqual([...Array(14).fill(0), ...Array(12).fill(1)]);
  });

  test("only events that rebase, of this node and this measure or of all", () => {
    expect(groups({ rebase: false })).toEqual(whole);
    expect(groups({ node: "alder", measure: "ontime" })).toEqual(rebased);
    expect(groups({ node: "Birch" })).toEqual(whole);
    expect(groups({ node: "Community" })).toEqual(whole);
    expect(groups({ measure: "DAYS" })).toEqual(whole);
  });

  test("when the period itself is blank, limits restart at the next figure", () => {
    const input = evaluated([...steady, null, ...steady]);
    expect(groups({}, input)).toEqual(rebased);
  });

  test("assurance is carried by the last group only", () => {
    const events = [event({ date: period(13).start })];
    const { points } = alder(evaluated(values), { events, targets: [target({ target: 20 })] });
    expect(points.map(({ assurance }) => assurance)).toEqual([
      ...Array(13).fill("none"),
      ...Array(13).fill("pass"),
    ]);
  });

  test("those within the periods shown are listed by date, with their places", () => {
    const events = [
      event({ date: period(13).end, note: "b" }),
      event({ date: period(2).start, note: "a", rebase: false, reason: "r" }),
      event({ date: period(0).start - 1, note: "before" }),
      event({ date: period(25).end, note: "last day" }),
    ];
    expect(alder(evaluated(values), { events }).events).toEqual([
      { date: period(2).start, note: "a", reason: "r", rebase: false, at: 2, restartsAt: null },
      { date: period(13).end, note: "b", reason: "", rebase: true, at: 13, restartsAt: 14 },
      { date: period(25).end, note: "last day", reason: "", rebase: true, at: 25, restartsAt: null },
    ]);
  });
});

describe("the signal of the latest complete period", () => {
  test("says everything, with the numbers each claim rests on", () => {
    const values = [...steady, 40];
    const { latest, points } = alder(evaluated(values), { targets: [target({ target: 12, tolerance: 1 })] });
    const { mean, lower, upper } = points[0]!.spc!;
    expect(latest).toMatchObject({
      measure: "ONTIME",
      node: { name: "Alder" },
      period: { label: "P13" },
      value: 40,
      target: 12,
      status: "met",
      variation: "improvement",
      assurance: "hit-or-miss",
      group: "improving",
      label: "Above UCL",
    });
    expect(latest!.evidence).toEqual([
      { claim: "met", numbers: { value: 40, target: 12, tolerance: 1 } },
      { claim: "usual-range", numbers: { mean, lower, upper, points: 14 } },
      { claim: "above-usual-range", numbers: { value: 40, limit: upper } },
      { claim: "target-in-usual-range", numbers: { target: 12, lower, upper } },
    ]);
  });

  test("a run is as long as it is, not seven", () => {
    const values = [...steady, ...Array.from({ length: 9 }, (_, i) => 11 + (i % 2))];
    const claims = alder(evaluated(values)).latest!.evidence;
    expect(claims.find(({ claim }) => claim === "run-above-mean")!.numbers.points).toBe(9);
  });

  test("so is a trend", () => {
    const values = [...steady, 8.1, 8.2, 8.3, 8.4, 8.5, 8.6, 8.7, 8.8];
    const { label, evidence } = alder(evaluated(values)).latest!;
    expect(label).toBe("7 Point Trend (Increasing)");
    expect(evidence.find(({ claim }) => claim === "rising-run")!.numbers.points).toBe(9);
  });

  test("few points: the guard is in the evidence, and the range is called a trial", () => {
    const { group, evidence } = alder(evaluated(steady.slice(1)), { targets: [target()] }).latest!;
    expect(group).toBe("not-judged");
    expect(evidence.map(({ claim }) => claim)).toEqual(["missed", "trial-range", "few-points"]);
  });

  test("a complete period without a figure says only that: the chart's last point is an older one", () => {
    const { latest } = alder(evaluated([...steady, 40, null]), { targets: [target()] });
    expect(latest).toMatchObject({
      period: { label: "P14" },
      variation: "none",
      group: "not-judged",
      label: null,
    });
    expect(latest!.evidence).toEqual([{ claim: "no-data", numbers: { target: 10, tolerance: 0 } }]);
  });

  test("too few: the number that was tested, and the number needed", () => {
    const input = evaluated(steady, { points: () => ({ basis: 3 }) });
    expect(alder(input, { targets: [target()] }, 5).latest!.evidence[0]).toEqual({
      claim: "too-few",
      numbers: { basis: 3, smallNumber: 5 },
    });
  });
});
