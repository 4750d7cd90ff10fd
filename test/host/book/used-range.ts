import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { bounding, intersection, isWholeColumns, isWholeRows, rectFrom, WHOLE_SHEET } from "./areas";
import type { Book, Cell, Sheet } from "./book";
import { isBlank, rowsIn } from "./cells";

/**
 * The least rectangle with all cells that hold something or, unless only values count, have a look of their own; within another
 * one when it is given. Undefined: there is none.
 */
export function usedRange(
  book: Book,
  sheet: Sheet,
  valuesOnly: boolean,
  within: Rect = WHOLE_SHEET,
): Rect | undefined {
  const used = (cell: Readonly<Cell>): boolean =>
    !isBlank(cell) || (!valuesOnly && cell.style !== undefined && cell.style !== book.standard);
  let [first, left, last, far] = [Infinity, Infinity, 0, 0];
  for (const row of rowsIn(sheet, within)) {
    for (const [column, cell] of sheet.cells.get(row)!) {
      if (column < within.column || column > right(within)) continue;
      // Most cells lie within what is known already, and need no look.
      if (row >= first && row <= last && column >= left && column <= far) continue;
      if (!used(cell)) continue;
      if (row < first) first = row;
      if (row > last) last = row;
      if (column < left) left = column;
      if (column > far) far = column;
    }
  }
  let all = last > 0 ? rectFrom(first, left, last, far) : undefined;
  if (valuesOnly) return all;
  for (const merge of sheet.merges) {
    const part = intersection(merge, within);
    if (part) all = all ? bounding(all, part) : part;
  }
  return all;
}

/** The block of cells round a cell, bounded by blank rows and columns and the sheet's edges. */
export function surroundingRegion(sheet: Sheet, row: number, column: number): Rect {
  let region = rectFrom(row, column, row, column);
  for (;;) {
    const wider = intersection(
      rectFrom(region.row - 1, region.column - 1, bottom(region) + 1, right(region) + 1),
      WHOLE_SHEET,
    )!;
    let grown = region;
    for (const at of rowsIn(sheet, wider))
      for (const [where, cell] of sheet.cells.get(at)!)
        if (where >= wider.column && where <= right(wider) && !isBlank(cell))
          grown = bounding(grown, rectFrom(at, where, at, where));
    if (grown.rows === region.rows && grown.columns === region.columns) return region;
    region = grown;
  }
}

/** Whole rows or columns as far as the sheet has cells: what has to be looked at of them. At least one cell. */
export function fitRect(sheet: Sheet, rect: Rect): Rect {
  if (!isWholeRows(rect) && !isWholeColumns(rect)) return rect;
  let [last, far] = [rect.row, rect.column];
  for (const row of rowsIn(sheet, rect)) {
    for (const column of sheet.cells.get(row)!.keys())
      if (column > far && column <= right(rect)) far = column;
    if (row > last) last = row;
  }
  return rectFrom(
    rect.row,
    rect.column,
    isWholeColumns(rect) ? last : bottom(rect),
    isWholeRows(rect) ? far : right(rect),
  );
}
