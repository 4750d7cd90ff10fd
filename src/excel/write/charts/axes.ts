/// <reference types="office-js" />
import type { BarChart, DateAxis, NumberAxis } from "../../../core/sheet/chart";
import { CHART_TEXT_COLOR, CHART_TEXT_SIZE, GRID_COLOR } from "../../../core/sheet/chart-look";
import { DAYS_BEFORE_1904 } from "../../../core/sheet/grid";
import { FONT } from "../../../core/sheet/style";
import { formatIn, type ChartWriting } from "./chart-place";
import { writeLine } from "./lines";

/** The axis along the bottom; of lying bars, the one that has their names. */
export function writeAlongAxis(writing: ChartWriting): void {
  const { chart, spec, place, fresh } = writing;
  const axis = chart.axes.categoryAxis;
  switch (spec.kind) {
    case "line":
      writeDateAxis(axis, spec.dateAxis, place.date1904 ? DAYS_BEFORE_1904 : 0, fresh);
      break;
    case "bars":
      writeNameAxis(axis, spec, formatIn(spec.categories, place.grid), fresh);
      break;
    case "scatter":
      writeBounds(axis, spec.xAxis, fresh);
      writeGridlines(axis, spec.xAxis, fresh);
      axis.majorTickMark = "Outside";
      writeLine(axis.format.line, undefined, fresh ? "color" : "all");
  }
  if (!fresh) return;
  axis.position = spec.kind === "bars" && spec.direction === "across" ? "Maximum" : "Minimum";
}

/** @param offset how far the workbook's serial dates lie behind those of the spec. */
function writeDateAxis(axis: Excel.ChartAxis, wanted: DateAxis, offset: number, fresh: boolean): void {
  const { unit, every, format, base = unit } = wanted;
  const units = { days: "Days", months: "Months" } as const;
  // Only an axis of dates has these units, and Excel takes one for such an axis only while its cells hold dates.
  if (fresh) axis.categoryType = "DateAxis";
  axis.baseTimeUnit = units[base];
  axis.majorTimeUnitScale = units[unit];
  axis.majorUnit = every;
  writeExtent(axis, wanted.min - offset, wanted.max - offset, fresh);
  axis.numberFormat = format;
  writeTitle(axis, wanted.title, fresh);
  if (!fresh) return;
  axis.tickLabelPosition = "Low";
  axis.majorTickMark = "Outside";
  writeLine(axis.format.line, undefined, "color");
}

/** Names of bars, always outside them; every one is written, and those of lying bars run from the top down. */
function writeNameAxis(axis: Excel.ChartAxis, chart: BarChart, format: string, fresh: boolean): void {
  const { direction, categoryAxis = {} } = chart;
  axis.numberFormat = format;
  writeTitle(axis, categoryAxis.title, fresh);
  writeLine(axis.format.line, categoryAxis.line, fresh && !categoryAxis.line ? "color" : "all");
  if (!fresh) return;
  axis.categoryType = "TextAxis";
  axis.tickLabelPosition = "Low";
  axis.tickLabelSpacing = 1;
  if (direction === "across") axis.reversePlotOrder = true;
}

/** The axis that values are read from. */
export function writeValueAxis({ chart, spec, fresh }: ChartWriting): void {
  const axis = chart.axes.valueAxis;
  writeBounds(axis, spec.valueAxis, fresh);
  writeGridlines(axis, spec.valueAxis, fresh);
  if (!fresh) return;
  if (spec.kind !== "bars") axis.position = "Minimum";
  if (spec.kind === "scatter") axis.format.line.lineStyle = "None";
}

function writeBounds(axis: Excel.ChartAxis, wanted: NumberAxis, fresh: boolean): void {
  const { min, max, major, format, hidden = false } = wanted;
  writeExtent(axis, min, max, fresh);
  axis.majorUnit = major;
  axis.numberFormat = format;
  writeTitle(axis, wanted.title, fresh);
  if (hidden || !fresh) axis.visible = !hidden;
}

/** The old bounds and the new ones may have nothing in common, and a least above the greatest is none. */
function writeExtent(axis: Excel.ChartAxis, min: number, max: number, fresh: boolean): void {
  if (!fresh) axis.minimum = "";
  axis.maximum = max;
  axis.minimum = min;
}

/** @param shown whether they are there by themselves, in their place. */
function writeGridlines(axis: Excel.ChartAxis, { gridlines = false }: NumberAxis, shown: boolean): void {
  if (gridlines !== shown) axis.majorGridlines.visible = gridlines;
  if (gridlines) axis.majorGridlines.format.line.color = GRID_COLOR;
}

function writeTitle(axis: Excel.ChartAxis, title: string | undefined, fresh: boolean): void {
  if (title !== undefined) axis.title.text = title;
  else if (!fresh) axis.title.visible = false;
  // In a new chart the chart's own font, which is set later, is that of all its texts.
  if (title !== undefined && !fresh) {
    axis.title.format.font.set({ name: FONT, size: CHART_TEXT_SIZE, color: CHART_TEXT_COLOR });
  }
}
