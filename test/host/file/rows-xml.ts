import { address } from "../../../src/core/sheet/address";
import { escapeAttribute, escapeExcelText } from "../../../src/file/xml/escape";
import type { Cell, CellStyle, Line, Scalar, Sheet } from "../book/book";
import { inOrder } from "./facets";
import { fileFormula } from "./formulas";
import { tableAt } from "./load-cells";

/** What writing cells needs to know of the file. */
export interface RowWriter {
  /** The `s` of a style. */
  style(style: CellStyle): number;
  /** The number of a text among the shared strings, which are never changed; undefined: the text stands in the cell. */
  shared(text: string): number | undefined;
  /** The file can say that an array is a dynamic one. */
  dynamicArrays: boolean;
  /** Of the sheet's elements. */
  prefix: string;
  /** Whether an attribute's prefix is one that the sheet's part knows. */
  knows(attribute: string): boolean;
}

/** `<sheetData>` with all that a sheet's rows and cells hold. */
export function rowsXml(sheet: Sheet, writer: RowWriter): string {
  const { prefix } = writer;
  const numbers = inOrder(new Map<number, unknown>([...sheet.cells, ...sheet.rows]));
  const rows: string[] = [];
  for (const row of numbers) {
    const line = sheet.rows.get(row);
    const cells = sheet.cells.get(row);
    const written: string[] = [];
    for (const column of cells ? inOrder(cells) : []) {
      const xml = cellXml(sheet, row, column, cells!.get(column)!, line, writer);
      if (xml) written.push(xml);
    }
    const attributes = line ? lineAttributes(line, writer) : "";
    if (!written.length && !attributes) continue;
    rows.push(
      written.length
        ? `<${prefix}row r="${row}"${attributes}>${written.join("")}</${prefix}row>`
        : `<${prefix}row r="${row}"${attributes}/>`,
    );
  }
  return `<${prefix}sheetData>${rows.join("")}</${prefix}sheetData>`;
}

function lineAttributes(line: Line, { style, knows }: RowWriter): string {
  const { ht, ...kept } = line.kept ?? {};
  const isAutomatic = ht !== undefined && Number(ht) === line.size;
  return [
    line.style ? ` s="${style(line.style)}" customFormat="1"` : "",
    line.size === undefined ? "" : ` ht="${line.size}"${isAutomatic ? "" : ' customHeight="1"'}`,
    line.hidden || line.filtered ? ` hidden="1"` : "",
    ...Object.entries(kept)
      .filter(([name]) => knows(name))
      .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`),
  ].join("");
}

/** Nothing for a cell that says nothing. */
function cellXml(
  sheet: Sheet,
  row: number,
  column: number,
  { value, formula, style, array }: Cell,
  line: Line | undefined,
  writer: RowWriter,
): string {
  if (value === undefined && formula === undefined && style === undefined) return "";
  const { prefix } = writer;
  const its = style ?? line?.style ?? sheet.columns.get(column)?.style;
  const index = its ? writer.style(its) : 0;
  const open = `<${prefix}c r="${address(row, column)}"${index ? ` s="${index}"` : ""}`;
  const close = `</${prefix}c>`;
  if (formula !== undefined) {
    const text = escapeExcelText(fileFormula(formula, tableAt(sheet.tables, row, column)?.name));
    const ref =
      array && `${address(row, column)}:${address(row + array.rows - 1, column + array.columns - 1)}`;
    const kind = ref === undefined ? "" : ` t="array" ref="${ref}"`;
    const dynamic = array?.dynamic && writer.dynamicArrays ? ` cm="1"` : "";
    const result = resultXml(value, prefix);
    return `${open}${dynamic}${result.type}><${prefix}f${kind}>${text}</${prefix}f>${result.xml}${close}`;
  }
  if (typeof value === "string") {
    const shared = writer.shared(value);
    if (shared !== undefined) return `${open} t="s"><${prefix}v>${shared}</${prefix}v>${close}`;
    return `${open} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${escapeExcelText(value)}</${prefix}t></${prefix}is>${close}`;
  }
  const { type, xml } = resultXml(value, prefix);
  return xml === "" ? `${open}/>` : `${open}${type}>${xml}${close}`;
}

function resultXml(value: Scalar | undefined, prefix: string): { type: string; xml: string } {
  const v = (text: string | number): string => `<${prefix}v>${text}</${prefix}v>`;
  if (value === undefined) return { type: "", xml: "" };
  if (typeof value === "number") return { type: "", xml: v(value) };
  if (typeof value === "string") return { type: ` t="str"`, xml: v(escapeExcelText(value)) };
  if (typeof value === "boolean") return { type: ` t="b"`, xml: v(value ? 1 : 0) };
  return { type: ` t="e"`, xml: v(escapeExcelText(value.error)) };
}
