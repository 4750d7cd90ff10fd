/// <reference types="office-js" />
import type { ChartSpec, PointLabel } from "../../../core/sheet/chart";
import { seriesOf, type SectionName } from "../../../core/sheet/chart-sections";
import { nameText, rangesOf, type ChartPlace, type ChartWriting } from "./chart-place";
import { writeAlongAxis, writeValueAxis } from "./axes";
import { writeFrame, writeGround } from "./frame";
import { writeLabels, writeLabelTexts } from "./labels";
import { writeSeriesCells, writeSeriesLook } from "./series";

/** What has to be known of a chart that is there before it is changed. */
export interface ChartNow {
  chart: Excel.Chart;
  /** How many series it has. */
  series: number;
  /** How many we gave it last time. */
  made: number;
}

/** Queues a new chart. The cells that it draws from have to be written before. */
export function createChart(spec: ChartSpec, place: ChartPlace): Excel.Chart {
  const range = rangesOf(place.sheet);
  const wanted = seriesOf(spec);
  const [first] = wanted;
  // Excel guesses what the cells hold; each series is then told what it draws.
  const source = first ? ("x" in first ? first.y : first.values) : spec.over;
  const chart = place.sheet.charts.add(typeOf(spec), range(source), "Columns");
  chart.name = spec.name;
  const writing: ChartWriting = { chart, spec, place, range, fresh: true };
  const made = wanted.map((one, index) =>
    index === 0 ? firstSeries(writing, one) : addedSeries(writing, one, index),
  );
  if (first) {
    writeAlongAxis(writing);
    writeValueAxis(writing);
  } else chart.series.getItemAt(0).delete();
  writeGround(writing);
  writeFrame(writing);
  // After the chart's font, which is that of labels, too.
  made.forEach((series, index) => dressSeries(writing, series, wanted[index]!, index));
  return chart;
}

/**
 * Queues what has changed of a chart. One of another kind is made anew.
 * @param changed by name, as chartSections has them.
 */
export function updateChart(
  now: ChartNow,
  spec: ChartSpec,
  place: ChartPlace,
  changed: ReadonlySet<SectionName>,
): void {
  if (changed.has("kind")) {
    now.chart.delete();
    createChart(spec, place);
    return;
  }
  const writing: ChartWriting = {
    chart: now.chart,
    spec,
    place,
    range: rangesOf(place.sheet),
    fresh: false,
  };
  if (changed.has("along")) writeAlongAxis(writing);
  if (changed.has("values")) writeValueAxis(writing);
  if (changed.has("frame")) writeFrame(writing);
  const wanted = seriesOf(spec);
  for (let extra = now.series - 1; extra >= wanted.length; extra--)
    now.chart.series.getItemAt(extra).delete();
  // Where people have put series in or taken some out, none is known any more.
  const known = now.series === now.made;
  wanted.forEach((one, index) => {
    if (index < now.series) {
      updateSeries(writing, one, index, (section) => !known || changed.has(`${section} ${index}`));
      return;
    }
    const fresh = { ...writing, fresh: true };
    dressSeries(fresh, addedSeries(fresh, one, index), one, index);
  });
}

/** A series of its own cells, not dressed yet. */
function addedSeries(writing: ChartWriting, wanted: AnySeries, index: number): Excel.ChartSeries {
  const { chart, spec, place } = writing;
  const series = chart.series.add(nameText(wanted.name, place.grid));
  if (spec.kind === "bars" && index >= spec.series.length) series.chartType = "Line";
  writeSeriesCells(series, wanted, writing);
  return series;
}

/** The one that Excel made of the cells that the chart was added with. */
function firstSeries(writing: ChartWriting, wanted: AnySeries): Excel.ChartSeries {
  const series = writing.chart.series.getItemAt(0);
  series.name = nameText(wanted.name, writing.place.grid);
  writeSeriesCells(series, wanted, writing);
  return series;
}

function dressSeries(
  writing: ChartWriting,
  series: Excel.ChartSeries,
  wanted: AnySeries,
  index: number,
): void {
  writeSeriesLook(series, wanted, index, writing);
  writeLabels(series, labelsOf(wanted), true);
}

function updateSeries(
  writing: ChartWriting,
  wanted: AnySeries,
  index: number,
  changed: (section: "cells" | "look" | "labels" | "texts") => boolean,
): void {
  const { chart, place } = writing;
  let found: Excel.ChartSeries | undefined;
  const series = (): Excel.ChartSeries => (found ??= chart.series.getItemAt(index));
  if (changed("cells")) writeSeriesCells(series(), wanted, writing);
  // A name may be a cell's text, which changes while the chart does not.
  if (changed("cells") || typeof wanted.name !== "string") series().name = nameText(wanted.name, place.grid);
  if (changed("look")) writeSeriesLook(series(), wanted, index, writing);
  if (changed("labels")) writeLabels(series(), labelsOf(wanted), false);
  else if (changed("texts")) writeLabelTexts(series(), labelsOf(wanted));
}

type AnySeries = ReturnType<typeof seriesOf>[number];

const labelsOf = (series: AnySeries): readonly PointLabel[] =>
  "labels" in series ? (series.labels ?? []) : [];

function typeOf(
  spec: ChartSpec,
): "Line" | "XYScatter" | "ColumnClustered" | "ColumnStacked" | "BarClustered" | "BarStacked" {
  if (spec.kind === "line") return "Line";
  if (spec.kind === "scatter") return "XYScatter";
  const { direction, stacked = false } = spec;
  if (direction === "up") return stacked ? "ColumnStacked" : "ColumnClustered";
  return stacked ? "BarStacked" : "BarClustered";
}
