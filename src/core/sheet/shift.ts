import type { Rect } from "../../workbook";
import type { SheetSpec } from "./spec";

/** The same sheet lower or further right: a person may have put rows above ours, or columns before it. */
export function shifted(spec: SheetSpec, rows: number, columns: number): SheetSpec {
  if (rows === 0 && columns === 0) return spec;
  const move = <T extends { row: number; column: number }>(at: T): T => ({
    ...at,
    row: at.row + rows,
    column: at.column + columns,
  });
  return {
    ...spec,
    area: move(spec.area),
    rowHeights: new Map([...spec.rowHeights].map(([row, height]) => [row + rows, height])),
    blocks: spec.blocks.map(move),
    paints: spec.paints.map((paint) => ({ ...paint, rect: move(paint.rect) })),
    merges: spec.merges.map(move),
    anchors: spec.anchors.map(move),
    volatile: spec.volatile.map((rect): Rect => move(rect)),
    print: {
      ...spec.print,
      area: move(spec.print.area),
      breaks: spec.print.breaks.map((row) => row + rows),
    },
    charts: spec.charts.map((chart) => ({
      ...chart,
      over: move(chart.over),
      categories: move(chart.categories),
      series: chart.series.map((series) => ({ ...series, values: move(series.values) })),
    })),
  };
}
