import type { Rect } from "../../../src/workbook";
import { HostError } from "../wire/behaviour";
import type { Book, Sheet } from "./book";
import type { Chart, ChartSeries } from "./chart";
import { holdsDates, nameOf, seriesOf, valuesOf } from "./chart-data";
import { canBeMade, changeSeriesType, isScatter } from "./chart-types";
import { sameName } from "./find";
import { newId } from "./ids";
import { newChart, newSeries } from "./new-chart";

export type SeriesBy = "Auto" | "Columns" | "Rows";

/**
 * A new chart of a block of cells, in the sheet's corner, after all others.
 * @throws HostError `HostNotImplemented` for a type that the host does not make.
 */
export function addChart(
  book: Book,
  sheet: Sheet,
  type: string,
  data: { sheet: Sheet; rect: Rect },
  by: SeriesBy,
): Chart {
  refuseUnknown(type);
  const chart = newChart(newId(book), freeName(sheet), type);
  setData(book, chart, data, by);
  const [first, ...others] = chart.series;
  if (others.length === 0) chart.legend.visible = false;
  if (first && others.length === 0) chart.title.text = nameOf(book, first);
  sheet.charts.push(chart);
  return chart;
}

/** The chart draws from other cells, and keeps all else. */
export function setData(book: Book, chart: Chart, data: { sheet: Sheet; rect: Rect }, by: SeriesBy): void {
  chart.series = seriesOf(book, data.sheet, data.rect, chart.type, by);
}

function freeName(sheet: Sheet): string {
  for (let number = sheet.charts.length + 1; ; number++) {
    const name = `Chart ${number}`;
    if (!sheet.charts.some((chart) => sameName(chart.name, name))) return name;
  }
}

/** By its id, or the first of a name. */
export const findChart = (sheet: Sheet, key: string): Chart | undefined =>
  sheet.charts.find(({ id }) => id === key) ?? sheet.charts.find(({ name }) => sameName(name, key));

export function removeChart(sheet: Sheet, chart: Chart): void {
  sheet.charts = sheet.charts.filter((other) => other !== chart);
}

/** All of the chart becomes this type, its series too. */
export function changeType(chart: Chart, type: string): void {
  refuseUnknown(type);
  chart.type = type;
  chart.series.forEach((series, index) => changeSeriesType(series, type, index));
}

/** @param index where it goes among the others, counted from 0; the last when undefined. */
export function addSeries(chart: Chart, name: string | undefined, index: number | undefined): ChartSeries {
  const count = chart.series.length;
  const at = index ?? count;
  if (!Number.isInteger(at) || at < 0 || at > count) {
    throw new HostError("InvalidArgument", `A chart of ${count} series takes none at ${at}.`);
  }
  const series = newSeries(name ?? `Series${count + 1}`, chart.type, count);
  chart.series.splice(at, 0, series);
  return series;
}

/** @throws HostError `InvalidArgument` when the axis has texts on it: it takes no bounds and no unit of time. */
export function refuseIfTexts(book: Book, chart: Chart): void {
  const { categoryType } = chart.categoryAxis;
  if (isScatter(chart.type) || categoryType === "DateAxis") return;
  const dates = chart.series.some(({ categories }) => holdsDates(book, categories));
  if (categoryType === "Automatic" && dates) return;
  throw new HostError("InvalidArgument", "This category axis has texts on it: it takes no bounds.");
}

/** What an axis that nobody gave bounds spans: from nought or less to the greatest number that is drawn along it. */
export function automaticBounds(
  book: Book,
  chart: Chart,
  along: "values" | "categories",
): { minimum: number; maximum: number } {
  const numbers = chart.series
    .flatMap((series) => valuesOf(book, series[along]))
    .filter((value) => typeof value === "number");
  return { minimum: Math.min(0, ...numbers), maximum: numbers.length ? Math.max(...numbers) : 1 };
}

function refuseUnknown(type: string): void {
  if (canBeMade(type)) return;
  throw new HostError("HostNotImplemented", `The workbook host makes no charts of the type ${type}.`);
}
