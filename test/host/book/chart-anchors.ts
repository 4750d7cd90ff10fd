import type { Sheet } from "./book";
import { columnAt, leftOf, rowAt, topOf } from "./geometry";
import { movedSpan } from "./move-references";
import type { Move } from "./move-references";
import { LAST_COLUMN, LAST_ROW } from "./cells";

/**
 * Charts move and grow with the cells that they lie on, as Excel's do unless they are told not to: does something to the sheet's
 * rows and columns, and puts the charts where their cells are then. `move` is what that is, when whole rows or columns come or go.
 */
export function keepingChartsOnCells(sheet: Sheet, change: () => void, move?: Move): void {
  const anchors = sheet.charts.map(({ top, left, width, height }) => ({
    top: rowAt(sheet, top),
    bottom: rowAt(sheet, top + height),
    left: columnAt(sheet, left),
    right: columnAt(sheet, left + width),
  }));
  change();
  sheet.charts.forEach((chart, i) => {
    const anchor = anchors[i];
    if (!anchor) return;
    const row = (at: Anchor): number => place(at, "rows", move, (line) => topOf(sheet, line));
    const column = (at: Anchor): number => place(at, "columns", move, (line) => leftOf(sheet, line));
    chart.top = row(anchor.top);
    chart.left = column(anchor.left);
    chart.height = row(anchor.bottom) - chart.top;
    chart.width = column(anchor.right) - chart.left;
  });
}

interface Anchor {
  line: number;
  offset: number;
}

function place(
  at: Anchor,
  along: "rows" | "columns",
  move: Move | undefined,
  start: (line: number) => number,
): number {
  if (!move || move.kind === "carry" || move.along !== along) return start(at.line) + at.offset;
  const [first, count, end] =
    along === "rows"
      ? [move.rect.row, move.rect.rows, LAST_ROW]
      : [move.rect.column, move.rect.columns, LAST_COLUMN];
  const moved = movedSpan(at.line, at.line, first, count, move.kind, end);
  // An anchor whose row is deleted goes to where that row was.
  return moved ? start(moved.first) + at.offset : start(first);
}
