import { dayOf } from "../../calendar/day";
import { lookUpAll } from "../../calendar/day-table";
import type { DayTable } from "../../calendar/day-table";
import { countBefore, dayBefore } from "../../calendar/period-index";
import { BATCH, filled } from "../columns/batch";
import { daysOf, NEVER } from "../columns/days";
import type { Days } from "../columns/days";
import { operationOf } from "../columns/operation-of";
import type { Program } from "../columns/program";
import type { DateVector, Operation } from "../columns/vector";
import { greater, lesser } from "../columns/whole-numbers";
import type { AgainstPeriod } from "../formula/against-period";
import type { Spans } from "./spans";
import type { Timeline } from "./timeline";

/** From the first period on whose day is late enough; a blank day is in none. */
function fromThenOn(spans: Spans, days: Days, turns: DayTable): Spans {
  const first = new Int32Array(BATCH);
  return filled({ first, until: spans.until }, [spans, days], (length) => {
    lookUpAll(turns, days.values, first, length);
    for (let i = 0; i < length; i++) first[i] = greater(first[i] as number, spans.first[i] as number);
  });
}

/** Up to the last period whose day is early enough. */
function upToThen(spans: Spans, days: Days, turns: DayTable): Spans {
  const until = new Int32Array(BATCH);
  return filled({ first: spans.first, until }, [spans, days], (length) => {
    lookUpAll(turns, days.values, until, length);
    for (let i = 0; i < length; i++)
      until[i] = days.values[i] === NEVER ? 0 : lesser(until[i] as number, spans.until[i] as number);
  });
}

/** The periods in which a row counts and its date stands so to the period's: a part of its span, from its start or its end. */
export function narrowSpans(
  spans: Spans,
  { comparison, moment, date }: AgainstPeriod,
  program: Program,
  timeline: Timeline,
): Spans {
  const days = daysOf(operationOf(date, program) as Operation<DateVector>);
  const moments = moment === "period_start" ? timeline.starts : timeline.cutEnds;
  const before = countBefore(Array.from(moments, dayOf));
  // Those that are not later than the row's day are those before the next.
  const turns = comparison === "<" || comparison === ">=" ? dayBefore(before) : before;
  const narrow = comparison === "<" || comparison === "<=" ? fromThenOn : upToThen;
  return narrow(spans, days, turns);
}
