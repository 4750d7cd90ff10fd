import type { Book, DefinedName, Sheet } from "./book";
import type { Chart } from "./chart";
import type { ConditionalFormat } from "./condition";
import type { Validation } from "./validation";

/**
 * What a formula says instead. `sheet` is the one it stands on; undefined for the workbook's own names. `row` and `column` are those of
 * the cell that holds it, where it is a cell's. Charts' references come without an equals sign.
 */
export type FormulaChange = (
  formula: string,
  sheet: Sheet | undefined,
  row?: number,
  column?: number,
) => string;

/** Changes every formula of the book: cells, names, conditional formats, validations, charts, calculated columns. */
export function changeEveryFormula(book: Book, change: FormulaChange): void {
  for (const name of book.names) changeName(name, (formula) => change(formula, undefined));
  for (const sheet of book.sheets) changeFormulasOf(sheet, change);
}

/** The same for one sheet's formulas, its own names among them. */
export function changeFormulasOf(sheet: Sheet, change: FormulaChange): void {
  const here = (formula: string): string => change(formula, sheet);
  changeCellFormulas(sheet, change);
  for (const name of sheet.names) changeName(name, here);
  for (const condition of sheet.conditions) changeCondition(condition, here);
  for (const validation of sheet.validations) changeValidation(validation, here);
  for (const chart of sheet.charts) changeChart(chart, here);
  for (const { calculated, rect, headers } of sheet.tables) {
    for (const [column, formula] of calculated) {
      const changed = change(formula, sheet, rect.row + (headers ? 1 : 0), rect.column + column);
      if (changed !== formula) calculated.set(column, changed);
    }
  }
}

function changeCellFormulas(sheet: Sheet, change: FormulaChange): void {
  for (const [row, line] of sheet.cells) {
    for (const [column, cell] of line) {
      if (cell.formula === undefined) continue;
      const formula = change(cell.formula, sheet, row, column);
      if (formula !== cell.formula) line.set(column, { ...cell, formula });
    }
  }
}

type Change = (formula: string) => string;

function changeName(name: DefinedName, change: Change): void {
  name.formula = change(name.formula);
}

function changeCondition(condition: ConditionalFormat, change: Change): void {
  const { rule } = condition;
  const bound = <T extends { formula?: string }>(one: T): T =>
    one.formula === undefined ? one : { ...one, formula: change(one.formula) };
  if (rule.type === "Custom") condition.rule = { ...rule, formula: change(rule.formula) };
  if (rule.type === "ColorScale") condition.rule = { ...rule, points: rule.points.map(bound) };
  if (rule.type === "DataBar") {
    condition.rule = {
      ...rule,
      bar: { ...rule.bar, lower: bound(rule.bar.lower), upper: bound(rule.bar.upper) },
    };
  }
}

function changeValidation(validation: Validation, change: Change): void {
  for (const part of ["formula1", "formula2"] as const) {
    const formula = validation[part];
    // A list's own texts have no equals sign.
    if (typeof formula === "string" && formula.startsWith("=")) validation[part] = change(formula);
  }
}

/** Changes what a chart draws from. */
export function changeChart(chart: Chart, change: (formula: string) => string): void {
  for (const series of chart.series) {
    if (series.values !== undefined) series.values = change(series.values);
    if (series.categories !== undefined) series.categories = change(series.categories);
    if (series.nameFormula !== undefined) series.nameFormula = change(series.nameFormula);
  }
}
