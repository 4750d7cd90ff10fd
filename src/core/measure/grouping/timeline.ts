import { startOf } from "../../calendar/day";
import type { Day, Moment } from "../../calendar/day";
import type { Period } from "../../calendar/period";
import { firstEndingFrom, periodIndexer } from "../../calendar/period-index";
import type { PeriodIndex } from "../../calendar/period-index";

/** The periods a measure is shown for, with what formulas and counting ask of each. */
export interface Timeline {
  periods: readonly Period[];
  index: PeriodIndex;
  /** The base periods that the windows are made of: they follow one another. Without windows, the periods themselves. */
  base: PeriodIndex;
  /** The first and last base period of each period: the same, where there is no window. */
  firstBase: Int32Array;
  lastBase: Int32Array;
  /** The first day, as a moment. */
  starts: Float64Array;
  /** The last day of the calendar period, as a moment. */
  ends: Float64Array;
  /** `period_end`: the last day, cut to as-of and Data to. */
  cutEnds: Float64Array;
  /** A stock is counted at the last second of a period, or at as-of, if that is sooner. */
  asOf: Moment;
}

export function timelineOf(
  periods: readonly Period[],
  asOf: Moment,
  lastDay: Day,
  basePeriods: readonly Period[] = periods,
): Timeline {
  const base = periodIndexer(basePeriods);
  return {
    periods,
    index: periodIndexer(periods),
    base,
    firstBase: Int32Array.from(periods, (period) => firstEndingFrom(base, period.start)),
    lastBase: Int32Array.from(periods, (period) => firstEndingFrom(base, period.end)),
    starts: Float64Array.from(periods, (period) => startOf(period.start)),
    ends: Float64Array.from(periods, (period) => startOf(period.end)),
    cutEnds: Float64Array.from(periods, (period) => startOf(Math.min(period.end, lastDay))),
    asOf,
  };
}
