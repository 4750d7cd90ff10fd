import { translateFormulaToR1C1 } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import { address, bottom, right } from "../../../src/core/sheet/address";
import type { Sheet, Table } from "./book";
import { cellAt } from "./cells";

/**
 * Cells were written: a table's column all of whose data got one formula is a calculated column from now on, and one that has no formula
 * left is none any more. Exceptions in single rows change nothing.
 */
export function noteCalculated(sheet: Sheet, written: Rect): void {
  for (const table of sheet.tables) {
    const { rect, headers, totals } = table;
    const first = rect.row + (headers ? 1 : 0);
    const last = bottom(rect) - (totals ? 1 : 0);
    if (written.row > first || bottom(written) < last) continue;
    const from = Math.max(written.column, rect.column);
    const to = Math.min(right(written), right(rect));
    for (let column = from; column <= to; column++) noteColumn(sheet, table, column, first, last);
  }
}

function noteColumn(sheet: Sheet, table: Table, column: number, first: number, last: number): void {
  const index = column - table.rect.column;
  const formulaAt = (row: number): string | undefined => cellAt(sheet, row, column)?.formula;
  const model = formulaAt(first);
  const relative = model && translateFormulaToR1C1(model, address(first, column));
  let same = relative !== undefined;
  let any = same;
  for (let row = first; row <= last; row++) {
    const formula = formulaAt(row);
    any ||= formula !== undefined;
    // A formula without cells in it is the same text in every row, and needs no translation.
    same &&=
      formula !== undefined &&
      (relative === formula || relative === translateFormulaToR1C1(formula, address(row, column)));
  }
  if (same) table.calculated.set(index, model!);
  else if (!any) table.calculated.delete(index);
}
