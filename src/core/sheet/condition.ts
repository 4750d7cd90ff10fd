import type { Rect } from "../../workbook";
import { plainNumber, shapeOf } from "./formula-text";

/** Colours are #RRGGBB everywhere. */

/** The look that cells take while a formula holds. The formula is that of the rectangle's first cell: `$F12="Late"`. */
export interface RuleCondition {
  kind: "rule";
  rect: Rect;
  formula: string;
  color?: string;
  fill?: string;
  bold?: boolean;
  /** Later conditions are not looked at where this one holds. */
  stop?: boolean;
}

/** A bar in each cell, as long as its number; `min` and `max` are numbers, so that all bars have one scale. */
export interface BarCondition {
  kind: "bar";
  rect: Rect;
  min: number;
  max: number;
  color: string;
  border?: string;
  /** Bars of numbers below nought. They have the border's colour round them when there is one. */
  negative: string;
  /** Where nought lies: at the cell's middle, or where the bounds put it. */
  axis: "middle" | "automatic";
  axisColor: string;
  /** Only the bar is shown, not the number. */
  barOnly: boolean;
}

/** Fills between colours, from the least number to the greatest, or between stated ones. */
export interface ScaleCondition {
  kind: "scale";
  rect: Rect;
  from: { color: string; value?: number };
  to: { color: string; value?: number };
}

/**
 * A conditional format. Earlier ones win where two say different things, and people's win over ours.
 * Excel 2010 and later; Office.js: `Range.conditionalFormats` (ExcelApi 1.6).
 */
export type Condition = RuleCondition | BarCondition | ScaleCondition;

/**
 * What a condition says, wherever it stands: by it a condition in the file is known for ours (made.ts). It holds only what every
 * program keeps and hands back.
 */
export function conditionSignature(condition: ConditionSaid): string {
  switch (condition.kind) {
    case "rule":
      return ["rule", shapeOf(condition.formula), plain(condition.color), plain(condition.fill)].join("|");
    case "bar":
      return ["bar", plainNumber(condition.min), plainNumber(condition.max), plain(condition.color)].join(
        "|",
      );
    case "scale":
      return ["scale", ...[condition.from, condition.to].map(endSignature)].join("|");
  }
}

/** What a signature needs of a condition. */
export type ConditionSaid =
  | Pick<RuleCondition, "kind" | "formula" | "color" | "fill">
  | Pick<BarCondition, "kind" | "min" | "max" | "color">
  | Pick<ScaleCondition, "kind" | "from" | "to">;

const endSignature = ({ color, value }: ScaleCondition["from"]): string =>
  plain(color) + (value === undefined ? "" : plainNumber(value));

const plain = (color: string | undefined): string => (color ?? "").toUpperCase();
