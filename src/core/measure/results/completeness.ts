import { endOf } from "../../calendar/day";
import type { Day, Moment } from "../../calendar/day";
import { dayInWords } from "../../calendar/iso";
import type { Period } from "../../calendar/period";
import type { Node } from "../../setup/organisation";

/** When there is data to speak of. */
export interface Limits {
  asOf: Moment;
  dataFrom?: Day;
  dataTo?: Day;
}

/** The node was in being on some day of the period. */
export const inBeing = (node: Node, period: Period): boolean =>
  (node.from ?? -Infinity) <= period.end && (node.to ?? Infinity) >= period.start;

/** The period lies wholly after the data ends. */
export const afterData = (period: Period, limits: Limits): boolean =>
  period.start > (limits.dataTo ?? Infinity);

/** The period lies wholly before the data begins. */
export const beforeData = (period: Period, limits: Limits): boolean =>
  period.end < (limits.dataFrom ?? -Infinity);

/** Why a period (a window: all of it) is not complete at a node, in a sentence; undefined when it is. */
export function whyIncomplete(node: Node, period: Period, limits: Limits): string | undefined {
  const { asOf, dataFrom, dataTo } = limits;
  if (endOf(period.end) > asOf) return "The period has not ended.";
  if (dataTo !== undefined && period.end > dataTo) return `The data ends on ${dayInWords(dataTo)}.`;
  if (dataFrom !== undefined && period.start < dataFrom) return `The data begins on ${dayInWords(dataFrom)}.`;
  if (node.from !== undefined && period.start < node.from)
    return `${node.name} began on ${dayInWords(node.from)}.`;
  if (node.to !== undefined && period.end > node.to) return `${node.name} ended on ${dayInWords(node.to)}.`;
  return undefined;
}

/** Why there is no value where there are no rows. */
export function whyNoRows(node: Node, period: Period, limits: Limits): string {
  if (afterData(period, limits)) return `There is no data after ${dayInWords(limits.dataTo ?? 0)}.`;
  if (beforeData(period, limits)) return `There is no data before ${dayInWords(limits.dataFrom ?? 0)}.`;
  if (!inBeing(node, period)) return `${node.name} was not in being.`;
  return "There are no rows.";
}
