import type { Rect } from "../../workbook";

/** Small charts in cells, alike in looks and scale. Native in files only: Office.js has none, and leaves those there alone. */
export interface SparklineGroup {
  kind: "column" | "line";
  color: string;
  /** The colour of numbers below nought, of the last point, and of the line at nought, where they differ. */
  negative?: string;
  last?: string;
  axis?: string;
  /** Points; for lines. */
  weight?: number;
  /** Bounds of the scale; without them each sparkline has its own. `group`: that of all together. */
  min?: number | "group";
  max?: number | "group";
  /** Each in one cell, over one row or column of cells of its own sheet. */
  cells: readonly Sparkline[];
}

export interface Sparkline {
  row: number;
  column: number;
  values: Rect;
}

/** What a group looks like: by it a sparkline in our area is known for ours. */
export const sparklineSignature = (kind: string, color: string): string =>
  ["sparkline", kind, color.toUpperCase()].join("|");
