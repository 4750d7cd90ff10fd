import { dayOf, endOf, startOf, type Moment } from "../core/calendar/day";
import { isoOfDay } from "../core/calendar/iso";
import type { Problem, Where } from "../core/problem";
import type { Refreshed } from "../core/refresh";

/** What `--json` prints; docs/command-line.md has each key. */
export interface RefreshJson {
  asOf: string | null;
  rows: { read: number; leftOut: number };
  results: Refreshed["results"];
  /**
   * Names of sheets. With `--check`, `written` are those that a refresh would write: the same lists as without it, so that a
   * script can ask first and do later. Sheets left alone are in neither; each has a `sheet-skipped` problem.
   */
  sheets: { written: string[]; unchanged: string[] };
  problems: Problem[];
  ms: number;
}

export function refreshedJson({ asOf, rows, results, sheets, problems }: Refreshed, ms: number): RefreshJson {
  return {
    asOf: asOfText(asOf),
    rows: { read: rows.read, leftOut: rows.leftOut },
    results,
    sheets: { written: sheets.written, unchanged: sheets.unchanged },
    problems,
    ms: Math.round(ms),
  };
}

/** The same shape when nothing could be refreshed, so that a script reads one form. */
export function fatalJson(message: string, where: Where, ms: number): RefreshJson {
  return {
    asOf: null,
    rows: { read: 0, leftOut: 0 },
    results: [],
    sheets: { written: [], unchanged: [] },
    problems: [{ class: "fatal", where, message }],
    ms: Math.round(ms),
  };
}

/** The date alone when as-of is the end of it. */
function asOfText(asOf: Moment): string {
  const day = dayOf(asOf);
  const date = isoOfDay(day);
  if (asOf === endOf(day)) return date;
  const seconds = asOf - startOf(day);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, "0");
  return `${date}T${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
