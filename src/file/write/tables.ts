import { rangeAddress } from "../../core/sheet/address";
import type { TableSpec } from "../../core/sheet/table";
import type { FileContents, SheetPart } from "../read/contents";
import type { TablePart } from "../read/sheet-tables";
import type { Package } from "../package/package";
import { relationshipsOf } from "../package/relationships";
import type { PartEditor } from "../xml/edit-part";
import { child, childrenNamed, integerAttribute, namespaceOf, relationshipId } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { RELATIONSHIPS } from "./new-sheet-xml";
import { addPart, freePartName, relate, removePart, unrelate } from "./parts";
import { tableXml, updatedTable } from "./table-xml";
import { WORKSHEET_ORDER } from "./worksheet-order";

const TABLE_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml";
/** Gives each new table of one refresh an id that no other has. */
export type TableIds = () => number;

export async function tableIds(pkg: Package, { sheets }: FileContents): Promise<TableIds> {
  let last = 0;
  for (const { part } of sheets.flatMap(({ tables }) => tables)) {
    last = Math.max(last, integerAttribute(parsePart(await pkg.text(part), part), "id") ?? 0);
  }
  return () => ++last;
}

/** The tables of a sheet of ours that are ours: by their names, which begin so, or which the spec has. */
export const ownTables = (sheet: SheetPart, wanted: readonly TableSpec[]): TablePart[] =>
  sheet.tables.filter(({ name }) => /^primed/i.test(name) || wanted.some((one) => sameName(one.name, name)));

export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * Makes our tables on a sheet as the spec says: those there keep their part and what people have put to the right of them, those
 * gone go, new ones come last. Their cells are written by `writeCells`.
 */
export async function writeTables(
  pkg: Package,
  sheetPart: string,
  editor: PartEditor,
  before: readonly TablePart[],
  wanted: readonly TableSpec[],
  nextId: TableIds,
): Promise<void> {
  const list = child(editor.root, "tableParts");
  const listed = list ? childrenNamed(list, "tablePart") : [];
  const gone = before.filter(({ name }) => !wanted.some((table) => sameName(table.name, name)));
  const ids = new Map((await relationshipsOf(pkg, sheetPart)).map(({ id, target }) => [target, id]));
  const added: string[] = [];
  for (const table of wanted) {
    const old = before.find(({ name }) => sameName(name, table.name));
    if (old) {
      pkg.set(old.part, updatedTable(await pkg.text(old.part), old, table));
    } else {
      const part = freePartName(pkg, "xl/tables/table#.xml");
      await addPart(pkg, part, tableXml(table, nextId()), TABLE_TYPE);
      added.push(await relate(pkg, sheetPart, "table", part));
    }
  }
  for (const { part } of gone) {
    await removePart(pkg, part);
    await unrelate(pkg, sheetPart, part);
  }
  const goneIds = new Set(gone.map(({ part }) => ids.get(part)));
  const removed = listed.filter((element) => goneIds.has(relationshipId(element)));
  if (!removed.length && !added.length) return;
  const declared = namespaceOf(editor.root, "r") === RELATIONSHIPS ? "" : ` xmlns:r="${RELATIONSHIPS}"`;
  const xml = added.map((id) => `<tablePart${declared} r:id="${id}"/>`).join("");
  const count = listed.length - removed.length + added.length;
  if (!list) {
    editor.insert(
      editor.root,
      "tableParts",
      `<tableParts count="${count}">${xml}</tableParts>`,
      WORKSHEET_ORDER,
    );
  } else if (!count) {
    editor.remove(list);
  } else {
    for (const element of removed) editor.remove(element);
    if (xml) editor.append(list, xml);
    editor.setAttribute(list, "count", String(count));
  }
}

/** Whether our tables are there, as large as they should be. */
export const showsTables = (found: readonly TablePart[], wanted: readonly TableSpec[]): boolean =>
  found.length === wanted.length &&
  wanted.every(({ name, rect }) =>
    found.some(
      (table) =>
        sameName(table.name, name) &&
        rangeAddress({ ...table.rect, columns: rect.columns }) === rangeAddress(rect),
    ),
  );
