import { address, rangeAddress } from "../../src/core/sheet/address";
import type { BarSeries, LineSeries, ScatterSeries } from "../../src/core/sheet/chart";
import { gridOf, isFormula } from "../../src/core/sheet/grid";
import type { CellValue, Formula, SheetSpec } from "../../src/core/sheet/spec";

/** A sheet as text: what each row says, cell by cell, and what lies over the cells. For goldens that a person can read. */
export function printSpec(spec: SheetSpec): string {
  const grid = gridOf(spec);
  const rows = [...grid]
    .sort(([a], [b]) => a - b)
    .map(([row, cells]) => {
      const shown = [...cells]
        .sort(([a], [b]) => a - b)
        .flatMap(([column, { value, style }]) =>
          value === null ? [] : [`${address(row, column)} ${cellText(value, style.format)}`],
        );
      return shown.length ? shown.join("  |  ") : undefined;
    })
    .filter((line) => line !== undefined);
  const charts = spec.charts.map((chart) => {
    const { kind, name, over, valueAxis } = chart;
    const series = kind === "bars" ? [...chart.series, ...(chart.lines ?? [])] : chart.series;
    const along = kind === "line" ? `a label every ${chart.dateAxis.every} ${chart.dateAxis.unit}` : kind;
    return `chart ${name} over ${rangeAddress(over)}: ${series.map(seriesText).join(", ")}; ${valueAxis.min} to ${valueAxis.max} by ${valueAxis.major}, ${along}`;
  });
  return `${[`${spec.title} (${spec.role}), ${rangeAddress(spec.area)}`, "", ...rows, "", ...charts].join("\n")}\n`;
}

function seriesText({ name, ...rest }: LineSeries | BarSeries | ScatterSeries): string {
  const labels = "labels" in rest ? (rest.labels ?? []) : [];
  return `${typeof name === "string" ? name : rangeAddress(name)}${labels.map(({ text }) => ` «${text}»`).join("")}`;
}

function cellText(value: CellValue | Formula, format: string | undefined): string {
  if (isFormula(value)) return `[${String(value.value)}]`;
  if (typeof value !== "number") return String(value);
  const rounded = Number(value.toPrecision(10));
  return format ? `${rounded} as ${format}` : String(rounded);
}
