import type { Assurance, Status, Variation } from "./judge/signal";
import type { Level } from "./setup/organisation";

/** One row of the tidy results: a measure, for a node, in a period. Null where there is none. */
export interface Result {
  level: Level;
  node: string;
  measure: string;
  period: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  target: number | null;
  status: Status;
  signal: Variation;
  assurance: Assurance;
  complete: boolean;
}
