import type { Assurance } from "./signal";
import type { Good, Limits } from "./spc-types";

/** How many digits Excel and R write of a figure: a limit that was copied as a target has no more. */
const DIGITS = 15;

/**
 * Would the process, left as it is, meet the target? Strict: a target on a limit is hit or miss; so is one with no limits to
 * stand against, as in the package. None without a target, or where neither way is good.
 */
export function assuranceOf(
  target: number | undefined,
  limits: Limits,
  good: Good,
  slack: number,
): Assurance {
  if (target === undefined || good === "neutral") return "none";
  if (isWrittenAs(target, limits.upper) || isWrittenAs(target, limits.lower)) return "hit-or-miss";
  if (target - limits.upper > slack) return good === "higher" ? "fail" : "pass";
  if (limits.lower - target > slack) return good === "higher" ? "pass" : "fail";
  return "hit-or-miss";
}

const isWrittenAs = (target: number, limit: number): boolean => target === Number(limit.toPrecision(DIGITS));
