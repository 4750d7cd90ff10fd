import { child, childrenNamed, descendantsNamed, elements, localName } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Chart, ChartSeries } from "../book/chart";
import { at, numberVal, valOf } from "./attributes";
import { BLANKS, fromFile, GROUPINGS, LEGEND } from "./chart-words";
import type { Theme } from "./colors";
import { fillOf, fontOf, lineOf, richText } from "./drawing-color";
import { readCategoryAxis, readValueAxis } from "./read-axis";
import { readSeries } from "./read-series";

const PLOTS = ["lineChart", "barChart", "scatterChart"];
/** What the model has no word for: a chart that has one is kept as it is. */
const UNKNOWN = [
  "errBars",
  "trendline",
  "dTable",
  "upDownBars",
  "hiLowLines",
  "dropLines",
  "view3D",
  "pivotSource",
  "userShapes",
];

/**
 * A chart of lines, bars or points with one pair of axes, as the model has it.
 * @param chart what it is where the file does not say, with its place. Undefined: a chart that the host can only keep.
 */
export function readChart(space: XmlElement, chart: Chart, theme: Theme): Chart | undefined {
  const body = child(space, "chart");
  const area = body && child(body, "plotArea");
  if (!body || !area) return undefined;
  const parts = elements(area).map((one) => ({ one, name: localName(one.name) }));
  const plots = parts.filter(({ name }) => /Chart$/.test(name));
  const axes = parts.filter(({ name }) => /Ax$/.test(name)).map(({ one }) => one);
  const isKnown = plots.length > 0 && plots.every(({ name }) => PLOTS.includes(name)) && axes.length === 2;
  if (!isKnown || UNKNOWN.some((name) => descendantsNamed(space, name).length)) return undefined;

  const font = fontOf(child(space, "txPr"), theme, chart.font);
  const legend = child(body, "legend");
  const title = child(body, "title");
  const hasTitle = title !== undefined && valOf(body, "autoTitleDeleted") !== "1";
  const series = plots.flatMap(({ one, name }) => seriesOf(one, name, theme, font));
  // Files number the series of all plots by the order in which they were put in.
  series.sort((a, b) => a.order - b.order);
  const [first, second] = axes as [XmlElement, XmlElement];
  const isValues = (axis: XmlElement): boolean => localName(axis.name) === "valAx";
  const isAcross = (axis: XmlElement): boolean => ["b", "t"].includes(valOf(axis, "axPos") ?? "");
  // Of two axes of numbers, the one that lies is the categories'.
  const values = isValues(first) && (!isValues(second) || !isAcross(first)) ? first : second;
  const categories = values === first ? second : first;
  const fill = fillOf(child(space, "spPr"), theme);
  const plotFill = fillOf(child(area, "spPr"), theme);
  const plotBorder = child(area, "spPr") && lineOf(child(area, "spPr"), theme, NO_LINE);
  return {
    ...chart,
    type: series[0]?.read.type ?? plotType(plots[0]!.one, plots[0]!.name),
    title: {
      visible: hasTitle,
      text: richText(at(title, "tx", "rich")) ?? chart.title.text,
      font: fontOf(at(title, "tx", "rich") ?? at(title, "txPr"), theme, chart.title.font),
      overlay: valOf(title, "overlay") === "1",
    },
    legend: {
      visible: legend !== undefined,
      position: fromFile(LEGEND, valOf(legend, "legendPos"), legend ? "Right" : chart.legend.position),
      overlay: valOf(legend, "overlay") === "1",
      font: fontOf(at(legend, "txPr"), theme, font),
    },
    plot: plotOf(area, chart),
    fill: fill === undefined ? chart.fill : (fill ?? undefined),
    border: lineOf(child(space, "spPr"), theme, chart.border),
    plotFill: plotFill ?? undefined,
    ...(plotBorder && plotBorder.style !== "None" ? { plotBorder } : {}),
    font,
    displayBlanksAs: fromFile(BLANKS, valOf(body, "dispBlanksAs"), "Zero") as Chart["displayBlanksAs"],
    plotVisibleOnly: valOf(body, "plotVisOnly") !== "0",
    categoryAxis: readCategoryAxis(categories, values, theme, font),
    valueAxis: readValueAxis(values, categories, theme, font),
    series: series.map(({ read }) => read),
  };
}

const NO_LINE = { style: "None", weight: 0.75, color: undefined };

/** Where lines, bars and points lie, when that was set by hand. */
function plotOf(area: XmlElement, chart: Chart): Chart["plot"] {
  const layout = at(area, "layout", "manualLayout");
  if (!layout || valOf(layout, "layoutTarget") !== "inner") return undefined;
  const part = (name: string): number => numberVal(layout, name) ?? 0;
  const tidy = (points: number): number => Number(points.toFixed(2));
  return {
    left: tidy(part("x") * chart.width),
    top: tidy(part("y") * chart.height),
    width: tidy(part("w") * chart.width),
    height: tidy(part("h") * chart.height),
  };
}

function seriesOf(
  plot: XmlElement,
  name: string,
  theme: Theme,
  font: Chart["font"],
): { read: ChartSeries; order: number }[] {
  const type = plotType(plot, name);
  const gap = numberVal(plot, "gapWidth");
  const overlap = numberVal(plot, "overlap");
  return childrenNamed(plot, "ser").map((element, i) => {
    const read = readSeries(element, type, i, theme, font);
    if (name === "barChart") {
      read.gapWidth = gap ?? 150;
      read.overlap = overlap ?? 0;
    }
    return { read, order: numberVal(element, "order") ?? i };
  });
}

/** The type of a plot's series, but for their markers and lines. */
function plotType(plot: XmlElement, name: string): string {
  const grouping = valOf(plot, "grouping");
  if (name === "scatterChart") return "XYScatter";
  if (name === "barChart") {
    const direction = valOf(plot, "barDir") === "bar" ? "Bar" : "Column";
    return direction + fromFile(GROUPINGS, grouping, "Clustered");
  }
  return grouping === "stacked" ? "LineStacked" : grouping === "percentStacked" ? "LineStacked100" : "Line";
}
