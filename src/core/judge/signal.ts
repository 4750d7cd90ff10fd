/** Judgement's vocabulary: one Signal a result, which words, charts and sheets all read. */
export type Status = "met" | "near" | "missed" | "no-target" | "no-data" | "too-few" | "incomplete";
export type Variation = "common-cause" | "improvement" | "concern" | "high" | "low" | "none";
export type Assurance = "pass" | "hit-or-miss" | "fail" | "none";
/** The five groups of pane and sheets. */
export type Group = "act" | "watch" | "improving" | "on-track" | "not-judged";
