import type { BarChart, BarSeries, ChartSpec, LineSeries, PointLabel, ScatterSeries } from "./chart";
import { plotOf } from "./chart-plot";
import { hash } from "./hash";

/** A part of a chart that is written as a whole: what it is called, and a hash over all that it says. */
export interface ChartSection {
  name: SectionName;
  hash: string;
}

/**
 * `kind` can't be changed: a chart of another kind is another chart. `cells`, `look`, `labels` and `texts` are those of the series
 * that stands there, counted from 0.
 */
export type SectionName =
  "kind" | "frame" | "along" | "values" | `${"cells" | "look" | "labels" | "texts"} ${number}`;

/**
 * A chart's settings cut into sections, so that only those that differ from the last time need be written. A section keeps its place in
 * the list as long as the chart is of its kind; series more or fewer are at the end.
 */
export function chartSections(chart: ChartSpec): ChartSection[] {
  const section = (name: SectionName, said: unknown): ChartSection => ({
    name,
    hash: hash(JSON.stringify(said)),
  });
  return [
    section("kind", kindOf(chart)),
    section("frame", [chart.over, plotOf(chart), chart.legend ?? false]),
    section("along", alongOf(chart)),
    section("values", chart.valueAxis),
    ...seriesOf(chart).flatMap((series, index) => {
      const { cells, look, labels } = partsOf(chart, series, index);
      return [
        section(`cells ${index}`, cells),
        section(`look ${index}`, look),
        section(`labels ${index}`, labels.map(withoutText)),
        section(
          `texts ${index}`,
          labels.map(({ text }) => text),
        ),
      ];
    }),
  ];
}

/** How many series a list of sections is for. */
export const seriesIn = (sections: readonly unknown[] | undefined): number | undefined =>
  sections && (sections.length - OF_CHART) / OF_SERIES;

/** Sections of the chart as a whole, and of each series. */
const OF_CHART = 4;
const OF_SERIES = 4;

/** A chart's series in the order in which they are drawn: bars, then the lines over them. */
export const seriesOf = (chart: ChartSpec): readonly (LineSeries | ScatterSeries | BarSeries)[] =>
  chart.kind === "bars" ? [...chart.series, ...(chart.lines ?? [])] : chart.series;

function kindOf(chart: ChartSpec): unknown {
  const empty = seriesOf(chart).length === 0;
  if (chart.kind !== "bars") return [chart.kind, empty];
  return [chart.kind, empty, chart.direction, chart.stacked ?? false, chart.series.length];
}

function alongOf(chart: ChartSpec): unknown {
  if (chart.kind === "line") return chart.dateAxis;
  return chart.kind === "bars" ? (chart.categoryAxis ?? null) : chart.xAxis;
}

function partsOf(
  chart: ChartSpec,
  series: LineSeries | ScatterSeries | BarSeries,
  index: number,
): { cells: unknown; look: unknown; labels: readonly PointLabel[] } {
  const cells =
    "x" in series
      ? [series.name, series.x, series.y]
      : [series.name, series.values, chart.kind === "scatter" ? null : chart.categories];
  if ("fill" in series) {
    const { fill, edge, points, valueLabels } = series;
    return {
      cells,
      look: [fill, edge, points, valueLabels, index === 0 ? gapsOf(chart as BarChart) : null],
      labels: [],
    };
  }
  return { cells, look: [series.line, series.marker], labels: series.labels ?? [] };
}

const gapsOf = ({ gap, overlap }: BarChart): unknown => [gap, overlap];

const withoutText = ({ point, color, bold, fill, position }: PointLabel): unknown => [
  point,
  color,
  bold,
  fill,
  position,
];
