/**
 * A chart as plain data: a line chart over dates, bars over categories, or points and lines over two number axes. It draws from
 * cells of its own sheet and no other; a range is one column or one row, and a blank cell in it is a gap. Widths are points,
 * colours #RRGGBB, text Calibri 9 slate unless said. There is no title and, unless asked for, no legend: labels stand where
 * they are meant.
 *
 * All of it can be set through Office.js at ExcelApi 1.13 or older, save three things: `title` and `alt` (no alternative text
 * for charts there; the table that a chart draws from says the same), and a series' name as a reference (the cell's text is
 * set instead). Error bars with amounts of their own can't be set there, so nothing here is drawn with them: see step-rows.ts.
 */
import type { Rect } from "../../workbook";

export type ChartSpec = LineChart | BarChart | ScatterChart;

/** Lines over a date axis. For limits that step, see step-rows.ts. */
export interface LineChart extends AnyChart {
  kind: "line";
  /** Dates, in any order: the axis sorts them. Longer than a series' values, when its last rows are for other series. */
  categories: Rect;
  series: readonly LineSeries[];
  dateAxis: DateAxis;
}

/** Bars over texts, or dates taken as texts. Only upright ones can have lines over them: a target, a capacity. */
export type BarChart = Bars &
  ({ direction: "up"; lines?: readonly LineSeries[] } | { direction: "across"; lines?: never });

interface Bars extends AnyChart {
  kind: "bars";
  /** From left to right, or from the top down. */
  categories: Rect;
  series: readonly BarSeries[];
  /** On top of each other; else side by side. */
  stacked?: boolean;
  /** Air between categories, in percent of a bar. */
  gap: number;
  /** How far bars side by side cover each other, in percent: 100 puts "over" and "under" in one place. Stacked bars always do. */
  overlap?: number;
  categoryAxis?: {
    title?: string;
    /** Drawn at zero: for bars on both sides of a budget, the budget. */
    line?: LineStyle;
  };
}

/** Points in groups and lines, each over a range of its own on both axes: a funnel's teams and its limits. */
export interface ScatterChart extends AnyChart {
  kind: "scatter";
  series: readonly ScatterSeries[];
  xAxis: NumberAxis;
}

interface AnyChart {
  /** Begins with `Primed`, the role of its sheet and a space: charts of ours are known by it. */
  name: string;
  /** What it is, in a few words: the title of the text for screen readers. */
  title: string;
  /** The text equivalent for screen readers. */
  alt: string;
  /** The cells it lies over. */
  over: Rect;
  /** Up the left side; for bars that lie, along the bottom. */
  valueAxis: NumberAxis;
  /** Below the chart. */
  legend?: boolean;
  /** Where the lines, bars and points lie; by default as chart-plot.ts says. */
  plot?: Plot;
}

/** A part of the chart, in fractions of its width and height, from the top left. */
export interface Plot {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface NumberAxis {
  min: number;
  max: number;
  major: number;
  format: string;
  title?: string;
  gridlines?: boolean;
  /** Its bounds hold, nothing of it is drawn: where every bar carries its number. */
  hidden?: boolean;
}

export interface DateAxis {
  /** What `every` counts, and what the dates are: the days of months fall together unless `base` is days. */
  unit: "days" | "months";
  every: number;
  base?: "days";
  format: string;
  /** Serial dates: the block may end in blank rows, which would else be drawn as 1900. */
  min: number;
  max: number;
  title?: string;
}

/** A text, or the cell that says it. */
export type SeriesName = string | Rect;

export interface LineStyle {
  color: string;
  width: number;
  dash: "solid" | "dash" | "dot";
}

export interface Marker {
  shape: "circle" | "diamond" | "none";
  size: number;
  fill: string;
  edge: string;
}

export interface LineSeries {
  name: SeriesName;
  values: Rect;
  line?: LineStyle;
  marker?: Marker;
  labels?: readonly PointLabel[];
}

export interface ScatterSeries extends Omit<LineSeries, "values"> {
  x: Rect;
  y: Rect;
}

export interface BarFill {
  fill: string;
  /** Drawn round the bar, 0.75 points; none when left out. */
  edge?: string;
}

export interface BarSeries extends BarFill {
  name: SeriesName;
  values: Rect;
  /** Bars that look otherwise, counted from 0: the one that is spoken of. */
  points?: readonly (BarFill & { point: number })[];
  /** Each bar's value: at its foot, in its middle, or at its end (inside when stacked, where nothing can stand outside). */
  valueLabels?: { at: "foot" | "middle" | "end"; format: string; color: string; bold?: boolean };
}

/** Text at one point of a series. */
export interface PointLabel {
  /** Counted from 0. */
  point: number;
  text: string;
  color: string;
  bold?: boolean;
  /** A colour behind the text, where lines run under it. */
  fill?: string;
  position: "right" | "left" | "above" | "below";
}
