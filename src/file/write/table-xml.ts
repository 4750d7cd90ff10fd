import { rangeAddress, right } from "../../core/sheet/address";
import type { TableColumn, TableSpec } from "../../core/sheet/table";
import type { Rect } from "../../workbook";
import type { TablePart } from "../read/sheet-tables";
import { editPart } from "../xml/edit-part";
import { escapeAttribute, escapeExcelAttribute, escapeExcelText } from "../xml/escape";
import { encodeExcelText } from "../xml/excel-text";
import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { MAIN } from "./new-sheet-xml";

/** A table's children in the schema's order (ECMA-376 Part 1, 18.5.1.2). */
const TABLE_ORDER = ["autoFilter", "sortState", "tableColumns", "tableStyleInfo", "extLst"];

/** A new table's part. */
export function tableXml(table: TableSpec, id: number): string {
  const name = escapeAttribute(table.name);
  const ref = rangeAddress(table.rect);
  return [
    `<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${ref}" totalsRowShown="0">`,
    table.filter ? `<autoFilter ref="${ref}"/>` : "",
    columnsXml(table.columns.map((column, i) => columnXml(column, i + 1))),
    `<tableStyleInfo showFirstColumn="0" showLastColumn="0" showRowStripes="0" showColumnStripes="0"/></table>`,
  ].join("");
}

/**
 * Filters and sorting of before go, and a total row that people switched on: they were for other rows.
 * @param rect the table's range, with the columns of people's to the right of ours.
 */
export function updatedTable(text: string, old: TablePart, table: TableSpec, rect: Rect): string {
  const editor = editPart(text, old.part);
  const set = (name: string, value: string, unless = ""): void => {
    if ((attribute(editor.root, name) ?? unless) !== value) editor.setAttribute(editor.root, name, value);
  };
  const columns = child(editor.root, "tableColumns")!;
  const first = right(table.rect) - old.rect.column + 1;
  const beside = childrenNamed(columns, "tableColumn").slice(
    first,
    first + rect.columns - table.rect.columns,
  );
  const ref = rangeAddress(rect);
  set("ref", ref);
  set("totalsRowCount", "0", "0");
  set("headerRowCount", "1", "1");
  if (!saysColumns(columns, table.columns, beside.length)) {
    const ids = beside.map((element) => integerAttribute(element, "id") ?? 0);
    let next = Math.max(table.columns.length, ...ids);
    const ours = table.columns.map((column, i) => columnXml(column, ids.includes(i + 1) ? ++next : i + 1));
    editor.replace(columns, columnsXml([...ours, ...beside.map((element) => editor.source(element))]));
  }
  const filter = child(editor.root, "autoFilter");
  const filterXml = `<autoFilter ref="${ref}"/>`;
  if (filter && !table.filter) editor.remove(filter);
  else if (filter) editor.replace(filter, filterXml);
  else if (table.filter) editor.insert(editor.root, "autoFilter", filterXml, TABLE_ORDER);
  const sorted = child(editor.root, "sortState");
  if (sorted) editor.remove(sorted);
  return editor.text();
}

function saysColumns(columns: XmlElement, wanted: readonly TableColumn[], beside: number): boolean {
  const found = childrenNamed(columns, "tableColumn");
  return (
    found.length === wanted.length + beside &&
    wanted.every(({ name, formula }, i) => {
      const element = found[i]!;
      const calculated = child(element, "calculatedColumnFormula")?.text;
      const isPlain =
        attribute(element, "totalsRowFunction") === undefined &&
        attribute(element, "totalsRowLabel") === undefined;
      const isSame = calculated === (formula && encodeExcelText(formula));
      return isPlain && isSame && attribute(element, "name") === encodeExcelText(name);
    })
  );
}

const columnsXml = (columns: readonly string[]): string =>
  `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>`;

function columnXml({ name, formula }: TableColumn, id: number): string {
  const calculated = formula
    ? `<calculatedColumnFormula>${escapeExcelText(formula)}</calculatedColumnFormula>`
    : "";
  return `<tableColumn id="${id}" name="${escapeExcelAttribute(name)}">${calculated}</tableColumn>`;
}
