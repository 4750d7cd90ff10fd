import type { Day } from "../core/calendar/day";
import { dayInWords } from "../core/calendar/iso";
import { xmr } from "../core/judge/spc";
import type { Good, Xmr } from "../core/judge/spc-types";
import type { DatedValue, SpcSeries } from "./spc-series";

/** What a person asks of a chart. */
export interface ChartOptions {
  good: Good;
  target?: number;
  /** Limits rest on the first so many points of each group; 12 or more. */
  fix?: number;
  rebase: readonly Day[];
  screen: boolean;
  asPackage?: boolean;
}

/** The numbers of a chart, and what is to be said of how it was made. */
export interface SpcChart extends SpcSeries {
  xmr: Xmr;
  options: ChartOptions;
}

/** Runs SPC on a series as asked. */
export function spcChart(series: SpcSeries, options: ChartOptions): SpcChart {
  const { good, target, fix, rebase, screen, asPackage = false } = options;
  const restarts = rebase.map((date) => ({ date, at: restartAt(series.points, date, asPackage) }));
  return {
    ...series,
    options,
    xmr: xmr(
      series.points.map(({ value }) => value),
      {
        good,
        screen,
        asPackage,
        rebaseAt: restarts.map(({ at }) => at),
        ...(target === undefined ? {} : { target }),
        ...(fix === undefined ? {} : { fixAfter: fix }),
      },
    ),
    notes: [
      ...series.notes,
      ...restarts.flatMap(({ date, at }) => withoutEffect(date, at, series.points, asPackage)),
      ...(good === "neutral" && target !== undefined
        ? ["Neither way is good, so nothing is said of the target."]
        : []),
    ],
  };
}

/** The package starts a new group at a date that has a figure, and knows no other; -1 = nowhere. */
const restartAt = (points: readonly DatedValue[], from: Day, asPackage: boolean): number =>
  points.findIndex(({ date }) => (asPackage ? date === from : date >= from));

function withoutEffect(date: Day, at: number, points: readonly DatedValue[], asPackage: boolean): string[] {
  const rebase = `The rebase on ${dayInWords(date)} has no effect:`;
  if (at > 0) return [];
  if (at === 0) return [`${rebase} no figure is earlier.`];
  if (date > points.at(-1)!.date) return [`${rebase} no figure is on or after it.`];
  return asPackage ? [`${rebase} no figure has that date, and the package looks for no other.`] : [];
}
