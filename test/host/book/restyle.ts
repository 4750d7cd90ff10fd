import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { isWholeColumns, isWholeRows } from "./areas";
import type { Book, CellStyle, Sheet } from "./book";
import { cellsIn, changeCell, keysIn } from "./cells";
import { changeLine } from "./geometry";
import { restyler, styleAt, styleWithout } from "./style";
import type { StyleChanges } from "./style";

/** Gives cells another look. Whole rows and columns keep it themselves, and so does each of their cells that has its own. */
export function restyleRect(
  book: Book,
  sheet: Sheet,
  rect: Rect,
  changes: StyleChanges | ((style: CellStyle) => CellStyle),
): void {
  const change = restyler(changes);
  if (isWholeColumns(rect)) {
    // Where a row has a look of its own, its cell in these columns has to keep both.
    for (const [row, line] of sheet.rows)
      if (line.style) for (const column of columnsOf(rect)) own(book, sheet, row, column);
    restyleCells(book, sheet, rect, change);
    for (let column = rect.column; column <= right(rect); column++)
      changeLine(sheet.columns, column, {
        style: change(sheet.columns.get(column)?.style ?? book.standard),
      });
  } else if (isWholeRows(rect)) {
    for (const [column, line] of sheet.columns)
      if (line.style) for (let row = rect.row; row <= bottom(rect); row++) own(book, sheet, row, column);
    restyleCells(book, sheet, rect, change);
    for (let row = rect.row; row <= bottom(rect); row++)
      changeLine(sheet.rows, row, { style: change(sheet.rows.get(row)?.style ?? book.standard) });
  } else {
    for (let row = rect.row; row <= bottom(rect); row++)
      for (let column = rect.column; column <= right(rect); column++)
        setStyle(book, sheet, row, column, change(styleAt(book, sheet, row, column)));
  }
}

/** The different looks of a rectangle's cells, each once. */
export function stylesIn(book: Book, sheet: Sheet, rect: Rect): Set<CellStyle> {
  const styles = new Set<CellStyle>();
  let counted = 0;
  for (const [row, column, cell] of cellsIn(sheet, rect)) {
    counted += 1;
    styles.add(cell.style ?? styleWithout(book, sheet, row, column));
  }
  if (counted < rect.rows * rect.columns) addLooksOfBlanks(book, sheet, rect, styles);
  return styles;
}

/** The look that cells have which hold nothing at all. Those of rows come before those of columns. */
function addLooksOfBlanks(book: Book, sheet: Sheet, rect: Rect, styles: Set<CellStyle>): void {
  const styledRows = keysIn(sheet.rows, rect.row, bottom(rect)).filter((row) => sheet.rows.get(row)?.style);
  for (const row of styledRows)
    if ((sheet.cells.get(row)?.size ?? 0) < rect.columns || countIn(sheet, row, rect) < rect.columns)
      styles.add(sheet.rows.get(row)!.style!);
  if (styledRows.length === rect.rows) return;
  const styledColumns = keysIn(sheet.columns, rect.column, right(rect)).filter(
    (at) => sheet.columns.get(at)?.style,
  );
  const plainRows = function* () {
    for (let row = rect.row; row <= bottom(rect); row++) if (!sheet.rows.get(row)?.style) yield row;
  };
  const hasBlank = (column: number): boolean => {
    for (const row of plainRows()) if (!sheet.cells.get(row)?.has(column)) return true;
    return false;
  };
  for (const column of styledColumns) if (hasBlank(column)) styles.add(sheet.columns.get(column)!.style!);
  if (styledColumns.length === rect.columns) return;
  for (let column = rect.column; column <= right(rect); column++) {
    if (!sheet.columns.get(column)?.style && hasBlank(column)) {
      styles.add(book.standard);
      return;
    }
  }
}

const countIn = (sheet: Sheet, row: number, rect: Rect): number => {
  const line = sheet.cells.get(row);
  return line ? keysIn(line, rect.column, right(rect)).length : 0;
};

/** The cell's look: kept in the cell only where it is not that of its row, its column or the book. */
export function setStyle(book: Book, sheet: Sheet, row: number, column: number, style: CellStyle): void {
  const inherited = styleWithout(book, sheet, row, column);
  changeCell(sheet, row, column, { style: style === inherited ? undefined : style });
}

function restyleCells(book: Book, sheet: Sheet, rect: Rect, change: (style: CellStyle) => CellStyle): void {
  for (const [row, column, cell] of cellsIn(sheet, rect))
    changeCell(sheet, row, column, { style: change(cell.style ?? styleWithout(book, sheet, row, column)) });
}

function own(book: Book, sheet: Sheet, row: number, column: number): void {
  changeCell(sheet, row, column, { style: styleAt(book, sheet, row, column) });
}

function* columnsOf(rect: Rect): Generator<number> {
  for (let column = rect.column; column <= right(rect); column++) yield column;
}
