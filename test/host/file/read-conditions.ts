import { rectsOf } from "../../../src/file/write/over-cells/sqref";
import { CONDITIONS_URI, extensionItems } from "../../../src/file/write/over-cells/extensions";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  descendantsNamed,
  integerAttribute,
} from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Rect } from "../../../src/workbook";
import type { Book } from "../book/book";
import type {
  ConditionalFormat,
  ConditionalLook,
  ConditionalRule,
  DataBar,
  ScalePoint,
} from "../book/condition";
import { newId } from "../book/ids";
import { colorOf, type Theme } from "./colors";
import { shownFormula } from "./formulas";
import { sourceOf } from "./source-xml";

/** A rule of a kind that the host only keeps. */
export interface KeptRule {
  /** `<cfRule>` of the sheet; empty for one that stands in the extension list alone. */
  main: string;
  /** `<x14:cfRule>`, or the half of one. */
  half: string;
  /** Of the cells that its formulas are written for. */
  first: Rect | undefined;
  pivot: boolean;
}

interface Found {
  holder: XmlElement;
  rule: XmlElement;
  half: XmlElement | undefined;
  rects: Rect[];
  pivot: boolean;
}

/** All conditional formats of a sheet, the first to be looked at first. @param looks by `dxfId`. */
export function readConditions(
  book: Book,
  root: XmlElement,
  looks: readonly ConditionalLook[],
  theme: Theme,
): ConditionalFormat[] {
  const halves = new Map<string, XmlElement>();
  const extended: Found[] = [];
  for (const holder of extensionItems(root, CONDITIONS_URI)) {
    const rects = rectsOf(child(holder, "sqref")?.text ?? "");
    for (const rule of childrenNamed(holder, "cfRule")) {
      halves.set(attribute(rule, "id") ?? "", rule);
      extended.push({ holder, rule, half: rule, rects, pivot: booleanAttribute(holder, "pivot") });
    }
  }
  const paired = new Set<XmlElement>();
  const found = childrenNamed(root, "conditionalFormatting").flatMap((holder) =>
    childrenNamed(holder, "cfRule").map((rule): Found => {
      const half = halves.get(descendantsNamed(rule, "id")[0]?.text.trim() ?? "");
      if (half) paired.add(half);
      const rects = rectsOf(attribute(holder, "sqref") ?? "");
      return { holder, rule, half, rects, pivot: booleanAttribute(holder, "pivot") };
    }),
  );
  const alone = extended.filter(({ rule }) => !paired.has(rule));
  const priority = ({ rule }: Found): number => integerAttribute(rule, "priority") ?? 0;
  return [...found, ...alone]
    .sort((a, b) => priority(a) - priority(b))
    .map((one) => ({
      id: newId(book),
      rects: one.rects,
      stopIfTrue: booleanAttribute(one.rule, "stopIfTrue"),
      rule: ruleOf(one, found.includes(one), looks, theme),
    }));
}

function ruleOf(
  one: Found,
  isMain: boolean,
  looks: readonly ConditionalLook[],
  theme: Theme,
): ConditionalRule {
  const { rule, half, pivot } = one;
  const type = attribute(rule, "type") ?? "";
  if (isMain && !pivot) {
    if (type === "expression") {
      const formula = shownFormula(decodeExcelText(child(rule, "formula")?.text ?? ""), undefined);
      const look = looks[integerAttribute(rule, "dxfId") ?? -1] ?? {};
      return { type: "Custom", formula, format: { ...look } };
    }
    const bar = type === "dataBar" && barOf(rule, half, theme);
    if (bar) return { type: "DataBar", bar };
    const points = type === "colorScale" && scaleOf(rule, theme);
    if (points) return { type: "ColorScale", points };
  }
  const kept: KeptRule = {
    main: isMain ? withoutPlace(sourceOf(rule)) : "",
    half: half ? withoutPlace(sourceOf(half)) : "",
    first: one.rects[0],
    pivot,
  };
  return { type: kindOf(type), source: kept };
}

/** Its place among the others is said by the model's order. */
const withoutPlace = (xml: string): string => xml.replace(/(\spriority=)"\d+"/, '$1"0"');

const KINDS: Readonly<Record<string, "CellValue" | "ContainsText" | "IconSet" | "TopBottom">> = {
  cellIs: "CellValue",
  containsText: "ContainsText",
  notContainsText: "ContainsText",
  beginsWith: "ContainsText",
  endsWith: "ContainsText",
  iconSet: "IconSet",
  top10: "TopBottom",
};
const kindOf = (type: string) => KINDS[type] ?? "PresetCriteria";

const COLOR = /(^|:)color$/;
const namedColor = (element: XmlElement | undefined): XmlElement[] =>
  (element?.children ?? []).filter(
    (one): one is XmlElement => "name" in one && COLOR.test((one as XmlElement).name),
  );

/** By the file's words. */
const BOUNDS: Readonly<Record<string, DataBar["lower"]["type"] | DataBar["upper"]["type"]>> = {
  min: "LowestValue",
  max: "HighestValue",
  autoMin: "Automatic",
  autoMax: "Automatic",
  num: "Number",
  percent: "Percent",
  formula: "Formula",
  percentile: "Percentile",
};

interface Bound {
  type: string;
  formula?: string;
}

/** A bound of the sheet's own half says its value in `val`, one of the extension's in an `f`. */
function boundOf(cfvo: XmlElement): Bound {
  const said = attribute(cfvo, "type") ?? "num";
  const type = BOUNDS[said] ?? "Number";
  const text = child(cfvo, "f")?.text ?? attribute(cfvo, "val");
  if (text === undefined || ["LowestValue", "HighestValue", "Automatic"].includes(type)) return { type };
  const shown = decodeExcelText(text);
  return { type, formula: Number.isFinite(Number(shown)) ? shown : shownFormula(shown, undefined) };
}

function barOf(rule: XmlElement, half: XmlElement | undefined, theme: Theme): DataBar | undefined {
  const main = child(rule, "dataBar");
  const more = half && child(half, "dataBar");
  if (!main) return undefined;
  const [lower, upper] = childrenNamed(more ?? main, "cfvo").map(boundOf);
  const color = (name: string): string | undefined => colorOf(more && child(more, name), theme);
  const flag = (name: string, otherwise: boolean): boolean =>
    more === undefined ? otherwise : booleanAttribute(more, name, otherwise);
  if (!lower || !upper) return undefined;
  const direction = (more && attribute(more, "direction")) ?? "context";
  const axis = (more && attribute(more, "axisPosition")) ?? "automatic";
  const fill = colorOf(namedColor(main)[0], theme) ?? color("fillColor") ?? "#638EC6";
  const border = flag("border", false) ? (color("borderColor") ?? fill) : undefined;
  return {
    lower: lower as DataBar["lower"],
    upper: upper as DataBar["upper"],
    direction:
      direction === "leftToRight" ? "LeftToRight" : direction === "rightToLeft" ? "RightToLeft" : "Context",
    showBarOnly: !booleanAttribute(main, "showValue", true),
    axis: axis === "none" ? "None" : axis === "middle" ? "CellMidPoint" : "Automatic",
    axisColor: color("axisColor") ?? "#000000",
    positive: { color: fill, border, gradient: flag("gradient", true) },
    negative: {
      color: color("negativeFillColor") ?? fill,
      border: flag("border", false) ? (color("negativeBorderColor") ?? border) : undefined,
      matchFill: flag("negativeBarColorSameAsPositive", false) || !color("negativeFillColor"),
      matchBorder: flag("negativeBarBorderColorSameAsPositive", true),
    },
  };
}

function scaleOf(rule: XmlElement, theme: Theme): ScalePoint[] | undefined {
  const scale = child(rule, "colorScale");
  const bounds = scale ? childrenNamed(scale, "cfvo").map(boundOf) : [];
  const colors = namedColor(scale).map((one) => colorOf(one, theme) ?? "#000000");
  if (bounds.length < 2 || bounds.length !== colors.length) return undefined;
  return bounds.map((bound, i) => ({ ...(bound as Omit<ScalePoint, "color">), color: colors[i]! }));
}
