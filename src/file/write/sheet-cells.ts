import { address, bottom, contains } from "../../core/sheet/address";
import type { Cell, Grid } from "../../core/sheet/grid";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Style } from "../../core/sheet/style";
import { escapeAttribute } from "../xml/escape";
import { attribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { cellXml } from "./cell-xml";
import { areasOf, type CellNow } from "../../core/owned/cells-now";
import type { SheetNow } from "./sheet-now";
import type { StyleBook } from "./style-book";

/** Replaces the rows of our area, old and new; all other rows, and people's cells in these, keep their own text. */
export function writeCells(
  now: SheetNow,
  spec: SheetSpec,
  grid: Grid,
  styles: StyleBook,
  starter: Grid = new Map(),
): void {
  const { editor } = now;
  const areas = areasOf(now, spec);
  const isKept = (row: number, { column, peoples }: CellNow): boolean =>
    peoples || !areas.some((area) => contains(area, row, column));

  // A filter of people's on a table of ours was for the rows of before.
  const inTable = (row: number): boolean =>
    spec.tables.some(({ rect }) => row >= rect.row && row <= bottom(rect));

  const existing = new Map(now.rows.map((row) => [row.row, row]));
  const numbers = new Set([...existing.keys(), ...grid.keys(), ...starter.keys(), ...spec.rowHeights.keys()]);
  const rows = [...numbers]
    .sort((a, b) => a - b)
    .map((row) => {
      const old = existing.get(row);
      if (old && !areas.some((area) => row >= area.row && row <= bottom(area))) {
        return withAddress(editor.source(old.element), old.element, String(row));
      }
      const kept = (old?.cells ?? []).filter((cell) => isKept(row, cell));
      const cells = [
        ...kept.map(({ column, element }) => ({
          column,
          xml: withAddress(editor.source(element), element, address(row, column)),
        })),
        ...written(row, grid.get(row), kept, (style, filled) => styles.cellFormat(style, filled)),
        ...written(row, starter.get(row), kept, (style) => styles.cellFormat(style, false)),
      ];
      cells.sort((a, b) => a.column - b.column);
      const content = cells.map(({ xml }) => xml).join("");
      return `<row r="${row}"${rowAttributes(old?.element, spec.rowHeights.get(row), inTable(row))}>${content}</row>`;
    });
  editor.replace(now.sheetData, `<sheetData>${rows.join("")}</sheetData>`);
}

function written(
  row: number,
  cells: ReadonlyMap<number, Cell> | undefined,
  kept: readonly CellNow[],
  format: (style: Style, filled: boolean) => number,
): { column: number; xml: string }[] {
  const taken = new Set(kept.map(({ column }) => column));
  return [...(cells ?? [])]
    .filter(([column]) => !taken.has(column))
    .map(([column, { value, style }]) => ({
      column,
      xml: cellXml(row, column, value, format(style, value !== null)),
    }));
}

/** A row or cell that says where it is by coming after another has to say it itself: what comes before it may change. */
const withAddress = (xml: string, element: XmlElement, place: string): string =>
  attribute(element, "r") ? xml : xml.replace(element.name, `${element.name} r="${place}"`);

/** Points: Excel takes no more. */
const TALLEST_ROW = 409;

/** What people set for a row stays, but for its height: ours were for the rows as they were laid out before. */
function rowAttributes(element: XmlElement | undefined, height: number | undefined, shown: boolean): string {
  const dropped = ["r", "spans", "ht", "customHeight", ...(shown ? ["hidden"] : [])];
  const attributes = Object.entries(element?.attributes ?? {})
    .filter(([name]) => !dropped.includes(name))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  if (height !== undefined) attributes.push(` ht="${Math.min(height, TALLEST_ROW)}" customHeight="1"`);
  return attributes.join("");
}
