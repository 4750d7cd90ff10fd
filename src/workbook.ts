/**
 * The port: what the method needs of any workbook. `src/file` implements it over an .xlsx file, `src/excel` over Excel itself.
 * Rows and columns are counted from 1, as on the sheet. Nothing here knows how a workbook is stored.
 */
import type { CellValue, DateValue, Formula, SheetSpec } from "./core/sheet/spec";

/** What a cell holds. Dates are numbers whose format shows a date; `Unvalued` is a formula saved without its result. */
export enum Kind {
  Blank = 0,
  Number = 1,
  /** A number whose number format shows a date or a time. Still the serial number as stored. */
  Date = 2,
  /** A number whose number format shows a percentage: 5% is 0.05. */
  Percent = 3,
  Text = 4,
  /** 0 or 1 in `numbers`. */
  Boolean = 5,
  /** The error's text (`#N/A`) in `texts`. */
  Error = 6,
  Unvalued = 7,
}

/** One column of cells, top to bottom, in arrays that cost little for a million rows. */
export interface CellColumn {
  /** A `Kind` a row. */
  kinds: Uint8Array;
  /** Number, Date, Percent: the value. Boolean: 0 or 1. Text, Error: the index in `texts`. Else 0. */
  numbers: Float64Array;
  /** Each different text once, exactly as in the cell. */
  texts: readonly string[];
}

/** Some columns of a sheet, all `rows` long; row i of an array is sheet row `firstRow + i`. */
export interface CellBlock {
  firstRow: number;
  /** Up to the last row that has any cell in these columns, no more. */
  rows: number;
  /** By sheet column (A = 1). A column asked for and not found is all blank, and present. */
  columns: ReadonlyMap<number, CellColumn>;
}

export interface Rect {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export interface TableInfo {
  name: string;
  /** The whole table, with its header row and its totals row if it has one. */
  rect: Rect;
  headers: readonly string[];
  totalsRow: boolean;
}

export interface SheetInfo {
  name: string;
  tables: readonly TableInfo[];
  /** The sheet's content can't be changed without a password. */
  protected: boolean;
  /** What the sheet is for us (`team:North`), if it is the sheet of that role; see docs/ownership.md. */
  role?: string;
  /** True for a sheet that carries our names but is a person's copy of ours. */
  copyOfRole?: string;
}

export interface WorkbookContents {
  /** Worksheets in tab order; chart sheets are not listed. */
  sheets: readonly SheetInfo[];
  /** Serial numbers count from 1904 in this workbook: add 1,462 days. */
  date1904: boolean;
  /** The workbook's structure is locked: no sheet can be added. */
  structureLocked: boolean;
}

/** Which part of a sheet to read. */
export interface ReadRequest {
  sheet: string;
  firstRow: number;
  /** To the sheet's end when left out. */
  lastRow?: number;
  /** Only these columns (A = 1); every column when left out. */
  columns?: readonly number[];
}

/** What `apply` did: sheet names. */
export interface Applied {
  written: string[];
  unchanged: string[];
  /** Sheets that had to be left alone (protected, say), and why, in a sentence. */
  skipped: { sheet: string; message: string }[];
  /** Cells of ours that somebody had typed over and that were written again: a sentence each. */
  notes: { sheet: string; message: string }[];
  /**
   * Why sheets were left that might have been written: nobody approved of the plan, it was cancelled between two sheets, or Excel can't
   * be written to for the time being (`skipped` says why).
   */
  stopped?: "not approved" | "cancelled" | "failed";
}

/** What `apply` is about to do: sheet names. */
export interface Plan {
  added: string[];
  changed: string[];
  unchanged: string[];
  /** Sheets that will be left alone, and why, in a sentence. */
  left: { sheet: string; message: string }[];
}

export interface ApplyOptions {
  /** Hears the name of each sheet before it is looked at or written. */
  progress?: (sheet: string) => void;
  /** Asked once, when all sheets have been looked at and none is written; where it says no, the workbook stays as it is. */
  approve?: (plan: Plan) => boolean | Promise<boolean>;
  /** Asked before each sheet that is to be written; what was written before stays, and is whole. */
  cancelled?: () => boolean;
}

/** What a row of a table gets, by column header; headers are compared case-blind and trimmed. Text is always text. */
export type RowValues = Readonly<Record<string, CellValue | DateValue | Formula>>;

/** Rows for a table that people own, and cells of rows it has. */
export interface TableEdit {
  /** The table's name, compared case-blind. */
  table: string;
  /** The header of the column that rows are known by. Needed for updates; a row to append whose key is there already is left out. */
  key?: string;
  /** Columns left out stay blank; a calculated column gets its own formula, with the value given here as its result. */
  append: readonly RowValues[];
  /** Of rows that were there before the edit. Keys compare as Excel compares: case-blind, and 12 is also the text "12". */
  update: readonly { key: string | number; values: RowValues }[];
}

/** What `editTable` did. */
export interface TableEdited {
  appended: number;
  /** How many rows were changed; a row that showed all of it already is not one. */
  updated: number;
  /** For each row to append, the sheet row (from 1) that it got; undefined for one that was left out. */
  rows: readonly (number | undefined)[];
  /** What could not be done, and why, a sentence each; all else was done. */
  problems: readonly { message: string }[];
}

export interface Workbook {
  contents(): Promise<WorkbookContents>;
  read(request: ReadRequest): Promise<CellBlock>;
  /** Several parts at once, so that a workbook that is far away is asked seldom. A block for each request, in their order. */
  readAll(requests: readonly ReadRequest[]): Promise<CellBlock[]>;
  /**
   * Makes each sheet as its spec says: found by role, made if there is none, changed in place if it differs, left alone if
   * it does not. Nothing outside a sheet's owned area changes.
   */
  apply(specs: readonly SheetSpec[], options?: ApplyOptions): Promise<Applied>;
  /**
   * Puts rows below a table of people's, and values in cells of its rows; their rows, columns, order, filters, formulas and
   * formats stay (docs/ownership.md). Staged, and saved with the rest.
   * @throws FatalProblem before anything is staged when the edit as a whole can't be done: no such table or column, a sheet
   * that is protected (one of ours: with a password), something in the way of the table's new rows.
   */
  editTable(edit: TableEdit): Promise<TableEdited>;
}
