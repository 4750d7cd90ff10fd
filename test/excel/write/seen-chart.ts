import type { Chart, ChartAxis, ChartLine, ChartSeries } from "../../host/book/chart";
import { labelOf } from "../../host/book/chart-parts";

/** A chart as it is seen, without what is never drawn and what programs write in several ways: two that look alike are equal. */
export const seenChart = ({ id: _id, source: _source, name, ...chart }: Chart): Record<string, unknown> => ({
  ...chart,
  name,
  // A chart's type is that of its first series.
  type: typeSeen(chart.type),
  title: chart.title.visible ? chart.title : undefined,
  legend: chart.legend.visible ? chart.legend : undefined,
  border: lineSeen(chart.border),
  plot: chart.plot && rounded(chart.plot),
  categoryAxis: chart.series.length ? axisSeen(chart.categoryAxis) : undefined,
  valueAxis: chart.series.length ? axisSeen(chart.valueAxis) : undefined,
  series: chart.series.map(seriesSeen),
});

function axisSeen(axis: ChartAxis): unknown {
  if (!axis.visible) {
    const { visible, minimum, maximum, majorUnit, reversePlotOrder } = axis;
    return { visible, minimum, maximum, majorUnit, reversePlotOrder };
  }
  return {
    ...axis,
    line: lineSeen(axis.line),
    majorGridlines: axis.majorGridlines.visible ? lineSeen(axis.majorGridlines.line) : undefined,
    minorGridlines: axis.minorGridlines.visible ? lineSeen(axis.minorGridlines.line) : undefined,
    title: axis.title.visible ? axis.title : undefined,
  };
}

function seriesSeen(series: ChartSeries): unknown {
  const isBars = /^(Column|Bar)/.test(series.type);
  const hasMarkers = series.markerStyle !== "None";
  return {
    name: series.name,
    type: typeSeen(series.type),
    values: plain(series.values),
    categories: plain(series.categories),
    line: lineSeen(series.line),
    smooth: series.smooth,
    ...(isBars ? { fill: series.fill, gapWidth: series.gapWidth, overlap: series.overlap } : {}),
    marker: hasMarkers
      ? [series.markerStyle, series.markerSize, series.markerFill, series.markerEdge]
      : undefined,
    labels: series.hasDataLabels ? labelSeen(labelOf({ of: "labels", series })) : undefined,
    points: [...series.points]
      .sort(([a], [b]) => a - b)
      // A label that was taken away again leaves nothing to be seen.
      .filter(([, { label: _label, hasDataLabel, ...look }]) => hasDataLabel || Object.keys(look).length)
      .map(([point, { label: _label, border, ...rest }]) => ({
        point,
        ...rest,
        ...(border ? { border: lineSeen(border) } : {}),
        label: rest.hasDataLabel ? labelSeen(labelOf({ of: "label", series, point })) : undefined,
      })),
  };
}

const labelSeen = ({ border, showValue, ...label }: ReturnType<typeof labelOf>): unknown => ({
  ...label,
  border: lineSeen(border),
  // A text of its own stands for the value.
  showValue: label.text === undefined ? showValue : undefined,
});

/** One that is not drawn has no colour and no width. */
const lineSeen = (line: ChartLine): ChartLine | undefined => (line.style === "None" ? undefined : line);

/** Excel tells of a line chart's series whether they have markers, and of points whether they are joined: the looks say so, too. */
const typeSeen = (type: string): string =>
  type.replace(/^LineMarkers/, "Line").replace(/^XYScatter(Lines|LinesNoMarkers)$/, "XYScatter");

const plain = (reference: string | undefined): string | undefined =>
  reference?.replace(/^'((?:[^']|'')*)'!/, "$1!");

const rounded = (rect: NonNullable<Chart["plot"]>): unknown =>
  Object.fromEntries(Object.entries(rect).map(([side, points]) => [side, Number(points.toFixed(1))]));
