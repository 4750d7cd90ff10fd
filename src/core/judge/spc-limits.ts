import { preciseMean } from "./precise-mean";
import type { Limits } from "./spc-types";

/** 3 ÷ d2 for moving ranges of two, rounded as Making Data Count does. */
const LIMIT = 2.66;
const NEAR_LIMIT = (2 * LIMIT) / 3;
/** D4 for moving ranges of two: beyond this many mean ranges, a range is itself an outlier. */
const RANGE_LIMIT = 3.267;

/** The mean and process limits of one group of points. With fewer than two points, or all alike and screened, limits are NaN. */
export function limitsOf(values: readonly number[], fixAfter: number | undefined, screen: boolean): Limits {
  const base = fixAfter === undefined ? values : values.slice(0, fixAfter);
  const mean = preciseMean(base);
  const range = meanMovingRange(base, screen);
  return {
    mean,
    lower: mean - LIMIT * range,
    upper: mean + LIMIT * range,
    nearLower: mean - NEAR_LIMIT * range,
    nearUpper: mean + NEAR_LIMIT * range,
  };
}

function meanMovingRange(values: readonly number[], screen: boolean): number {
  const ranges = movingRanges(values);
  const mean = preciseMean(ranges);
  return screen ? preciseMean(ranges.filter((range) => range < RANGE_LIMIT * mean)) : mean;
}

function movingRanges(values: readonly number[]): number[] {
  const ranges: number[] = [];
  for (let i = 1; i < values.length; i++) ranges.push(Math.abs(values[i]! - values[i - 1]!));
  return ranges;
}
