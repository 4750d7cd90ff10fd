import type { Rect } from "../../workbook";
import type { Condition } from "../sheet/condition";
import { cellsIn } from "../sheet/cut-rects";
import { isMade, type Made } from "../sheet/made";

/** A conditional format as it stands on a sheet. */
export interface ConditionStanding {
  /** What it says, in the words of `conditionSignature`; undefined for kinds that are never ours. */
  signature: string | undefined;
  /** All it applies to, in order, and what of that lies in one of our areas and in none. */
  ranges: Rect[];
  inside: Rect[];
  outside: Rect[];
}

export const isOurCondition = (
  { signature, inside }: Pick<ConditionStanding, "signature" | "inside">,
  made: Made,
): boolean => inside.length > 0 && signature !== undefined && isMade(made, signature);

/** Whether the conditions of a spec are there, as often as they should be. @param ours those that are there. */
export const coversConditions = (
  ours: readonly Pick<ConditionStanding, "inside">[],
  wanted: readonly Condition[],
): boolean =>
  ours.reduce((sum, { inside }) => sum + cellsIn(inside), 0) ===
  cellsIn(wanted.filter(canBeDrawn).map(({ rect }) => rect));

/** Bounds come from figures, which may be none: no bar can be drawn between them. */
export const canBeDrawn = (condition: Condition): boolean =>
  condition.kind !== "bar" || (Number.isFinite(condition.min) && condition.max > condition.min);
