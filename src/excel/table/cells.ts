/// <reference types="office-js" />
import type { Session } from "../run";
import type { LookedColumn, TableLook } from "./look";

/**
 * Cells of a table by the sheet row they had when it was looked at. They are found from where the table is when the request is
 * done, so it may have moved on its sheet meanwhile; rows after the last are counted from the last that it has then.
 */
export interface TableCells {
  whole: Excel.Range;
  /** A cell of a row that the table had. */
  at(row: number, column: LookedColumn): Excel.Range;
  /** Whole rows of the table, at its end or below it. */
  rows(first: number, count: number): Excel.Range;
  column(first: number, count: number, column: LookedColumn): Excel.Range;
}

/** @param grown by how many rows the table has grown since. */
export function cellsOf({ context }: Session, look: TableLook, grown = 0): TableCells {
  const whole = context.workbook.tables.getItem(look.id).getRange();
  const last = whole.getLastRow();
  const down = (row: number): number => row - look.last - grown - (look.totals ? 1 : 0);
  const sized = (range: Excel.Range, row: number, count: number): Excel.Range =>
    range.getOffsetRange(down(row), 0).getResizedRange(count - 1, 0);
  return {
    whole,
    at: (row, { index }) => whole.getCell(row - look.rect.row, index),
    rows: (first, count) => sized(last, first, count),
    column: (first, count, { index }) => sized(last.getCell(0, index), first, count),
  };
}
