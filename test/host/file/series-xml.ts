import { escapeAttribute, escapeExcelText, escapeText } from "../../../src/file/xml/escape";
import type { Book, Scalar } from "../book/book";
import type { ChartLabel, ChartPoint, ChartSeries } from "../book/chart";
import { cellsOf, nameOf, valuesOf } from "../book/chart-data";
import { newLabel, noLine } from "../book/new-chart";
import { styleAt } from "../book/style";
import { LABEL_PLACES, MARKERS, toFile } from "./chart-words";
import { fillXml, lineXml, richXml, shapeXml, textXml } from "./shape-xml";

/** One series. @param index counts all series of the chart from 0. */
export function seriesXml(
  book: Book,
  series: ChartSeries,
  index: number,
  plot: "line" | "bar" | "scatter",
): string {
  const [along, values] = plot === "scatter" ? ["xVal", "yVal"] : ["cat", "val"];
  const bars = plot === "bar";
  const shape = bars ? shapeXml(series.fill, series.line) : `<c:spPr>${lineXml(series.line)}</c:spPr>`;
  return [
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/>${nameXml(book, series)}${shape}`,
    bars ? `<c:invertIfNegative val="0"/>` : markerXml(series),
    pointsXml(series, bars),
    labelsXml(series),
    series.categories === undefined
      ? ""
      : `<c:${along}>${cellsXml(book, series.categories, plot === "scatter")}</c:${along}>`,
    series.values === undefined ? "" : `<c:${values}>${cellsXml(book, series.values, true)}</c:${values}>`,
    bars ? "" : `<c:smooth val="${series.smooth ? 1 : 0}"/>`,
    `</c:ser>`,
  ].join("");
}

function nameXml(book: Book, series: ChartSeries): string {
  const name = escapeExcelText(nameOf(book, series));
  if (series.nameFormula === undefined) return `<c:tx><c:v>${name}</c:v></c:tx>`;
  const reference = escapeText(series.nameFormula.replace(/^=/, ""));
  return `<c:tx><c:strRef><c:f>${reference}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${name}</c:v></c:pt></c:strCache></c:strRef></c:tx>`;
}

/** A reference with what its cells hold now. @param numbers what it holds are numbers, whatever they are. */
function cellsXml(book: Book, reference: string, numbers: boolean): string {
  const values = valuesOf(book, reference);
  const filled = values.filter((value) => value !== undefined);
  const isNumeric = numbers || (filled.length > 0 && filled.every((value) => typeof value === "number"));
  const kind = isNumeric ? "num" : "str";
  const points = values.map((value, i) => {
    const text = pointText(value, isNumeric);
    return text === undefined ? "" : `<c:pt idx="${i}"><c:v>${escapeExcelText(text)}</c:v></c:pt>`;
  });
  const format = isNumeric
    ? `<c:formatCode>${escapeExcelText(formatOf(book, reference))}</c:formatCode>`
    : "";
  return `<c:${kind}Ref><c:f>${escapeText(reference)}</c:f><c:${kind}Cache>${format}<c:ptCount val="${values.length}"/>${points.join("")}</c:${kind}Cache></c:${kind}Ref>`;
}

/** Excel keeps errors among the numbers as they are shown, and no texts. */
function pointText(value: Scalar | undefined, numeric: boolean): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === "object") return value.error;
  if (numeric && typeof value !== "number") return undefined;
  return typeof value === "boolean" ? String(value).toUpperCase() : String(value);
}

function formatOf(book: Book, reference: string): string {
  const cells = cellsOf(book, reference);
  return cells ? styleAt(book, cells.sheet, cells.rect.row, cells.rect.column).numberFormat : "General";
}

type Marked = Pick<ChartSeries, "markerStyle" | "markerSize" | "markerFill" | "markerEdge">;

function markerXml({ markerStyle, markerSize, markerFill, markerEdge }: Marked): string {
  if (markerStyle === "None") return `<c:marker><c:symbol val="none"/></c:marker>`;
  const edge = markerEdge === undefined ? noLine() : { style: "Continuous", weight: 0.75, color: markerEdge };
  return `<c:marker><c:symbol val="${toFile(MARKERS, markerStyle, "auto")}"/><c:size val="${markerSize}"/>${shapeXml(markerFill, edge)}</c:marker>`;
}

const inOrder = <T>(points: ReadonlyMap<number, T>): [number, T][] => [...points].sort(([a], [b]) => a - b);

/** What of a point looks otherwise than its series. */
function pointsXml(series: ChartSeries, bars: boolean): string {
  return inOrder(series.points)
    .map(([index, point]) => {
      const isMarked = ["markerStyle", "markerSize", "markerFill", "markerEdge"].some(
        (part) => part in point,
      );
      const isShaped = "fill" in point || "border" in point;
      if (!isMarked && !isShaped) return "";
      const marker = isMarked && !bars ? markerXml(markedLike(series, point)) : "";
      const shape = [
        "fill" in point ? fillXml(point.fill) : bars && isShaped ? fillXml(series.fill) : "",
        point.border ? lineXml(point.border) : isShaped ? lineXml(series.line) : "",
      ].join("");
      const flat = bars ? `<c:invertIfNegative val="0"/>` : "";
      return `<c:dPt><c:idx val="${index}"/>${flat}${marker}<c:bubble3D val="0"/>${shape && `<c:spPr>${shape}</c:spPr>`}</c:dPt>`;
    })
    .join("");
}

const markedLike = (series: ChartSeries, point: ChartPoint): Marked => ({
  markerStyle: point.markerStyle ?? series.markerStyle,
  markerSize: point.markerSize ?? series.markerSize,
  markerFill: point.markerFill ?? series.markerFill,
  markerEdge: point.markerEdge ?? series.markerEdge,
});

function labelsXml(series: ChartSeries): string {
  const own = inOrder(series.points).flatMap(([index, { hasDataLabel, label }]) => {
    if (hasDataLabel === undefined && !label) return [];
    if (hasDataLabel === false) return [`<c:dLbl><c:idx val="${index}"/><c:delete val="1"/></c:dLbl>`];
    return [
      `<c:dLbl><c:idx val="${index}"/>${labelXml({ ...series.labels, ...label }, series, true)}</c:dLbl>`,
    ];
  });
  if (!own.length && !series.hasDataLabels) return "";
  const nothing = { showValue: false, showSeriesName: false, showCategoryName: false, showLegendKey: false };
  const all = series.hasDataLabels ? series.labels : { ...newLabel(), ...series.labels, ...nothing };
  return `<c:dLbls>${own.join("")}${labelXml({ ...all, text: undefined }, series, series.hasDataLabels)}</c:dLbls>`;
}

/** @param placed says where the labels stand, which Excel takes of labels alone that are shown. */
function labelXml(label: ChartLabel, series: ChartSeries, placed: boolean): string {
  const shows = (name: string, on: boolean): string => `<c:${name} val="${on ? 1 : 0}"/>`;
  const place = placeOf(label.position, series.type);
  return [
    label.text === undefined ? "" : richXml(label.text, label.font),
    `<c:numFmt formatCode="${escapeAttribute(label.numberFormat)}" sourceLinked="${label.linkNumberFormat ? 1 : 0}"/>`,
    shapeXml(label.fill, label.border),
    label.text === undefined ? textXml(label.font) : "",
    placed && place ? `<c:dLblPos val="${place}"/>` : "",
    shows("showLegendKey", label.showLegendKey),
    shows("showVal", label.showValue),
    shows("showCatName", label.showCategoryName),
    shows("showSerName", label.showSeriesName),
    `<c:showPercent val="0"/><c:showBubbleSize val="0"/>`,
  ].join("");
}

/** The places that Excel takes for a type; it repairs a file that has another. */
function placeOf(position: string, type: string): string | undefined {
  const place = toFile(LABEL_PLACES, position, "");
  const bars = ["ctr", "inEnd", "inBase", ...(type.includes("Stacked") ? [] : ["outEnd"])];
  const lines = ["t", "b", "l", "r", "ctr"];
  const allowed = /^(Bar|Column)/.test(type) ? bars : lines;
  return allowed.includes(place) ? place : undefined;
}
