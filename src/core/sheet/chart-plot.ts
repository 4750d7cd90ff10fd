import type { ChartSpec, Plot } from "./chart";

/** Around the plot, in fractions of the chart: the right-hand part holds the labels at the ends of lines. */
const AXIS_NUMBERS = 0.075;
const BAR_NAMES = 0.25;
const EDGE = 0.02;
const TOP = 0.05;
const LABELS = 0.17;
const NUMBERS_BELOW = 0.15;
const ONE_LINE = 0.08;

/** Where a chart's lines, bars and points lie when its spec does not say: the same in both ports. */
export function plotOf(chart: ChartSpec): Plot {
  if (chart.plot) return chart.plot;
  const lying = chart.kind === "bars" && chart.direction === "across";
  const numbers = chart.valueAxis.hidden ? EDGE : lying ? NUMBERS_BELOW : AXIS_NUMBERS;
  const upTitle = lying ? chart.categoryAxis?.title : chart.valueAxis.title;
  const left = (lying ? BAR_NAMES : numbers) + (upTitle === undefined ? 0 : ONE_LINE / 2);
  const right = chart.kind !== "bars" || chart.lines?.length ? LABELS : EDGE;
  const below =
    (lying ? numbers : chart.kind === "scatter" && chart.xAxis.hidden ? EDGE : NUMBERS_BELOW) +
    (titleBelow(chart) === undefined ? 0 : ONE_LINE) +
    (chart.legend ? ONE_LINE : 0);
  return { x: left, y: TOP, width: tidy(1 - left - right), height: tidy(1 - TOP - below) };
}

function titleBelow(chart: ChartSpec): string | undefined {
  if (chart.kind === "line") return chart.dateAxis.title;
  if (chart.kind === "scatter") return chart.xAxis.title;
  return chart.direction === "up" ? chart.categoryAxis?.title : chart.valueAxis.title;
}

/** 0.7550000000000001 is written in files as it is. */
const tidy = (value: number): number => Number(value.toFixed(4));
