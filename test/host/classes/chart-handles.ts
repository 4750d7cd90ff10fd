import type { Sheet } from "../book/book";
import type { Chart, ChartSeries } from "../book/chart";
import type { AxisName, LabelPart, Part } from "../book/chart-parts";
import type { Handle } from "../wire/behaviour";

/** Handles of charts and of what is in them. They hold the book's own objects. */

export interface ChartsHandle extends Handle {
  readonly type: "ChartCollection";
  readonly sheet: Sheet;
}

export interface ChartHandle extends Handle {
  readonly type: "Chart";
  readonly sheet: Sheet;
  readonly chart: Chart;
}

/** `ChartTitle`, `ChartLegend`, `ChartAxes`…: there is one of it in a chart. */
export interface InChart extends Handle {
  readonly sheet: Sheet;
  readonly chart: Chart;
}

export interface AxisHandle extends InChart {
  readonly axis: AxisName;
}

export interface SeriesHandle extends InChart {
  readonly type: "ChartSeries";
  readonly series: ChartSeries;
}

export interface PointHandle extends InChart {
  readonly type: "ChartPoint";
  readonly series: ChartSeries;
  /** Counted from 0. */
  readonly point: number;
}

export interface LabelHandle extends InChart {
  readonly part: LabelPart;
}

/** What has a font, a line or a fill, or is the object (`ChartAreaFormat`) that has these: the part of the chart it is of. */
export interface PartHandle extends InChart {
  readonly part: Part;
}

export const chartHandle = (sheet: Sheet, chart: Chart): ChartHandle => ({ type: "Chart", sheet, chart });

export const part = (type: string, { sheet, chart }: InChart, of: Part): PartHandle => ({
  type,
  sheet,
  chart,
  part: of,
});
