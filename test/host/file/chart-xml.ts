import type { Book } from "../book/book";
import type { Chart, ChartSeries } from "../book/chart";
import { holdsDates } from "../book/chart-data";
import { isBars, isScatter } from "../book/chart-types";
import { newSeries, noLine } from "../book/new-chart";
import { axisXml, numberAxisXml } from "./axis-xml";
import { BLANKS, GROUPINGS, LEGEND, toFile } from "./chart-words";
import { seriesXml } from "./series-xml";
import { fillXml, lineXml, richXml, shapeXml, textXml } from "./shape-xml";

const CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart";
const DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main";
const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const AXES = `<c:axId val="1"/><c:axId val="2"/>`;

/** A chart's part, with what its cells hold now. */
export function chartXml(book: Book, chart: Chart): string {
  const { title, legend, border } = chart;
  return [
    `<c:chartSpace xmlns:c="${CHART}" xmlns:a="${DRAWING}" xmlns:r="${RELATIONSHIPS}">`,
    `<c:date1904 val="${book.date1904 ? 1 : 0}"/><c:roundedCorners val="0"/><c:chart>`,
    title.visible
      ? `<c:title>${richXml(title.text, title.font)}<c:overlay val="${title.overlay ? 1 : 0}"/></c:title>`
      : "",
    `<c:autoTitleDeleted val="${title.visible ? 0 : 1}"/><c:plotArea>${layoutXml(chart)}`,
    plotsXml(book, chart),
    `<c:spPr>${fillXml(chart.plotFill)}${lineXml(chart.plotBorder ?? noLine())}</c:spPr></c:plotArea>`,
    legend.visible
      ? `<c:legend><c:legendPos val="${toFile(LEGEND, legend.position, "b")}"/><c:overlay val="${legend.overlay ? 1 : 0}"/>${textXml(legend.font)}</c:legend>`
      : "",
    `<c:plotVisOnly val="${chart.plotVisibleOnly ? 1 : 0}"/><c:dispBlanksAs val="${toFile(BLANKS, chart.displayBlanksAs, "gap")}"/></c:chart>`,
    `${shapeXml(chart.fill, border)}${textXml(chart.font)}</c:chartSpace>`,
  ].join("");
}

function layoutXml({ plot, width, height }: Chart): string {
  if (!plot || !width || !height) return "<c:layout/>";
  const part = (value: number, whole: number): string => String(Number((value / whole).toFixed(6)));
  return [
    `<c:layout><c:manualLayout><c:layoutTarget val="inner"/><c:xMode val="edge"/><c:yMode val="edge"/>`,
    `<c:x val="${part(plot.left, width)}"/><c:y val="${part(plot.top, height)}"/>`,
    `<c:w val="${part(plot.width, width)}"/><c:h val="${part(plot.height, height)}"/></c:manualLayout></c:layout>`,
  ].join("");
}

/** The kinds of plots, in the order in which the schema wants them. */
type Plot = "line" | "bar" | "scatter";
const plotOf = ({ type }: ChartSeries): Plot => (isScatter(type) ? "scatter" : isBars(type) ? "bar" : "line");

/** Series of one type in one plot, and after them the axes. */
function plotsXml(book: Book, chart: Chart): string {
  const numbered = chart.series.map((series, index) => ({ series, index }));
  const groups = new Map<string, typeof numbered>();
  for (const one of numbered) {
    const key =
      plotOf(one.series) === "scatter" ? "scatter" : one.series.type.replace(/^LineMarkers/, "Line");
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const first = chart.series[0] ?? newSeries("", chart.type, 0);
  if (!groups.size) groups.set(chart.type, []);
  const drawn = [...groups.values()].map((members) => plotXml(book, members, first));
  const along = first.categories;
  const lying = first.type.startsWith("Bar");
  const scatter = isScatter(first.type);
  const { categoryAxis, valueAxis } = chart;
  const dates =
    categoryAxis.categoryType === "DateAxis" ||
    (categoryAxis.categoryType === "Automatic" && holdsDates(book, along));
  return [
    ...drawn,
    scatter
      ? numberAxisXml(categoryAxis, valueAxis, { own: 1, other: 2, side: "b", between: false })
      : axisXml(categoryAxis, valueAxis, dates, lying ? "l" : "b"),
    numberAxisXml(valueAxis, categoryAxis, { own: 2, other: 1, side: lying ? "b" : "l", between: !scatter }),
  ].join("");
}

/** @param otherwise what the plot is like that has no series. */
function plotXml(
  book: Book,
  members: readonly { series: ChartSeries; index: number }[],
  otherwise: ChartSeries,
): string {
  const first = members[0]?.series ?? otherwise;
  const { type, gapWidth, overlap } = first;
  const plot = plotOf(first);
  const series = members.map((one) => seriesXml(book, one.series, one.index, plot)).join("");
  if (plot === "scatter") {
    return `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>${series}${AXES}</c:scatterChart>`;
  }
  const stacked = /Stacked(100)?$/.exec(type)?.[0];
  if (plot === "line") {
    const grouping = stacked === "Stacked" ? "stacked" : stacked ? "percentStacked" : "standard";
    return `<c:lineChart><c:grouping val="${grouping}"/><c:varyColors val="0"/>${series}<c:marker val="1"/>${AXES}</c:lineChart>`;
  }
  return [
    `<c:barChart><c:barDir val="${type.startsWith("Bar") ? "bar" : "col"}"/>`,
    `<c:grouping val="${toFile(GROUPINGS, type.replace(/^(Bar|Column)/, ""), "clustered")}"/><c:varyColors val="0"/>`,
    `${series}<c:gapWidth val="${gapWidth}"/><c:overlap val="${overlap}"/>${AXES}</c:barChart>`,
  ].join("");
}
