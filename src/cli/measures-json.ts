import { isoOfDay } from "../core/calendar/iso";
import type { Problem } from "../core/problem";
import type { ListedMeasure, MeasureList } from "./measures-list";

/** What `primed measures --json` prints; docs/command-line.md has each key. */
export interface MeasuresJson {
  measures: (Omit<ListedMeasure, "targets"> & { targets: TargetJson[] })[];
  problems: Problem[];
}

export interface TargetJson {
  /** "" = every node. */
  node: string;
  from: string | null;
  target: number;
  tolerance: number;
  upper: number | null;
}

export function measuresJson({ measures, problems }: MeasureList): MeasuresJson {
  return {
    measures: measures.map((measure) => ({
      ...measure,
      targets: measure.targets.map(({ node, from, target, tolerance, upper }) => ({
        node,
        from: from === undefined ? null : isoOfDay(from),
        target,
        tolerance,
        upper: upper ?? null,
      })),
    })),
    problems,
  };
}
