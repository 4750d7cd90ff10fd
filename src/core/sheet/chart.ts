import type { Rect } from "../../workbook";

export interface Marker {
  shape: "circle" | "diamond" | "none";
  size: number;
  fill: string;
  edge: string;
}

/** Text at one point of a series. */
export interface PointLabel {
  /** Counted from 0. */
  point: number;
  text: string;
  color: string;
  bold?: boolean;
  position: "right" | "above" | "below";
}

export interface ChartSeries {
  name: string;
  values: Rect;
  line?: { color: string; width: number; dash: "solid" | "dash" | "dot" };
  marker?: Marker;
  labels?: readonly PointLabel[];
}

/** A line chart over cells of its own sheet; blank cells are gaps. Widths in points, colours #RRGGBB. */
export interface ChartSpec {
  /** Begins with `Primed`, the role of its sheet and a space: charts of ours are known by it. */
  name: string;
  /** The text equivalent for screen readers. */
  alt: string;
  /** The cells it lies over. */
  over: Rect;
  /** One column of dates. */
  categories: Rect;
  series: readonly ChartSeries[];
  valueAxis: { min: number; max: number; major: number; format: string };
  /** `min` and `max` are serial dates: the block may end in blank rows, which would else be drawn as 1900. */
  dateAxis: { unit: "days" | "months"; every: number; format: string; min: number; max: number };
}
