import type { Chart } from "../book/chart";
import { plotFromOutside, plotInside, plotOutside } from "../book/chart-place";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { InChart } from "./chart-handles";
import { part } from "./chart-handles";
import { inChangeableChart } from "./guarded";

type Plot = NonNullable<Chart["plot"]>;
const SIDES = ["left", "top", "width", "height"] as const;

const plotArea: Behaviour<InChart> = {
  get: {
    ...Object.fromEntries(
      SIDES.flatMap((side) => [
        [side, ({ chart: of }: InChart) => plotOutside(of)[side]],
        [inside(side), ({ chart: of }: InChart) => plotInside(of)[side]],
      ]),
    ),
    position: ({ chart: { plot } }) => (plot ? "Custom" : "Automatic"),
    format: (handle) => part("ChartPlotAreaFormat", handle, { of: "plot" }),
  },
  set: {
    ...Object.fromEntries(
      SIDES.flatMap((side) => [
        [
          side,
          ({ chart: of }: InChart, value: unknown): void =>
            placePlot(of, plotFromOutside({ ...plotOutside(of), [side]: value as number })),
        ],
        [
          inside(side),
          ({ chart: of }: InChart, value: unknown): void =>
            placePlot(of, { ...plotInside(of), [side]: value as number }),
        ],
      ]),
    ),
    position: ({ chart: of }, value) => void (of.plot = value === "Automatic" ? undefined : plotInside(of)),
  },
};

function placePlot(of: Chart, plot: Plot): void {
  if (!(plot.left >= 0 && plot.top >= 0 && plot.width >= 0 && plot.height >= 0)) {
    throw new HostError("InvalidArgument", "A plot area lies in its chart, with no negative length.");
  }
  of.plot = plot;
}

function inside(side: string): string {
  return `inside${side.charAt(0).toUpperCase()}${side.slice(1)}`;
}

export const chartPlotAreas: Behaviours = inChangeableChart({ ChartPlotArea: plotArea });
