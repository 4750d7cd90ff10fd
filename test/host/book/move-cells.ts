import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { isWholeColumns, isWholeRows } from "./areas";
import type { Book, Cell, Line, Sheet } from "./book";
import { keysIn } from "./cells";
import { styleWithout } from "./style";

/** Cells put in or taken out: the cells themselves, and rows and columns when whole ones move. Nothing else is looked at. */
export type Step = { kind: "insert" | "delete"; rect: Rect; along: "rows" | "columns" };

export function moveCells(book: Book, sheet: Sheet, { kind, rect, along }: Step): void {
  const [count, at] = along === "rows" ? [rect.rows, rect.row] : [rect.columns, rect.column];
  const by = kind === "insert" ? count : -count;
  const from = kind === "insert" ? at : at + count;
  const isGone = (line: number): boolean => kind === "delete" && line >= at && line < from;
  if (along === "rows") {
    if (isWholeRows(rect)) {
      sheet.cells = moved(sheet.cells, from, by, isGone);
      sheet.rows = moved(sheet.rows, from, by, isGone);
    } else moveColumnsDown(book, sheet, rect, from, by, isGone);
    return;
  }
  for (const row of keysIn(sheet.cells, rect.row, bottom(rect))) {
    const line = sheet.cells.get(row)!;
    const after = isWholeColumns(rect) ? line : withOwnLooks(book, sheet, row, line, at);
    const cells = moved(after, from, by, isGone);
    if (cells.size > 0) sheet.cells.set(row, cells);
    else sheet.cells.delete(row);
  }
  if (isWholeColumns(rect)) sheet.columns = moved<Line>(sheet.columns, from, by, isGone);
}

function moved<T>(
  lines: ReadonlyMap<number, T>,
  from: number,
  by: number,
  isGone: (line: number) => boolean,
): Map<number, T> {
  const after = new Map<number, T>();
  for (const [line, one] of lines) if (!isGone(line)) after.set(line >= from ? line + by : line, one);
  return after;
}

function moveColumnsDown(
  book: Book,
  sheet: Sheet,
  rect: Rect,
  from: number,
  by: number,
  isGone: (line: number) => boolean,
): void {
  const rows = keysIn(sheet.cells, rect.row, Infinity);
  const taken: [row: number, column: number, cell: Cell][] = [];
  for (const row of rows) {
    const line = sheet.cells.get(row)!;
    for (const column of keysIn(line, rect.column, right(rect))) {
      const cell = line.get(column)!;
      if (!isGone(row)) taken.push([row, column, ownLook(book, sheet, row, column, cell)]);
      line.delete(column);
    }
    if (line.size === 0) sheet.cells.delete(row);
  }
  for (const [row, column, cell] of taken) {
    const to = row >= from ? row + by : row;
    const line = sheet.cells.get(to) ?? new Map<number, Cell>();
    line.set(column, cell);
    sheet.cells.set(to, line);
  }
}

/** A cell that leaves its row takes the row's look along. */
function ownLook(book: Book, sheet: Sheet, row: number, column: number, cell: Cell): Cell {
  const look = cell.style ?? styleWithout(book, sheet, row, column);
  return cell.style || look === book.standard ? cell : { ...cell, style: look };
}

function withOwnLooks(
  book: Book,
  sheet: Sheet,
  row: number,
  line: ReadonlyMap<number, Cell>,
  from: number,
): Map<number, Cell> {
  const after = new Map<number, Cell>();
  for (const [column, cell] of line)
    after.set(column, column >= from ? ownLook(book, sheet, row, column, cell) : cell);
  return after;
}
