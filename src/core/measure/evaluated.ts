import type { Period } from "../calendar/period";
import type { Node } from "../setup/organisation";
import type { MeasureSetup } from "../setup/setup";

/** A measure's result for one node and period, before judgement. Ratios are fractions 0–1, unrounded. */
export interface Point {
  period: Period;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  /** The period ended by as-of and lies inside the data's and the node's dates. */
  complete: boolean;
  /** The count that Small number tests (resolutions 16 and 17); null = never tested. */
  basis: number | null;
  /** Rows here of which a blank cell decided an answer: made a comparison false, or kept a value out. */
  blanks: number;
  /** Why there is no value, or why it is not complete, in a sentence; absent when there is nothing to say. */
  note?: string;
}

export interface Series {
  node: Node;
  /** Every period shown, oldest first. */
  points: readonly Point[];
}

export interface EvaluatedMeasure {
  measure: MeasureSetup;
  /** Counts and sums, and + − of them (resolution 59): a parent's target is the sum of its teams'. */
  additive: boolean;
  /** Counted on open(…): points lean on each other. */
  stock: boolean;
  series: readonly Series[];
}
