import { addChart, findChart } from "../book/charts";
import type { SeriesBy } from "../book/charts";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { ChartsHandle } from "./chart-handles";
import { chartHandle } from "./chart-handles";
import type { RangeHandle } from "./handles";
import { unlessProtected } from "./guarded";

const CHART_ADDED = 50;

const charts: Behaviour<ChartsHandle> = {
  events: ["onActivated", "onAdded", "onDeactivated", "onDeleted"],
  items: ({ sheet }) => sheet.charts.map((chart) => chartHandle(sheet, chart)),
  call: {
    getItem: ({ sheet }, [key]) => {
      const chart = findChart(sheet, String(key));
      if (!chart) throw new HostError("ItemNotFound", `There is no chart ${String(key)} on ${sheet.name}.`);
      return chartHandle(sheet, chart);
    },
    add: ({ sheet }, [type, data, by], host) => {
      const chart = addChart(host.book, sheet, String(type), data as RangeHandle, (by ?? "Auto") as SeriesBy);
      host.raise(CHART_ADDED, sheet.id, {
        type: "ChartAdded",
        chartId: chart.id,
        worksheetId: sheet.id,
        source: "Local",
      });
      return chartHandle(sheet, chart);
    },
  },
};

export const chartCollections: Behaviours = unlessProtected({ ChartCollection: charts }, "allowEditObjects");
