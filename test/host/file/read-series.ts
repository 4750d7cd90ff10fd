import { attribute, child, childrenNamed, elements } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { ChartFont, ChartLabel, ChartPoint, ChartSeries } from "../book/chart";
import { newLabel, newSeries, noLine } from "../book/new-chart";
import { at, numberVal, valOf } from "./attributes";
import { fromFile, LABEL_PLACES, MARKERS } from "./chart-words";
import type { Theme } from "./colors";
import { fillOf, fontOf, lineOf, richText } from "./drawing-color";

/** A series as its part has it. @param type of its plot. @param font that the chart's texts have unless said. */
export function readSeries(
  element: XmlElement,
  type: string,
  index: number,
  theme: Theme,
  font: ChartFont,
): ChartSeries {
  const standard = newSeries(`Series${index + 1}`, type, index);
  const shape = child(element, "spPr");
  const marker = child(element, "marker");
  const line = lineOf(shape, theme, standard.line);
  const symbol = fromFile(MARKERS, valOf(marker, "symbol"), standard.markerStyle);
  const fill = fillOf(shape, theme);
  const labels = child(element, "dLbls");
  const hasDataLabels = showsAnything(labels);
  // Labels that are not shown would show values if they were.
  const said = labelOf(labels, theme, { ...newLabel(), font });
  const base = hasDataLabels ? said : { ...said, showValue: true };
  const series: ChartSeries = {
    ...standard,
    ...nameOf(child(element, "tx"), standard.name),
    type: refined(type, symbol, line.style),
    values: referenceIn(child(element, "val") ?? child(element, "yVal")),
    categories: referenceIn(child(element, "cat") ?? child(element, "xVal")),
    line,
    fill: fill === undefined ? standard.fill : (fill ?? undefined),
    smooth: child(element, "smooth") !== undefined && valOf(element, "smooth") !== "0",
    markerStyle: symbol,
    markerSize: numberVal(marker, "size") ?? standard.markerSize,
    ...markerColors(marker, theme, standard),
    hasDataLabels,
    labels: base,
    points: pointsOf(element, labels, theme, font),
  };
  return series;
}

function nameOf(text: XmlElement | undefined, otherwise: string): Pick<ChartSeries, "name" | "nameFormula"> {
  if (!text) return { name: otherwise };
  const reference = child(text, "strRef");
  if (!reference) return { name: child(text, "v")?.text ?? otherwise };
  const cached = at(reference, "strCache", "pt", "v")?.text;
  return { name: cached ?? otherwise, nameFormula: `=${child(reference, "f")?.text ?? ""}` };
}

const referenceIn = (holder: XmlElement | undefined): string | undefined =>
  holder &&
  elements(holder)
    .map((one) => child(one, "f")?.text.trim())
    .find((text) => text !== undefined);

/** The API tells lines with markers from those without, and points that are joined from those that are not. */
function refined(type: string, symbol: string, style: string): string {
  if (type.startsWith("Line")) return symbol === "None" ? type : type.replace(/^Line/, "LineMarkers");
  if (type !== "XYScatter" || style === "None") return type;
  return symbol === "None" ? "XYScatterLinesNoMarkers" : "XYScatterLines";
}

const markerColors = (
  marker: XmlElement | undefined,
  theme: Theme,
  standard: Pick<ChartSeries, "markerFill" | "markerEdge">,
): Pick<ChartSeries, "markerFill" | "markerEdge"> => {
  const shape = marker && child(marker, "spPr");
  if (!shape) return { markerFill: standard.markerFill, markerEdge: standard.markerEdge };
  const fill = fillOf(shape, theme);
  const edge = lineOf(shape, theme, noLine());
  return { markerFill: fill ?? undefined, markerEdge: edge.style === "None" ? undefined : edge.color };
};

const SHOWN = ["showVal", "showSerName", "showCatName", "showPercent", "showBubbleSize"];
const showsAnything = (labels: XmlElement | undefined): boolean =>
  labels !== undefined &&
  valOf(labels, "delete") !== "1" &&
  SHOWN.some((name) => valOf(labels, name) === "1");

function labelOf(element: XmlElement | undefined, theme: Theme, otherwise: ChartLabel): ChartLabel {
  if (!element) return otherwise;
  const shape = child(element, "spPr");
  const format = child(element, "numFmt");
  const rich = at(element, "tx", "rich");
  const flag = (name: string, unsaid: boolean): boolean => {
    const value = valOf(element, name);
    return value === undefined ? unsaid : value === "1";
  };
  const fill = fillOf(shape, theme);
  return {
    text: richText(rich) ?? otherwise.text,
    position: fromFile(LABEL_PLACES, valOf(element, "dLblPos"), otherwise.position),
    showValue: flag("showVal", otherwise.showValue),
    showSeriesName: flag("showSerName", otherwise.showSeriesName),
    showCategoryName: flag("showCatName", otherwise.showCategoryName),
    showLegendKey: flag("showLegendKey", otherwise.showLegendKey),
    numberFormat: (format && attribute(format, "formatCode")) ?? otherwise.numberFormat,
    linkNumberFormat: format ? attribute(format, "sourceLinked") === "1" : otherwise.linkNumberFormat,
    fill: fill === undefined ? otherwise.fill : (fill ?? undefined),
    border: lineOf(shape, theme, otherwise.border),
    font: fontOf(rich ?? child(element, "txPr"), theme, otherwise.font),
  };
}

/** Points that look otherwise than their series, or have a label of their own. */
function pointsOf(
  element: XmlElement,
  labels: XmlElement | undefined,
  theme: Theme,
  font: ChartFont,
): Map<number, ChartPoint> {
  const points = new Map<number, ChartPoint>();
  const change = (index: number, changes: ChartPoint): void =>
    void points.set(index, { ...points.get(index), ...changes });
  for (const point of childrenNamed(element, "dPt")) {
    const shape = child(point, "spPr");
    const marker = child(point, "marker");
    const fill = fillOf(shape, theme);
    const symbol = valOf(marker, "symbol");
    const size = numberVal(marker, "size");
    const colors = markerColors(marker, theme, { markerFill: undefined, markerEdge: undefined });
    change(numberVal(point, "idx") ?? 0, {
      ...(fill === undefined ? {} : { fill: fill ?? undefined }),
      ...(shape && child(shape, "ln") ? { border: lineOf(shape, theme, noLine()) } : {}),
      ...(symbol === undefined ? {} : { markerStyle: fromFile(MARKERS, symbol, "Automatic") }),
      ...(size === undefined ? {} : { markerSize: size }),
      ...(colors.markerFill === undefined ? {} : { markerFill: colors.markerFill }),
      ...(colors.markerEdge === undefined ? {} : { markerEdge: colors.markerEdge }),
    });
  }
  for (const label of labels ? childrenNamed(labels, "dLbl") : []) {
    const index = numberVal(label, "idx") ?? 0;
    if (valOf(label, "delete") === "1") change(index, { hasDataLabel: false });
    else change(index, { hasDataLabel: true, label: labelOf(label, theme, { ...newLabel(), font }) });
  }
  return points;
}
