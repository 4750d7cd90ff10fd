import { dayOf } from "../calendar/day";
import type { Day, Moment } from "../calendar/day";
import type { Rhythm } from "../calendar/period";
import { periodsBetween } from "../calendar/periods";
import type { CountedOn } from "./counted-on";
import { periodsOfRows } from "./row-periods";
import type { SourceWork } from "./source-work";
import { momentsOf } from "./spans";
import { timelineOf } from "./timeline";
import type { Timeline } from "./timeline";

/** A date mistyped by a century must not make thousands of periods: none is shown that began longer ago than this. */
const MOST_DAYS = 20 * 366;

/** The day of the first row, in the date it is counted on; Infinity when no row has one. */
function firstRowDay(countedOn: CountedOn, work: SourceWork, yearStarts: number): Day {
  let first = Infinity;
  if (countedOn.form === "period") {
    const named = periodsOfRows(work, yearStarts);
    for (let row = 0; row < work.table.rows; row++) first = Math.min(first, named.of(row)?.start ?? Infinity);
    return first;
  }
  const moments = momentsOf(work.table, countedOn.form === "date" ? countedOn.field : countedOn.start);
  for (let row = 0; row < moments.length; row++)
    if ((moments[row] as number) < first) first = moments[row] as number;
  return dayOf(first);
}

/**
 * The periods shown: from the earliest of Data from and the first row to the one that holds as-of (resolution 49), but no
 * further back than twenty years.
 */
export function shownPeriods(
  countedOn: CountedOn,
  rhythm: Rhythm,
  work: SourceWork,
  asOf: Moment,
  yearStarts: number,
): Timeline {
  const { dataFrom, dataTo } = work.table.source;
  const last = dayOf(asOf);
  const first = Math.min(dataFrom ?? Infinity, firstRowDay(countedOn, work, yearStarts), last);
  const periods = periodsBetween(rhythm, Math.max(first, last - MOST_DAYS), last, yearStarts);
  return timelineOf(periods, asOf, Math.min(last, dataTo ?? Infinity));
}
