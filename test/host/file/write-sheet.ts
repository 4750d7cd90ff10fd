import { rangeAddress } from "../../../src/core/sheet/address";
import type { Package } from "../../../src/file/package/package";
import { WORKSHEET_ORDER } from "../../../src/file/write/worksheet-order";
import { writeExtensions, type ExtensionChange } from "../../../src/file/write/over-cells/extensions";
import { editPart, type PartEditor } from "../../../src/file/xml/edit-part";
import { child, namespaceOf } from "../../../src/file/xml/find";
import type { Book, CellStyle, Sheet } from "../book/book";
import type { ConditionalLook } from "../book/condition";
import { BLANK_SHEET } from "./blank-package";
import { columnsXml, standardWidthOf, widthOf } from "./columns";
import { chartPrint, facetsOf, tablePrint } from "./facets";
import { autoFilterXml } from "./filters";
import { writeLinks } from "./links";
import * as page from "./page";
import { protectionXml } from "./protection";
import { rowsXml, type RowWriter } from "./rows-xml";
import { elementXml, put } from "./set-element";
import type { SheetSource } from "./source";
import { writeSparklines } from "./sparklines";
import { joinSheet, splitSheet } from "./split-sheet";
import { writeValidations } from "./validations";
import { writeProperties, writeView } from "./view";
import { writeCharts } from "./write-charts";
import { writeComments } from "./write-comments";
import { writeConditions } from "./write-conditions";
import { writeTables } from "./write-tables";

/** What the writing of all sheets shares. */
export interface SheetWriter {
  book: Book;
  pkg: Package;
  style(style: CellStyle): number;
  look(look: ConditionalLook): number;
  shared(text: string): number | undefined;
  dynamicArrays: boolean;
  /** See `digitWidth` of src/file. */
  digit: number;
}

/**
 * Writes what of a sheet has changed; a sheet that has not keeps its part as it is.
 * @param from what it was in the file; undefined: the part is new, and all of it is written.
 * @returns whether any cell has been written.
 */
export async function writeSheet(
  writer: SheetWriter,
  sheet: Sheet,
  part: string,
  from: SheetSource | undefined,
): Promise<boolean> {
  const { book, pkg } = writer;
  const now = facetsOf(book, sheet);
  const changed = new Set(Object.keys(now).filter((facet) => from?.facets[facet] !== now[facet]));
  if (!changed.size) return false;
  const split = splitSheet(from ? await pkg.text(part) : BLANK_SHEET, part);
  const editor = editPart(split.around, part);
  const rowWriter: RowWriter = {
    style: writer.style,
    shared: writer.shared,
    dynamicArrays: writer.dynamicArrays,
    prefix: split.prefix,
    knows: (name) =>
      !name.includes(":") || namespaceOf(editor.root, name.slice(0, name.indexOf(":"))) !== undefined,
  };

  if (changed.has("properties")) writeProperties(editor, sheet);
  if (changed.has("view")) writeView(editor, { ...sheet, selected: book.active === sheet.id });
  if (changed.has("height") || changed.has("columns")) writeFormat(editor, sheet, writer.digit);
  if (changed.has("columns")) put(editor, "cols", columnsXml(sheet, writer.digit, rowWriter));
  if (changed.has("protection")) put(editor, "sheetProtection", protectionXml(sheet.protection));
  if (changed.has("autoFilter")) {
    const { autoFilter } = sheet;
    put(editor, "autoFilter", autoFilter ? autoFilterXml(autoFilter.rect, autoFilter.filters, true) : "");
  }
  if (changed.has("merges")) put(editor, "mergeCells", mergesXml(sheet));
  if (changed.has("margins")) page.writeMargins(editor, sheet.page);
  if (changed.has("setup")) page.writeSetup(editor, sheet.page);
  if (changed.has("options")) page.writePrintOptions(editor, sheet.page);
  if (changed.has("headers")) page.writeHeaders(editor, sheet.page);
  if (changed.has("breaks")) page.writeBreaks(editor, sheet.page);
  const extensions: ExtensionChange[] = [];
  if (changed.has("conditions")) extensions.push(writeConditions(editor, sheet.conditions, writer.look));
  if (changed.has("validations")) extensions.push(writeValidations(editor, sheet.validations));
  if (changed.has("sparklines")) extensions.push(writeSparklines(editor, sheet.sparklines));
  writeExtensions(editor, extensions);
  if (changed.has("links")) await writeLinks(editor, sheet, pkg, part);
  if (changed.has("tables")) {
    const before = new Map([...(from?.tables ?? [])].map(([id, one]) => [id, one.part]));
    await writeTables(
      editor,
      pkg,
      part,
      sheet,
      before,
      (table) => from?.tables.get(table.id)?.said === tablePrint(sheet, table),
    );
  }
  if (changed.has("charts")) {
    await writeCharts(
      editor,
      pkg,
      part,
      book,
      sheet,
      from?.charts ?? new Map(),
      (chart) => from?.charts.get(chart.id)?.said === chartPrint(chart),
    );
  }
  if (changed.has("comments") && (from || sheet.comments.length))
    await writeComments(pkg, part, sheet, from?.comments ?? []);
  const isFilled = ["cells", "rows", "columns"].some((facet) => changed.has(facet));
  if (isFilled) writeDimension(editor, sheet);
  const data = isFilled ? rowsXml(sheet, rowWriter) : split.data;
  pkg.set(part, joinSheet(editor.text(), split.prefix, data));
  return isFilled;
}

function writeFormat(editor: PartEditor, sheet: Sheet, digit: number): void {
  const old = child(editor.root, "sheetFormatPr");
  if (old && standardWidthOf(old, digit) === sheet.standardWidth && sheet.standardHeight === heightOf(old))
    return;
  const width =
    standardWidthOf(undefined, digit) === sheet.standardWidth
      ? undefined
      : String(widthOf(sheet.standardWidth, digit));
  const attributes = {
    baseColWidth: undefined,
    defaultColWidth: width,
    defaultRowHeight: String(sheet.standardHeight),
    ...(sheet.standardHeight === 15 ? {} : { customHeight: "1" }),
  };
  put(editor, "sheetFormatPr", elementXml("sheetFormatPr", old, attributes));
}

const heightOf = (format: { attributes: Readonly<Record<string, string>> }): number =>
  Number(format.attributes["defaultRowHeight"] ?? 15);

const mergesXml = ({ merges }: Sheet): string =>
  merges.length
    ? `<mergeCells count="${merges.length}">${merges.map((rect) => `<mergeCell ref="${rangeAddress(rect)}"/>`).join("")}</mergeCells>`
    : "";

function writeDimension(editor: PartEditor, sheet: Sheet): void {
  let [rows, columns] = [1, 1];
  for (const [row, line] of sheet.cells) {
    rows = Math.max(rows, row);
    for (const column of line.keys()) columns = Math.max(columns, column);
  }
  const ref = rangeAddress({ row: 1, column: 1, rows, columns });
  const old = child(editor.root, "dimension");
  if (old) editor.setAttribute(old, "ref", ref);
  else editor.insert(editor.root, "dimension", `<dimension ref="${ref}"/>`, WORKSHEET_ORDER);
}
