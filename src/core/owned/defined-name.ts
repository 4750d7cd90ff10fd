/** A defined name of the workbook, or of one sheet. */
export interface DefinedName {
  name: string;
  /** What it stands for: a formula without its equals sign, or a quoted text. */
  text: string;
  hidden: boolean;
  /** The place of the sheet it belongs to among all sheets, from 0; absent for the whole workbook. */
  localSheetIndex?: number;
}

/** A name as it is to be. */
export interface NameToWrite {
  name: string;
  /** Without an equals sign. */
  formula: string;
  /** The place of its sheet among all sheets, from 0; absent for the whole workbook. */
  sheet?: number;
  hidden: boolean;
}
