/// <reference types="office-js" />
import { chartSections, type SectionName } from "../../../core/sheet/chart-sections";
import { chartLook, looksOf } from "../../../core/sheet/looks";
import { chartSignature, isMade } from "../../../core/sheet/made";
import type { SheetSpec } from "../../../core/sheet/spec";
import type { Rect } from "../../../workbook";
import type { SheetToWrite } from "../../decide";
import type { Bounds } from "../../look/closer";
import { looksBefore } from "../areas-for";
import { POINTS_A_PIXEL, STANDARD_ROW } from "../sizes";
import { createChart, updateChart } from "./write-chart";

/** Queues our charts as the spec says: those that are there get what has changed, and go back to their place. */
export function writeCharts(object: Excel.Worksheet, sheet: SheetToWrite, date1904: boolean): void {
  const { spec, wanted, grid, there, ours } = sheet;
  const place = { sheet: object, grid, date1904, size: there?.bounds ?? sizeOf(spec) };
  for (const [name, { chart }] of there?.charts ?? []) {
    const isGone = !spec.charts.some((one) => one.name === name);
    if (isGone && ours?.made && isMade(ours.made, chartSignature(name))) chart.delete();
  }
  const [looks, before] = [looksOf(spec, grid, wanted), looksBefore(sheet)];
  spec.charts.forEach((chart, i) => {
    const now = there?.charts.get(chart.name);
    if (!now) return void createChart(chart, place);
    const [is, was] = [chartLook(looks, chart.name), before && chartLook(before, chart.name)];
    const sections = chartSections(wanted.charts[i]!);
    const changed = sections.filter((_, at) => is?.[at] !== was?.[at]).map(({ name }) => name);
    // A section that is not known to be as it was is written; the kind of a chart under its own name is.
    const known = was ? changed : changed.filter((name) => name !== "kind");
    const moved = there !== undefined && isElsewhere(now.chart, there.bounds(chart.over));
    updateChart(now, chart, place, new Set<SectionName>(moved ? [...known, "frame"] : known));
  });
}

/** Somebody has moved it, or made it larger or smaller. Points: less than that is how programs round. */
const isElsewhere = (chart: Bounds, cells: Bounds): boolean =>
  (["left", "top", "width", "height"] as const).some((one) => Math.abs(chart[one] - cells[one]) > 2);

/** The size of cells on a sheet that is made as its spec says. */
const sizeOf =
  ({ columnWidths, rowHeights }: SheetSpec) =>
  ({ row, column, rows, columns }: Rect): { width: number; height: number } => ({
    width: sum(columns, (i) => (columnWidths[column + i - 1] ?? STANDARD_COLUMN) * POINTS_A_PIXEL),
    height: sum(rows, (i) => rowHeights.get(row + i) ?? STANDARD_ROW),
  });

/** Pixels. */
const STANDARD_COLUMN = 64;

const sum = (count: number, of: (index: number) => number): number =>
  Array.from({ length: count }, (_, i) => of(i)).reduce((all, one) => all + one, 0);
