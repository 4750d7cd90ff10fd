import fc from "fast-check";
import { xmr } from "../../../src/core/judge/spc";
import type { SpcPoint } from "../../../src/core/judge/spc-types";

// Whole numbers, so that shifting and scaling keep ties as ties.
const series = (minLength: number) => fc.array(fc.integer({ min: 0, max: 60 }), { minLength, maxLength: 40 });
const labels = (points: readonly SpcPoint[]) => points.map(({ label }) => label);
const closeTo = (found: number | null, wanted: number | null) =>
  expect(found === null || wanted === null ? found === wanted : Math.abs(found - wanted) < 1e-6).toBe(true);

/** Comparing a value with a limit it equals on paper is decided by rounding: leave such series out. */
function clearOfLimits({ points }: { points: readonly SpcPoint[] }): boolean {
  return points.every(({ value, ...point }) =>
    [point.lower, point.upper, point.nearLower, point.nearUpper].every(
      (limit) => limit === null || Math.abs(value - limit) > 1e-6,
    ),
  );
}

describe("xmr, whatever the figures", () => {
  test("adding a number to every value adds it to the limits and changes no label", () => {
    fc.assert(
      fc.property(series(2), fc.integer({ min: -500, max: 500 }), (values, shift) => {
        const before = xmr(values, { good: "higher", asPackage: true });
        fc.pre(clearOfLimits(before));
        const after = xmr(
          values.map((value) => value + shift),
          { good: "higher", asPackage: true },
        );
        expect(labels(after.points)).toEqual(labels(before.points));
        before.points.forEach((point, i) => {
          closeTo(after.points[i]!.mean, point.mean + shift);
          closeTo(after.points[i]!.lower, point.lower === null ? null : point.lower + shift);
          closeTo(after.points[i]!.nearUpper, point.nearUpper === null ? null : point.nearUpper + shift);
        });
      }),
    );
  });

  test("multiplying every value multiplies the limits and changes no label", () => {
    fc.assert(
      fc.property(series(2), fc.constantFrom(0.01, 1 / 3, 0.1, 7, 52), (values, scale) => {
        const before = xmr(values, { good: "lower", asPackage: true });
        fc.pre(clearOfLimits(before));
        const after = xmr(
          values.map((value) => value * scale),
          { good: "lower", asPackage: true },
        );
        expect(labels(after.points)).toEqual(labels(before.points));
        before.points.forEach((point, i) => {
          closeTo(after.points[i]!.mean, point.mean * scale);
          closeTo(after.points[i]!.upper, point.upper === null ? null : point.upper * scale);
        });
      }),
    );
  });

  test("turning good round swaps improvement and concern, and pass and fail", () => {
    const swapped: Record<string, string> = {
      improvement: "concern",
      concern: "improvement",
      pass: "fail",
      fail: "pass",
    };
    const swap = (word: string) => swapped[word] ?? word;
    fc.assert(
      fc.property(series(1), fc.integer({ min: -20, max: 80 }), (values, target) => {
        const higher = xmr(values, { good: "higher", target });
        const lower = xmr(values, { good: "lower", target });
        expect(lower.variation).toBe(swap(higher.variation));
        expect(lower.assurance).toBe(swap(higher.assurance));
        expect(labels(lower.points)).toEqual(labels(higher.points));
      }),
    );
  });

  test("a new group of limits leaves the group before as it was", () => {
    fc.assert(
      fc.property(series(1), series(1), (before, after) => {
        const alone = xmr(before, { good: "higher", asPackage: true });
        const both = xmr([...before, ...after], {
          good: "higher",
          asPackage: true,
          rebaseAt: [before.length],
        });
        expect(both.points.slice(0, before.length)).toEqual(alone.points);
      }),
    );
  });

  test("and with our guards too: each group is judged by itself", () => {
    fc.assert(
      fc.property(series(13), series(1), (before, after) => {
        const alone = xmr(before, { good: "higher" });
        const both = xmr([...before, ...after], { good: "higher", rebaseAt: [before.length] });
        expect(both.points.slice(0, before.length)).toEqual(alone.points);
      }),
    );
  });

  test("a constant series has no limits and no signals", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.integer({ min: 2, max: 40 }),
        (value, length) => {
          const { points, variation, assurance, guards } = xmr(Array(length).fill(value), {
            good: "higher",
            target: 1,
          });
          expect(
            points.every(({ lower, upper, label }) => lower === null && upper === null && label === null),
          ).toBe(true);
          expect([variation, assurance]).toEqual(["none", "none"]);
          expect(guards.map(({ kind }) => kind)).toContain("flat");
        },
      ),
    );
  });
});
