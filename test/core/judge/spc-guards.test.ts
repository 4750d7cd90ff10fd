import { xmr } from "../../../src/core/judge/spc";

const thirteen = [7, 9, 8, 10, 9, 7, 8, 9, 10, 8, 7, 9, 40];

describe("guards", () => {
  test("13 points are judged, 12 are not: their limits are a trial", () => {
    const judged = xmr(thirteen, { good: "higher", target: 100 });
    expect([judged.variation, judged.assurance, judged.guards]).toEqual(["improvement", "fail", []]);

    const trial = xmr(thirteen.slice(1), { good: "higher", target: 100 });
    expect([trial.variation, trial.assurance]).toEqual(["none", "none"]);
    expect(trial.points.at(-1)).toMatchObject({ label: null, type: null, upper: expect.any(Number) });
    expect(trial.guards).toEqual([
      {
        kind: "few-points",
        group: 0,
        numbers: { points: 12, needed: 13 },
        message:
          "Only 12 figures so far: 13 are needed to tell a real change from chance. The usual range is a trial.",
      },
    ]);
  });

  test("a short stretch after a rebase is not judged; the long one before it still is", () => {
    const { points, variation, guards } = xmr([...thirteen, 8, 9, 8], { good: "higher", rebaseAt: [13] });
    expect(points[12]!.label).toBe("Above UCL");
    expect(points[13]!.label).toBeNull();
    expect(variation).toBe("none");
    expect(guards[0]!.message).toMatch(/^Only 3 figures since the usual range was last restarted/);
  });

  test("one jump in a flat series is screened out; limits with no width would call every point special", () => {
    const values = [...Array(14).fill(5), 9];
    expect(xmr(values, { good: "higher", asPackage: true }).points[0]!.label).toBe("Below LCL");

    const { points, variation, guards } = xmr(values, { good: "higher" });
    expect(guards.map(({ kind }) => kind)).toEqual(["zero-width"]);
    expect(points[0]).toMatchObject({ lower: null, upper: null, label: null });
    expect(variation).toBe("none");
  });

  test("figures that differ only by rounding are flat", () => {
    const values = Array.from({ length: 14 }, (_, i) => (i % 2 ? 0.3 : 0.1 + 0.2));
    expect(xmr(values, { good: "higher" }).guards.map(({ kind }) => kind)).toEqual(["flat"]);
  });

  test("a stock gets one guard, no limits and no signal", () => {
    const { points, variation, guards } = xmr(thirteen, { good: "lower", stock: true });
    expect(guards.map(({ kind, group }) => [kind, group])).toEqual([["stock", null]]);
    expect(points.every(({ upper, label }) => upper === null && label === null)).toBe(true);
    expect(points[0]!.mean).toBeCloseTo(10.846, 3);
    expect(variation).toBe("none");
  });

  test("no points at all", () => {
    expect(xmr([], { good: "higher", target: 1 })).toEqual({
      points: [],
      variation: "none",
      assurance: "none",
      guards: [],
    });
  });

  test("rebases at the start, past the end, or twice in one place make no empty group", () => {
    const { points } = xmr([1, 2, 3, 4], { good: "higher", rebaseAt: [0, 2, 2, 4, 9] });
    expect(points.map(({ group }) => group)).toEqual([0, 0, 1, 1]);
  });
});
