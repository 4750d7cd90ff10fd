import type { Rect } from "../../../src/workbook";
import { bottom, overlap, right } from "../../../src/core/sheet/address";
import { bounding, isOnSheet } from "./areas";
import type { Book, Sheet, Table } from "./book";
import { cellAt, isBlank } from "./cells";
import { refuseIfLocked } from "./protection";
import { resizeTable } from "./resize-table";
import { isOccupied } from "./tables";
import { putInCell } from "./values";

/** A table that takes in cells that are about to be written, and its size then. */
export interface Growth {
  table: Table;
  to: Rect;
}

/**
 * The table that a block of cells directly below its data, or reaching below it, makes grow when it is written: the block keeps to the
 * table's columns, there is no totals row, and nothing is in the way. Ask before writing.
 */
export function growthBelow(sheet: Sheet, rect: Rect): Growth | undefined {
  return firstGrowth(sheet, (table) => {
    const inColumns = rect.column >= table.rect.column && right(rect) <= right(table.rect);
    const last = bottom(table.rect);
    const reaches = rect.row > table.rect.row && rect.row <= last + 1 && bottom(rect) > last;
    if (table.totals || !inColumns || !reaches) return undefined;
    return { ...table.rect, row: last + 1, rows: bottom(rect) - last };
  });
}

/** The same for a cell directly to the right of a table. */
const growthBeside = (sheet: Sheet, cell: Rect): Growth | undefined =>
  firstGrowth(sheet, ({ rect }) => {
    const beside = { ...rect, column: right(rect) + 1, columns: 1 };
    return overlap(beside, cell) ? beside : undefined;
  });

/** @param into where a table would grow */
function firstGrowth(sheet: Sheet, into: (table: Table) => Rect | undefined): Growth | undefined {
  if (sheet.protection) return undefined;
  for (const table of sheet.tables) {
    const rect = into(table);
    if (!rect || !isOnSheet(rect) || sheet.merges.some((merge) => overlap(merge, rect))) continue;
    if (!isOccupied(sheet, rect)) return { table, to: bounding(table.rect, rect) };
  }
  return undefined;
}

export const grow = (book: Book, sheet: Sheet, { table, to }: Growth): void =>
  resizeTable(book, sheet, table, to);

/**
 * A person types something in a cell, and ends with Enter. Directly below a table, or right of one, the table grows by it.
 * @throws HostError `AccessDenied` where a protected sheet's cell is locked.
 */
export function typeInCell(book: Book, sheet: Sheet, row: number, column: number, input: unknown): void {
  const cell = { row, column, rows: 1, columns: 1 };
  refuseIfLocked(book, sheet, cell);
  const growth = growthBelow(sheet, cell) ?? growthBeside(sheet, cell);
  putInCell(book, sheet, row, column, input);
  if (growth && !isBlank(cellAt(sheet, row, column))) grow(book, sheet, growth);
}
