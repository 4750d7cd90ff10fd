import type { BarCondition, Condition, RuleCondition, ScaleCondition } from "../../../core/sheet/condition";
import { rangeAddress } from "../../../core/sheet/address";
import { escapeExcelText } from "../../xml/escape";
import { X14_NAMESPACES } from "./extensions";

/** A condition as the worksheet holds it, and for a bar the second half that Excel 2010 brought: they are paired by an id. */
export interface ConditionXml {
  main: string;
  extension: string | undefined;
}

/** The extension of a rule that holds the id of its other half. */
const PAIR_URI = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";

/**
 * @param priority different for each rule of the sheet; the least is looked at first.
 * @param format for a rule, the index of its look among the stylesheet's differential formats.
 * @param id for a bar, a GUID in braces.
 */
export function conditionXml(
  condition: Condition,
  priority: number,
  format: number,
  id: string,
): ConditionXml {
  const wrap = (rule: string): string =>
    `<conditionalFormatting sqref="${rangeAddress(condition.rect)}">${rule}</conditionalFormatting>`;
  switch (condition.kind) {
    case "rule":
      return { main: wrap(ruleXml(condition, priority, format)), extension: undefined };
    case "scale":
      return { main: wrap(scaleXml(condition, priority)), extension: undefined };
    case "bar":
      return { main: wrap(barXml(condition, priority, id)), extension: barExtensionXml(condition, id) };
  }
}

const ruleXml = ({ formula, stop }: RuleCondition, priority: number, format: number): string =>
  `<cfRule type="expression" dxfId="${format}" priority="${priority}"${stop ? ' stopIfTrue="1"' : ""}><formula>${escapeExcelText(formula)}</formula></cfRule>`;

function scaleXml({ from, to }: ScaleCondition, priority: number): string {
  const bound = (end: "min" | "max", value: number | undefined): string =>
    value === undefined ? `<cfvo type="${end}"/>` : `<cfvo type="num" val="${value}"/>`;
  return `<cfRule type="colorScale" priority="${priority}"><colorScale>${bound("min", from.value)}${bound("max", to.value)}${color("color", from.color)}${color("color", to.color)}</colorScale></cfRule>`;
}

/** LibreOffice takes the lengths from here, Excel from the extension. */
function barXml({ min, max, color: fill, barOnly }: BarCondition, priority: number, id: string): string {
  return [
    `<cfRule type="dataBar" priority="${priority}"><dataBar minLength="0" maxLength="100"${barOnly ? ' showValue="0"' : ""}>`,
    `<cfvo type="num" val="${min}"/><cfvo type="num" val="${max}"/>${color("color", fill)}</dataBar>`,
    `<extLst><ext uri="${PAIR_URI}" ${X14_NAMESPACES}><x14:id>${id}</x14:id></ext></extLst></cfRule>`,
  ].join("");
}

function barExtensionXml(bar: BarCondition, id: string): string {
  const bound = (value: number): string => `<x14:cfvo type="num"><xm:f>${value}</xm:f></x14:cfvo>`;
  return [
    `<x14:conditionalFormatting ${X14_NAMESPACES}><x14:cfRule type="dataBar" id="${id}">`,
    `<x14:dataBar minLength="0" maxLength="100"${bar.barOnly ? ' showValue="0"' : ""}${bar.border ? ' border="1"' : ""} gradient="0"`,
    bar.border ? ' negativeBarBorderColorSameAsPositive="0"' : "",
    bar.axis === "middle" ? ' axisPosition="middle"' : "",
    `>${bound(bar.min)}${bound(bar.max)}`,
    bar.border ? color("x14:borderColor", bar.border) : "",
    color("x14:negativeFillColor", bar.negative),
    bar.border ? color("x14:negativeBorderColor", bar.border) : "",
    color("x14:axisColor", bar.axisColor),
    `</x14:dataBar></x14:cfRule><xm:sqref>${rangeAddress(bar.rect)}</xm:sqref></x14:conditionalFormatting>`,
  ].join("");
}

const color = (element: string, value: string): string =>
  `<${element} rgb="FF${value.slice(1).toUpperCase()}"/>`;
