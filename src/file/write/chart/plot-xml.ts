import type { BarChart, ChartSpec, LineChart, LineSeries, ScatterChart } from "../../../core/sheet/chart";
import { AXIS_IDS, categoryAxisXml, dateAxisXml, valueAxisXml, xAxisXml } from "./axis-xml";
import { categoriesXml, formatIn, numbersXml, type Source } from "./cache-xml";
import { barSeriesXml, lineSeriesXml, scatterSeriesXml } from "./series-xml";

/** A chart's series and, after them, its axes. @param offset see dateAxisXml. */
export function plotXml(chart: ChartSpec, source: Source, offset: number): string {
  if (chart.kind === "line") return linePlot(chart, source, offset);
  return chart.kind === "bars" ? barPlot(chart, source) : scatterPlot(chart, source);
}

function linePlot({ series, categories, dateAxis, valueAxis }: LineChart, source: Source, offset: number) {
  const dates = `<c:cat>${numbersXml(categories, source)}</c:cat>`;
  return [
    linesXml(series, 0, dates, source),
    dateAxisXml(dateAxis, offset),
    valueAxisXml(valueAxis, "left", "min", true),
  ].join("");
}

function barPlot(chart: BarChart, source: Source): string {
  const { direction, series, lines = [], stacked = false, gap, overlap = 0 } = chart;
  const along = `<c:cat>${categoriesXml(chart.categories, source)}</c:cat>`;
  const bars = series.map((one, index) => barSeriesXml(one, index, along, stacked, source));
  return [
    `<c:barChart><c:barDir val="${direction === "up" ? "col" : "bar"}"/><c:grouping val="${stacked ? "stacked" : "clustered"}"/><c:varyColors val="0"/>`,
    bars.join(""),
    `<c:gapWidth val="${gap}"/><c:overlap val="${stacked ? 100 : overlap}"/>${AXIS_IDS}</c:barChart>`,
    lines.length ? linesXml(lines, series.length, along, source) : "",
    categoryAxisXml(chart, formatIn(chart.categories, source)),
    // The names of lying bars run downwards, so the far end of their axis is the bottom.
    direction === "up"
      ? valueAxisXml(chart.valueAxis, "left", "min", true)
      : valueAxisXml(chart.valueAxis, "bottom", "max", true),
  ].join("");
}

function scatterPlot({ series, xAxis, valueAxis }: ScatterChart, source: Source): string {
  return [
    `<c:scatterChart><c:scatterStyle val="lineMarker"/><c:varyColors val="0"/>`,
    ...series.map((one, index) => scatterSeriesXml(one, index, source)),
    `${AXIS_IDS}</c:scatterChart>`,
    xAxisXml(xAxis),
    valueAxisXml(valueAxis, "left", "min", false),
  ].join("");
}

function linesXml(series: readonly LineSeries[], first: number, along: string, source: Source): string {
  const drawn = series.map((one, index) => lineSeriesXml(one, first + index, along, source));
  return `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${drawn.join("")}<c:marker val="1"/>${AXIS_IDS}</c:lineChart>`;
}
