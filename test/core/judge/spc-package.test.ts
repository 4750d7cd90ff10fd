import { xmr } from "../../../src/core/judge/spc";
import { variationOf } from "../../../src/core/judge/spc-label";
import { preciseMean } from "../../../src/core/judge/precise-mean";
import type { Good, PointType } from "../../../src/core/judge/spc-types";
import cases from "../../fixtures/judge/spc-cases.json";

// Computed with the R package NHSRplotthedots 0.2.2.
const GOOD: Record<string, Good> = { increase: "higher", decrease: "lower", neutral: "neutral" };
const ASSURANCE: Record<string, string> = {
  consistent_pass: "pass",
  consistent_fail: "fail",
  inconsistent: "hit-or-miss",
};

const near = (found: number | null, wanted: number | null) => {
  if (found === null || wanted === null) return found === wanted;
  return Math.abs(found - wanted) <= 1e-9 * Math.max(1, Math.abs(wanted));
};

describe("xmr as the package", () => {
  test("every case is here", () => expect(cases).toHaveLength(25));

  test.each(cases.map((one) => [one.case, one] as const))("%s", (_, { values, dates, options, expected }) => {
    const found = xmr(values, {
      good: GOOD[options.improvementDirection]!,
      screen: options.screenOutliers,
      rebaseAt: (options.rebaseDates ?? []).map((date) => dates.findIndex((each) => each >= date)),
      ...(options.target === null ? {} : { target: options.target }),
      asPackage: true,
    });

    expect(found.points.map(({ label }) => label)).toEqual(expected.points.map(({ cause }) => cause));
    expect(found.points.map(({ type }) => type)).toEqual(expected.points.map(({ pointType }) => pointType));
    expect(found.points.map(({ group }) => group)).toEqual(
      expected.points.map(({ rebaseGroup }) => rebaseGroup),
    );
    expect(found.assurance).toBe(expected.assurance === null ? "none" : ASSURANCE[expected.assurance]);
    expect(found.variation).toBe(variationOf(expected.lastPointType as PointType));
    expect(found.guards).toEqual([]);
    const wrongLimits = found.points.filter((point, i) => {
      const wanted = expected.points[i]!;
      return (
        !near(point.mean, wanted.mean) || !near(point.lower, wanted.lpl) || !near(point.upper, wanted.upl)
      );
    });
    expect(wrongLimits).toEqual([]);
  });

  test("limits fixed on the first 12 points (no case in the file: the vignette's figures)", () => {
    const values = [
      30, 32, 31, 29, 33, 30, 31, 28, 32, 30, 31, 29, 20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21,
    ];
    const { points, assurance } = xmr(values, { good: "lower", target: 25, fixAfter: 12, asPackage: true });
    expect(points[23]!.mean).toBe(30.5);
    expect(points[23]!.lower).toBeCloseTo(24.454545, 6);
    expect(points[23]!.upper).toBeCloseTo(36.545455, 6);
    expect(points.slice(0, 11).every(({ label }) => label === "Common Cause")).toBe(true);
    expect(points[11]!.label).toBe("7 Points Below CL");
    expect(points.slice(12).every(({ label }) => label === "Below LCL")).toBe(true);
    expect(points[23]!.type).toBe("special_cause_improvement");
    expect(assurance).toBe("hit-or-miss");
  });

  test("two in three marks the near points only", () => {
    const values = [50, 51, 49, 50, 52, 48, 50, 51, 49, 50, 54.5, 51.5, 54.6, 50, 49, 50, 51, 50, 49, 50];
    const { points } = xmr(values, { good: "higher", asPackage: true });
    expect(points.slice(10, 13).map(({ label }) => label)).toEqual([
      "2 in 3 Above CL",
      "Common Cause",
      "2 in 3 Above CL",
    ]);
  });

  test("a trend's turning point takes the direction of the step after it", () => {
    const up = [1, 2, 3, 4, 5, 6, 7];
    const { points } = xmr([...up, ...up.toReversed().slice(1)], { good: "higher", asPackage: true });
    const labels = points.map(({ label }) => label);
    expect(labels[5]).toBe("7 Point Trend (Increasing)");
    expect(labels[7]).toBe("7 Point Trend (Decreasing)");
    expect(labels[6]).not.toBe("7 Point Trend (Increasing)");
  });

  test("fewer than 12 points can't fix limits", () => {
    expect(() => xmr([1, 2, 3], { good: "higher", fixAfter: 11 })).toThrow(RangeError);
  });
});

describe("the mean, as R sums", () => {
  test(".1 .2 .3 repeated has the mean 0.2 exactly", () => {
    const values = Array.from({ length: 15 }, (_, i) => [0.1, 0.2, 0.3][i % 3]!);
    expect(values.reduce((sum, value) => sum + value, 0) / 15).not.toBe(0.2);
    expect(preciseMean(values)).toBe(0.2);
  });

  test("ten tenths have the mean 0.1 exactly", () => expect(preciseMean(Array(10).fill(0.1))).toBe(0.1));

  test("small figures beside a large one are not lost", () => {
    expect(preciseMean([1e16, 1, 1, -1e16])).toBe(0.5);
  });

  test("no values, no mean", () => expect(preciseMean([])).toBeNaN());
});
