import type { Chart, ChartSeries } from "../book/chart";
import { nameOf, referenceTo, shown, valuesOf } from "../book/chart-data";
import { addSeries } from "../book/charts";
import { changeSeriesType, canBeMade, isBars } from "../book/chart-types";
import { colourOf } from "../book/colour";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import { inRange } from "./chart-format";
import type { ChartHandle, SeriesHandle } from "./chart-handles";
import { part } from "./chart-handles";
import type { RangeHandle } from "./handles";
import { plain } from "./plain";
import { inChangeableChart } from "./guarded";

type SeriesCollectionHandle = Omit<ChartHandle, "type"> & { readonly type: "ChartSeriesCollection" };

const handleOf = ({ chart, sheet }: SeriesCollectionHandle, series: ChartSeries): SeriesHandle => ({
  type: "ChartSeries",
  chart,
  sheet,
  series,
});

const collection: Behaviour<SeriesCollectionHandle> = {
  items: (handle) => handle.chart.series.map((series) => handleOf(handle, series)),
  call: {
    add: (handle, [name, index]) =>
      handleOf(
        handle,
        addSeries(
          handle.chart,
          (name ?? undefined) as string | undefined,
          (index ?? undefined) as number | undefined,
        ),
      ),
  },
};

/** @throws HostError `ItemNotFound` when the series was deleted. */
function seriesOf({ chart, series }: SeriesHandle): ChartSeries {
  if (chart.series.includes(series)) return series;
  throw new HostError("ItemNotFound", `The series ${series.name} is no more in the chart ${chart.name}.`);
}

const placeIn = ({ series }: Chart, one: ChartSeries): number => series.indexOf(one);

const parts = plain(seriesOf, { markerStyle: "markerStyle", smooth: "smooth" });

/** The references of a dimension: a scatter's x and y are what others call categories and values. */
function dimension(handle: SeriesHandle, name: unknown): string | undefined {
  const series = seriesOf(handle);
  if (name === "Values" || name === "YValues") return series.values;
  if (name === "Categories" || name === "XValues") return series.categories;
  throw new HostError("InvalidArgument", `A series of the type ${series.type} has no ${String(name)}.`);
}

/** Bars stand apart the same way for all bars of a chart. */
const setForBars =
  (
    what: "gapWidth" | "overlap",
    least: number,
    most: number,
  ): NonNullable<Behaviour<SeriesHandle>["set"]>[string] =>
  (handle, value) => {
    const { type } = seriesOf(handle);
    if (!isBars(type)) throw new HostError("InvalidArgument", `A series of the type ${type} has no ${what}.`);
    const amount = inRange(value, least, most, what);
    for (const series of handle.chart.series) if (isBars(series.type)) series[what] = amount;
  };

const series: Behaviour<SeriesHandle> = {
  get: {
    ...parts.get,
    name: (handle, { book }) => nameOf(book, seriesOf(handle)),
    chartType: (handle) => seriesOf(handle).type,
    axisGroup: () => "Primary",
    plotOrder: (handle) => placeIn(handle.chart, seriesOf(handle)) + 1,
    gapWidth: (handle) => seriesOf(handle).gapWidth,
    overlap: (handle) => seriesOf(handle).overlap,
    markerSize: (handle) => seriesOf(handle).markerSize,
    markerBackgroundColor: (handle) => seriesOf(handle).markerFill ?? "",
    markerForegroundColor: (handle) => seriesOf(handle).markerEdge ?? "",
    hasDataLabels: (handle) => seriesOf(handle).hasDataLabels,
    dataLabels: (handle) => ({
      ...handle,
      type: "ChartDataLabels",
      part: { of: "labels", series: seriesOf(handle) },
    }),
    format: (handle) => part("ChartSeriesFormat", handle, { of: "series", series: seriesOf(handle) }),
    points: (handle) => ({ ...handle, type: "ChartPointsCollection" }),
  },
  set: {
    ...parts.set,
    name: (handle, value) => {
      const one = seriesOf(handle);
      one.name = value as string;
      delete one.nameFormula;
    },
    chartType: (handle, value) => {
      if (!canBeMade(value as string)) {
        throw new HostError(
          "HostNotImplemented",
          `The workbook host makes no series of the type ${String(value)}.`,
        );
      }
      changeSeriesType(seriesOf(handle), value as string, placeIn(handle.chart, handle.series));
    },
    axisGroup: (_, value) => {
      if (value === "Primary") return;
      throw new HostError("HostNotImplemented", "The workbook host makes no secondary axes.");
    },
    gapWidth: setForBars("gapWidth", 0, 500),
    overlap: setForBars("overlap", -100, 100),
    markerSize: (handle, value) =>
      void (seriesOf(handle).markerSize = inRange(value, 2, 72, "marker's size")),
    markerBackgroundColor: (handle, value) => void (seriesOf(handle).markerFill = colourOf(value)),
    markerForegroundColor: (handle, value) => void (seriesOf(handle).markerEdge = colourOf(value)),
    hasDataLabels: (handle, value) => {
      const one = seriesOf(handle);
      one.hasDataLabels = value as boolean;
      for (const point of one.points.values()) {
        delete point.hasDataLabel;
        if (!value) delete point.label;
      }
    },
  },
  call: {
    delete: (handle) => {
      const gone = seriesOf(handle);
      handle.chart.series = handle.chart.series.filter((one) => one !== gone);
    },
    setValues: (handle, [range]) => {
      const { sheet, rect } = range as RangeHandle;
      seriesOf(handle).values = referenceTo(sheet, rect);
    },
    setXAxisValues: (handle, [range]) => {
      const { sheet, rect } = range as RangeHandle;
      seriesOf(handle).categories = referenceTo(sheet, rect);
    },
    getDimensionValues: (handle, [name], { book }) => valuesOf(book, dimension(handle, name)).map(shown),
    getDimensionDataSourceString: (handle, [name]) => dimension(handle, name) ?? "",
    getDimensionDataSourceType: (handle, [name]) =>
      dimension(handle, name) === undefined ? "Unknown" : "LocalRange",
  },
};

export const chartSeries: Behaviours = inChangeableChart({
  ChartSeriesCollection: collection,
  ChartSeries: series,
});
