import type { BarSeries, PointLabel } from "../../../core/sheet/chart";
import { escapeAttribute, escapeText } from "../../xml/escape";
import { fontXml, NO_LINE, NOTHING, solidXml, textXml } from "./shape-xml";

/** Texts at some points of a series; none at the others. */
export function pointLabelsXml(labels: readonly PointLabel[] = []): string {
  if (!labels.length) return "";
  const inOrder = [...labels].sort((a, b) => a.point - b.point);
  return `<c:dLbls>${inOrder.map(pointLabelXml).join("")}<c:spPr>${NOTHING}</c:spPr>${showXml(false)}</c:dLbls>`;
}

function pointLabelXml({ point, text, color, bold, fill, position }: PointLabel): string {
  const place = { right: "r", left: "l", above: "t", below: "b" }[position];
  return [
    `<c:dLbl><c:idx val="${point}"/>`,
    `<c:tx><c:rich><a:bodyPr wrap="none"/><a:lstStyle/><a:p><a:r>${fontXml("rPr", color, bold)}<a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx>`,
    fill === undefined ? "" : `<c:spPr>${solidXml(fill)}${NO_LINE}</c:spPr>`,
    `<c:dLblPos val="${place}"/>${showXml(true)}</c:dLbl>`,
  ].join("");
}

/** Each bar's value. Excel repairs a file that wants the label of a stacked bar outside of it. */
export function valueLabelsXml(labels: BarSeries["valueLabels"], stacked: boolean): string {
  if (!labels) return "";
  const place = { foot: "inBase", middle: "ctr", end: stacked ? "inEnd" : "outEnd" }[labels.at];
  return `<c:dLbls><c:numFmt formatCode="${escapeAttribute(labels.format)}" sourceLinked="0"/><c:spPr>${NOTHING}</c:spPr>${textXml(labels.color, labels.bold)}<c:dLblPos val="${place}"/>${showXml(true)}</c:dLbls>`;
}

const showXml = (value: boolean): string =>
  `<c:showLegendKey val="0"/><c:showVal val="${value ? 1 : 0}"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>`;
