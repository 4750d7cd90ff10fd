import { isoOfDay } from "../core/calendar/iso";
import type { Assurance } from "../core/judge/signal";
import type { SpcPoint } from "../core/judge/spc-types";
import type { SpcChart } from "./spc-chart";

/** What `primed spc --json` prints, in the words of the R package; docs/command-line.md has each key. */
export interface SpcJson {
  assurance: "consistent_pass" | "consistent_fail" | "inconsistent" | null;
  points: (Pick<SpcPoint, "value" | "mean" | "lower" | "upper" | "label" | "type"> & { date: string })[];
}

const ASSURANCE = {
  pass: "consistent_pass",
  fail: "consistent_fail",
  "hit-or-miss": "inconsistent",
  none: null,
} as const satisfies Record<Assurance, SpcJson["assurance"]>;

export function spcJson({ points, xmr }: SpcChart): SpcJson {
  return {
    assurance: ASSURANCE[xmr.assurance],
    points: xmr.points.map(({ value, mean, lower, upper, label, type }, i) => ({
      date: isoOfDay(points[i]!.date),
      value,
      mean,
      lower,
      upper,
      label,
      type,
    })),
  };
}
