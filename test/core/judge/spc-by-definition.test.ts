import fc from "fast-check";
import { preciseMean } from "../../../src/core/judge/precise-mean";
import { xmr } from "../../../src/core/judge/spc";
import { meanInLongDoubles } from "./long-double";
import { assuranceByDefinition, judgedByDefinition } from "./spc-by-definition";
import type { Asked, Judged } from "./spc-by-definition";

// Figures as they come: counts, one and three decimals, percentages, money, quotients, and what breaks arithmetic: means that
// are equal to a value on paper, long flats, sums that cancel, figures far apart in size.
const whole = (min: number, max: number) => fc.integer({ min, max });
const over = (by: number, min: number, max: number) => whole(min, max).map((value) => value / by);
const FIGURES = {
  counts: whole(0, 20),
  "large counts": whole(1_000, 9_999),
  "yes and no": whole(0, 1),
  "one decimal": over(10, -50, 200),
  percentages: over(100, 60, 100),
  "three decimals": over(1_000, 600, 700),
  "tenths that don't add up": fc.constantFrom(0.1, 0.2, 0.3),
  "sums that cancel": over(10, -3, 3),
  money: over(100, 100, 99_999),
  quotients: fc.tuple(whole(-9, 9), whole(1, 9)).map(([top, bottom]) => top / bottom),
  "mostly flat": fc.constantFrom(0.7, 0.7, 0.7, 0.7, 0.7, 0.7, 0.8),
  tiny: whole(-999, 999).map((value) => value * 1e-15),
  huge: whole(0, 9).map((value) => 1e14 + value),
  "an outlier among units": fc.constantFrom(0, 1, 2, 3, 4, 5, 6, 7, 8, 1e13),
  // Not down to 1e-300: beside the others such a figure is a 0 that no chart could show.
  any: fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => (Math.abs(value) < 1e-6 ? 0 : value)),
};

const seriesOf = (figures: fc.Arbitrary<number>): fc.Arbitrary<number[]> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.array(figures, { minLength: 1, maxLength: 44 }) },
    // Long rises and falls, which chance seldom makes.
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.array(figures, { maxLength: 20 }),
          fc.array(figures, { minLength: 1, maxLength: 20 }),
          fc.boolean(),
        )
        .map(([before, run, rises]) => [...before, ...run.toSorted((a, b) => (rises ? a - b : b - a))]),
    },
    // A step from one level to another.
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.array(figures, { minLength: 1, maxLength: 22 }),
          fc.array(figures, { maxLength: 22 }),
          figures,
        )
        .map(([before, after, step]) => [...before, ...after.map((value) => value + step)]),
    },
  );

const askedOf = (figures: fc.Arbitrary<number>): fc.Arbitrary<Asked> =>
  fc
    .record({
      good: fc.constantFrom("higher" as const, "lower" as const, "neutral" as const),
      screen: fc.boolean(),
      rebaseAt: fc.array(fc.nat(44), { maxLength: 3 }),
      target: fc.option(figures, { nil: undefined }),
      fixAfter: fc.option(whole(12, 30), { nil: undefined }),
    })
    .map(({ target, fixAfter, ...rest }) => ({
      ...rest,
      ...(target === undefined ? {} : { target }),
      ...(fixAfter === undefined ? {} : { fixAfter }),
    }));

const isNear = (found: number | null, wanted: number, size: number): boolean =>
  found === null ? Number.isNaN(wanted) : Math.abs(found - wanted) <= 1e-9 * size;

/** A target that is a limit to 15 digits counts as copied from it, which is tested by itself. */
const isOnALimit = (target: number | undefined, { lower, upper }: Judged): boolean =>
  target === Number(lower.toPrecision(15)) || target === Number(upper.toPrecision(15));

describe("as the package: every label, type and limit, as the slow way gives them", () => {
  test.each(Object.entries(FIGURES))("%s", (_, figures) => {
    fc.assert(
      fc.property(seriesOf(figures), askedOf(figures), (values, asked) => {
        const found = xmr(values, { ...asked, asPackage: true });
        const wanted = judgedByDefinition(values, asked);
        expect(found.points.map(({ label, type }) => `${label}: ${type}`)).toEqual(
          wanted.map(({ label, type }) => `${label}: ${type}`),
        );
        const size = Math.max(...values.map(Math.abs));
        const apart = found.points.filter(
          ({ mean, lower, upper }, i) =>
            !isNear(mean, wanted[i]!.mean, size) ||
            !isNear(lower, wanted[i]!.lower, size) ||
            !isNear(upper, wanted[i]!.upper, size),
        );
        expect(apart).toEqual([]);
        if (isOnALimit(asked.target, wanted.at(-1)!)) return;
        expect(found.assurance).toBe(assuranceByDefinition(wanted.at(-1)!, asked) ?? "none");
      }),
      // A counterexample as it is found: to make it small would take minutes.
      { numRuns: 200, endOnFailure: true },
    );
  });
});

describe("comparisons are exact, so a value or a target on a limit is not beyond it", () => {
  // Mean 50, mean moving range 2: limits 44.68 and 55.32, near limits 46.453… and 53.546….
  const baseline = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? 49 : 51));
  const upper = 50 + 2.66 * 2;
  const lastLabel = (value: number) =>
    xmr([...baseline, value], { good: "higher", fixAfter: 12, asPackage: true }).points.at(-1)!.label;

  test("a value", () => {
    expect(lastLabel(upper)).toBe("Common Cause");
    expect(lastLabel(upper * (1 + Number.EPSILON))).toBe("Above UCL");
  });

  test.each(["higher", "lower"] as const)("a target, when %s is good", (good) => {
    const assurance = (target: number) => xmr(baseline, { good, target, asPackage: true }).assurance;
    expect(assurance(upper)).toBe("hit-or-miss");
    expect(assurance(upper + 1e-9)).toBe(good === "higher" ? "fail" : "pass");
    expect(assurance(44.68 - 1e-9)).toBe(good === "higher" ? "pass" : "fail");
  });

  test("a target copied from a limit to 15 digits is on it", () => {
    const values = [7, 9, 8, 10, 9, 7, 8, 9, 10, 8, 7, 9];
    const limit = xmr(values, { good: "higher", asPackage: true }).points[0]!.upper!;
    const copied = Number(limit.toPrecision(15));
    expect(copied).toBeGreaterThan(limit);
    expect(xmr(values, { good: "higher", asPackage: true, target: copied }).assurance).toBe("hit-or-miss");
  });

  test("small steps beside a large figure are still a trend", () => {
    const { points } = xmr([1e13, 0, 1, 2, 3, 4, 5, 6, 7], {
      good: "higher",
      screen: false,
      asPackage: true,
    });
    expect(points.at(-1)!.label).toBe("7 Point Trend (Increasing)");
  });
});

test("flat fixed points have no limits, and what comes after can still be a trend or a shift", () => {
  const flat = Array<number>(12).fill(5);
  const labels = (after: readonly number[]) =>
    xmr([...flat, ...after], { good: "lower", fixAfter: 12, asPackage: true }).points.map(
      ({ label, upper }) => [label, upper],
    );
  expect(labels([6, 7, 8, 9, 10, 11]).at(-1)).toEqual(["7 Point Trend (Increasing)", null]);
  expect(labels([7, 6, 7, 6, 7, 6, 7]).slice(12)).toEqual(Array(7).fill(["7 Points Above CL", null]));
});

describe("the mean", () => {
  // Worked out by a C compiler's long double.
  test.each([
    [[0.1, 0.2, 0.3, 0.1, 0.2, 0.3, 0.1], 0.18571428571428572],
    [[1e16, 1, 1, -1e16], 0.5],
    [[0.1, 0.7], 0.39999999999999997],
    [[5e-324, 5e-324], 5e-324],
    [[-0.3, 0.1, 0.2, 1 / 3], 0.08333333333333334],
  ])("%p in long doubles", (values, wanted) => expect(meanInLongDoubles(values)).toBe(wanted));

  test("is the same to the last bit as in long doubles, for figures of a few decimals", () => {
    const { counts, percentages, money, quotients } = FIGURES;
    const values = fc.oneof(...[counts, percentages, money].map((each) => fc.array(each, { minLength: 1 })));
    fc.assert(fc.property(values, (each) => expect(preciseMean(each)).toBe(meanInLongDoubles(each))));
    fc.assert(
      fc.property(fc.array(quotients, { minLength: 1 }), (each) =>
        expect(preciseMean(each)).toBeCloseTo(meanInLongDoubles(each), 12),
      ),
    );
  });
});
