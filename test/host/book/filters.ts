import type { Rect } from "../../../src/workbook";
import { bottom } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import type { AutoFilter, Book, Sheet, Table } from "./book";
import { criterionTest } from "./criteria";
import type { Criteria } from "./criteria";
import { changeLine } from "./geometry";
import { refuseIfProtected } from "./protection";

/** A table, or the sheet's own filter: rows of data below a row of heads. */
export type Filtered = Table | AutoFilter;

/** Shows only the rows whose cell in this column (from 0) passes, and that all other columns' filters let pass too. */
export function applyFilter(
  book: Book,
  sheet: Sheet,
  filtered: Filtered,
  column: number,
  criteria: Criteria,
): void {
  refuseIfProtected(sheet, "allowAutoFilter");
  if (!Number.isInteger(column) || column < 0 || column >= filtered.rect.columns) {
    throw new HostError("InvalidArgument", `There is no column ${column} to filter.`);
  }
  // Refused before anything is changed, if it can't be done.
  criterionTest(book, sheet, dataColumn(filtered, column), criteria);
  filtered.filters.set(column, criteria);
  settleRows(book, sheet, filtered);
}

/** Takes the filter off one column, or off all. */
export function clearFilter(book: Book, sheet: Sheet, filtered: Filtered, column?: number): void {
  refuseIfProtected(sheet, "allowAutoFilter");
  if (column === undefined) removeFilters(book, sheet, filtered);
  else if (filtered.filters.delete(column)) settleRows(book, sheet, filtered);
}

/** The same filters, over what the cells hold now. */
export function reapplyFilters(book: Book, sheet: Sheet, filtered: Filtered): void {
  refuseIfProtected(sheet, "allowAutoFilter");
  settleRows(book, sheet, filtered);
}

/** All rows are there again. */
export function removeFilters(book: Book, sheet: Sheet, filtered: Filtered): void {
  if (filtered.filters.size === 0) return;
  filtered.filters.clear();
  settleRows(book, sheet, filtered);
}

/** Rows from first to last that a filter hid are shown. */
export function showAgain(sheet: Sheet, first: number, last: number): void {
  for (const [row, line] of [...sheet.rows]) {
    if (row >= first && row <= last && line.filtered) changeLine(sheet.rows, row, { filtered: false });
  }
}

function settleRows(book: Book, sheet: Sheet, changed: Filtered): void {
  const all: Filtered[] = [...sheet.tables, ...(sheet.autoFilter ? [sheet.autoFilter] : [])];
  const tests = all.filter(({ filters }) => filters.size > 0).map((one) => passing(book, sheet, one));
  const { row: first, rows } = dataOf(changed);
  for (let row = first; row < first + rows; row++) {
    const hidden = !tests.every((passes) => passes(row));
    if ((sheet.rows.get(row)?.filtered ?? false) !== hidden)
      changeLine(sheet.rows, row, { filtered: hidden });
  }
}

/** Whether all its columns let a row pass; rows that are not its own do. */
function passing(book: Book, sheet: Sheet, filtered: Filtered): (row: number) => boolean {
  const { row: first, rows } = dataOf(filtered);
  const tests = [...filtered.filters].map(([column, criteria]) =>
    criterionTest(book, sheet, dataColumn(filtered, column), criteria as Criteria),
  );
  return (row) => row < first || row >= first + rows || tests.every((passes) => passes(row));
}

function dataOf(filtered: Filtered): Rect {
  const { rect } = filtered;
  const [headers, totals] = "headers" in filtered ? [filtered.headers, filtered.totals] : [true, false];
  const above = headers ? 1 : 0;
  return { ...rect, row: rect.row + above, rows: bottom(rect) - rect.row + 1 - above - (totals ? 1 : 0) };
}

const dataColumn = (filtered: Filtered, column: number): Rect => {
  const data = dataOf(filtered);
  return { ...data, column: data.column + column, columns: 1 };
};
