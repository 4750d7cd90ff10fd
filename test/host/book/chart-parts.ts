import { HostError } from "../wire/behaviour";
import type { Chart, ChartAxis, ChartFont, ChartLabel, ChartLine, ChartPoint, ChartSeries } from "./chart";
import { noLine } from "./new-chart";

/** A part of a chart that has a font, a line or a fill. The API's classes for these are shared by all that have one. */
export type Part =
  | { of: "chart" | "title" | "legend" | "plot" }
  | { of: "axis" | "axisTitle"; axis: AxisName }
  | { of: "gridlines"; axis: AxisName; which: "majorGridlines" | "minorGridlines" }
  | { of: "series"; series: ChartSeries }
  | { of: "point"; series: ChartSeries; point: number }
  | LabelPart;

/** The labels of all of a series' points, or of one, counted from 0. */
export type LabelPart =
  { of: "labels"; series: ChartSeries } | { of: "label"; series: ChartSeries; point: number };

export type AxisName = "categoryAxis" | "valueAxis";

/** The label of all points, or what one point's label is when its own parts lie over those of all. */
export const labelOf = (part: LabelPart): ChartLabel =>
  part.of === "labels"
    ? part.series.labels
    : { ...part.series.labels, ...part.series.points.get(part.point)?.label };

type PointPart = { series: ChartSeries; point: number };

export function changeLabel(part: LabelPart, changes: Partial<ChartLabel>): void {
  if (part.of === "labels") Object.assign(part.series.labels, changes);
  else changePoint(part, { label: { ...part.series.points.get(part.point)?.label, ...changes } });
}

/** A point as it is drawn: its series' look where it has none of its own. */
export function pointOf({
  series,
  point,
}: PointPart): Required<Omit<ChartPoint, "label" | Colors>> & Record<Colors, string | undefined> {
  const { line, fill, markerStyle, markerSize, markerFill, markerEdge, hasDataLabels } = series;
  const own = series.points.get(point);
  return {
    border: line,
    fill,
    markerStyle,
    markerSize,
    markerFill,
    markerEdge,
    hasDataLabel: hasDataLabels,
    ...own,
  };
}

type Colors = "fill" | "markerFill" | "markerEdge";

export function changePoint({ series, point }: PointPart, changes: ChartPoint): void {
  series.points.set(point, { ...series.points.get(point), ...changes });
}

export function fontOf(chart: Chart, part: Part): ChartFont {
  switch (part.of) {
    case "chart":
      return chart.font;
    case "title":
    case "legend":
      return chart[part.of].font;
    case "axis":
      return chart[part.axis].font;
    case "axisTitle":
      return chart[part.axis].title.font;
    case "labels":
    case "label":
      return labelOf(part).font;
    default:
      throw notKept(part, "font");
  }
}

/** The chart's own font is that of all its texts, as on Excel's ribbon. */
export function changeFont(chart: Chart, part: Part, changes: Partial<ChartFont>): void {
  if (part.of === "label") {
    changeLabel(part, { font: { ...fontOf(chart, part), ...changes } });
    return;
  }
  const fonts = part.of === "chart" ? everyFont(chart) : [fontOf(chart, part)];
  for (const font of fonts) Object.assign(font, changes);
}

const everyFont = (chart: Chart): ChartFont[] => [
  chart.font,
  chart.title.font,
  chart.legend.font,
  ...axesOf(chart).flatMap((axis) => [axis.font, axis.title.font]),
  ...chart.series.flatMap(({ labels, points }) => [
    labels.font,
    ...[...points.values()].flatMap(({ label }) => label?.font ?? []),
  ]),
];

const axesOf = (chart: Chart): ChartAxis[] => [chart.categoryAxis, chart.valueAxis];

export function lineOf(chart: Chart, part: Part): ChartLine {
  switch (part.of) {
    case "chart":
      return chart.border;
    case "plot":
      return chart.plotBorder ?? noLine();
    case "axis":
      return chart[part.axis].line;
    case "gridlines":
      return chart[part.axis][part.which].line;
    case "series":
      return part.series.line;
    case "point":
      return pointOf(part).border;
    case "labels":
    case "label":
      return labelOf(part).border;
    default:
      throw notKept(part, "line");
  }
}

export function changeLine(chart: Chart, part: Part, changes: Partial<ChartLine>): void {
  const line = { ...lineOf(chart, part), ...changes };
  if (part.of === "point") changePoint(part, { border: line });
  else if (part.of === "labels" || part.of === "label") changeLabel(part, { border: line });
  else if (part.of === "plot") chart.plotBorder = line;
  else Object.assign(lineOf(chart, part), changes);
}

export function fillOf(chart: Chart, part: Part): string | undefined {
  switch (part.of) {
    case "chart":
      return chart.fill;
    case "plot":
      return chart.plotFill;
    case "series":
      return part.series.fill;
    case "point":
      return pointOf(part).fill;
    case "labels":
    case "label":
      return labelOf(part).fill;
    default:
      throw notKept(part, "fill");
  }
}

/** Undefined: none. */
export function changeFill(chart: Chart, part: Part, fill: string | undefined): void {
  if (part.of === "chart") chart.fill = fill;
  else if (part.of === "plot") chart.plotFill = fill;
  else if (part.of === "series") part.series.fill = fill;
  else if (part.of === "point") changePoint(part, { fill });
  else if (part.of === "labels" || part.of === "label") changeLabel(part, { fill });
  else throw notKept(part, "fill");
}

const notKept = ({ of }: Part, what: string): HostError =>
  new HostError("HostNotImplemented", `The workbook host keeps no ${what} for a chart's ${of}.`);
