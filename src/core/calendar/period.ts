import type { Day } from "./day";

export type PeriodLength = "week" | "month" | "quarter" | "year";
export type Window = "R12" | "YTD";

/** How a measure's time is cut: `month`, or `month R12`. */
export interface Rhythm {
  length: PeriodLength;
  window?: Window;
}

/** One stretch of time: `2015-12`, `2015-W50`, `2015/16-Q3`, `2015/16`, `2015-12/R12`. */
export interface Period {
  label: string;
  /** First and last day, both inside. For a window: of the whole window. */
  start: Day;
  end: Day;
  /** First day of the base period, which is `start` unless there is a window. */
  baseStart: Day;
}
