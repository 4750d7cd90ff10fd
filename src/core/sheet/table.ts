import type { Rect } from "../../workbook";

export interface TableColumn {
  /** The header, different from all others; its cell holds exactly this text. */
  name: string;
  /**
   * A calculated column: what Excel fills into a new row, without an equals sign; a cell of the same row is `Name[[#This Row],[Due]]`.
   * The cells hold the formula too. Cells of a column without one hold no formulas: within Excel a formula that is set in a blank column
   * of a table fills all of it.
   */
  formula?: string;
}

/** An Excel table over cells that blocks fill: a header row, then at least one row. */
export interface TableSpec {
  /** One word that begins with `Primed` or is a table of the contract (`ActionLog`); no other table or name of the workbook has it. */
  name: string;
  rect: Rect;
  columns: readonly TableColumn[];
  /** Shows the filter buttons. */
  filter: boolean;
}
