import type { Behaviour, Behaviours } from "../wire/behaviour";
import type { InChart } from "./chart-handles";
import { part } from "./chart-handles";
import { plain } from "./plain";
import { inChangeableChart } from "./guarded";

const parts = plain(({ chart }: InChart) => chart.legend, {
  visible: "visible",
  position: "position",
  overlay: "overlay",
});

const legend: Behaviour<InChart> = {
  ...parts,
  get: { ...parts.get, format: (handle) => part("ChartLegendFormat", handle, { of: "legend" }) },
};

export const chartLegends: Behaviours = inChangeableChart({ ChartLegend: legend });
