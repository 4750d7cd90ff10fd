/// <reference types="office-js" />
import { changedSections, chartLook } from "../../../core/sheet/looks";
import type { ChartSpec } from "../../../core/sheet/chart";
import { chartSignature, isMade } from "../../../core/sheet/made";
import type { SheetSpec } from "../../../core/sheet/spec";
import type { Rect } from "../../../workbook";
import type { SheetToWrite } from "../../decide/sheet-there";
import type { Size } from "../../look/closer";
import { looksBefore } from "../areas-for";
import { POINTS_A_PIXEL, STANDARD_ROW } from "../sizes";
import { createChart, updateChart } from "./write-chart";

/** Queues our charts as the spec says: of those that are there only what is to change. */
export function writeCharts(object: Excel.Worksheet, sheet: SheetToWrite, date1904: boolean): void {
  const { spec, wanted, grid, there, fresh, ours } = sheet;
  const place = { sheet: object, grid, date1904, size: (fresh ? undefined : there?.size) ?? sizeOf(spec) };
  for (const [name, { chart }] of there?.charts ?? []) {
    const isGone = !spec.charts.some((one) => one.name === name);
    if (isGone && ours?.made && isMade(ours.made, chartSignature(name))) chart.delete();
  }
  const before = looksBefore(sheet);
  spec.charts.forEach((chart, i) => {
    const now = there?.charts.get(chart.name);
    if (now && !isHalfMade(sheet, wanted.charts[i]!))
      return updateChart(now, chart, place, changedSections(wanted.charts[i]!, before));
    now?.chart.delete();
    createChart(chart, place);
  });
}

/** It was made, or made another kind, by a refresh that was broken off. */
function isHalfMade({ brokenOff, fresh, ours }: SheetToWrite, chart: ChartSpec): boolean {
  if (!brokenOff) return false;
  const looks = fresh ? undefined : ours?.looks;
  return !looks || !chartLook(looks, chart.name) || changedSections(chart, looks).has("kind");
}

/** The size of cells on a sheet that is made as its spec says. */
const sizeOf =
  ({ columnWidths, rowHeights }: SheetSpec) =>
  ({ row, column, rows, columns }: Rect): Size => ({
    width: sum(columns, (i) => (columnWidths[column + i - 1] ?? STANDARD_COLUMN) * POINTS_A_PIXEL),
    height: sum(rows, (i) => rowHeights.get(row + i) ?? STANDARD_ROW),
  });

/** Pixels. */
const STANDARD_COLUMN = 64;

const sum = (count: number, of: (index: number) => number): number =>
  Array.from({ length: count }, (_, i) => of(i)).reduce((all, one) => all + one, 0);
