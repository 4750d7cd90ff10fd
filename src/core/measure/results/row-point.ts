import type { Period } from "../../calendar/period";
import type { Node } from "../../setup/organisation";
import type { Found } from "../aggregate/aggregates";
import { afterData, beforeData, inBeing, whyIncomplete, whyNoRows } from "./completeness";
import type { Limits } from "./completeness";
import type { Point } from "../evaluated";
import type { Answer } from "./group-formula";

/** A number that can be shown: blank and endless ones are null, and there is no negative zero. */
export const orNull = (value: number | undefined): number | null =>
  value === undefined || !Number.isFinite(value) ? null : value + 0;

export const NOTHING_TO_DIVIDE_BY = "There is nothing to divide by.";

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
  const denominator = rows === 0 ? null : orNull(result.denominator?.[i]);
  let numerator = rows === 0 ? null : orNull(result.numerator?.[i]);
  // Rows, but nothing to divide by: 0 and 0, even when the 0 is of blanks only (resolution 42).
  if (denominator === 0) numerator ??= 0;
  const basis = rows === 0 ? null : orNull(result.basis?.[i]);
  const point: Point = { period, value, numerator, denominator, complete, basis, blanks };
  if (value === null)
    return { ...point, note: rows === 0 ? whyNoRows(node, period, limits) : whyNoValue(result, i) };
  return incomplete === undefined ? point : { ...point, note: incomplete };
}

const whyNoValue = ({ denominator }: Answer, i: number): string =>
  denominator?.[i] === 0 ? NOTHING_TO_DIVIDE_BY : "No row has a value to work with.";
