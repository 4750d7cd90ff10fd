import type { Point } from "../measure/evaluated";
import type { GoodIs } from "../setup/setup";
import type { Status } from "./signal";
import type { Target } from "./target";
import { slackOf, STATUS_SLACK } from "./tolerance";

/**
 * Does this result meet its target? Boundaries are inclusive and judged unrounded, with 1e-9 relative slack. The reasons for
 * not judging come in the contract's order: no-data, incomplete, no-target, too-few.
 */
export function statusOf(point: Point, target: Target | null, goodIs: GoodIs, smallNumber: number): Status {
  if (point.value === null || !Number.isFinite(point.value)) return "no-data";
  if (!point.complete) return "incomplete";
  if (target === null || goodIs === "neutral") return "no-target";
  if (goodIs === "between" && target.upper === null) return "no-target";
  if (point.basis !== null && point.basis < smallNumber) return "too-few";
  const miss = distanceOff(point.value, target, goodIs);
  const slack = slackOf([point.value, target.target, target.upper ?? 0, target.tolerance], STATUS_SLACK);
  if (miss <= slack) return "met";
  return miss <= target.tolerance + slack ? "near" : "missed";
}

/** How far on the bad side of the target; 0 or less when it is met. */
function distanceOff(value: number, { target, upper }: Target, goodIs: GoodIs): number {
  const below = target - value;
  if (goodIs === "higher") return below;
  if (goodIs === "lower") return -below;
  return Math.max(below, value - (upper ?? target));
}
