import { resizeChart } from "../book/chart-place";
import { changeType, removeChart, setData } from "../book/charts";
import type { SeriesBy } from "../book/charts";
import { heightOf, leftOf, topOf, widthOf } from "../book/geometry";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { ChartHandle } from "./chart-handles";
import { part } from "./chart-handles";
import type { RangeHandle } from "./handles";
import { worksheetHandle } from "./handles";
import { plain } from "./plain";
import { rangeOnSheet } from "./range-argument";
import { activate } from "./selection";
import { unlessProtected } from "./guarded";

const CHART_ACTIVATED = 51;
const CHART_DELETED = 53;

const kept = plain(({ chart }: ChartHandle) => chart, {
  displayBlanksAs: "displayBlanksAs",
  plotVisibleOnly: "plotVisibleOnly",
});

const chart: Behaviour<ChartHandle> = {
  events: ["onActivated", "onDeactivated"],
  id: ({ chart: { id } }) => id,
  get: {
    ...kept.get,
    id: ({ chart: { id } }) => id,
    name: ({ chart: { name } }) => name,
    chartType: ({ chart: { type } }) => type,
    left: ({ chart: { left } }) => left,
    top: ({ chart: { top } }) => top,
    width: ({ chart: { width } }) => width,
    height: ({ chart: { height } }) => height,
    worksheet: ({ sheet }) => worksheetHandle(sheet),
    axes: (handle) => ({ ...handle, type: "ChartAxes" }),
    format: (handle) => part("ChartAreaFormat", handle, { of: "chart" }),
    legend: (handle) => ({ ...handle, type: "ChartLegend" }),
    plotArea: (handle) => ({ ...handle, type: "ChartPlotArea" }),
    series: (handle) => ({ ...handle, type: "ChartSeriesCollection" }),
    title: (handle) => ({ ...handle, type: "ChartTitle" }),
  },
  set: {
    ...kept.set,
    name: (handle, value) => {
      if (value === "") throw new HostError("InvalidArgument", "A chart's name is not empty.");
      handle.chart.name = value as string;
    },
    chartType: (handle, value) => changeType(handle.chart, value as string),
    left: (handle, value) => void (handle.chart.left = notNegative(value, "left")),
    top: (handle, value) => void (handle.chart.top = notNegative(value, "top")),
    width: (handle, value) => resizeChart(handle.chart, { width: value as number }),
    height: (handle, value) => resizeChart(handle.chart, { height: value as number }),
  },
  call: {
    activate: ({ chart: { id }, sheet }, _, host) => {
      activate(host, sheet);
      host.raise(CHART_ACTIVATED, sheet.id, { type: "ChartActivated", chartId: id, worksheetId: sheet.id });
    },
    delete: ({ chart: gone, sheet }, _, host) => {
      removeChart(sheet, gone);
      host.raise(CHART_DELETED, sheet.id, {
        type: "ChartDeleted",
        chartId: gone.id,
        worksheetId: sheet.id,
        source: "Local",
      });
    },
    setData: (handle, [data, by], host) =>
      setData(host.book, handle.chart, data as RangeHandle, (by ?? "Auto") as SeriesBy),
    setPosition: ({ chart: placed, sheet }, [start, end], host) => {
      const first = rangeOnSheet(start, sheet, host);
      const from = { left: leftOf(sheet, first.column), top: topOf(sheet, first.row) };
      if (end !== null && end !== undefined) {
        const last = rangeOnSheet(end, sheet, host);
        resizeChart(placed, {
          width: Math.max(0, leftOf(sheet, last.column) + widthOf(sheet, last) - from.left),
          height: Math.max(0, topOf(sheet, last.row) + heightOf(sheet, last) - from.top),
        });
      }
      Object.assign(placed, from);
    },
  },
};

function notNegative(value: unknown, what: string): number {
  if (typeof value === "number" && value >= 0) return value;
  throw new HostError("InvalidArgument", `A chart's ${what} is nought or more.`);
}

export const chartBehaviours: Behaviours = unlessProtected({ Chart: chart }, "allowEditObjects");
