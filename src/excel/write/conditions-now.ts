/// <reference types="office-js" />
import { isOurCondition, type ConditionStanding } from "../../core/owned/conditions";
import {
  conditionSignature,
  type BarCondition,
  type Condition,
  type RuleCondition,
  type ScaleCondition,
} from "../../core/sheet/condition";
import { rangeAddress } from "../../core/sheet/address";
import { partition } from "../../core/sheet/cut-rects";
import type { Made } from "../../core/sheet/made";
import type { Rect } from "../../workbook";
import { rangeAt } from "../read/rect";
import { hullOf, rectsIn } from "./addresses";

/** A conditional format of a kind that we make, wherever it stands. */
export type Unplaced =
  Omit<RuleCondition, "rect"> | Omit<BarCondition, "rect"> | Omit<ScaleCondition, "rect">;

/** A conditional format as it stands on a sheet in Excel. */
export interface ConditionNow extends ConditionStanding {
  format: Excel.ConditionalFormat;
  /** What it says; undefined for kinds that are never ours. */
  said: Unplaced | undefined;
}

/** What was asked of Excel, to be read after the next sync. */
export interface ConditionsLook {
  areas: readonly Rect[];
  formats: Excel.ConditionalFormatCollection;
  ranges: Map<Excel.ConditionalFormat, Excel.RangeAreas>;
}

const SAID = [
  "type",
  "priority",
  "stopIfTrue",
  "customOrNullObject/rule/formula",
  "customOrNullObject/format/font/color",
  "customOrNullObject/format/font/bold",
  "customOrNullObject/format/fill/color",
  "dataBarOrNullObject/lowerBoundRule",
  "dataBarOrNullObject/upperBoundRule",
  "dataBarOrNullObject/showDataBarOnly",
  "dataBarOrNullObject/axisFormat",
  "dataBarOrNullObject/axisColor",
  "dataBarOrNullObject/positiveFormat/fillColor",
  "dataBarOrNullObject/positiveFormat/borderColor",
  "dataBarOrNullObject/negativeFormat/fillColor",
  "colorScaleOrNullObject/criteria",
]
  .map((name) => `items/${name}`)
  .join(",");

/** Queues a look at the conditional formats over our areas: what they say. */
export function queueConditionsLook(sheet: Excel.Worksheet, areas: readonly Rect[]): ConditionsLook {
  const formats = rangeAt(sheet, hullOf(areas)).conditionalFormats;
  formats.load(SAID);
  return { areas, formats, ranges: new Map() };
}

/** Queues, after the first answer, where those lie that may be ours, or all. @returns whether there is anything to wait for. */
export function queueConditionRanges(look: ConditionsLook, made: Made, all = false): boolean {
  for (const format of look.formats.items) {
    const said = saidBy(format);
    const signature = said && conditionSignature(said);
    if (!all && !isOurCondition({ signature, inside: [...look.areas] }, made)) continue;
    const ranges = format.getRanges();
    ranges.load("address");
    look.ranges.set(format, ranges);
  }
  return look.ranges.size > 0;
}

/** The conditional formats over our areas, the first to be looked at first. */
export function conditionsNow({ areas, formats, ranges }: ConditionsLook): ConditionNow[] {
  return formats.items.map((format) => {
    const said = saidBy(format);
    const all = rectsIn(ranges.get(format)?.address ?? "");
    return {
      format,
      said,
      signature: said && conditionSignature(said),
      ranges: all,
      ...partition(all, areas),
    };
  });
}

/**
 * A condition may have been half made when a refresh was broken off, and does not say yet what ours says: it is one of ours that lies
 * where we want one of its kind, and says no more than that one or what Excel gives a new one.
 */
export const withHalfMade = (now: readonly ConditionNow[], wanted: readonly Condition[]): ConditionNow[] =>
  now.map((one) => {
    const whole = wanted.find(
      (condition) =>
        one.ranges.map(rangeAddress).join() === rangeAddress(condition.rect) && isHalf(one, condition),
    );
    return whole ? { ...one, signature: conditionSignature(whole) } : one;
  });

function isHalf({ format, said }: ConditionNow, whole: Condition): boolean {
  if (whole.kind === "scale") return format.type === "ColorScale";
  if (whole.kind === "bar") return said?.kind === "bar" && [NEW_BAR, whole.color].includes(said.color);
  return said?.kind === "rule" && ["", whole.formula].includes(said.formula);
}

/** The colour of Excel's bars before they get another. */
const NEW_BAR = "#638EC6";

function saidBy(format: Excel.ConditionalFormat): Unplaced | undefined {
  switch (format.type) {
    case "Custom":
      return ruleOf(format.customOrNullObject, format.stopIfTrue);
    case "DataBar":
      return barOf(format.dataBarOrNullObject);
    case "ColorScale":
      return scaleOf(format.colorScaleOrNullObject.criteria);
    default:
      return undefined;
  }
}

function ruleOf({ rule, format }: Excel.CustomConditionalFormat, stop: boolean): Unplaced {
  return {
    kind: "rule",
    formula: rule.formula.replace(/^=/, ""),
    // Excel gives an empty text, or null, for what a format leaves as it is.
    ...(format.font.color ? { color: format.font.color } : {}),
    ...(format.fill.color ? { fill: format.fill.color } : {}),
    ...(format.font.bold ? { bold: true } : {}),
    ...(stop ? { stop: true } : {}),
  };
}

function barOf(bar: Excel.DataBarConditionalFormat): Unplaced {
  const { positiveFormat: positive, negativeFormat: negative } = bar;
  return {
    kind: "bar",
    min: boundOf(bar.lowerBoundRule) ?? NaN,
    max: boundOf(bar.upperBoundRule) ?? NaN,
    color: positive.fillColor,
    ...(positive.borderColor ? { border: positive.borderColor } : {}),
    negative: negative.fillColor,
    axis: bar.axisFormat === "CellMidPoint" ? "middle" : "automatic",
    axisColor: bar.axisColor,
    barOnly: bar.showDataBarOnly,
  };
}

/** Two colours: ours never have three. */
function scaleOf({ minimum, midpoint, maximum }: Excel.ConditionalColorScaleCriteria): Unplaced | undefined {
  if (midpoint) return undefined;
  const end = (one: Excel.ConditionalColorScaleCriterion) => {
    const value = boundOf(one);
    return { color: one.color ?? "", ...(value === undefined ? {} : { value }) };
  };
  return { kind: "scale", from: end(minimum), to: end(maximum) };
}

const boundOf = ({ type, formula }: { type: string; formula?: string }): number | undefined =>
  type === "Number" && formula !== undefined ? Number(String(formula).replace(/^=/, "")) : undefined;
