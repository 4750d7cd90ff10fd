/**
 * A workbook as the host holds it: plain data, changed in place by the functions of this folder and by nothing else. Rows and
 * columns count from 1; lengths are points; colours #RRGGBB. It says what Excel would say, and knows nothing of the wire or of files.
 */
import type { Rect } from "../../../src/workbook";
import type { Chart } from "./chart";
import type { ConditionalFormat } from "./condition";
import type { Validation } from "./validation";

/** What a cell shows: a number, a text, a truth value, or an error such as `#N/A`. A blank cell has no value. */
export type Scalar = number | string | boolean | CellError;
export interface CellError {
  error: string;
}

export interface Cell {
  value?: Scalar;
  /** With its equals sign, in English and A1 form, as `Range.formulas` gives it; `value` is then its result. */
  formula?: string;
  /** Shared and never changed: another look is another object (style.ts). Undefined: that of its row, its column, or none. */
  style?: CellStyle;
  link?: Hyperlink;
  /** Its formula fills so many cells from here on: by itself, or because people entered it so (Ctrl+Shift+Enter). */
  array?: { rows: number; columns: number; dynamic: boolean };
}

export interface Hyperlink {
  address?: string;
  documentReference?: string;
  screenTip?: string;
}

export type Edge = "EdgeTop" | "EdgeBottom" | "EdgeLeft" | "EdgeRight" | "DiagonalDown" | "DiagonalUp";

/** As `Excel.RangeBorder` says it: `Continuous` and `Hairline`, say. */
export interface Border {
  style: "None" | "Continuous" | "Dash" | "DashDot" | "DashDotDot" | "Dot" | "Double" | "SlantDashDot";
  weight: "Hairline" | "Thin" | "Medium" | "Thick";
  color: string;
}

export interface CellStyle {
  readonly numberFormat: string;
  readonly font: {
    readonly name: string;
    readonly size: number;
    readonly color: string;
    readonly bold: boolean;
    readonly italic: boolean;
    readonly underline: "None" | "Single" | "Double" | "SingleAccountant" | "DoubleAccountant";
    readonly strikethrough: boolean;
  };
  /** Undefined: no fill. */
  readonly fill: string | undefined;
  /** Only those that are drawn. */
  readonly borders: Readonly<Partial<Record<Edge, Border>>>;
  readonly horizontal:
    "General" | "Left" | "Center" | "Right" | "Fill" | "Justify" | "CenterAcrossSelection" | "Distributed";
  readonly vertical: "Top" | "Center" | "Bottom" | "Justify" | "Distributed";
  readonly wrap: boolean;
  readonly shrink: boolean;
  readonly indent: number;
  readonly rotation: number;
  readonly locked: boolean;
  readonly formulaHidden: boolean;
}

/** A row or a column that is not like the others. */
export interface Line {
  /** Points; undefined: the sheet's standard. */
  size?: number;
  hidden?: boolean;
  /** The row is hidden by a filter, not by a person. */
  filtered?: boolean;
  style?: CellStyle;
  /** What a file says besides: outlines and their like, attribute by attribute. */
  kept?: Readonly<Record<string, string>>;
}

/** A defined name, of the workbook or of one sheet. */
export interface DefinedName {
  name: string;
  /** With its equals sign: `='North dashboard'!$A$1:$O$180`, `="team:North|1a2b"`, `=#REF!$A$1`. */
  formula: string;
  visible: boolean;
  comment: string;
}

export interface Table {
  /** Of the workbook: never used twice. */
  id: string;
  name: string;
  /** With its header row, and its totals row if it has one. */
  rect: Rect;
  headers: boolean;
  totals: boolean;
  style: string;
  bandedRows: boolean;
  bandedColumns: boolean;
  firstColumn: boolean;
  lastColumn: boolean;
  filterButtons: boolean;
  /** By column, counted from the table's first as 0: the criteria as `Excel.FilterCriteria` gives them. */
  filters: Map<number, Readonly<Record<string, unknown>>>;
  sort?: { fields: readonly { key: number; ascending: boolean }[]; matchCase: boolean };
  /** By column, counted from 0: what the column calculates in a new row (A1 form as of the table's first body row), when it is a calculated one. */
  calculated: Map<number, string>;
  /** What its totals row held when it was taken away, by column: it comes back with it. */
  hiddenTotals?: (Readonly<Cell> | undefined)[];
}

/** The sheet's own filter, outside tables. */
export interface AutoFilter {
  rect: Rect;
  filters: Map<number, Readonly<Record<string, unknown>>>;
}

export interface Comment {
  id: string;
  row: number;
  column: number;
  author: string;
  text: string;
  replies: { id: string; author: string; text: string }[];
  resolved: boolean;
}

export interface PageLayout {
  orientation: "Portrait" | "Landscape";
  zoom: { scale?: number; horizontalFitToPages?: number; verticalFitToPages?: number };
  /** Undefined: the whole sheet. */
  printArea: Rect | undefined;
  titleRows: { first: number; last: number } | undefined;
  titleColumns: { first: number; last: number } | undefined;
  paperSize: string;
  centerHorizontally: boolean;
  centerVertically: boolean;
  blackAndWhite: boolean;
  printGridlines: boolean;
  printHeadings: boolean;
  /** Points. */
  margins: { top: number; bottom: number; left: number; right: number; header: number; footer: number };
  header: { left: string; center: string; right: string };
  footer: { left: string; center: string; right: string };
  /** Breaks above these rows, and left of these columns. */
  rowBreaks: number[];
  columnBreaks: number[];
}

export interface SheetProtection {
  /** Undefined: none was given, and anybody may take the protection off. */
  password: string | undefined;
  /** As `Excel.WorksheetProtectionOptions`: allowSort, allowAutoFilter… */
  options: Readonly<Record<string, boolean | string>>;
}

export interface Sheet {
  /** `{00000000-0001-0000-0000-000000000000}`, say: never used twice. */
  id: string;
  name: string;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** Undefined: none. */
  tabColor: string | undefined;
  showGridlines: boolean;
  showHeadings: boolean;
  standardWidth: number;
  standardHeight: number;
  /** Row, then column. */
  cells: Map<number, Map<number, Cell>>;
  rows: Map<number, Line>;
  columns: Map<number, Line>;
  merges: Rect[];
  names: DefinedName[];
  tables: Table[];
  /** The first comes first where two say different things. */
  conditions: ConditionalFormat[];
  validations: Validation[];
  charts: Chart[];
  comments: Comment[];
  autoFilter: AutoFilter | undefined;
  frozen: { rows: number; columns: number };
  page: PageLayout;
  protection: SheetProtection | undefined;
  /** Sparklines, which Office.js can't see; they stay with their cells. As the file has them. */
  sparklines: { rects: Rect[]; source: unknown }[];
}

export interface Book {
  sheets: Sheet[];
  names: DefinedName[];
  /** The sheet that people look at, by id. */
  active: string;
  selection: { sheet: string; rect: Rect };
  date1904: boolean;
  /** No sheet can be added, moved, renamed or deleted. */
  structureLocked: boolean;
  settings: Map<string, unknown>;
  /** What cells without a style have. */
  standard: CellStyle;
  calculationMode: "Automatic" | "AutomaticExceptTables" | "Manual";
  /** For ids that are never used twice. */
  lastId: number;
  /** What the book was loaded from (file/load.ts), for what the host does not know and a save must keep. */
  source: unknown;
}
