/** The shapes that the parts of SPC pass to each other. Names are the field's: mean, moving range, process limits. */
import type { Assurance, Variation } from "./signal";

/** Which way is improvement. A between measure is judged as neutral: a real change is high or low, never better or worse. */
export type Good = "higher" | "lower" | "neutral";

/** The rule that flagged a point, exactly as NHSRplotthedots words it. */
export type Label =
  | "Above UCL"
  | "Below LCL"
  | "7 Point Trend (Increasing)"
  | "7 Point Trend (Decreasing)"
  | "2 in 3 Above CL"
  | "2 in 3 Below CL"
  | "7 Points Above CL"
  | "7 Points Below CL"
  | "Common Cause";

/** NHSRplotthedots' point types. */
export type PointType =
  | "common_cause"
  | "special_cause_improvement"
  | "special_cause_concern"
  | "special_cause_neutral_high"
  | "special_cause_neutral_low";

export interface XmrOptions {
  good: Good;
  /** Only for assurance; none is given for a neutral measure. */
  target?: number;
  /** The limits of each group rest on its first so many points only; at least 12. All points when left out. */
  fixAfter?: number;
  /** Indexes at which a new group of limits starts. Order and repeats don't matter; 0 and indexes past the end have no effect. */
  rebaseAt?: readonly number[];
  /** Leave moving ranges of 3.267 × their mean or more out of the limits. True when left out. */
  screen?: boolean;
  /** The measure is a stock: neighbouring points lean on each other, so XmR limits would be false. */
  stock?: boolean;
  /** Exactly what the R package does, without our guards. */
  asPackage?: boolean;
}

/** Mean and process limits of one group; NaN where there are none. */
export interface Limits {
  mean: number;
  lower: number;
  upper: number;
  nearLower: number;
  nearUpper: number;
}

export interface SpcPoint {
  value: number;
  mean: number;
  /** Process limits, neither floored at 0 nor capped at 1; null where none can be had. */
  lower: number | null;
  upper: number | null;
  /** Two thirds of the way from mean to limit. */
  nearLower: number | null;
  nearUpper: number | null;
  /** Null = not judged; a guard says why. */
  label: Label | null;
  type: PointType | null;
  /** Which stretch between rebases, from 0. */
  group: number;
}

/** Why points were not judged, or are to be read with care. */
export type GuardKind = "few-points" | "flat" | "zero-width" | "stock" | "small-denominators";

export interface Guard {
  kind: GuardKind;
  /** The group of points it is about; null = all of them. */
  group: number | null;
  numbers: Readonly<Record<string, number>>;
  /** For the chart: plain English. */
  message: string;
}

export interface Xmr {
  points: readonly SpcPoint[];
  /** The last point's. */
  variation: Variation;
  /** The target against the last group's limits. */
  assurance: Assurance;
  guards: readonly Guard[];
}
