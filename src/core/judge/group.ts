import type { Assurance, Group, Status, Variation } from "./signal";

/** What decides the group. */
export interface Verdict {
  status: Status;
  variation: Variation;
  assurance: Assurance;
  /** Fewer than 13 points since the limits last started: nothing can be called steady yet. */
  fewPoints: boolean;
}

/**
 * The group a result is shown in, the same in pane and sheets.
 *
 * - A real change of a measure without a target is shown, not hidden under "No target set": worse is Watch (it can't be off
 *   target), better is Improving, and a neutral or between measure's change is Watch.
 * - A measure that SPC never judges (a stock, a rolling window, a flat series) goes by its target alone.
 */
export function groupOf({ status, variation, assurance, fewPoints }: Verdict): Group {
  if (fewPoints || status === "no-data" || status === "incomplete" || status === "too-few")
    return "not-judged";
  const offTarget = status === "near" || status === "missed";
  switch (variation) {
    case "improvement":
      return "improving";
    case "concern":
      return offTarget ? "act" : "watch";
    case "high":
    case "low":
      return "watch";
    case "common-cause":
    case "none":
      if (status === "no-target") return "not-judged";
      if (assurance === "fail") return "act";
      return offTarget ? "watch" : "on-track";
  }
}
