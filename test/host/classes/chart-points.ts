import type { Book } from "../book/book";
import type { ChartPoint } from "../book/chart";
import { cellsOf, valuesOf } from "../book/chart-data";
import { changePoint, pointOf } from "../book/chart-parts";
import { colourOf } from "../book/colour";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import { inRange } from "./chart-format";
import type { PointHandle, SeriesHandle } from "./chart-handles";
import { part } from "./chart-handles";
import { inChangeableChart } from "./guarded";

type PointsHandle = Omit<SeriesHandle, "type"> & { readonly type: "ChartPointsCollection" };

function countOf({ series }: PointsHandle, book: Book): number {
  const rect = cellsOf(book, series.values)?.rect;
  return rect ? rect.rows * rect.columns : 0;
}

const handleOf = ({ sheet, chart, series }: PointsHandle, point: number): PointHandle => ({
  type: "ChartPoint",
  sheet,
  chart,
  series,
  point,
});

const collection: Behaviour<PointsHandle> = {
  items: (handle, { book }) => Array.from({ length: countOf(handle, book) }, (_, i) => handleOf(handle, i)),
  call: {
    getItemAt: (handle, [index], { book }) => {
      const count = countOf(handle, book);
      if (typeof index === "number" && index >= 0 && index < count) return handleOf(handle, index);
      throw new HostError("InvalidArgument", `There is no point ${String(index)}; there are ${count}.`);
    },
  },
};

const set =
  (change: (value: unknown) => ChartPoint) =>
  (handle: PointHandle, value: unknown): void =>
    changePoint(handle, change(value));

const point: Behaviour<PointHandle> = {
  get: {
    value: ({ series, point: at }, { book }) => valuesOf(book, series.values)[at] ?? "",
    markerStyle: (handle) => pointOf(handle).markerStyle,
    markerSize: (handle) => pointOf(handle).markerSize,
    markerBackgroundColor: (handle) => pointOf(handle).markerFill ?? "",
    markerForegroundColor: (handle) => pointOf(handle).markerEdge ?? "",
    hasDataLabel: (handle) => pointOf(handle).hasDataLabel,
    dataLabel: (handle) =>
      part("ChartDataLabel", handle, { of: "label", series: handle.series, point: handle.point }),
    format: (handle) =>
      part("ChartPointFormat", handle, { of: "point", series: handle.series, point: handle.point }),
  },
  set: {
    markerStyle: set((value) => ({ markerStyle: value as string })),
    markerSize: set((value) => ({ markerSize: inRange(value, 2, 72, "marker's size") })),
    markerBackgroundColor: set((value) => ({ markerFill: colourOf(value) })),
    markerForegroundColor: set((value) => ({ markerEdge: colourOf(value) })),
    hasDataLabel: set((value) => ({ hasDataLabel: value as boolean })),
  },
};

export const chartPoints: Behaviours = inChangeableChart({
  ChartPointsCollection: collection,
  ChartPoint: point,
});
