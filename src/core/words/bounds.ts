import type { JudgedSeries } from "../judge/judge";
import type { MeasureSetup } from "../setup/setup";

/** What a measure's figures can be: limits are computed as they are, and drawn and said within this. */
export interface Bounds {
  least: number;
  most: number;
}

/** A share lies between 0 and 1. Nothing is below 0 that never was, unless its formula takes something away. */
export function boundsOf({ unit, formula }: MeasureSetup, { points }: Pick<JudgedSeries, "points">): Bounds {
  const canFall = formula.includes("-") || points.some(({ value }) => value !== null && value < 0);
  const isShare = unit === "%" && points.every(({ value }) => value === null || value <= 1);
  return { least: canFall ? -Infinity : 0, most: isShare ? 1 : Infinity };
}

/** A limit as drawn and said. */
export const clipped = (limit: number, { least, most }: Bounds): number =>
  Math.min(most, Math.max(least, limit));
