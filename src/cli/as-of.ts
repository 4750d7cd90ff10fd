import { endOf, startOf, type Moment } from "../core/calendar/day";
import { dayOfIso } from "../core/calendar/iso";

/** `2016-01-12` is the end of that day; `2016-01-12T12:30:00` that second. Undefined when it is neither. */
export function parseAsOf(text: string): Moment | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d):([0-5]\d))?$/.exec(text.trim());
  const day = match ? dayOfIso(match[1]!) : undefined;
  if (!match || day === undefined) return undefined;
  if (match[2] === undefined) return endOf(day);
  return startOf(day) + Number(match[2]) * 3600 + Number(match[3]) * 60 + Number(match[4]);
}

/** An instant, as ISO 8601 with a zone (`Z` or `+01:00`): milliseconds since 1970. */
export function parseNow(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text.trim()))
    return undefined;
  const instant = Date.parse(text.trim());
  return Number.isNaN(instant) ? undefined : instant;
}
