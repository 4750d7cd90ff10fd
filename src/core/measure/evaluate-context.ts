import type { Moment } from "../calendar/day";
import type { Problem } from "../problem";
import type { Setup } from "../setup/setup";
import type { SourceTable, UnreadSheet } from "../table/source-table";

/** What measures are worked out from. */
export interface EvaluateContext {
  setup: Setup;
  /** By source name; a source that was left out has none. */
  tables: ReadonlyMap<string, SourceTable>;
  /** Sheets that should have been read and could not be. */
  unread?: readonly UnreadSheet[];
  /** The last second of the as-of day, or the moment itself when it is today. */
  asOf: Moment;
  /** Hears of cells that only a formula shows to be unreadable: an unknown frequency, a period nobody can read. */
  report?(problem: Problem): void;
}
