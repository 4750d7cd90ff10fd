/** Judgement's vocabulary: one Signal a result, which words, charts and sheets all read. */
import type { Period } from "../calendar/period";
import type { Node } from "../setup/organisation";
import type { GuardKind, Label } from "./spc-types";

export type Status = "met" | "near" | "missed" | "no-target" | "no-data" | "too-few" | "incomplete";
export type Variation = "common-cause" | "improvement" | "concern" | "high" | "low" | "none";
export type Assurance = "pass" | "hit-or-miss" | "fail" | "none";
/** The five groups of pane and sheets. */
export type Group = "act" | "watch" | "improving" | "on-track" | "not-judged";

/**
 * What may be said of a result. The first group is the status itself; then where it stands in its usual range; then which
 * rule found a real change; then what the target is to that range; then what kept us from judging.
 */
export type Claim =
  | Status
  | "usual-range"
  | "trial-range"
  | "above-usual-range"
  | "below-usual-range"
  | "rising-run"
  | "falling-run"
  | "near-upper-limit"
  | "near-lower-limit"
  | "run-above-mean"
  | "run-below-mean"
  | "usual-range-meets-target"
  | "usual-range-misses-target"
  | "target-in-usual-range"
  | "rolling-window"
  | GuardKind;

/** One claim and every number it rests on, unrounded, in the measure's own form (ratios 0–1). */
export interface Evidence {
  claim: Claim;
  numbers: Readonly<Record<string, number>>;
}

/** The one thing shown for a measure at a node: does it meet the target, and is it real change or noise? */
export interface Signal {
  /** Measure ID. */
  measure: string;
  node: Node;
  /** The latest complete period; the figures below are that period's. */
  period: Period;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** For a between measure the lower bound, with the upper in `upper`. */
  target: number | null;
  upper: number | null;
  tolerance: number | null;
  status: Status;
  variation: Variation;
  assurance: Assurance;
  group: Group;
  /** The rule that flagged the period, in NHSRplotthedots' words; null where nothing could be judged. */
  label: Label | null;
  evidence: readonly Evidence[];
}
