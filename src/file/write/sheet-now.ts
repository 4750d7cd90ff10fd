import { FatalProblem } from "../../core/problem";
import { columnNumber, contains, covers, parseRange } from "../../core/sheet/address";
import type { SheetSpec } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import { editPart, type PartEditor } from "../xml/edit-part";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { heaviestSheet, notReadable, type XmlElement } from "../xml/parse-part";
import type { StyleBook } from "./style-book";

/**
 * What stands on a worksheet now, and which of it is people's: what they type is never lost, inside our area either. A cell that
 * holds something is ours when it lies in our area and carries our mark.
 */
export interface SheetNow {
  editor: PartEditor;
  sheetData: XmlElement;
  rows: readonly RowNow[];
  merges: readonly MergeNow[];
  /** The area owned until now; undefined when the sheet is new. */
  owned: Rect | undefined;
}

export interface RowNow {
  row: number;
  element: XmlElement;
  cells: readonly CellNow[];
}

export interface CellNow {
  column: number;
  element: XmlElement;
  /** Holds something that is not ours. */
  peoples: boolean;
  /** Holds anything at all. */
  filled: boolean;
}

export interface MergeNow {
  element: XmlElement;
  rect: Rect | undefined;
  peoples: boolean;
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
  const rows = childrenNamed(sheetData, "row").map((element): RowNow => {
    row = integerAttribute(element, "r") ?? row + 1;
    let column = 0;
    const cells = childrenNamed(element, "c").map((cell): CellNow => {
      const reference = attribute(cell, "r");
      column = reference ? columnNumber(reference) : column + 1;
      const filled = holdsSomething(cell);
      return { column, element: cell, filled, peoples: filled && isPeoples(cell, row, column) };
    });
    return { row, element, cells };
  });
  return { editor, sheetData, rows, merges: mergesOf(editor.root, rows, owned), owned };
}

/** The same, once more cells are known to be people's. */
export function withPeoples(now: SheetNow, theirs: ReadonlySet<CellNow>): SheetNow {
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

/** A merge in our area is ours unless it shows something of people's. */
function mergesOf(root: XmlElement, rows: readonly RowNow[], owned: Rect | undefined): MergeNow[] {
  const list = child(root, "mergeCells");
  if (!list) return [];
  const peoples = new Set(
    rows.flatMap(({ row, cells }) =>
      cells.filter((cell) => cell.peoples).map(({ column }) => `${row},${column}`),
    ),
  );
  return childrenNamed(list, "mergeCell").map((element): MergeNow => {
    const rect = parseRange(attribute(element, "ref") ?? "");
    const inArea = rect !== undefined && owned !== undefined && covers(owned, rect);
    return { element, rect, peoples: !inArea || peoples.has(`${rect.row},${rect.column}`) };
  });
}

/** Whether people have formulas on the sheet, which may refer to our cells without naming the sheet. */
export const hasPeoplesFormula = ({ rows }: SheetNow): boolean =>
  rows.some(({ cells }) => cells.some(({ peoples, element }) => peoples && child(element, "f")));

/** A cell's formula; undefined when it has none, empty when it is written in another cell that shares it. */
export function cellFormula(cell: XmlElement): string | undefined {
  const formula = child(cell, "f");
  return formula && decodeExcelText(formula.text);
}

/** Where ours may stand: the area as the spec has it, and as it was. */
export const areasOf = ({ owned }: SheetNow, { area }: SheetSpec): Rect[] => (owned ? [area, owned] : [area]);
