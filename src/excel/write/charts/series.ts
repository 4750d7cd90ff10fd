/// <reference types="office-js" />
import type { BarChart, BarFill, BarSeries, LineSeries, ScatterSeries } from "../../../core/sheet/chart";
import type { ChartWriting } from "./chart-place";
import { writeEdge, writeLine } from "./lines";

type AnySeries = LineSeries | ScatterSeries | BarSeries;

/** Where a series' values and what they stand over come from. */
export function writeSeriesCells(
  series: Excel.ChartSeries,
  wanted: AnySeries,
  { spec, range }: ChartWriting,
): void {
  if ("x" in wanted) {
    series.setXAxisValues(range(wanted.x));
    series.setValues(range(wanted.y));
    return;
  }
  series.setValues(range(wanted.values));
  if (spec.kind !== "scatter") series.setXAxisValues(range(spec.categories));
}

export function writeSeriesLook(
  series: Excel.ChartSeries,
  wanted: AnySeries,
  index: number,
  writing: ChartWriting,
): void {
  if ("fill" in wanted) writeBars(series, wanted, index, writing);
  else writeStroke(series, wanted, writing);
}

/** The line first: Excel gives its colour and width to the markers' edges, too. */
function writeStroke(
  series: Excel.ChartSeries,
  { line, marker }: Pick<LineSeries, "line" | "marker">,
  { spec, fresh }: ChartWriting,
): void {
  const isLine = spec.kind !== "scatter";
  if (line) writeLine(series.format.line, line, fresh && isLine ? "solid" : "all");
  else if (isLine || !fresh) series.format.line.lineStyle = "None";
  if (!marker || marker.shape === "none") {
    if (!isLine || !fresh) series.markerStyle = "None";
    return;
  }
  series.markerStyle = marker.shape === "circle" ? "Circle" : "Diamond";
  series.markerSize = marker.size;
  series.markerBackgroundColor = marker.fill;
  series.markerForegroundColor = marker.edge;
}

function writeBars(
  series: Excel.ChartSeries,
  wanted: BarSeries,
  index: number,
  { spec, fresh }: ChartWriting,
): void {
  const { gap, overlap = 0, stacked = false } = spec as BarChart;
  // All bars of a chart have one gap and one overlap.
  if (index === 0) {
    series.gapWidth = gap;
    series.overlap = stacked ? 100 : overlap;
  }
  series.format.fill.setSolidColor(wanted.fill);
  if (wanted.edge !== undefined || !fresh) writeEdge(series.format.line, wanted.edge);
  for (const point of wanted.points ?? []) writePoint(series.points.getItemAt(point.point), point, wanted);
  writeValueLabels(series, wanted.valueLabels, stacked, fresh);
}

function writePoint({ format }: Excel.ChartPoint, { fill, edge }: BarFill, others: BarFill): void {
  format.fill.setSolidColor(fill);
  if (edge !== others.edge) writeEdge(format.border, edge);
}

/** Each bar's value. No label can stand outside a stacked bar. */
function writeValueLabels(
  series: Excel.ChartSeries,
  wanted: BarSeries["valueLabels"],
  stacked: boolean,
  fresh: boolean,
): void {
  if (wanted || !fresh) series.hasDataLabels = wanted !== undefined;
  if (!wanted) return;
  const place = { foot: "InsideBase", middle: "Center", end: stacked ? "InsideEnd" : "OutsideEnd" } as const;
  const { dataLabels } = series;
  dataLabels.position = place[wanted.at];
  dataLabels.numberFormat = wanted.format;
  dataLabels.format.font.color = wanted.color;
  if (wanted.bold || !fresh) dataLabels.format.font.bold = wanted.bold ?? false;
}
