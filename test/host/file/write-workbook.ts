import type { Package } from "../../../src/file/package/package";
import { relationshipPrefix } from "../../../src/file/write/relationship-prefix";
import { openWorkbookXml, WORKBOOK_ORDER } from "../../../src/file/write/workbook-xml";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeAttribute } from "../../../src/file/xml/escape";
import { attribute, child, childrenNamed, integerAttribute } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Book, Sheet } from "../book/book";
import { at } from "./attributes";
import { bookFacets } from "./facets";
import { writeNames, type Places } from "./names";
import { elementXml, put } from "./set-element";
import type { Source } from "./source";

/** Writes what the workbook's own part says and has changed. @param added the relationships to sheets that are new. */
export async function writeWorkbook(
  pkg: Package,
  part: string,
  book: Book,
  source: Source | undefined,
  added: ReadonlyMap<Sheet, string>,
): Promise<void> {
  const editor = openWorkbookXml(await pkg.text(part));
  const now = bookFacets(book);
  const changed = (facet: string): boolean => source?.facets[facet] !== now[facet];
  const listed = listOf(editor, book, source);
  const places: Places = {
    now: (sheet) => listed.findIndex((one) => one.sheet === sheet),
    before: (sheet) => source?.sheets.get(sheet.id)?.place,
    moved: (place) => {
      const found = listed.findIndex((one) => one.place === place);
      return found < 0 ? undefined : found;
    },
  };
  if (changed("sheets")) writeList(editor, listed, added);
  if (changed("sheets") || changed("active")) writeActive(editor, book, places);
  if (changed("sheets") || changed("names")) writeNames(editor, book, places);
  const set = (name: string, attributes: Readonly<Record<string, string | undefined>>): void => {
    const old = child(editor.root, name);
    if (!old && Object.values(attributes).every((value) => value === undefined)) return;
    put(editor, name, elementXml(name, old, attributes), WORKBOOK_ORDER);
  };
  if (changed("structureLocked"))
    set("workbookProtection", { lockStructure: book.structureLocked ? "1" : undefined });
  if (changed("date1904")) set("workbookPr", { date1904: book.date1904 ? "1" : undefined });
  if (changed("calculationMode")) {
    const modes = { Automatic: undefined, AutomaticExceptTables: "autoNoTable", Manual: "manual" };
    set("calcPr", { calcMode: modes[book.calculationMode] });
  }
  if (editor.changed()) pkg.set(part, editor.text());
}

interface Listed {
  sheet: Sheet | undefined;
  /** Where it was in the file. */
  place: number | undefined;
  element: XmlElement | undefined;
}

/** All sheets as they are to be listed: the book's, and between them those that are none of its, as near as can be to where they were. */
function listOf(editor: PartEditor, book: Book, source: Source | undefined): Listed[] {
  const list = child(editor.root, "sheets");
  const before = list ? childrenNamed(list, "sheet") : [];
  const known = new Set([...(source?.sheets.values() ?? [])].map(({ place }) => place));
  const listed = book.sheets.map((sheet): Listed => {
    const place = source?.sheets.get(sheet.id)?.place;
    return { sheet, place, element: place === undefined ? undefined : before[place] };
  });
  before.forEach((element, place) => {
    if (!known.has(place))
      listed.splice(Math.min(place, listed.length), 0, { sheet: undefined, place, element });
  });
  return listed;
}

function writeList(editor: PartEditor, listed: readonly Listed[], added: ReadonlyMap<Sheet, string>): void {
  const list = child(editor.root, "sheets")!;
  const declared = relationshipPrefix(list);
  let lastId = Math.max(
    0,
    ...childrenNamed(list, "sheet").map((one) => integerAttribute(one, "sheetId") ?? 0),
  );
  const sheets = listed.map(({ sheet, element }) => {
    if (!sheet) return editor.source(element!);
    const state =
      sheet.visibility === "Visible" ? undefined : sheet.visibility === "Hidden" ? "hidden" : "veryHidden";
    if (element) {
      const old = attribute(element, "state");
      return elementXml("sheet", element, {
        name: sheet.name,
        state: state ?? (old === "visible" ? old : undefined),
      });
    }
    const shown = state === undefined ? "" : ` state="${state}"`;
    return `<sheet${declared} name="${escapeAttribute(sheet.name)}" sheetId="${++lastId}"${shown} r:id="${added.get(sheet)}"/>`;
  });
  editor.replace(list, `<sheets>${sheets.join("")}</sheets>`);
}

function writeActive(editor: PartEditor, book: Book, places: Places): void {
  const active = book.sheets.find(({ id }) => id === book.active);
  const view = at(editor.root, "bookViews", "workbookView");
  const tab = active ? places.now(active) : 0;
  if (view) editor.setAttribute(view, "activeTab", String(tab));
  else put(editor, "bookViews", `<bookViews><workbookView activeTab="${tab}"/></bookViews>`, WORKBOOK_ORDER);
}
