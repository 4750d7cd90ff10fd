import { tokenize, tokenTypes, translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import { address, bottom, overlap, right } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import type { Book, Sheet, Table } from "./book";
import { cellAt, changeCell, isBlank, setCell } from "./cells";
import { showAgain } from "./filters";
import { growReferences, growWithTable } from "./grow-references";
import { refuseIfProtected } from "./protection";
import { forgetColumn } from "./structured-references";
import { bodyOf, checkPlace, columnNames, settleHeaders } from "./tables";

/**
 * Gives a table more or fewer rows and columns. New rows take the looks of the row that was the last, and the formulas of calculated
 * columns where they are blank; rules and references that had all of a column go on to have it; the totals row moves to the end.
 * @throws HostError `InvalidArgument` unless the top row stays, it overlaps the old place, has a row of data, and nothing is in its way.
 */
export function resizeTable(book: Book, sheet: Sheet, table: Table, rect: Rect): void {
  refuseIfProtected(sheet);
  const least = 1 + (table.headers ? 1 : 0) + (table.totals ? 1 : 0);
  if (rect.row !== table.rect.row || !overlap(rect, table.rect) || rect.rows < least) {
    throw new HostError(
      "InvalidArgument",
      `The table ${table.name} must keep its top row and a row of data, and overlap its old place.`,
    );
  }
  checkPlace(sheet, rect, table);
  const before = { rect: table.rect, body: bodyOf(table), names: columnNames(sheet, table) };
  moveTotals(book, sheet, table, rect);
  forgetColumns(book, table, rect, before.names);
  renumber(table, rect.column - before.rect.column, rect.columns);
  table.rect = rect;
  if (table.headers) settleHeaders(book, sheet, table);
  const body = bodyOf(table);
  showAgain(sheet, bottom(body) + 1, bottom(before.body));
  if (bottom(body) <= bottom(before.body)) return;
  fillRows(sheet, table, before.body, bottom(before.body) + 1, bottom(body));
  growWithTable(book, sheet, before.body, bottom(body));
}

function moveTotals(book: Book, sheet: Sheet, table: Table, rect: Rect): void {
  const [from, to] = [bottom(table.rect), bottom(rect)];
  if (!table.totals || from === to) return;
  for (let column = table.rect.column; column <= right(table.rect); column++) {
    const cell = cellAt(sheet, from, column);
    setCell(sheet, to, column, cell && { ...cell });
    setCell(sheet, from, column, undefined);
  }
  growReferences(book, sheet, { ...table.rect, row: from, rows: 1 }, to, to);
}

function forgetColumns(book: Book, table: Table, rect: Rect, names: readonly string[]): void {
  names.forEach((name, i) => {
    const column = table.rect.column + i;
    if (column < rect.column || column > right(rect)) forgetColumn(book, table, name);
  });
}

/** Columns are counted from the table's first. */
function renumber(table: Table, shift: number, columns: number): void {
  const renumbered = <T>(map: ReadonlyMap<number, T>): Map<number, T> =>
    new Map([...map].map(([i, one]) => [i - shift, one] as const).filter(([i]) => i >= 0 && i < columns));
  table.filters = renumbered(table.filters);
  table.calculated = renumbered(table.calculated);
}

function fillRows(sheet: Sheet, table: Table, before: Rect, first: number, last: number): void {
  const model = bottom(before);
  for (let i = 0; i < table.rect.columns; i++) {
    const column = table.rect.column + i;
    const style = cellAt(sheet, model, column)?.style;
    const formula = formulaFor(table, i);
    if (!style && !formula) continue;
    for (let row = first; row <= last; row++) {
      const cell = cellAt(sheet, row, column);
      if (style && !cell?.style) changeCell(sheet, row, column, { style });
      if (formula && isBlank(cell)) changeCell(sheet, row, column, { formula: formula(row) });
    }
  }
}

/** What a calculated column says in a row; a formula without cells says the same in all. */
function formulaFor(table: Table, index: number): ((row: number) => string) | undefined {
  const formula = table.calculated.get(index);
  if (formula === undefined) return undefined;
  const moves = tokenize(formula).some(
    ({ type }) => type === tokenTypes.REF_RANGE || type === tokenTypes.REF_BEAM,
  );
  if (!moves) return () => formula;
  const column = table.rect.column + index;
  const relative = translateFormulaToR1C1(formula, address(bodyOf(table).row, column));
  return (row) => translateFormulaToA1(relative, address(row, column));
}
