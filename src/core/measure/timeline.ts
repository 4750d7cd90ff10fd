import { endOf, startOf } from "../calendar/day";
import type { Day, Moment } from "../calendar/day";
import type { Period } from "../calendar/period";
import { periodIndexer } from "../calendar/period-index";
import type { PeriodIndex } from "../calendar/period-index";

/** The periods a measure is shown for, with what formulas and counting ask of each. */
export interface Timeline {
  periods: readonly Period[];
  index: PeriodIndex;
  /** The first day, as a moment. */
  starts: Float64Array;
  /** The last day of the calendar period, as a moment. */
  ends: Float64Array;
  /** `period_end`: the last day, cut to as-of and Data to. */
  cutEnds: Float64Array;
  /** When a stock is counted: the last second of the period, or as-of if that is sooner. */
  stockAt: Float64Array;
}

export function timelineOf(periods: readonly Period[], asOf: Moment, lastDay: Day): Timeline {
  return {
    periods,
    index: periodIndexer(periods),
    starts: Float64Array.from(periods, (period) => startOf(period.start)),
    ends: Float64Array.from(periods, (period) => startOf(period.end)),
    cutEnds: Float64Array.from(periods, (period) => startOf(Math.min(period.end, lastDay))),
    stockAt: Float64Array.from(periods, (period) => Math.min(endOf(period.end), asOf)),
  };
}
