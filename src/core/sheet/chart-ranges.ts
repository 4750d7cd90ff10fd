import type { Rect } from "../../workbook";
import type { BarSeries, ChartSpec, LineSeries, ScatterSeries, SeriesName } from "./chart";

/** The same chart, lower or further right with all its cells: `move` says where a rectangle comes to lie. */
export function movedChart(chart: ChartSpec, move: (rect: Rect) => Rect): ChartSpec {
  const moveName = (name: SeriesName): SeriesName => (typeof name === "string" ? name : move(name));
  const moveSeries = <T extends LineSeries | BarSeries>(series: T): T => ({
    ...series,
    name: moveName(series.name),
    values: move(series.values),
  });
  const over = move(chart.over);
  if (chart.kind === "scatter") {
    const movePair = (one: ScatterSeries): ScatterSeries => ({
      ...one,
      name: moveName(one.name),
      x: move(one.x),
      y: move(one.y),
    });
    return { ...chart, over, series: chart.series.map(movePair) };
  }
  const categories = move(chart.categories);
  if (chart.kind === "line") return { ...chart, over, categories, series: chart.series.map(moveSeries) };
  const moved = { ...chart, over, categories, series: chart.series.map(moveSeries) };
  return moved.direction === "up" && moved.lines ? { ...moved, lines: moved.lines.map(moveSeries) } : moved;
}

/** Every range that a chart draws from or takes a name from; some more than once. */
export function rangesOf(chart: ChartSpec): Rect[] {
  if (chart.kind === "scatter") return chart.series.flatMap(({ name, x, y }) => [...nameRange(name), x, y]);
  const series = chart.kind === "line" ? chart.series : [...chart.series, ...(chart.lines ?? [])];
  return series.flatMap(({ name, values }) => [...nameRange(name), chart.categories, values]);
}

const nameRange = (name: SeriesName): Rect[] => (typeof name === "string" ? [] : [name]);
