import type { Behaviour, Behaviours } from "../wire/behaviour";
import type { AxisHandle, InChart } from "./chart-handles";
import { part } from "./chart-handles";
import { plain } from "./plain";
import { inChangeableChart } from "./guarded";

const titleParts = plain(({ chart }: InChart) => chart.title, { visible: "visible", overlay: "overlay" });

const title: Behaviour<InChart> = {
  get: {
    ...titleParts.get,
    text: ({ chart }) => chart.title.text,
    format: (handle) => part("ChartTitleFormat", handle, { of: "title" }),
  },
  set: {
    ...titleParts.set,
    // A title that is given a text is shown, as in Excel.
    text: ({ chart }, value) => void Object.assign(chart.title, { text: value, visible: true }),
  },
};

const axisTitleParts = plain(({ chart, axis }: AxisHandle) => chart[axis].title, { visible: "visible" });

const axisTitle: Behaviour<AxisHandle> = {
  get: {
    ...axisTitleParts.get,
    text: ({ chart, axis }) => chart[axis].title.text,
    format: (handle) => part("ChartAxisTitleFormat", handle, { of: "axisTitle", axis: handle.axis }),
  },
  set: {
    ...axisTitleParts.set,
    text: ({ chart, axis }, value) => void Object.assign(chart[axis].title, { text: value, visible: true }),
  },
};

export const chartTitles: Behaviours = inChangeableChart({ ChartTitle: title, ChartAxisTitle: axisTitle });
