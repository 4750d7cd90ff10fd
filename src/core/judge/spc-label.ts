import type { Variation } from "./signal";
import type { Findings } from "./spc-rules";
import type { Good, Label, PointType } from "./spc-types";

/** One label a point, by priority: outside, trend, two in three, shift. */
export function labelOf(findings: Findings, i: number): Label {
  const above = findings.side[i] === 1;
  if (findings.outside[i]) return above ? "Above UCL" : "Below LCL";
  if (findings.trend[i])
    return findings.rising[i] ? "7 Point Trend (Increasing)" : "7 Point Trend (Decreasing)";
  if (findings.twoInThree[i]) return above ? "2 in 3 Above CL" : "2 in 3 Below CL";
  if (findings.shift[i]) return above ? "7 Points Above CL" : "7 Points Below CL";
  return "Common Cause";
}

/** What a label means, given which way is improvement. */
export function typeOf(label: Label, good: Good): PointType {
  if (label === "Common Cause") return "common_cause";
  const up = label.includes("Above") || label.includes("Increasing");
  if (good === "neutral") return up ? "special_cause_neutral_high" : "special_cause_neutral_low";
  return up === (good === "higher") ? "special_cause_improvement" : "special_cause_concern";
}

const VARIATIONS = {
  common_cause: "common-cause",
  special_cause_improvement: "improvement",
  special_cause_concern: "concern",
  special_cause_neutral_high: "high",
  special_cause_neutral_low: "low",
} as const satisfies Record<PointType, Variation>;

/** The package's point type in our word; `none` for a point that was not judged. */
export function variationOf(type: PointType | null): Variation {
  return type === null ? "none" : VARIATIONS[type];
}
