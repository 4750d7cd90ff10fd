import { hash } from "../../../src/core/sheet/hash";
import {
  CONDITIONS_URI,
  extensionItems,
  X14_NAMESPACES,
  type ExtensionChange,
} from "../../../src/file/write/over-cells/extensions";
import { formulaFor } from "../../../src/core/sheet/cut-rects";
import { sqref } from "../../../src/file/write/over-cells/sqref";
import { WORKSHEET_ORDER } from "../../../src/file/write/worksheet-order";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeExcelAttribute, escapeExcelText } from "../../../src/file/xml/escape";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import { childrenNamed, descendantsNamed } from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import type { ConditionalFormat, ConditionalLook, DataBar, ScalePoint } from "../book/condition";
import { argb } from "./colors";
import { fileFormula } from "./formulas";
import type { KeptRule } from "./read-conditions";

/** The extension of a rule that holds the id of its other half. */
const PAIR_URI = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";

/** Writes all conditional formats of a sheet anew. @returns what is to change in the extension list. */
export function writeConditions(
  editor: PartEditor,
  conditions: readonly ConditionalFormat[],
  lookIndex: (look: ConditionalLook) => number,
): ExtensionChange {
  for (const old of childrenNamed(editor.root, "conditionalFormatting")) editor.remove(old);
  const removed = extensionItems(editor.root, CONDITIONS_URI);
  const added: string[] = [];
  conditions.forEach((condition, i) => {
    const { main, half } = conditionXml(condition, i + 1, lookIndex);
    if (main) editor.insert(editor.root, "conditionalFormatting", main, WORKSHEET_ORDER);
    if (half) added.push(half);
  });
  return { uri: CONDITIONS_URI, list: "conditionalFormattings", removed, added };
}

interface Halves {
  main: string;
  half: string;
}

function conditionXml(
  condition: ConditionalFormat,
  priority: number,
  lookIndex: (look: ConditionalLook) => number,
): Halves {
  const { rects, stopIfTrue, rule, id } = condition;
  const stop = stopIfTrue ? ` stopIfTrue="1"` : "";
  const wrap = (xml: string, pivot = false): string =>
    xml &&
    `<conditionalFormatting${pivot ? ' pivot="1"' : ""} sqref="${sqref(rects)}">${xml}</conditionalFormatting>`;
  const wrapHalf = (xml: string, pivot = false): string =>
    xml &&
    `<x14:conditionalFormatting ${X14_NAMESPACES}${pivot ? ' pivot="1"' : ""}>${xml}<xm:sqref>${sqref(rects)}</xm:sqref></x14:conditionalFormatting>`;
  if ("source" in rule) {
    const kept = rule.source as KeptRule;
    const moved = (xml: string): string => xml && movedRule(xml, kept, condition, priority);
    return { main: wrap(moved(kept.main), kept.pivot), half: wrapHalf(moved(kept.half), kept.pivot) };
  }
  switch (rule.type) {
    case "Custom":
      return {
        main: wrap(
          `<cfRule type="expression" dxfId="${lookIndex(rule.format)}" priority="${priority}"${stop}><formula>${escapeExcelText(fileFormula(rule.formula, undefined))}</formula></cfRule>`,
        ),
        half: "",
      };
    case "ColorScale":
      return { main: wrap(scaleXml(rule.points, priority)), half: "" };
    case "DataBar": {
      const pair = pairId(id);
      return { main: wrap(barXml(rule.bar, priority, stop, pair)), half: wrapHalf(halfXml(rule.bar, pair)) };
    }
  }
}

/** A kept rule with its new place among the others, and its formulas as the first cell now has them. */
function movedRule(xml: string, { first }: KeptRule, { rects }: ConditionalFormat, priority: number): string {
  const placed = xml.replace(/(\spriority\s*=\s*)(["'])\d+\2/, `$1"${priority}"`);
  if (!first || !rects[0] || (first.row === rects[0].row && first.column === rects[0].column)) return placed;
  let moved = placed;
  for (const { text } of ["formula", "f"].flatMap((name) => descendantsNamed(parsePart(placed), name))) {
    const now = formulaFor(rects, decodeExcelText(text), [first]);
    moved = moved.replace(`>${escapeExcelText(decodeExcelText(text))}<`, () => `>${escapeExcelText(now)}<`);
  }
  return moved;
}

const FILE_BOUNDS: Readonly<Record<string, string>> = {
  LowestValue: "min",
  HighestValue: "max",
  Number: "num",
  Percent: "percent",
  Formula: "formula",
  Percentile: "percentile",
};

const boundText = (formula: string | undefined): string => fileFormula(String(formula ?? "0"), undefined);

const colorXml = (name: string, color: string): string => `<${name} rgb="${argb(color)}"/>`;

function scaleXml(points: readonly ScalePoint[], priority: number): string {
  const bounds = points.map(({ type, formula }) => mainBound(FILE_BOUNDS[type]!, formula));
  const colors = points.map(({ color }) => colorXml("color", color));
  return `<cfRule type="colorScale" priority="${priority}"><colorScale>${bounds.join("")}${colors.join("")}</colorScale></cfRule>`;
}

const mainBound = (type: string, formula: string | undefined): string =>
  type === "min" || type === "max"
    ? `<cfvo type="${type}"/>`
    : `<cfvo type="${type}" val="${escapeExcelAttribute(boundText(formula))}"/>`;

function barXml(bar: DataBar, priority: number, stop: string, pair: string): string {
  const bound = ({ type, formula }: DataBar["lower"] | DataBar["upper"], end: "min" | "max"): string =>
    mainBound(type === "Automatic" ? end : FILE_BOUNDS[type]!, formula);
  return [
    `<cfRule type="dataBar" priority="${priority}"${stop}><dataBar minLength="0" maxLength="100"${bar.showBarOnly ? ' showValue="0"' : ""}>`,
    `${bound(bar.lower, "min")}${bound(bar.upper, "max")}${colorXml("color", bar.positive.color)}</dataBar>`,
    `<extLst><ext uri="${PAIR_URI}" ${X14_NAMESPACES}><x14:id>${pair}</x14:id></ext></extLst></cfRule>`,
  ].join("");
}

function halfXml(bar: DataBar, pair: string): string {
  const bound = ({ type, formula }: DataBar["lower"] | DataBar["upper"], auto: string): string => {
    const said = type === "Automatic" ? auto : FILE_BOUNDS[type]!;
    return formula === undefined
      ? `<x14:cfvo type="${said}"/>`
      : `<x14:cfvo type="${said}"><xm:f>${escapeExcelText(boundText(formula))}</xm:f></x14:cfvo>`;
  };
  const { positive, negative } = bar;
  const bordered = positive.border !== undefined;
  const direction = { Context: "", LeftToRight: "leftToRight", RightToLeft: "rightToLeft" }[bar.direction];
  const axis = { Automatic: "", None: "none", CellMidPoint: "middle" }[bar.axis];
  const attributes = [
    bar.showBarOnly ? ` showValue="0"` : "",
    bordered ? ` border="1"` : "",
    positive.gradient ? "" : ` gradient="0"`,
    direction && ` direction="${direction}"`,
    negative.matchFill ? ` negativeBarColorSameAsPositive="1"` : "",
    bordered && !negative.matchBorder ? ` negativeBarBorderColorSameAsPositive="0"` : "",
    axis && ` axisPosition="${axis}"`,
  ].join("");
  return [
    `<x14:cfRule type="dataBar" id="${pair}"><x14:dataBar minLength="0" maxLength="100"${attributes}>`,
    bound(bar.lower, "autoMin"),
    bound(bar.upper, "autoMax"),
    bordered ? colorXml("x14:borderColor", positive.border!) : "",
    negative.matchFill ? "" : colorXml("x14:negativeFillColor", negative.color),
    bordered && !negative.matchBorder
      ? colorXml("x14:negativeBorderColor", negative.border ?? positive.border!)
      : "",
    bar.axis === "None" ? "" : colorXml("x14:axisColor", bar.axisColor),
    `</x14:dataBar></x14:cfRule>`,
  ].join("");
}

/** A GUID that is the same for the same condition whenever it is saved. */
function pairId(id: string): string {
  const digits = [0, 1, 2, 3]
    .map((part) => hash(`${id} ${part}`))
    .join("")
    .toUpperCase();
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "{$1-$2-$3-$4-$5}");
}
