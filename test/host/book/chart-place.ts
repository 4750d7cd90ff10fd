import { HostError } from "../wire/behaviour";
import type { Chart } from "./chart";

/** Where a chart's plot lies in it, and how large the chart is. */

type Plot = NonNullable<Chart["plot"]>;

const AXIS_NUMBERS = 30;
const NUMBERS_BELOW = 24;
const EDGE = 8;
const ONE_TEXT = 28;

/** Where the plot lies within the axes' numbers, when nobody has said so: about where Excel puts it. */
export function plotInside(chart: Chart): Plot {
  if (chart.plot) return chart.plot;
  const above = EDGE + (chart.title.visible && !chart.title.overlay ? ONE_TEXT : 0);
  const below = EDGE + NUMBERS_BELOW + (chart.legend.visible ? ONE_TEXT : 0);
  return {
    left: EDGE + AXIS_NUMBERS,
    top: above,
    width: Math.max(0, chart.width - 2 * EDGE - AXIS_NUMBERS),
    height: Math.max(0, chart.height - above - below),
  };
}

/** The same with the room that the axes' numbers take. */
export function plotOutside(chart: Chart): Plot {
  const { left, top, width, height } = plotInside(chart);
  return { left: left - AXIS_NUMBERS, top, width: width + AXIS_NUMBERS, height: height + NUMBERS_BELOW };
}

export function plotFromOutside({ left, top, width, height }: Plot): Plot {
  return { left: left + AXIS_NUMBERS, top, width: width - AXIS_NUMBERS, height: height - NUMBERS_BELOW };
}

/** The chart's size in points; its plot keeps its share of it, as it does in a file. */
export function resizeChart(chart: Chart, { width = chart.width, height = chart.height }: Size): void {
  if (!(width >= 0) || !(height >= 0)) {
    throw new HostError("InvalidArgument", "A chart's width and height are nought or more.");
  }
  if (chart.plot) {
    const across = chart.width ? width / chart.width : 1;
    const down = chart.height ? height / chart.height : 1;
    const { plot } = chart;
    chart.plot = {
      left: plot.left * across,
      top: plot.top * down,
      width: plot.width * across,
      height: plot.height * down,
    };
  }
  Object.assign(chart, { width, height });
}

type Size = { width?: number; height?: number };
