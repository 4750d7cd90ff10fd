import { FatalProblem } from "../../core/problem";
import {
  peoplesMerges,
  type CellNow,
  type CellsNow,
  type MergeNow,
  type RowNow,
} from "../../core/owned/cells-now";
import { columnNumber, contains, parseRange } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import { editPart, type PartEditor } from "../xml/edit-part";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { heaviestSheet, notReadable, type XmlElement } from "../xml/parse-part";
import type { StyleBook } from "./style-book";

/** What stands on a worksheet part now, and which of it is people's. */
export interface SheetNow extends CellsNow<SheetCell, SheetMerge> {
  editor: PartEditor;
  sheetData: XmlElement;
  rows: readonly SheetRow[];
}

export interface SheetRow extends RowNow<SheetCell> {
  element: XmlElement;
}

export interface SheetCell extends CellNow {
  element: XmlElement;
}

export interface SheetMerge extends MergeNow {
  element: XmlElement;
}

export function sheetNow(text: string, part: string, owned: Rect | undefined, styles: StyleBook): SheetNow {
  const editor = editPart(text, part, heaviestSheet);
  const sheetData = child(editor.root, "sheetData");
  if (!sheetData) throw new FatalProblem(notReadable(part));
  const isPeoples = (element: XmlElement, row: number, column: number): boolean => {
    const inArea = owned !== undefined && contains(owned, row, column);
    return !inArea || spreads(element) || !styles.marksOurs(integerAttribute(element, "s") ?? 0);
  };
  // Files may leave out where rows and cells are: each is then the one after the last.
  let row = 0;
  const rows = childrenNamed(sheetData, "row").map((element): SheetRow => {
    row = integerAttribute(element, "r") ?? row + 1;
    let column = 0;
    const cells = childrenNamed(element, "c").map((cell): SheetCell => {
      const reference = attribute(cell, "r");
      column = reference ? columnNumber(reference) : column + 1;
      const filled = holdsSomething(cell);
      const peoples = filled && isPeoples(cell, row, column);
      return { column, element: cell, filled, peoples, formula: cellFormula(cell) };
    });
    return { row, element, cells };
  });
  return { editor, sheetData, rows, merges: mergesOf(editor.root, rows, owned), owned };
}

/** The same, once more cells are known to be people's. */
export function withPeoples(now: SheetNow, theirs: ReadonlySet<SheetCell>): SheetNow {
  if (!theirs.size) return now;
  const rows = now.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (theirs.has(cell) ? { ...cell, peoples: true } : cell)),
  }));
  return { ...now, rows, merges: mergesOf(now.editor.root, rows, now.owned) };
}

/** Whether a cell holds anything: a value, or a formula that shows none. */
export const holdsSomething = (cell: XmlElement): boolean =>
  cell.text !== "" || child(cell, "f") !== undefined;

/** The formula fills other cells too (shared, an array, a data table). Ours never do, and those cells would lose it. */
function spreads(cell: XmlElement): boolean {
  const formula = child(cell, "f");
  return formula !== undefined && attribute(formula, "ref") !== undefined;
}

function mergesOf(root: XmlElement, rows: readonly RowNow[], owned: Rect | undefined): SheetMerge[] {
  const list = child(root, "mergeCells");
  if (!list) return [];
  const isPeoples = peoplesMerges(rows, owned);
  return childrenNamed(list, "mergeCell").map((element): SheetMerge => {
    const rect = parseRange(attribute(element, "ref") ?? "");
    return { element, rect, peoples: isPeoples(rect) };
  });
}

/** A cell's formula; undefined when it has none, empty when it is written in another cell that shares it. */
export function cellFormula(cell: XmlElement): string | undefined {
  const formula = child(cell, "f");
  return formula && decodeExcelText(formula.text);
}
