import { bottom, contains } from "../../core/sheet/address";
import type { Cell, Grid } from "../../core/sheet/grid";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import { editPart, type PartEditor } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { child, elements, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { cellXml } from "./cell-xml";
import { cellsOf, rowsOf, type PlacedCell } from "./placed";
import type { StyleBook } from "./style-book";

/**
 * What people type is never lost, inside our area either: a cell that holds something and does not carry our mark is theirs.
 * It stays as it is where the spec has nothing to write; where it has, the sheet is left alone.
 * @returns the first cell wanted by both; undefined when there is none.
 */
export function firstConflict(
  text: string,
  grid: Grid,
  owned: Rect | undefined,
  styles: StyleBook,
): { row: number; column: number } | undefined {
  for (const { element, row } of rowsOf(child(editPart(text).root, "sheetData"))) {
    const cells = grid.get(row);
    if (!cells) continue;
    for (const cell of cellsOf(element)) {
      const wanted = cells.get(cell.column)?.value ?? null;
      if (wanted !== null && isPeoples(cell, row, owned, styles)) return { row, column: cell.column };
    }
  }
  return undefined;
}

/** Holds something, and is not marked as ours in our area. */
function isPeoples(
  { element, column }: PlacedCell,
  row: number,
  owned: Rect | undefined,
  styles: StyleBook,
): boolean {
  if (!elements(element).length) return false;
  const ours = owned !== undefined && contains(owned, row, column);
  return !ours || !styles.marksOurs(integerAttribute(element, "s") ?? 0);
}

/** Replaces the rows of our area, old and new; all other rows, and people's cells in these, keep their own text. */
export function writeCells(
  editor: PartEditor,
  spec: SheetSpec,
  grid: Grid,
  owned: Rect | undefined,
  styles: StyleBook,
): void {
  const areas = owned ? [spec.area, owned] : [spec.area];
  const inArea = (row: number, column: number): boolean => areas.some((area) => contains(area, row, column));
  const isKept = (cell: PlacedCell, row: number): boolean =>
    !inArea(row, cell.column) || isPeoples(cell, row, owned, styles);

  const sheetData = child(editor.root, "sheetData")!;
  const existing = new Map(rowsOf(sheetData).map(({ element, row }) => [row, element]));
  const numbers = new Set([...existing.keys(), ...grid.keys(), ...spec.rowHeights.keys()]);
  const rows = [...numbers]
    .sort((a, b) => a - b)
    .map((row) => {
      const element = existing.get(row);
      const ours = areas.some((area) => row >= area.row && row <= bottom(area));
      if (element && !ours) return editor.source(element);
      const kept = element ? cellsOf(element).filter((cell) => isKept(cell, row)) : [];
      const cells = [
        ...kept.map(({ column, element: cell }) => ({ column, xml: editor.source(cell) })),
        ...written(row, grid.get(row), kept, styles),
      ];
      cells.sort((a, b) => a.column - b.column);
      return rowXml(
        row,
        element,
        spec.rowHeights.get(row),
        cells.map(({ xml }) => xml),
      );
    });
  editor.replace(sheetData, `<sheetData>${rows.join("")}</sheetData>`);
}

function written(
  row: number,
  cells: ReadonlyMap<number, Cell> | undefined,
  kept: readonly PlacedCell[],
  styles: StyleBook,
): { column: number; xml: string }[] {
  const taken = new Set(kept.map(({ column }) => column));
  return [...(cells ?? [])]
    .filter(([column]) => !taken.has(column))
    .map(([column, { value, style }]) => ({
      column,
      xml: cellXml(row, column, value, styles.cellFormat(style, value !== null)),
    }));
}

function rowXml(
  row: number,
  element: XmlElement | undefined,
  height: number | undefined,
  cells: readonly string[],
): string {
  const dropped = ["r", "spans", ...(height === undefined ? [] : ["ht", "customHeight"])];
  const attributes = Object.entries(element?.attributes ?? {})
    .filter(([name]) => !dropped.includes(name))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  if (height !== undefined) attributes.push(` ht="${height}" customHeight="1"`);
  return `<row r="${row}"${attributes.join("")}>${cells.join("")}</row>`;
}
