import { dayOf } from "../calendar/day";
import type { PeriodLength } from "../calendar/period";
import { firstEndingFrom, lastStartingBy } from "../calendar/period-index";
import type { SourceTable } from "../table/source-table";
import type { CountedOn } from "./counted-on";
import { periodsOfRows } from "./row-periods";
import { reportCell } from "./source-work";
import type { SourceWork } from "./source-work";
import type { Timeline } from "./timeline";

/**
 * The periods that each row counts in. They are always neighbours: from `first` to `last`, both inside; none when `first` is
 * greater. This one shape holds for dates, stocks, spans of days and windows alike.
 */
export interface Spans {
  first: Int32Array;
  last: Int32Array;
}

const noSpans = (rows: number): Spans => ({
  first: new Int32Array(rows).fill(1),
  last: new Int32Array(rows),
});

const blanks = (rows: number): Float64Array => new Float64Array(rows).fill(NaN);

/** A date field's moments; all blank when no sheet has it. */
export function momentsOf(table: SourceTable, field: string): Float64Array {
  const column = table.columns.get(field);
  return column?.type === "date" ? column.values : blanks(table.rows);
}

/** A row of a blank date counts nowhere. */
function byDate(timeline: Timeline, dates: Float64Array): Spans {
  const spans = noSpans(dates.length);
  for (let row = 0; row < dates.length; row++) {
    const moment = dates[row] as number;
    if (moment !== moment) continue;
    spans.first[row] = firstEndingFrom(timeline.index, dayOf(moment));
    spans.last[row] = lastStartingBy(timeline.index, dayOf(moment));
  }
  return spans;
}

/** Rows whose days, both ends included, overlap a period; a blank end runs on for ever. */
function byOverlap(timeline: Timeline, starts: Float64Array, ends: Float64Array): Spans {
  const spans = noSpans(starts.length);
  for (let row = 0; row < starts.length; row++) {
    const start = dayOf(starts[row] as number);
    const end = dayOf(ends[row] as number);
    if (start !== start || end < start) continue;
    spans.first[row] = firstEndingFrom(timeline.index, start);
    spans.last[row] = end === end ? lastStartingBy(timeline.index, end) : timeline.periods.length - 1;
  }
  return spans;
}

/** A stock: start ≤ t and (end blank or end > t), where t is the last second of the period or as-of, if that is sooner. */
function byStock(timeline: Timeline, starts: Float64Array, ends: Float64Array): Spans {
  const spans = noSpans(starts.length);
  const { index, stockAt, periods } = timeline;
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row] as number;
    const end = ends[row] as number;
    if (start !== start) continue;
    let first = firstEndingFrom(index, dayOf(start));
    while (first < periods.length && (stockAt[first] as number) < start) first++;
    let last = periods.length - 1;
    if (end === end) {
      // Periods that end on an earlier day are over before it; then only one cut short by as-of can be.
      last = firstEndingFrom(index, dayOf(end)) - 1;
      while (last + 1 < periods.length && (stockAt[last + 1] as number) < end) last++;
    }
    spans.first[row] = first;
    spans.last[row] = last;
  }
  return spans;
}

/**
 * A row that names a period counts where all of that period lies: in the base period, or in every window that holds it. One
 * of another length (a quarter, for a measure by month) is another measure's; only when no row fits is that said.
 */
function byNamedPeriod(timeline: Timeline, work: SourceWork, cut: Cut): Spans {
  const named = periodsOfRows(work, cut.yearStarts);
  const spans = noSpans(work.table.rows);
  let fits = false;
  let misfit = -1;
  for (let row = 0; row < spans.first.length; row++) {
    const period = named.of(row);
    if (!period) continue;
    if (period.length !== undefined && period.length !== cut.length) {
      misfit = row;
      continue;
    }
    fits = true;
    spans.first[row] = firstEndingFrom(timeline.index, period.end);
    spans.last[row] = lastStartingBy(timeline.index, period.start);
  }
  if (!fits && misfit >= 0) {
    const message = `No row names a ${cut.length}, so the measures of this source by ${cut.length} have no data.`;
    reportCell(work, misfit, "period", message);
  }
  return spans;
}

/** How a measure's time is cut. */
interface Cut {
  length: PeriodLength;
  yearStarts: number;
}

/** The periods each row counts in, by the form of Counted on. */
export function spansOf(countedOn: CountedOn, timeline: Timeline, work: SourceWork, cut: Cut): Spans {
  const { table } = work;
  if (countedOn.form === "date") return byDate(timeline, momentsOf(table, countedOn.field));
  if (countedOn.form === "period") return byNamedPeriod(timeline, work, cut);
  const starts = momentsOf(table, countedOn.start);
  const ends = momentsOf(table, countedOn.end);
  return countedOn.form === "open" ? byStock(timeline, starts, ends) : byOverlap(timeline, starts, ends);
}
