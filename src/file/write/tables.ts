import { sameName, tableRect } from "../../core/owned/own-tables";
import type { TableSpec } from "../../core/sheet/table";
import type { FileContents } from "../read/contents";
import type { TablePart } from "../read/sheet-tables";
import type { Package } from "../package/package";
import { relationshipsOf } from "../package/relationships";
import { child, childrenNamed, integerAttribute, relationshipId } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { relationshipPrefix } from "./relationship-prefix";
import { addPart, freePartName, relate, removePart, unrelate } from "./parts";
import type { SheetNow } from "./sheet-now";
import { tableXml, updatedTable } from "./table-xml";
import { changeList } from "./sheet-list";

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

/**
 * Makes our tables on a sheet as the spec says: those there keep their part and what people have put to the right of them, those
 * gone go, new ones come last. Their cells are written by `writeCells`.
 */
export async function writeTables(
  pkg: Package,
  sheetPart: string,
  now: SheetNow,
  before: readonly TablePart[],
  wanted: readonly TableSpec[],
  nextId: TableIds,
): Promise<void> {
  const { editor } = now;
  const list = child(editor.root, "tableParts");
  const listed = list ? childrenNamed(list, "tablePart") : [];
  const gone = before.filter(({ name }) => !wanted.some((table) => sameName(table.name, name)));
  const ids = new Map((await relationshipsOf(pkg, sheetPart)).map(({ id, target }) => [target, id]));
  const added: string[] = [];
  for (const table of wanted) {
    const old = before.find(({ name }) => sameName(name, table.name));
    if (old) {
      pkg.set(old.part, updatedTable(await pkg.text(old.part), old, table, tableRect(table, before, now)));
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
  const declared = relationshipPrefix(editor.root);
  changeList(editor, {
    name: "tableParts",
    removed,
    added: added.map((id) => `<tablePart${declared} r:id="${id}"/>`),
    counted: true,
  });
}
