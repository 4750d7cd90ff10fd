/**
 * A sheet as plain data: the one description of a dashboard. Both ports turn it into the same sheet.
 * Rows and columns count from 1. Later paints lie over earlier ones, property by property.
 */
import type { Rect } from "../../workbook";
import type { Day } from "../calendar/day";
import type { ChartSpec } from "./chart";
import type { Style } from "./style";

export type CellValue = string | number | boolean | null;

/** A formula (without `=`) with the value it has now, so that readers who can't calculate still see it. */
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

export interface PrintSetup {
  /** Percent. */
  scale: number;
  /** Rows repeated on each page, counted from the top; 0 = none. */
  titleRows: number;
  /** Page breaks above these rows. */
  breaks: readonly number[];
  area: Rect;
  footer: { left: string; centre: string; right: string };
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
  charts: readonly ChartSpec[];
  /** Rows that stay in sight. */
  frozenRows: number;
  print: PrintSetup;
  /** Cells that change at every refresh (the time of it): alone, they are no reason to write. */
  volatile: readonly Rect[];
}
