import { FatalProblem } from "../../core/problem";
import { bottom } from "../../core/sheet/address";
import { fold } from "../../core/table/column";
import type { Rect } from "../../workbook";
import type { Package } from "../package/package";
import { rectOf } from "../read/address";
import type { FileContents, SheetPart } from "../read/contents";
import type { TablePart } from "../read/sheet-tables";
import type { Shown } from "../../core/owned/shown";
import { noSuchTable } from "../../core/table-edit/why-not";
import { shownIn } from "../write/shown-cells";
import { editPart, type PartEditor } from "../xml/edit-part";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, booleanAttribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { heaviestSheet, notReadable, type XmlElement } from "../xml/parse-part";
import { rowTexts, withRows } from "./row-texts";
import { sheetRows, type SheetRows } from "./sheet-rows";

/** A table of people's as it stands, with all that is needed to change it and its sheet. */
export interface TableNow {
  name: string;
  sheet: SheetPart;
  part: string;
  /** The table's own part. */
  editor: PartEditor;
  /** The worksheet without its rows, and its rows. */
  shell: PartEditor;
  rows: SheetRows;
  columns: readonly TableColumnNow[];
  /** All of it, with its header and totals row. */
  rect: Rect;
  /** The first and last sheet row of its data; the last is one less than the first when it has none. */
  first: number;
  last: number;
  totalsRow: number | undefined;
  /** What its cells show. */
  shown: Shown;
}

export interface TableColumnNow {
  header: string;
  /** The sheet's column (A = 1). */
  column: number;
  /** What Excel fills into new rows of a calculated column. */
  calculated: { formula: string; array: boolean } | undefined;
}

/** Finds a table by its name, case-blind, anywhere in the workbook. @throws FatalProblem when there is none. */
export async function openTable(pkg: Package, { sheets }: FileContents, name: string): Promise<TableNow> {
  const tables = sheets.flatMap((sheet) => sheet.tables.map((table) => ({ sheet, table })));
  const found = tables.find(({ table }) => fold(table.name) === fold(name));
  if (!found) {
    const known = tables.map(({ table }) => table.name);
    throw new FatalProblem(noSuchTable(name, known), { table: name });
  }
  return tableNow(pkg, found.sheet, found.table);
}

async function tableNow(pkg: Package, sheet: SheetPart, { name, part }: TablePart): Promise<TableNow> {
  const editor = editPart(await pkg.text(part), part);
  const texts = rowTexts(await pkg.text(sheet.part), sheet.part);
  const shell = editPart(texts.shell, sheet.part, heaviestSheet);
  const rect = rectOf(attribute(editor.root, "ref") ?? "");
  const sheetData = child(shell.root, "sheetData");
  if (!rect) throw new FatalProblem(notReadable(part));
  if (!sheetData) throw new FatalProblem(notReadable(sheet.part));
  const headers = integerAttribute(editor.root, "headerRowCount") ?? 1;
  const totals = integerAttribute(editor.root, "totalsRowCount") ?? 0;
  return {
    name,
    sheet,
    part,
    editor,
    shell,
    rows: sheetRows(texts, shell, sheetData),
    columns: columnsOf(editor.root, rect),
    rect,
    first: rect.row + headers,
    last: bottom(rect) - totals,
    totalsRow: totals > 0 ? bottom(rect) : undefined,
    shown: await shownIn(pkg, sheet.part, rect),
  };
}

/** The worksheet's text with all changes; asked once. */
export const sheetText = ({ shell, rows }: TableNow): string => withRows(shell, rows.text());

function columnsOf(table: XmlElement, rect: Rect): TableColumnNow[] {
  const list = child(table, "tableColumns");
  return (list ? childrenNamed(list, "tableColumn") : []).map((element, i) => {
    const formula = child(element, "calculatedColumnFormula");
    return {
      header: decodeExcelText(attribute(element, "name") ?? ""),
      column: rect.column + i,
      calculated: formula && {
        formula: decodeExcelText(formula.text),
        array: booleanAttribute(formula, "array"),
      },
    };
  });
}
