/**
 * A sheet as plain data: the one description of a dashboard. Both ports turn it into the same sheet.
 * Rows and columns count from 1. Later paints lie over earlier ones, property by property.
 */
import type { Rect } from "../../workbook";
import type { Day } from "../calendar/day";
import type { ChartSpec } from "./chart";
import type { Condition } from "./condition";
import type { SparklineGroup } from "./sparkline";
import type { Style } from "./style";
import type { TableSpec } from "./table";
import type { Validation } from "./validation";

export type CellValue = string | number | boolean | null;

/**
 * A formula (without `=`) with the value it has now, so that readers who can't calculate still see it. It refers to cells of its
 * own sheet as they are in the spec, to all else by names and tables.
 */
export interface Formula {
  formula: string;
  value: CellValue;
}

/** A date. The port writes it as the serial number of its workbook's date system (1900 or 1904). */
export interface DateValue {
  day: Day;
}

/** Values laid out from a top-left cell. Text is always text, whatever it looks like; null leaves the cell empty. */
export interface Block {
  row: number;
  column: number;
  values: readonly (readonly (CellValue | Formula | DateValue)[])[];
}

export interface Paint {
  rect: Rect;
  style: Style;
}

/** A place that links go to (`team:North/ontime`): a hidden workbook name for one cell, so that links survive renamed sheets. */
export interface Anchor {
  place: string;
  row: number;
  column: number;
}

/** A workbook name that people and formulas on any sheet may use for cells of ours: `PrimedAsOf`. It begins with `Primed`. */
export interface NamedRange {
  name: string;
  rect: Rect;
}

/** A cell that leads to an anchor when it is clicked; its text is in a block. */
export interface Link {
  row: number;
  column: number;
  place: string;
  /** Shown when the pointer rests on it. */
  tip?: string;
}

export interface PrintSetup {
  /** Percent; or as much as lets all columns fit on one page's width. */
  scale: number | "one page wide";
  /** Landscape when left out. */
  orientation?: "portrait" | "landscape";
  /** Rows repeated on each page, counted from the top; 0 = none. */
  titleRows: number;
  /** Page breaks above these rows. */
  breaks: readonly number[];
  area: Rect;
  footer: { left: string; centre: string; right: string };
}

/** What people may still do on a protected sheet, besides choosing cells and filling those that a style unlocks. */
export type Permission =
  | "formatCells"
  | "formatColumns"
  | "formatRows"
  | "insertRows"
  | "deleteRows"
  | "insertHyperlinks"
  | "sort"
  | "autoFilter"
  | "pivotTables";

/** Protection against slips: without a password, so anybody may take it off. A refresh writes through it, and through no other. */
export interface Protection {
  permitted: readonly Permission[];
}

/**
 * What a sheet gets when it is made and is people's from then on (an action log, the setup's tables). It lies outside the area,
 * is never written again, and is left out when the workbook has a table of that name already.
 */
export interface Starter {
  blocks: readonly Block[];
  paints: readonly Paint[];
  tables: readonly TableSpec[];
  conditions: readonly Condition[];
  validations: readonly Validation[];
}

export interface SheetSpec {
  /** What the sheet is: `team:North`. It is found again by this, whatever its title has become. */
  role: string;
  /** The tab's name when it is made. */
  title: string;
  /** The rectangle we own: everything we write lies in it, and nothing outside it is touched. */
  area: Rect;
  /** Pixels, from column A; set when the sheet is made, then the people's. */
  columnWidths: readonly number[];
  /** Points, by row. */
  rowHeights: ReadonlyMap<number, number>;
  blocks: readonly Block[];
  paints: readonly Paint[];
  merges: readonly Rect[];
  anchors: readonly Anchor[];
  names: readonly NamedRange[];
  charts: readonly ChartSpec[];
  conditions: readonly Condition[];
  validations: readonly Validation[];
  tables: readonly TableSpec[];
  sparklines: readonly SparklineGroup[];
  links: readonly Link[];
  /** Rows and columns that stay in sight. Set when the sheet is made, then the people's, as are colour, protection and hiding. */
  frozenRows: number;
  frozenColumns?: number;
  /** #RRGGBB */
  tabColor?: string;
  protection?: Protection;
  /** A sheet that only our formulas look at. */
  hidden?: boolean;
  print: PrintSetup;
  /** Cells that change at every refresh (the time of it): alone, they are no reason to write. */
  volatile: readonly Rect[];
  starter?: Starter;
}
