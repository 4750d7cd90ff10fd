import type { Rect } from "../../../src/workbook";
import { overlap } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { formulaFor } from "./anchored";
import { withoutAll } from "./areas";
import type { Book, Sheet } from "./book";
import type { ConditionalFormat, ConditionalRule, DataBar, ScalePoint } from "./condition";
import { newId } from "./ids";

/** The formats that apply to any of these cells, the first first. */
export const conditionsOn = (sheet: Sheet, rects: readonly Rect[]): ConditionalFormat[] =>
  sheet.conditions.filter((condition) =>
    condition.rects.some((rect) => rects.some((other) => overlap(rect, other))),
  );

/**
 * A new format of these cells, before all others.
 * @throws HostError `HostNotImplemented` for a kind that the host only keeps.
 */
export function addCondition(
  book: Book,
  sheet: Sheet,
  rects: readonly Rect[],
  type: string,
): ConditionalFormat {
  const made = { id: newId(book), rects: [...rects], stopIfTrue: false, rule: newRule(type) };
  sheet.conditions.unshift(made);
  return made;
}

function newRule(type: string): ConditionalRule {
  switch (type) {
    case "Custom":
      return { type, formula: "", format: {} };
    case "DataBar":
      return { type, bar: newBar() };
    case "ColorScale":
      return { type, points: newScale() };
    default:
      throw new HostError(
        "HostNotImplemented",
        `The workbook host makes no conditional formats of the type ${type}.`,
      );
  }
}

/** As Excel makes them from its ribbon. */
const newBar = (): DataBar => ({
  lower: { type: "Automatic" },
  upper: { type: "Automatic" },
  direction: "Context",
  showBarOnly: false,
  axis: "Automatic",
  axisColor: "#000000",
  positive: { color: "#638EC6", border: "#638EC6", gradient: true },
  negative: { color: "#FF0000", border: "#FF0000", matchFill: false, matchBorder: false },
});

const newScale = (): ScalePoint[] => [
  { type: "LowestValue", color: "#F8696B" },
  { type: "Percentile", formula: "50", color: "#FFEB84" },
  { type: "HighestValue", color: "#63BE7B" },
];

/** These cells have no conditional format any more; others that a format applies to keep it. */
export function clearConditions(sheet: Sheet, rects: readonly Rect[]): void {
  sheet.conditions = sheet.conditions.flatMap((condition) => {
    const left = withoutAll(condition.rects, rects);
    return left.length ? [coveringOnly(condition, left)] : [];
  });
}

/** The format with other cells, its formulas those of the first of them. It stays the same object. */
export function coveringOnly(condition: ConditionalFormat, rects: Rect[]): ConditionalFormat {
  const [before] = condition.rects;
  const [after] = rects;
  if (before && after) condition.rule = withFormulas(condition.rule, (one) => formulaFor(one, before, after));
  condition.rects = rects;
  return condition;
}

function withFormulas(rule: ConditionalRule, change: (formula: string) => string): ConditionalRule {
  const bound = <T extends { formula?: string }>(one: T): T =>
    one.formula === undefined ? one : { ...one, formula: change(one.formula) };
  if (rule.type === "Custom") return { ...rule, formula: change(rule.formula) };
  if (rule.type === "ColorScale") return { ...rule, points: rule.points.map(bound) };
  if (rule.type !== "DataBar") return rule;
  return { ...rule, bar: { ...rule.bar, lower: bound(rule.bar.lower), upper: bound(rule.bar.upper) } };
}

export function removeCondition(sheet: Sheet, condition: ConditionalFormat): void {
  sheet.conditions = sheet.conditions.filter((other) => other !== condition);
}

/**
 * Puts a format in another place among those of some cells: counted from 0, or from the back when negative; the last or the first when
 * there are not so many.
 */
export function setPriority(
  sheet: Sheet,
  rects: readonly Rect[],
  condition: ConditionalFormat,
  priority: number,
): void {
  const others = conditionsOn(sheet, rects).filter((other) => other !== condition);
  const count = others.length + 1;
  const at = Math.max(0, Math.min(others.length, priority < 0 ? count + priority : priority));
  removeCondition(sheet, condition);
  const follower = others[at];
  const last = others.at(-1);
  const place = follower ? sheet.conditions.indexOf(follower) : last ? sheet.conditions.indexOf(last) + 1 : 0;
  sheet.conditions.splice(place, 0, condition);
}
