/** A value axis with round steps: 1, 2 or 5 times a power of ten, giving four to six of them. */
export interface Axis {
  min: number;
  max: number;
  major: number;
}

const PADDING = 0.05;
const FEWEST_STEPS = 4;

/**
 * Bounds that hold every value with a little air, rounded out to the step.
 * @param floor the least that can be (0 for counts), @param ceiling the most (1 for percentages): air never goes beyond.
 * @param leastStep 1 for what is counted in whole things.
 */
export function axisFor(
  values: readonly number[],
  floor = -Infinity,
  ceiling = Infinity,
  leastStep = 0,
): Axis {
  const low = values.length ? Math.min(...values) : 0;
  const high = values.length ? Math.max(...values) : 1;
  const spread = high - low || Math.abs(high) || 1;
  const from = Math.max(floor, low - spread * PADDING);
  const to = Math.min(ceiling, high + spread * PADDING);
  const major = Math.max(leastStep, roundStep((to - from) / FEWEST_STEPS));
  const min = Math.max(floor, tidy(Math.floor(from / major + 1e-9) * major));
  const max = Math.min(ceiling, tidy(Math.ceil(to / major - 1e-9) * major));
  return max > min ? { min, max, major } : { min, max: tidy(min + major), major };
}

/** The largest of 1, 2, 5 × 10ⁿ that is no larger than the span of one step. */
function roundStep(span: number): number {
  const power = 10 ** Math.floor(Math.log10(span));
  const lead = [5, 2, 1].find((one) => one * power <= span * (1 + 1e-9)) ?? 1;
  return tidy(lead * power);
}

/** 0.30000000000000004 is written in files as it is, and read by people. */
const tidy = (value: number): number => Number(value.toPrecision(12));
