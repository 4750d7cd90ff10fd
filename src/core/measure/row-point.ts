import type { Period } from "../calendar/period";
import type { Node } from "../setup/organisation";
import type { Found } from "./aggregate";
import { afterData, beforeData, inBeing, whyIncomplete, whyNoRows } from "./completeness";
import type { Limits } from "./completeness";
import type { Point } from "./evaluated";
import type { Answer } from "./group-formula";

/** A number that can be shown: blank and endless ones are null, and there is no negative zero. */
export const orNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value + 0;

export const NOTHING_TO_DIVIDE_BY = "There is nothing to divide by.";

/** The numerator, denominator and basis of a node's rows; all null when there are none. */
function sides(rows: number, result: Answer, i: number): Pick<Point, "numerator" | "denominator" | "basis"> {
  if (rows === 0) return { numerator: null, denominator: null, basis: null };
  const denominator = orNull(result.denominator?.[i]);
  const numerator = orNull(result.numerator?.[i]);
  // Rows, but nothing to divide by: 0 and 0, even when the 0 is of blanks only (resolution 42).
  const shown = denominator === 0 ? (numerator ?? 0) : numerator;
  return { numerator: shown, denominator, basis: orNull(result.basis?.[i]) };
}

/**
 * The point of a node and period made from its rows.
 * @param i its place in the grids
 * @param needsRows no rows are no data, not zero: Capacity
 */
export function rowPoint(
  node: Node,
  period: Period,
  i: number,
  found: Found,
  result: Answer,
  limits: Limits,
  needsRows: boolean,
): Point {
  const rows = found.rows[i] ?? 0;
  const blanks = found.blanks[i] ?? 0;
  const incomplete = whyIncomplete(node, period, limits);
  const complete = incomplete === undefined;
  const silent = needsRows || !inBeing(node, period) || beforeData(period, limits);
  if (afterData(period, limits) || (rows === 0 && silent)) {
    const nothing = { value: null, numerator: null, denominator: null, basis: null };
    return { period, ...nothing, complete, blanks, note: whyNoRows(node, period, limits) };
  }
  const value = orNull(result.value[i]);
  let note = incomplete;
  if (value === null) {
    if (rows === 0) note = whyNoRows(node, period, limits);
    else note = result.denominator?.[i] === 0 ? NOTHING_TO_DIVIDE_BY : "No row has a value to work with.";
  }
  return { period, value, ...sides(rows, result, i), complete, blanks, ...(note !== undefined && { note }) };
}
