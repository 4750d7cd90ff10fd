import { filledFormula, shapeOf } from "../../core/sheet/formula-text";
import { attribute, child } from "../xml/find";
import { formulaOf } from "./formula-xml";
import { grownFormula } from "./grown-formula";
import type { Growth } from "./growth";
import type { TableColumnNow, TableNow } from "./table-now";

/**
 * What a calculated column holds in a row. Where its formula says cells in plain A1 form, they are relative to a row that the file
 * does not name: so it is filled from the nearest cell that has it.
 */
export function calculatedFormula(
  table: TableNow,
  column: TableColumnNow,
  row: number,
  growth: Growth | undefined,
): string {
  const formula = column.calculated?.formula ?? "";
  const from = filledFrom(table, column, formula);
  const own = filledFormula(from.formula, { row: from.row, column: 1 }, { row, column: 1 });
  const place = { sheet: table.sheet.name, isOnSheet: true, fixedOnly: true };
  return growth ? grownFormula(own, growth, place) : own;
}

function filledFrom(
  { rows, first, last }: TableNow,
  { column }: TableColumnNow,
  formula: string,
): { row: number; formula: string } {
  const unchanged = filledFormula(formula, { row: 1, column: 1 }, { row: 2, column: 1 }) === formula;
  for (let row = last; !unchanged && row >= first; row--) {
    const cell = rows.cell(row, column);
    const found = cell && child(cell, "f");
    const isWhole = found && attribute(found, "t") !== "shared" && formulaOf(found) !== "";
    if (isWhole && shapeOf(formulaOf(found)) === shapeOf(formula)) return { row, formula: formulaOf(found) };
  }
  return { row: first, formula };
}
