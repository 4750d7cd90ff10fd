import { dayOf, startOf } from "../../calendar/day";
import type { Day, Moment } from "../../calendar/day";
import type { Rhythm } from "../../calendar/period";
import { periodsBetween } from "../../calendar/periods";
import type { CountedOn } from "../formula/counted-on";
import { periodsOfRows } from "./row-periods";
import { remember, reportAlone } from "./source-work";
import type { SourceWork } from "./source-work";
import { timelineOf } from "./timeline";
import type { Timeline } from "./timeline";

/** A date mistyped by a century must not make thousands of periods: none is shown that began longer ago than this. */
const MOST_DAYS = 20 * 366;

/** A slip in a year leaves a date alone, this many days before all the others. */
const ALONE = 2 * 366;
/** How many of a large source's dates may be such slips; with few rows, every date may be right. */
const slipsIn = (rows: number): number => (rows < 100 ? 0 : Math.ceil(rows / 1000));

/** The day of the first row, in the date it is counted on; Infinity when no row has one. Dates that stand alone are reported. */
function firstRowDay(countedOn: CountedOn, work: SourceWork, yearStarts: number): Day {
  if (countedOn.form === "period") {
    let first = Infinity;
    const named = periodsOfRows(work, yearStarts);
    for (let row = 0; row < work.table.rows; row++) first = Math.min(first, named.of(row)?.start ?? Infinity);
    return first;
  }
  const field = countedOn.form === "date" ? countedOn.field : countedOn.start;
  return remember(work.firstDays, field, () => firstDayOf(field, work));
}

function firstDayOf(field: string, work: SourceWork): Day {
  const column = work.table.columns.get(field);
  if (column?.type !== "date") return Infinity;
  const moments = column.values;
  const first = dayOf(least(moments));
  const most = slipsIn(work.table.rows);
  // More than may be slips, all near the first: then none is alone, which is how it nearly always is.
  if (hasMoreBefore(startOf(first + ALONE + 1), most, moments)) return first;
  const earliest = earliestRows(moments, most + 1);
  const days = earliest.map((row) => dayOf(moments[row] as number));
  for (let i = days.length - 1; i > 0; i--) {
    if ((days[i] as number) - (days[i - 1] as number) <= ALONE) continue;
    for (const row of earliest.slice(0, i)) reportAlone(work, row, field, dayOf(moments[row] as number));
    return days[i] as number;
  }
  return first;
}

function least(moments: Float64Array): Moment {
  let first = Infinity;
  for (let i = 0; i < moments.length; i++) if ((moments[i] as number) < first) first = moments[i] as number;
  return first;
}

function hasMoreBefore(limit: Moment, most: number, moments: Float64Array): boolean {
  let count = 0;
  for (let i = 0; i < moments.length && count <= most; i++) if ((moments[i] as number) < limit) count++;
  return count > most;
}

/** The rows of the earliest moments, in order. */
function earliestRows(moments: Float64Array, count: number): number[] {
  const found: number[] = [];
  for (let row = 0; row < moments.length; row++) {
    const moment = moments[row] as number;
    if (Number.isNaN(moment)) continue;
    if (found.length === count && moment >= (moments[found[count - 1] as number] as number)) continue;
    let place = found.length;
    while (place > 0 && moment < (moments[found[place - 1] as number] as number)) place--;
    found.splice(place, 0, row);
    if (found.length > count) found.pop();
  }
  return found;
}

/**
 * The periods shown: from the earliest of Data from and the first row to the one that holds as-of (resolution 49), but no
 * further back than twenty years, and not for the sake of a few dates that stand years before all others.
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
  const start = periods[0]?.start ?? last;
  const base = rhythm.window ? periodsBetween({ length: rhythm.length }, start, last, yearStarts) : periods;
  return timelineOf(periods, asOf, Math.min(last, dataTo ?? Infinity), base);
}
