import type { SourceSetup } from "../setup/setup";
import type { Column } from "./column";

/** The rows of one source that count, from all its sheets. Figures and Capacity rows may be of any node; all others are of a team. */
export interface SourceTable {
  source: SourceSetup;
  rows: number;
  /** Index into `Organisation.nodes` (teams come first, so for a team it is its team index). */
  node: Int32Array;
  /** By field name. */
  columns: ReadonlyMap<string, Column>;
  /** Where each row came from: index into `sheets`, and the row on that sheet. */
  sheet: Int32Array;
  sheetRow: Int32Array;
  sheets: readonly string[];
}

/** How many rows were read and how many did not count, and why. */
export interface RowCounts {
  /** From under the header to the last filled row: `leftOut` is part of it. */
  read: number;
  leftOut: number;
  totals: number;
  blank: number;
  unknownTeam: number;
  duplicate: number;
}

/** The same for one sheet of one source. */
export interface SheetCounts {
  source: string;
  sheet: string;
  counts: RowCounts;
}

/** Cells of one field on one sheet that could not be read and are taken as blank, in rows that count. */
export interface UnreadableCells {
  source: string;
  sheet: string;
  field: string;
  count: number;
}

/** A sheet that was left out: its measures have no data, not zero, at `node` and above (at any node when that is -1). */
export interface UnreadSheet {
  source: string;
  sheet: string;
  /** Index into `Organisation.nodes` when the sheet's name says whose it is, else -1. */
  node: number;
}
