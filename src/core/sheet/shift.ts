import type { Rect } from "../../workbook";
import { movedChart } from "./chart-ranges";
import type { Condition } from "./condition";
import { shiftedFormula } from "./formula-text";
import { withFormulas } from "./validation";
import type { Block, SheetSpec } from "./spec";

/** The same sheet lower or further right: a person may have put rows above ours, or columns before it. */
export function shifted(spec: SheetSpec, rows: number, columns: number): SheetSpec {
  if (rows === 0 && columns === 0) return spec;
  const move = <T extends { row: number; column: number }>(at: T): T => ({
    ...at,
    row: at.row + rows,
    column: at.column + columns,
  });
  const rect = <T extends { rect: Rect }>(one: T): T => ({ ...one, rect: move(one.rect) });
  const formula = (text: string): string => shiftedFormula(text, rows, columns);
  return {
    ...spec,
    area: move(spec.area),
    rowHeights: new Map([...spec.rowHeights].map(([row, height]) => [row + rows, height])),
    blocks: spec.blocks.map((block) => ({ ...move(block), values: shiftedValues(block, formula) })),
    paints: spec.paints.map(rect),
    merges: spec.merges.map(move),
    anchors: spec.anchors.map(move),
    names: spec.names.map(rect),
    conditions: spec.conditions.map(rect).map((one) => shiftedCondition(one, formula)),
    validations: spec.validations.map((one) => ({
      ...one,
      rects: one.rects.map(move),
      allowed: withFormulas(one.allowed, formula),
    })),
    tables: spec.tables.map(rect),
    sparklines: spec.sparklines.map((group) => ({
      ...group,
      cells: group.cells.map((cell) => ({ ...move(cell), values: move(cell.values) })),
    })),
    links: spec.links.map(move),
    volatile: spec.volatile.map(move),
    print: {
      ...spec.print,
      area: move(spec.print.area),
      breaks: spec.print.breaks.map((row) => row + rows),
    },
    charts: spec.charts.map((chart) => movedChart(chart, move)),
  };
}

type Shift = (formula: string) => string;

const shiftedValues = ({ values }: Block, shift: Shift): Block["values"] =>
  values.map((line) =>
    line.map((value) =>
      typeof value === "object" && value !== null && "formula" in value
        ? { ...value, formula: shift(value.formula) }
        : value,
    ),
  );

const shiftedCondition = (condition: Condition, shift: Shift): Condition =>
  condition.kind === "rule" ? { ...condition, formula: shift(condition.formula) } : condition;
