/** SPC once more, the slow way: each rule as it is worded, point by point and window by window, with means in long doubles. */
import type { Good } from "../../../src/core/judge/spc-types";
import { meanInLongDoubles } from "./long-double";

export interface Asked {
  good: Good;
  target?: number;
  fixAfter?: number;
  /** Indexes at which the limits start again. */
  rebaseAt: readonly number[];
  screen: boolean;
}

export interface Judged {
  mean: number;
  lower: number;
  upper: number;
  label: string;
  type: string;
}

const mean = meanInLongDoubles;

/** The points of every group, one after another. */
export function judgedByDefinition(values: readonly number[], asked: Asked): Judged[] {
  const judged: Judged[] = [];
  let group: number[] = [];
  values.forEach((value, i) => {
    if (asked.rebaseAt.includes(i)) {
      judged.push(...judgedGroup(group, asked));
      group = [];
    }
    group.push(value);
  });
  return [...judged, ...judgedGroup(group, asked)];
}

/** Consistent with the target or not, by the limits of the last point; null with no target, or with neither way good. */
export function assuranceByDefinition(last: Judged, { target, good }: Asked): string | null {
  if (target === undefined || good === "neutral") return null;
  if (target > last.upper) return good === "higher" ? "fail" : "pass";
  if (target < last.lower) return good === "higher" ? "pass" : "fail";
  return "hit-or-miss";
}

function judgedGroup(y: readonly number[], { good, fixAfter = Infinity, screen }: Asked): Judged[] {
  const fixed = y.map((value, i) => (i < fixAfter ? value : NaN));
  const centre = mean(fixed.filter((value) => !Number.isNaN(value)));
  const ranges = fixed.map((value, i) => Math.abs(value - (i === 0 ? NaN : fixed[i - 1]!)));
  const known = ranges.filter((range) => !Number.isNaN(range));
  const bound = 3.267 * mean(known);
  const range = mean(screen ? known.filter((each) => each < bound) : known);

  const upper = centre + 2.66 * range;
  const lower = centre - 2.66 * range;
  const near = 2 * (2.66 / 3) * range;
  const isOutside = (i: number) => y[i]! > upper || y[i]! < lower;
  const isNear = (i: number) =>
    !Number.isNaN(upper) && !isOutside(i) && (y[i]! > centre + near || y[i]! < centre - near);
  const side = (i: number) => Math.sign(y[i]! - centre);

  /** Every stretch of `length` points that has this one in it. */
  const windows = (i: number, length: number): number[][] => {
    const found: number[][] = [];
    for (let from = i - length + 1; from <= i; from++)
      if (from >= 0 && from + length <= y.length) found.push(Array.from({ length }, (_, k) => from + k));
    return found;
  };
  const steps = (points: number[]) => points.slice(1).map((i) => Math.sign(y[i]! - y[i - 1]!));
  const areAll = (signs: number[]) => signs[0] !== 0 && signs.every((sign) => sign === signs[0]);

  const inTrend = (i: number) => i < y.length && windows(i, 7).some((points) => areAll(steps(points)));
  const inShift = (i: number) => windows(i, 7).some((points) => areAll(points.map(side)));
  const inTwoOfThree = (i: number) =>
    isNear(i) &&
    windows(i, 3).some((points) => points.filter(isNear).length >= 2 && areAll(points.map(side)));

  return y.map((_, i) => {
    const above = side(i) === 1;
    const step = inTrend(i + 1) ? y[i + 1]! - y[i]! : y[i]! - y[i - 1]!;
    let label = "Common Cause";
    if (isOutside(i)) label = above ? "Above UCL" : "Below LCL";
    else if (inTrend(i)) label = `7 Point Trend (${step > 0 ? "Increasing" : "Decreasing"})`;
    else if (inTwoOfThree(i)) label = `2 in 3 ${above ? "Above" : "Below"} CL`;
    else if (inShift(i)) label = `7 Points ${above ? "Above" : "Below"} CL`;
    return { mean: centre, lower, upper, label, type: typeByDefinition(label, good) };
  });
}

function typeByDefinition(label: string, good: Good): string {
  const way = /Above|Increasing/.test(label) ? 1 : /Below|Decreasing/.test(label) ? -1 : 0;
  if (way === 0) return "common_cause";
  if (good === "neutral") return way > 0 ? "special_cause_neutral_high" : "special_cause_neutral_low";
  return way * (good === "higher" ? 1 : -1) > 0 ? "special_cause_improvement" : "special_cause_concern";
}
