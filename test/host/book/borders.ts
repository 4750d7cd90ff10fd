import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { intersection, WHOLE_SHEET } from "./areas";
import type { Book, Border, Edge, Sheet } from "./book";
import { cellsIn, changeCell } from "./cells";
import { restyleRect, stylesIn } from "./restyle";
import { restyled } from "./style";

export type Side = Edge | "InsideHorizontal" | "InsideVertical";

export const SIDES: readonly Side[] = [
  "EdgeTop",
  "EdgeBottom",
  "EdgeLeft",
  "EdgeRight",
  "InsideVertical",
  "InsideHorizontal",
  "DiagonalDown",
  "DiagonalUp",
];

/** A border before anything but one of its parts is said. */
export const THIN: Border = { style: "Continuous", weight: "Thin", color: "#000000" };

/** The borders along one side of a rectangle, each once; undefined among them where there is none. */
export function bordersAlong(book: Book, sheet: Sheet, rect: Rect, side: Side): Set<Border | undefined> {
  const line = lineOf(rect, side);
  const found = new Map<string, Border | undefined>();
  if (line)
    for (const { borders } of stylesIn(book, sheet, line.rect)) {
      const border = borders[line.edge];
      found.set(JSON.stringify(border), border);
    }
  return new Set(found.values());
}

/** Draws a side anew, from what is there. A line between two cells is kept by one of them only. */
export function changeBorder(
  book: Book,
  sheet: Sheet,
  rect: Rect,
  side: Side,
  change: (before: Border | undefined) => Border | undefined,
): void {
  const line = lineOf(rect, side);
  if (!line) return;
  restyleRect(book, sheet, line.rect, (style) =>
    restyled(style, { borders: { [line.edge]: change(style.borders[line.edge]) } }),
  );
  const beyond = beyondOf(line.rect, line.edge);
  const opposite = OPPOSITE[line.edge];
  const there = beyond && intersection(beyond, WHOLE_SHEET);
  if (!there || !opposite) return;
  for (const [row, column, { style }] of cellsIn(sheet, there))
    if (style?.borders[opposite])
      changeCell(sheet, row, column, { style: restyled(style, { borders: { [opposite]: undefined } }) });
}

/** The cells that keep a side, and at which of their edges. */
function lineOf(rect: Rect, side: Side): { rect: Rect; edge: Edge } | undefined {
  switch (side) {
    case "EdgeTop":
      return { rect: { ...rect, rows: 1 }, edge: side };
    case "EdgeBottom":
      return { rect: { ...rect, row: bottom(rect), rows: 1 }, edge: side };
    case "EdgeLeft":
      return { rect: { ...rect, columns: 1 }, edge: side };
    case "EdgeRight":
      return { rect: { ...rect, column: right(rect), columns: 1 }, edge: side };
    case "InsideHorizontal":
      return rect.rows > 1 ? { rect: { ...rect, rows: rect.rows - 1 }, edge: "EdgeBottom" } : undefined;
    case "InsideVertical":
      return rect.columns > 1
        ? { rect: { ...rect, columns: rect.columns - 1 }, edge: "EdgeRight" }
        : undefined;
    default:
      return { rect, edge: side };
  }
}

/** The cells on the other side of an edge. */
function beyondOf(rect: Rect, edge: Edge): Rect | undefined {
  if (edge === "EdgeTop") return rect.row > 1 ? { ...rect, row: rect.row - 1 } : undefined;
  if (edge === "EdgeLeft") return rect.column > 1 ? { ...rect, column: rect.column - 1 } : undefined;
  if (edge === "EdgeBottom") return { ...rect, row: rect.row + 1 };
  if (edge === "EdgeRight") return { ...rect, column: rect.column + 1 };
  return undefined;
}

const OPPOSITE: Readonly<Partial<Record<Edge, Edge>>> = {
  EdgeTop: "EdgeBottom",
  EdgeBottom: "EdgeTop",
  EdgeLeft: "EdgeRight",
  EdgeRight: "EdgeLeft",
};
