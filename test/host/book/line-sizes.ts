import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { HostError } from "../wire/behaviour";
import { isWholeColumns, isWholeRows } from "./areas";
import type { Book, Line, Sheet } from "./book";
import { cellsIn } from "./cells";
import { keepingChartsOnCells } from "./chart-anchors";
import { changeLine } from "./geometry";
import { shownText } from "./shown-text";
import { styleAt } from "./style";

const TALLEST_ROW = 409.5;
/** 255 characters of 7 pixels, and 5 pixels over. */
const WIDEST_COLUMN = 1342.5;

/**
 * Gives all columns of a rectangle a width in points; undefined: the sheet's standard. Screens have whole pixels, three quarters of a
 * point. @throws HostError `InvalidArgument` for a width that no column can have.
 */
export function setColumnWidth(sheet: Sheet, rect: Rect, width: number | undefined): void {
  const size = checked(width, WIDEST_COLUMN);
  keepingChartsOnCells(sheet, () => {
    if (isWholeRows(rect)) {
      if (size !== undefined) sheet.standardWidth = size;
      for (const column of [...sheet.columns.keys()]) changeLine(sheet.columns, column, { size: undefined });
      return;
    }
    for (let column = rect.column; column <= right(rect); column++)
      changeLine(sheet.columns, column, sized(size));
  });
}

/** The same for rows. */
export function setRowHeight(sheet: Sheet, rect: Rect, height: number | undefined): void {
  const size = checked(height, TALLEST_ROW);
  keepingChartsOnCells(sheet, () => {
    if (isWholeColumns(rect)) {
      if (size !== undefined) sheet.standardHeight = size;
      for (const row of [...sheet.rows.keys()]) changeLine(sheet.rows, row, { size: undefined });
      return;
    }
    for (let row = rect.row; row <= bottom(rect); row++) changeLine(sheet.rows, row, sized(size));
  });
}

/** Hides rows, or shows them, those too that a filter hid. */
export function setRowsHidden(sheet: Sheet, rect: Rect, hidden: boolean): void {
  keepingChartsOnCells(sheet, () => hide(sheet.rows, rect.row, bottom(rect), hidden));
}

export function setColumnsHidden(sheet: Sheet, rect: Rect, hidden: boolean): void {
  keepingChartsOnCells(sheet, () => hide(sheet.columns, rect.column, right(rect), hidden));
}

function hide(lines: Map<number, Line>, first: number, last: number, hidden: boolean): void {
  // To show again, only lines that differ have to be looked at.
  if (!hidden) {
    for (const line of [...lines.keys()])
      if (line >= first && line <= last) changeLine(lines, line, { hidden: undefined, filtered: undefined });
    return;
  }
  for (let line = first; line <= last; line++) changeLine(lines, line, { hidden: true });
}

/** Makes columns as wide as what they show, roughly: half an em a character. */
export function fitColumns(book: Book, sheet: Sheet, rect: Rect): void {
  const widest = new Map<number, number>();
  for (const [row, column, cell] of cellsIn(sheet, { ...rect })) {
    const { numberFormat, font, wrap } = styleAt(book, sheet, row, column);
    if (wrap) continue;
    const text = shownText(cell.value, numberFormat, book.date1904);
    const longest = Math.max(0, ...text.split("\n").map((line) => line.length));
    widest.set(column, Math.max(widest.get(column) ?? 0, longest * font.size * 0.5 + 5));
  }
  for (const [column, width] of widest)
    setColumnWidth(sheet, { ...rect, column, columns: 1 }, Math.min(width, WIDEST_COLUMN));
}

/** Makes rows as high as their greatest font needs, roughly; wrapped lines are not counted. */
export function fitRows(book: Book, sheet: Sheet, rect: Rect): void {
  const highest = new Map<number, number>();
  for (const [row, column] of cellsIn(sheet, rect))
    highest.set(row, Math.max(highest.get(row) ?? 0, styleAt(book, sheet, row, column).font.size * 1.36));
  for (const [row, height] of highest)
    setRowHeight(
      sheet,
      { ...rect, row, rows: 1 },
      height <= sheet.standardHeight ? undefined : Math.min(height, TALLEST_ROW),
    );
}

const sized = (size: number | undefined) => (size === 0 ? { hidden: true } : { size, hidden: undefined });

function checked(size: number | undefined, most: number): number | undefined {
  if (size !== undefined && !(size >= 0 && size <= most))
    throw new HostError("InvalidArgument", `A row or column can't have a size of ${size} points.`);
  return size === undefined ? undefined : Math.round(size / 0.75) * 0.75;
}
