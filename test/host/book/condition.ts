import type { Rect } from "../../../src/workbook";

/** A conditional format: what all kinds have, and what one kind has besides. As `Excel.ConditionalFormat` says it. */
export interface ConditionalFormat {
  id: string;
  /** All that it applies to. A formula, with its equals sign, is that of the first one's first cell. */
  rects: Rect[];
  stopIfTrue: boolean;
  rule: ConditionalRule;
}

export type ConditionalRule =
  | { type: "Custom"; formula: string; format: ConditionalLook }
  | { type: "DataBar"; bar: DataBar }
  | { type: "ColorScale"; points: readonly ScalePoint[] }
  /** A kind that Primed never makes: kept as the file has it, seen by its type alone. */
  | { type: "CellValue" | "ContainsText" | "IconSet" | "PresetCriteria" | "TopBottom"; source: unknown };

export interface ConditionalLook {
  color?: string;
  fill?: string;
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  strikethrough?: boolean;
  numberFormat?: string;
}

/** A bound's formula is a number's digits, or has its equals sign. */
export interface DataBar {
  lower: {
    type: "Automatic" | "LowestValue" | "Number" | "Percent" | "Formula" | "Percentile";
    formula?: string;
  };
  upper: {
    type: "Automatic" | "HighestValue" | "Number" | "Percent" | "Formula" | "Percentile";
    formula?: string;
  };
  direction: "Context" | "LeftToRight" | "RightToLeft";
  showBarOnly: boolean;
  axis: "Automatic" | "None" | "CellMidPoint";
  axisColor: string;
  positive: { color: string; border: string | undefined; gradient: boolean };
  negative: { color: string; border: string | undefined; matchFill: boolean; matchBorder: boolean };
}

export interface ScalePoint {
  type: "LowestValue" | "HighestValue" | "Number" | "Percent" | "Formula" | "Percentile";
  formula?: string;
  color: string;
}
