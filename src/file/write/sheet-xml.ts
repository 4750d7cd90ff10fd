import {
  bottom,
  contains,
  covers,
  columnNumber,
  overlap,
  rangeAddress,
  right,
} from "../../core/sheet/address";
import type { Cell, Grid } from "../../core/sheet/grid";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import { parseRange } from "../../core/sheet/address";
import { editPart, type PartEditor } from "../xml/edit-part";
import { escapeAttribute } from "../xml/escape";
import { attribute, child, childrenNamed, elements, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { cellXml } from "./cell-xml";
import type { StyleBook } from "./style-book";
import { WORKSHEET_ORDER } from "./worksheet-order";

/**
 * A worksheet's XML with our area made as the spec says. Rows and cells outside the area keep their own text; of merges only
 * those inside the area, or crossing ours, change.
 * @param before the area owned until now, if any: what stands in it and is not in the spec goes.
 */
export function updateSheetXml(
  text: string,
  spec: SheetSpec,
  grid: Grid,
  before: Rect | undefined,
  styles: StyleBook,
): PartEditor {
  const editor = editPart(text);
  writeCells(editor, spec, grid, before, styles);
  writeMerges(editor, spec, before);
  writeDimension(editor, spec);
  return editor;
}

/** The first cell with something in it that is in the area wanted but not in the one owned: a person's, so not to be lost. */
export function firstStranger(
  text: string,
  wanted: Rect,
  owned: Rect | undefined,
): { row: number; column: number } | undefined {
  const { root } = editPart(text);
  for (const { element, number } of rowsOf(child(root, "sheetData"))) {
    if (number < wanted.row || number > bottom(wanted)) continue;
    for (const cell of cellsOf(element)) {
      if (!contains(wanted, number, cell.column)) continue;
      if (owned && contains(owned, number, cell.column)) continue;
      if (elements(cell.element).length) return { row: number, column: cell.column };
    }
  }
  return undefined;
}

interface NumberedRow {
  element: XmlElement;
  number: number;
}

/** Rows and cells may leave out their place: it is then the one after the last. */
function rowsOf(sheetData: XmlElement | undefined): NumberedRow[] {
  let last = 0;
  return (sheetData ? childrenNamed(sheetData, "row") : []).map((element) => {
    last = integerAttribute(element, "r") ?? last + 1;
    return { element, number: last };
  });
}

function cellsOf(row: XmlElement): { element: XmlElement; column: number }[] {
  let last = 0;
  return childrenNamed(row, "c").map((element) => {
    const reference = attribute(element, "r");
    last = reference ? columnNumber(reference) : last + 1;
    return { element, column: last };
  });
}

function writeCells(
  editor: PartEditor,
  spec: SheetSpec,
  grid: Grid,
  before: Rect | undefined,
  styles: StyleBook,
): void {
  const sheetData = child(editor.root, "sheetData")!;
  const existing = new Map(rowsOf(sheetData).map(({ element, number }) => [number, element]));
  const ours = (row: number, column: number): boolean =>
    contains(spec.area, row, column) || (before !== undefined && contains(before, row, column));
  const touched = (row: number): boolean =>
    grid.has(row) ||
    spec.rowHeights.has(row) ||
    ours(row, spec.area.column) ||
    ours(row, before?.column ?? 0);

  const numbers = [...new Set([...existing.keys(), ...grid.keys(), ...spec.rowHeights.keys()])].sort(
    (a, b) => a - b,
  );
  const rows = numbers.map((number) => {
    const element = existing.get(number);
    if (element && !touched(number)) return editor.source(element);
    return rowXml(editor, number, element, grid.get(number), spec.rowHeights.get(number), ours, styles);
  });
  editor.replace(sheetData, `<sheetData>${rows.join("")}</sheetData>`);
}

function rowXml(
  editor: PartEditor,
  number: number,
  element: XmlElement | undefined,
  cells: ReadonlyMap<number, Cell> | undefined,
  height: number | undefined,
  ours: (row: number, column: number) => boolean,
  styles: StyleBook,
): string {
  const kept = element ? cellsOf(element).filter(({ column }) => !ours(number, column)) : [];
  const written = [...(cells ?? [])].map(([column, cell]) => ({
    column,
    xml: cellXml(number, column, cell.value, styles.cellFormat(cell.style)),
  }));
  const all = [
    ...kept.map((cell) => ({ column: cell.column, xml: editor.source(cell.element) })),
    ...written,
  ];
  all.sort((a, b) => a.column - b.column);

  const dropped = ["r", "spans", ...(height === undefined ? [] : ["ht", "customHeight"])];
  const attributes = Object.entries(element?.attributes ?? {})
    .filter(([name]) => !dropped.includes(name))
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  if (height !== undefined) attributes.push(` ht="${height}" customHeight="1"`);
  return `<row r="${number}"${attributes.join("")}>${all.map(({ xml }) => xml).join("")}</row>`;
}

function writeMerges(editor: PartEditor, spec: SheetSpec, before: Rect | undefined): void {
  const list = child(editor.root, "mergeCells");
  const old = list ? childrenNamed(list, "mergeCell") : [];
  const kept = old.filter((element) => {
    const rect = parseRange(attribute(element, "ref") ?? "");
    if (!rect) return true;
    const inside = covers(spec.area, rect) || (before !== undefined && covers(before, rect));
    return !inside && !spec.merges.some((merge) => overlap(merge, rect));
  });
  const refs = [
    ...kept.map((element) => editor.source(element)),
    ...spec.merges.map((merge) => `<mergeCell ref="${rangeAddress(merge)}"/>`),
  ];
  if (list && !refs.length) return editor.remove(list);
  if (!refs.length) return;
  const xml = `<mergeCells count="${refs.length}">${refs.join("")}</mergeCells>`;
  if (list) editor.replace(list, xml);
  else editor.insert(editor.root, "mergeCells", xml, WORKSHEET_ORDER);
}

function writeDimension(editor: PartEditor, spec: SheetSpec): void {
  const element = child(editor.root, "dimension");
  if (!element) return;
  const old = parseRange(attribute(element, "ref") ?? "") ?? spec.area;
  const rows = Math.max(bottom(old), bottom(spec.area));
  const columns = Math.max(right(old), right(spec.area));
  editor.setAttribute(element, "ref", rangeAddress({ row: 1, column: 1, rows, columns }));
}
