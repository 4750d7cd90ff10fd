import type { SourceSetup } from "../setup/setup";
import type { Column } from "./column";

/** The rows of one source that count, from all its sheets. Figures rows may be of any node; all others are of a team. */
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
  read: number;
  leftOut: number;
  totals: number;
  blank: number;
  unknownTeam: number;
  duplicate: number;
}
