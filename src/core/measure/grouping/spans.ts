import { dayOf, endOf } from "../../calendar/day";
import { lookUpAll } from "../../calendar/day-table";
import { countBefore } from "../../calendar/period-index";
import { BATCH, filled } from "../columns/batch";
import type { Filled } from "../columns/batch";
import { daysOf } from "../columns/days";
import type { Days } from "../columns/days";
import type { DateVector, Operation } from "../columns/vector";
import type { Timeline } from "./timeline";

/**
 * The periods that each row counts in. They are always neighbours: from `first` on, and before `until`; none when that is not
 * later. This one shape holds for dates, stocks, spans of days and windows alike.
 */
export interface Spans extends Filled {
  first: Int32Array;
  until: Int32Array;
}

type Dates = Operation<DateVector>;
type Work = (first: Int32Array, until: Int32Array, length: number) => void;

function spansFilled(parts: readonly Filled[], work: Work): Spans {
  const memory = { first: new Int32Array(BATCH), until: new Int32Array(BATCH) };
  return filled(memory, parts, (length) => work(memory.first, memory.until, length));
}

/** A row counts in every period that holds its day. */
export function daySpans(days: Days, { index }: Timeline): Spans {
  return spansFilled([days], (first, until, length) => {
    lookUpAll(index.ended, days.values, first, length);
    lookUpAll(index.started, days.values, until, length);
  });
}

/** Rows whose days, both ends included, overlap a period; a blank end runs on for ever. */
export function activeSpans(starts: Dates, ends: Dates, { index }: Timeline): Spans {
  const [from, to] = [daysOf(starts), daysOf(ends)];
  return spansFilled([from, to], (first, until, length) => {
    lookUpAll(index.ended, from.values, first, length);
    lookUpAll(index.started, to.values, until, length);
    for (let i = 0; i < length; i++) if ((to.values[i] as number) < (from.values[i] as number)) until[i] = 0;
  });
}

/**
 * A stock: start ≤ t and (end blank or end > t), where t is the last second of the period or as-of, if that is sooner. Days say
 * it all, unless as-of lies within one: only the last period shown can be cut so.
 */
export function stockSpans(starts: Dates, ends: Dates, { periods, asOf }: Timeline): Spans {
  const [from, to] = [daysOf(starts), daysOf(ends)];
  const counted = countBefore(periods.map((period) => Math.min(period.end, dayOf(asOf))));
  const isCut = asOf < endOf(dayOf(asOf));
  return spansFilled([starts, ends, from, to], (first, until, length) => {
    lookUpAll(counted, from.values, first, length);
    lookUpAll(counted, to.values, until, length);
    if (!isCut) return;
    for (let i = 0; i < length; i++) {
      if ((starts.values[i] as number) > asOf) first[i] = periods.length;
      if ((ends.values[i] as number) > asOf) until[i] = periods.length;
    }
  });
}
