import type { Limits } from "./spc-types";
import { signWithin } from "./tolerance";

/** How many points on one side of the mean are a shift, and how many in one direction a trend. */
const RUN = 7;

/** What each rule found, point by point, in one group. */
export interface Findings {
  /** Which side of the mean: 1 above, −1 below, 0 on it. */
  side: readonly (-1 | 0 | 1)[];
  outside: readonly boolean[];
  trend: readonly boolean[];
  /** The direction a point's label names, where `trend`. */
  rising: readonly boolean[];
  twoInThree: readonly boolean[];
  shift: readonly boolean[];
}

/** Applies the four rules to one group of points. Where limits are NaN nothing is outside them or near them. */
export function applyRules(values: readonly number[], limits: Limits, slack: number): Findings {
  const side = values.map((value) => signWithin(value - limits.mean, slack));
  const outside = values.map((value) => beyond(value, limits.lower, limits.upper, slack));
  const near = values.map(
    (value, i) => !outside[i] && beyond(value, limits.nearLower, limits.nearUpper, slack),
  );
  const steps = stepsOf(values, slack);
  const trend = trendOf(steps);
  return {
    side,
    outside,
    trend,
    rising: trend.map((_, i) => (trend[i] && trend[i + 1] ? steps[i + 1] === 1 : steps[i] === 1)),
    twoInThree: twoInThreeOf(side, near),
    shift: flagRuns(runLengths(side), RUN),
  };
}

/**
 * How many successive signs, up to and with each, are the same and not 0.
 */
export function runLengths(signs: readonly (-1 | 0 | 1)[]): number[] {
  const lengths: number[] = [];
  signs.forEach((sign, i) => {
    const before = sign === signs[i - 1] ? lengths[i - 1]! : 0;
    lengths.push(sign === 0 ? 0 : before + 1);
  });
  return lengths;
}

/** The direction from the point before; 0 at the first point, and between equals. */
export function stepsOf(values: readonly number[], slack: number): (-1 | 0 | 1)[] {
  return values.map((value, i) => (i === 0 ? 0 : signWithin(value - values[i - 1]!, slack)));
}

function beyond(value: number, lower: number, upper: number, slack: number): boolean {
  return value - upper > slack || lower - value > slack;
}

/** Seven points are six steps: the point that the run set out from is part of the trend. */
function trendOf(steps: readonly (-1 | 0 | 1)[]): boolean[] {
  const lengths = runLengths(steps);
  const flagged = flagRuns(lengths, RUN - 1);
  lengths.forEach((length, i) => {
    if (length === RUN - 1) flagged[i - length] = true;
  });
  return flagged;
}

/** Marks every member of every run that reaches the length. */
function flagRuns(lengths: readonly number[], needed: number): boolean[] {
  const flagged = lengths.map(() => false);
  lengths.forEach((length, i) => {
    if (length >= needed) flagged.fill(true, i - needed + 1, i + 1);
  });
  return flagged;
}

/** Three successive points on one side, at least two of them near a limit: those near it are marked. */
function twoInThreeOf(side: readonly (-1 | 0 | 1)[], near: readonly boolean[]): boolean[] {
  const flagged = near.map(() => false);
  for (let i = 2; i < side.length; i++) {
    const window = [i - 2, i - 1, i];
    const oneSide = side[i] !== 0 && window.every((at) => side[at] === side[i]);
    const nearOnes = window.filter((at) => near[at]);
    if (oneSide && nearOnes.length >= 2) for (const at of nearOnes) flagged[at] = true;
  }
  return flagged;
}
