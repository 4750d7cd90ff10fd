import { rangeAddress } from "../../../src/core/sheet/address";
import type { Package } from "../../../src/file/package/package";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { MAIN } from "../../../src/file/write/new-sheet-xml";
import { addPart, freePartName, relate, removePart, unrelate } from "../../../src/file/write/parts";
import { relationshipPrefix } from "../../../src/file/write/relationship-prefix";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeAttribute, escapeExcelAttribute, escapeExcelText } from "../../../src/file/xml/escape";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import {
  attribute,
  child,
  childrenNamed,
  elements,
  integerAttribute,
  localName,
} from "../../../src/file/xml/find";
import { parsePart, type XmlElement } from "../../../src/file/xml/parse-part";
import type { Scalar, Sheet, Table } from "../book/book";
import { autoFilterXml, sortXml } from "./filters";
import { fileFormula } from "./formulas";
import { put } from "./set-element";
import { sourceOf } from "./source-xml";

const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";

/**
 * Makes a sheet's tables be those of the model: those there keep their part, with what it says that the host does not know.
 * @param before the part of each table that came from the file, by its id. @param unchanged those that need no writing.
 */
export async function writeTables(
  editor: PartEditor,
  pkg: Package,
  part: string,
  sheet: Sheet,
  before: ReadonlyMap<string, string>,
  unchanged: (table: Table) => boolean,
): Promise<void> {
  let lastId = await highestId(pkg);
  for (const [id, tablePart] of before) {
    if (sheet.tables.some((table) => table.id === id)) continue;
    await removePart(pkg, tablePart);
    await unrelate(pkg, part, tablePart);
  }
  for (const table of sheet.tables) {
    const old = before.get(table.id);
    if (old !== undefined) {
      if (!unchanged(table)) pkg.set(old, tableXml(sheet, table, 0, parsePart(await pkg.text(old), old)));
      continue;
    }
    const name = freePartName(pkg, "xl/tables/table#.xml");
    await addPart(pkg, name, tableXml(sheet, table, ++lastId, undefined), TABLE_TYPE);
    await relate(pkg, part, "table", name);
  }
  const ids = (await relationshipsOf(pkg, part)).filter((one) => isOfType(one, "table")).map(({ id }) => id);
  const declared = relationshipPrefix(editor.root);
  const list = ids.map((id) => `<tablePart${declared} r:id="${id}"/>`);
  put(
    editor,
    "tableParts",
    list.length ? `<tableParts count="${list.length}">${list.join("")}</tableParts>` : "",
  );
}

async function highestId(pkg: Package): Promise<number> {
  let highest = 0;
  for (const name of pkg.names()) {
    if (!/tables\/[^/]*\.xml$/i.test(name)) continue;
    const text = await pkg.text(name);
    highest = Math.max(highest, Number(/\sid\s*=\s*["'](\d+)/.exec(text)?.[1] ?? 0));
  }
  return highest;
}

/** @param old what the file has of the table. */
function tableXml(sheet: Sheet, table: Table, id: number, old: XmlElement | undefined): string {
  const { name, rect, headers, totals } = table;
  const attributes: Record<string, string | undefined> = {
    xmlns: MAIN,
    id: String(id),
    ...old?.attributes,
    name: (old && attribute(old, "name")) ?? name,
    displayName: name,
    ref: rangeAddress(rect),
    headerRowCount: headers ? undefined : "0",
    totalsRowCount: totals ? "1" : undefined,
    totalsRowShown: totals ? undefined : ((old && attribute(old, "totalsRowShown")) ?? "0"),
  };
  if (old && old.attributes["displayName"] !== name) attributes["name"] = name;
  const said = Object.entries(attributes)
    .filter((one): one is [string, string] => one[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`);
  const body = { ...rect, rows: rect.rows - (totals ? 1 : 0) };
  const filter =
    headers && (table.filterButtons || table.filters.size)
      ? autoFilterXml(body, table.filters, table.filterButtons)
      : "";
  const kept = (old ? elements(old) : []).filter(
    (one) => !["autoFilter", "sortState", "tableColumns", "tableStyleInfo"].includes(localName(one.name)),
  );
  return [
    old ? `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n` : "",
    `<table${said.join("")}>${filter}${sortXml(table)}${columnsXml(sheet, table, old)}`,
    `<tableStyleInfo${table.style ? ` name="${escapeAttribute(table.style)}"` : ""}`,
    ` showFirstColumn="${flag(table.firstColumn)}" showLastColumn="${flag(table.lastColumn)}"`,
    ` showRowStripes="${flag(table.bandedRows)}" showColumnStripes="${flag(table.bandedColumns)}"/>`,
    ...kept.map(sourceOf),
    `</table>`,
  ].join("");
}

const flag = (on: boolean): number => (on ? 1 : 0);

/** Columns that have the name of one of before keep what it says; the names stand in the header row, where there is one. */
function columnsXml(sheet: Sheet, table: Table, old: XmlElement | undefined): string {
  const { rect, headers, calculated } = table;
  const list = old && child(old, "tableColumns");
  const before = list ? childrenNamed(list, "tableColumn") : [];
  const nameOf = (element: XmlElement): string => decodeExcelText(attribute(element, "name") ?? "");
  const taken = new Set<XmlElement>();
  const names = Array.from({ length: rect.columns }, (_, i) =>
    headers
      ? textOf(sheet.cells.get(rect.row)?.get(rect.column + i)?.value, `Column${i + 1}`)
      : before[i]
        ? nameOf(before[i])
        : `Column${i + 1}`,
  );
  const olds = names.map((name, i) => {
    const found =
      before.find((one) => !taken.has(one) && nameOf(one).toLowerCase() === name.toLowerCase()) ??
      (before.length === names.length && before[i] && !names.includes(nameOf(before[i]))
        ? before[i]
        : undefined);
    if (found) taken.add(found);
    return found;
  });
  let lastId = Math.max(0, ...before.map((one) => integerAttribute(one, "id") ?? 0));
  const columns = names.map((name, i) => {
    const kept = olds[i];
    const attributes: Record<string, string> = {
      id: String(kept ? integerAttribute(kept, "id") : ++lastId),
      ...kept?.attributes,
      name: "",
    };
    const said = Object.entries(attributes).map(
      ([key, value]) => ` ${key}="${key === "name" ? escapeExcelAttribute(name) : escapeAttribute(value)}"`,
    );
    const formula = calculated.get(i);
    const content = [
      formula === undefined
        ? ""
        : `<calculatedColumnFormula>${escapeExcelText(fileFormula(formula, table.name))}</calculatedColumnFormula>`,
      ...(kept ? elements(kept) : [])
        .filter((one) => localName(one.name) !== "calculatedColumnFormula")
        .map(sourceOf),
    ].join("");
    return content
      ? `<tableColumn${said.join("")}>${content}</tableColumn>`
      : `<tableColumn${said.join("")}/>`;
  });
  return `<tableColumns count="${columns.length}">${columns.join("")}</tableColumns>`;
}

/** A header is a text, whatever the cell holds. */
const textOf = (value: Scalar | undefined, otherwise: string): string =>
  value === undefined
    ? otherwise
    : typeof value === "object"
      ? value.error
      : typeof value === "boolean"
        ? String(value).toUpperCase()
        : String(value);
