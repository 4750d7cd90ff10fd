import { address } from "../../core/sheet/address";
import { isFormula, shownValue } from "../../core/sheet/grid";
import { sameFormula } from "../../core/table-edit/same-formula";
import type { WrittenRow, WrittenValue } from "../../core/table-edit/row-values";
import { cellXml } from "../write/cell-xml";
import { attribute, child, integerAttribute } from "../xml/find";
import { calculatedFormula } from "./calculated-column";
import type { CellFormats } from "./cell-formats";
import { formulaOf } from "./formula-xml";
import { grownFormula } from "./grown-formula";
import type { Growth } from "./growth";
import type { TableColumnNow, TableNow } from "./table-now";

/** The rows at the table's end that hold nothing but what calculated columns work out: they are filled before the table grows. */
export function blankRowsAtEnd({ rows, columns, first, last, shown }: TableNow): number[] {
  const isBlank = (row: number): boolean =>
    columns.every(({ column, calculated }) => {
      const cell = rows.cell(row, column);
      const formula = cell && child(cell, "f");
      if (formula) return calculated !== undefined;
      const value = shown(row, column);
      return value === null || value === "";
    });
  let from = last + 1;
  while (from > first && isBlank(from - 1)) from--;
  return Array.from({ length: last + 1 - from }, (_, i) => from + i);
}

/** Puts a row in: its values, the formats of the row that it follows, and the formulas of calculated columns. */
export function appendRow(table: TableNow, { row, model, values, growth, formats }: RowToAppend): RowDone {
  const { rows, last } = table;
  const isNew = row > last;
  let formulas = false;
  for (const column of table.columns) {
    const at = column.column;
    const written = values.get(column);
    const there = isNew ? undefined : rows.cell(row, at);
    const inherited = there ? integerAttribute(there, "s") : rows.format(model, at);
    const format = formats.showing(inherited, written);
    if (column.calculated) {
      formulas = true;
      const xml = calculatedXml(table, column, { row, written, growth, format });
      if (xml === undefined) continue;
      rows.put(row, at, xml);
      continue;
    }
    const value = written?.value ?? null;
    if (isFormula(value)) formulas = true;
    // What is not in the file has its format from its row or column, and there is no need to put it there.
    const isNeeded = value !== null || (isNew && (rows.cell(model, at) || rows.cell(row, at)));
    if (isNeeded) rows.put(row, at, cellXml(row, at, value, format));
  }
  return { changed: true, formulas, problems: [] };
}

/** What was done to one row. */
export interface RowDone {
  changed: boolean;
  /** Formulas were put in. */
  formulas: boolean;
  problems: readonly { message: string }[];
}

export interface RowToAppend {
  row: number;
  /** The row whose formats it takes. */
  model: number;
  values: WrittenRow<TableColumnNow>;
  growth: Growth | undefined;
  formats: CellFormats;
}

/** A calculated column's cell in a new row; undefined when a formula that spreads or is shared is there and stays. */
function calculatedXml(
  table: TableNow,
  column: TableColumnNow,
  { row, written, growth, format }: CalculatedCell,
): string | undefined {
  const there = row <= table.last ? table.rows.cell(row, column.column) : undefined;
  const own = there && child(there, "f");
  if (own && attribute(own, "t") !== undefined && attribute(own, "t") !== "normal") return undefined;
  const place = { sheet: table.sheet.name, isOnSheet: true, fixedOnly: true };
  const formula = own
    ? growth
      ? grownFormula(formulaOf(own), growth, place)
      : formulaOf(own)
    : calculatedFormula(table, column, row, growth);
  const given = written?.value ?? null;
  // The result of another formula than the column's would be a wrong one.
  const isResult = !isFormula(given) || sameFormula(given.formula, formula);
  const xml = cellXml(row, column.column, { formula, value: isResult ? shownValue(given) : null }, format);
  const ref = address(row, column.column);
  return column.calculated?.array && !own ? xml.replace("<f>", `<f t="array" ref="${ref}">`) : xml;
}

interface CalculatedCell {
  row: number;
  written: WrittenValue | undefined;
  growth: Growth | undefined;
  format: number | undefined;
}
