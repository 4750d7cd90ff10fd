import { isFormula } from "../../core/sheet/grid";
import { cellXml } from "../write/cell-xml";
import { looksSame } from "../../core/owned/shown";
import { sameFormula } from "../../core/table-edit/same-formula";
import type { WrittenRow, WrittenValue } from "../../core/table-edit/row-values";
import { holdsFormula } from "../../core/table-edit/why-not";
import { child } from "../xml/find";
import type { RowDone } from "./append-rows";
import type { CellFormats } from "./cell-formats";
import { formulaOf } from "./formula-xml";
import type { TableColumnNow, TableNow } from "./table-now";

/** Puts values in cells of a row that is there; a cell that shows its value already keeps its text, one with a formula its formula. */
export function updateRow(
  table: TableNow,
  row: number,
  values: WrittenRow<TableColumnNow>,
  formats: CellFormats,
): RowDone {
  const { rows, sheet } = table;
  const problems: { message: string }[] = [];
  let changed = false;
  let formulas = false;
  for (const [column, written] of values) {
    if (shows(table, row, column, written, formats)) continue;
    const cell = rows.cell(row, column.column);
    if (cell && child(cell, "f")) {
      problems.push({ message: holdsFormula(sheet.name, row, column.column, column.header) });
      continue;
    }
    const { value } = written;
    const format = formats.showing(rows.format(row, column.column), written);
    rows.put(row, column.column, cellXml(row, column.column, value, format));
    changed = true;
    formulas ||= isFormula(value);
  }
  return { changed, formulas, problems };
}

/** Whether a cell is as it is to be. */
function shows(
  { rows, shown }: TableNow,
  row: number,
  { column }: TableColumnNow,
  { value, isDate }: WrittenValue,
  formats: CellFormats,
): boolean {
  const cell = rows.cell(row, column);
  const formula = cell && child(cell, "f");
  if (isFormula(value)) return formula !== undefined && sameFormula(formulaOf(formula), value.formula);
  const found = shown(row, column);
  if (found === undefined) return false;
  if (isDate && !formula && !formats.showsDates(rows.format(row, column))) return false;
  return looksSame(value, found);
}
