import type { PeriodLength } from "../../calendar/period";
import { BATCH, filled } from "../columns/batch";
import { daysOf, NEVER } from "../columns/days";
import type { Days } from "../columns/days";
import { fieldOperation } from "../columns/operation-of";
import type { DateVector, Operation } from "../columns/vector";
import { periodsOfRows } from "./row-periods";
import type { SourceWork } from "./source-work";

/** A date field's moments; all blank when no sheet has it. */
export const momentsOf = (field: string, work: SourceWork): Operation<DateVector> =>
  fieldOperation(field, "date", work.program) as Operation<DateVector>;

/** The day that each row counts on, by its date. */
export const datedDays = (field: string, work: SourceWork): Days => daysOf(momentsOf(field, work));

/**
 * The first day of the period that each row names. One of another length (a quarter, for a measure by month) is another
 * measure's; only when no row fits is that said.
 */
export function namedDays(length: PeriodLength, yearStarts: number, work: SourceWork): Days {
  const named = periodsOfRows(work, yearStarts);
  const days = new Int32Array(work.table.rows).fill(NEVER);
  let misfit = -1;
  let fits = false;
  for (let row = 0; row < days.length; row++) {
    const period = named.of(row);
    if (!period) continue;
    if (period.length !== undefined && period.length !== length) misfit = row;
    else {
      fits = true;
      days[row] = period.start;
    }
  }
  if (!fits && misfit >= 0) {
    const message = `No row names a ${length}, so the measures of this source by ${length} have no data.`;
    work.program.unreadable(misfit, "period", message);
  }
  const values = new Int32Array(BATCH);
  return filled({ values }, [], (size, { from }) => values.set(days.subarray(from, from + size)));
}
