import type { Chart, ChartAxis, ChartFont, ChartLabel, ChartLine, ChartSeries } from "./chart";
import { dressFor, isScatter, isStacked } from "./chart-types";

/** Charts as Excel makes them before anybody dresses them, with the Office theme. */

const GREY = "#595959";
const PALE = "#D9D9D9";

export const chartFont = (size = 9, color = GREY): ChartFont => ({
  name: "Calibri",
  size,
  color,
  bold: false,
  italic: false,
});

export const noLine = (): ChartLine => ({ style: "None", weight: 0.75, color: undefined });
const paleLine = (): ChartLine => ({ style: "Continuous", weight: 0.75, color: PALE });

/** Without series; it has the size that Excel gives it, and stands in the sheet's corner. */
export function newChart(id: string, name: string, type: string): Chart {
  const made = plainChart(id, name, type);
  if (!isScatter(type)) return made;
  // Both axes are of numbers.
  made.categoryAxis.majorGridlines.visible = true;
  made.valueAxis.line = paleLine();
  return made;
}

function plainChart(id: string, name: string, type: string): Chart {
  return {
    id,
    name,
    type,
    left: 0,
    top: 0,
    width: 360,
    height: 216,
    title: { visible: true, text: "Chart Title", font: chartFont(14), overlay: false },
    legend: { visible: true, position: "Bottom", overlay: false, font: chartFont() },
    plot: undefined,
    fill: "#FFFFFF",
    border: paleLine(),
    plotFill: undefined,
    font: chartFont(10),
    displayBlanksAs: "NotPlotted",
    plotVisibleOnly: true,
    categoryAxis: newAxis("category"),
    valueAxis: newAxis("value"),
    series: [],
  };
}

export function newAxis(kind: "category" | "value"): ChartAxis {
  return {
    visible: true,
    minimum: undefined,
    maximum: undefined,
    majorUnit: undefined,
    minorUnit: undefined,
    numberFormat: "General",
    linkNumberFormat: true,
    categoryType: "Automatic",
    baseTimeUnit: undefined,
    majorTimeUnitScale: undefined,
    majorTickMark: "None",
    minorTickMark: "None",
    tickLabelPosition: "NextToAxis",
    reversePlotOrder: false,
    position: "Automatic",
    positionAt: undefined,
    line: kind === "category" ? paleLine() : noLine(),
    font: chartFont(),
    majorGridlines: { visible: kind === "value", line: paleLine() },
    minorGridlines: { visible: false, line: paleLine() },
    title: { visible: false, text: "Axis Title", font: chartFont(10) },
  };
}

/** The series that stands at an index, without cells yet. */
export function newSeries(name: string, type: string, index: number): ChartSeries {
  return {
    name,
    type,
    values: undefined,
    categories: undefined,
    ...dressFor(type, index),
    gapWidth: isStacked(type) ? 150 : 219,
    overlap: isStacked(type) ? 100 : -27,
    hasDataLabels: false,
    labels: newLabel(),
    points: new Map(),
  };
}

export const newLabel = (): ChartLabel => ({
  text: undefined,
  position: "Right",
  showValue: true,
  showSeriesName: false,
  showCategoryName: false,
  showLegendKey: false,
  numberFormat: "General",
  linkNumberFormat: true,
  fill: undefined,
  border: noLine(),
  font: chartFont(),
});
