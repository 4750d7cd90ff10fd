/// <reference types="office-js" />
import {
  canBeDrawn,
  coversConditions,
  isOurCondition,
  type ConditionStanding,
} from "../../core/owned/conditions";
import type { BarCondition, Condition, RuleCondition, ScaleCondition } from "../../core/sheet/condition";
import { formulaFor } from "../../core/sheet/cut-rects";
import type { Made } from "../../core/sheet/made";
import type { Rect } from "../../workbook";
import { cellsAt, groupsOf } from "./addresses";
import type { ConditionNow, Unplaced } from "./conditions-now";

/** Whether every condition of the spec is there, as often as it should be. */
export const showsConditions = (
  now: readonly ConditionStanding[],
  conditions: readonly Condition[],
  made: Made,
): boolean =>
  coversConditions(
    now.filter((one) => isOurCondition(one, made)),
    conditions,
  );

/**
 * Queues the conditional formats of our area as the spec says. Those that were ours go, from our area only (a copy of one that people
 * have made elsewhere is theirs, and is made there anew); new ones come after people's, whose rules so win.
 */
export function writeConditions(
  sheet: Excel.Worksheet,
  conditions: readonly Condition[],
  now: readonly ConditionNow[],
  made: Made,
): void {
  const ours = now.filter((one) => isOurCondition(one, made));
  for (const { format, said, ranges, outside } of ours) {
    format.delete();
    if (!said) continue;
    for (const group of groupsOf(outside)) addCondition(sheet, movedTo(group, said, ranges), group);
  }
  const wanted = conditions.filter(canBeDrawn);
  // A new one comes first, unless it is sent to the back.
  const amongPeoples = now.length > ours.length;
  for (const condition of amongPeoples ? wanted : [...wanted].reverse()) {
    const format = addCondition(sheet, condition, [condition.rect]);
    if (amongPeoples) format.priority = -1;
  }
}

const movedTo = (rects: readonly Rect[], said: Unplaced, before: readonly Rect[]): Unplaced =>
  said.kind === "rule" ? { ...said, formula: formulaFor(rects, said.formula, before) } : said;

function addCondition(
  sheet: Excel.Worksheet,
  condition: Unplaced,
  rects: readonly Rect[],
): Excel.ConditionalFormat {
  const formats = cellsAt(sheet, rects).conditionalFormats;
  switch (condition.kind) {
    case "rule":
      return withRule(formats.add("Custom"), condition);
    case "bar":
      return withBar(formats.add("DataBar"), condition);
    case "scale":
      return withScale(formats.add("ColorScale"), condition);
  }
}

type Placed<T> = Omit<T, "rect">;

function withRule(format: Excel.ConditionalFormat, rule: Placed<RuleCondition>): Excel.ConditionalFormat {
  const { custom } = format;
  custom.rule.formula = `=${rule.formula}`;
  if (rule.color !== undefined) custom.format.font.color = rule.color;
  if (rule.bold) custom.format.font.bold = true;
  if (rule.fill !== undefined) custom.format.fill.color = rule.fill;
  format.stopIfTrue = rule.stop ?? false;
  return format;
}

function withBar(format: Excel.ConditionalFormat, bar: Placed<BarCondition>): Excel.ConditionalFormat {
  const { dataBar } = format;
  dataBar.lowerBoundRule = { type: "Number", formula: String(bar.min) };
  dataBar.upperBoundRule = { type: "Number", formula: String(bar.max) };
  dataBar.showDataBarOnly = bar.barOnly;
  dataBar.axisFormat = bar.axis === "middle" ? "CellMidPoint" : "Automatic";
  dataBar.axisColor = bar.axisColor;
  dataBar.positiveFormat.set({ fillColor: bar.color, gradientFill: false, borderColor: bar.border ?? "" });
  dataBar.negativeFormat.set({
    matchPositiveFillColor: false,
    fillColor: bar.negative,
    matchPositiveBorderColor: bar.border === undefined,
    ...(bar.border === undefined ? {} : { borderColor: bar.border }),
  });
  return format;
}

function withScale(
  format: Excel.ConditionalFormat,
  { from, to }: Placed<ScaleCondition>,
): Excel.ConditionalFormat {
  const end = (otherwise: "LowestValue" | "HighestValue", { color, value }: ScaleCondition["from"]) =>
    value === undefined
      ? { type: otherwise, color }
      : { type: "Number" as const, formula: String(value), color };
  format.colorScale.criteria = { minimum: end("LowestValue", from), maximum: end("HighestValue", to) };
  return format;
}
