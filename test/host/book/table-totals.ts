import { bottom, right } from "../../../src/core/sheet/address";
import type { Book, Sheet, Table } from "./book";
import { cellAt, changeCell, valueAt } from "./cells";
import { clearCells } from "./clear";
import { insertCells } from "./insert-delete";
import { refuseIfProtected } from "./protection";
import { columnNames, isOccupied } from "./tables";

/**
 * Shows a totals row below the data, or takes it away. Cells in its way go down; what it held comes back the next time. The first
 * time it holds `Total`, and the sum or the count of the last column.
 */
export function showTotals(book: Book, sheet: Sheet, table: Table, show: boolean): void {
  refuseIfProtected(sheet);
  if (show === table.totals) return;
  const { rect } = table;
  if (!show) {
    const last = bottom(rect);
    table.hiddenTotals = Array.from({ length: rect.columns }, (_, i) => cellAt(sheet, last, rect.column + i));
    table.totals = false;
    table.rect = { ...rect, rows: rect.rows - 1 };
    clearCells(book, sheet, { ...rect, row: last, rows: 1 }, "All");
    return;
  }
  const row = { ...rect, row: bottom(rect) + 1, rows: 1 };
  if (isOccupied(sheet, row)) insertCells(book, sheet, row, "rows");
  table.totals = true;
  table.rect = { ...rect, rows: rect.rows + 1 };
  if (table.hiddenTotals) restoreTotals(sheet, table);
  else firstTotals(sheet, table);
}

function restoreTotals(sheet: Sheet, { rect, hiddenTotals = [] }: Table): void {
  hiddenTotals.forEach((cell, i) => {
    if (cell && i < rect.columns) changeCell(sheet, bottom(rect), rect.column + i, cell);
  });
}

function firstTotals(sheet: Sheet, table: Table): void {
  const { rect } = table;
  const last = columnNames(sheet, table).at(-1)!;
  const numbers = typeof valueAt(sheet, bottom(rect) - 1, right(rect)) === "number";
  const special = /[[\]#'@]/g;
  const formula = `=SUBTOTAL(${numbers ? 109 : 103},[${last.replace(special, "'$&")}])`;
  changeCell(sheet, bottom(rect), right(rect), { value: undefined, formula });
  if (rect.columns > 1) changeCell(sheet, bottom(rect), rect.column, { value: "Total", formula: undefined });
}
