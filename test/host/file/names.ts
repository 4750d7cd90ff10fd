import {
  absoluteAddress,
  bottom,
  columnLetters,
  columnNumber,
  parseRange,
  right,
} from "../../../src/core/sheet/address";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeAttribute, escapeExcelText } from "../../../src/file/xml/escape";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  integerAttribute,
} from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Book, DefinedName, PageLayout, Sheet } from "../book/book";
import { fileFormula, shownFormula } from "./formulas";
import { WORKBOOK_ORDER } from "../../../src/file/write/workbook-xml";
import { setChild } from "./set-element";

/** Defined names. Print areas, titles and filters are names in files and not in the API; macros' names only stay. */

const PRINT_AREA = "_xlnm.Print_Area";
const PRINT_TITLES = "_xlnm.Print_Titles";
const FILTER = "_xlnm._FilterDatabase";

/** @param sheetAt the sheet at a place among all sheets, from 0; undefined for chart sheets and their like. */
export function readNames(
  book: Book,
  workbook: XmlElement,
  sheetAt: (place: number) => Sheet | undefined,
): void {
  for (const element of namesIn(workbook)) {
    const name = attribute(element, "name") ?? "";
    const place = integerAttribute(element, "localSheetId");
    const sheet = place === undefined ? undefined : sheetAt(place);
    const text = decodeExcelText(element.text);
    if (isBuiltIn(name)) {
      if (sheet && same(name, PRINT_AREA)) sheet.page.printArea = firstRange(text);
      if (sheet && same(name, PRINT_TITLES)) Object.assign(sheet.page, titlesOf(text));
      continue;
    }
    if (isMacro(element) || (place !== undefined && !sheet)) continue;
    (sheet ?? book).names.push({
      name,
      formula: shownFormula(text, undefined),
      visible: !booleanAttribute(element, "hidden"),
      comment: attribute(element, "comment") ?? "",
    });
  }
}

const namesIn = (workbook: XmlElement): XmlElement[] => {
  const list = child(workbook, "definedNames");
  return list ? childrenNamed(list, "definedName") : [];
};
const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();
const isBuiltIn = (name: string): boolean => name.toLowerCase().startsWith("_xlnm.");
const isMacro = (element: XmlElement): boolean =>
  ["function", "vbProcedure", "xlm"].some((one) => booleanAttribute(element, one));

/** Of several areas the first. Whole columns and rows are none that a rectangle of the sheet's cells could not say. */
function firstRange(text: string): PageLayout["printArea"] {
  const first = /^(?:'(?:[^']|'')*'|[^',!]*)!([^,]*)/.exec(text)?.[1] ?? text;
  const columns = /^\$?([A-Z]+):\$?([A-Z]+)$/i.exec(first);
  if (columns) return parseRange(`${columns[1]}1:${columns[2]}1048576`);
  const rows = /^\$?(\d+):\$?(\d+)$/.exec(first);
  return parseRange(rows ? `A${rows[1]}:XFD${rows[2]}` : first);
}

function titlesOf(text: string): Pick<PageLayout, "titleRows" | "titleColumns"> {
  const rows = /!\$?(\d+):\$?(\d+)/.exec(text);
  const columns = /!\$?([A-Z]+):\$?([A-Z]+)(?![\d$])/i.exec(text);
  return {
    titleRows: rows ? { first: Number(rows[1]), last: Number(rows[2]) } : undefined,
    titleColumns: columns ? { first: columnNumber(columns[1]!), last: columnNumber(columns[2]!) } : undefined,
  };
}

/** A sheet's name before its place: `'North dashboard'!`. */
const before = (sheet: Sheet): string => `'${sheet.name.replace(/'/g, "''")}'!`;

function titlesText(sheet: Sheet): string | undefined {
  const { titleRows, titleColumns } = sheet.page;
  const columns =
    titleColumns &&
    `${before(sheet)}$${columnLetters(titleColumns.first)}:$${columnLetters(titleColumns.last)}`;
  const rows = titleRows && `${before(sheet)}$${titleRows.first}:$${titleRows.last}`;
  return [columns, rows].filter(Boolean).join(",") || undefined;
}

interface Wanted {
  name: string;
  text: string;
  place: number | undefined;
  hidden: boolean;
  comment: string;
}

/** Where each sheet is among all, and where it was in the file. */
export interface Places {
  now(sheet: Sheet): number;
  before(sheet: Sheet): number | undefined;
  /** Where what was at a place is now; undefined when it is gone. */
  moved(place: number): number | undefined;
}

/** Makes the workbook's names be the book's. What a name says besides, and names that only files know, stays. */
export function writeNames(editor: PartEditor, book: Book, places: Places): void {
  const wanted = [
    ...book.names.map((name) => wantedName(name, undefined)),
    ...book.sheets.flatMap((sheet) => sheet.names.map((name) => wantedName(name, places.now(sheet)))),
    ...book.sheets.flatMap((sheet) => printNames(sheet, places.now(sheet))),
  ];
  const old = namesIn(editor.root);
  const key = (name: string, place: number | undefined): string => `${name.toLowerCase()}/${place ?? ""}`;
  const written = new Map<string, string>();
  const originals = new Map<string, XmlElement>();
  for (const element of old) {
    const name = attribute(element, "name") ?? "";
    const from = integerAttribute(element, "localSheetId");
    const place = from === undefined ? undefined : places.moved(from);
    if (from !== undefined && place === undefined) continue;
    const its = key(name, place);
    originals.set(its, element);
    const loaded =
      same(name, PRINT_AREA) || same(name, PRINT_TITLES) || (!isBuiltIn(name) && !isMacro(element));
    const ofNoSheet = place !== undefined && !book.sheets.some((sheet) => places.now(sheet) === place);
    if (!loaded || ofNoSheet) written.set(its, relocated(editor, element, place));
  }
  for (const one of wanted) {
    const its = key(one.name, one.place);
    const original = originals.get(its);
    written.set(
      its,
      original && says(original, one) ? relocated(editor, original, one.place) : nameXml(one, original),
    );
  }
  const inOrder = [...originals.keys(), ...written.keys()];
  const xml = [...new Set(inOrder)].map((its) => written.get(its) ?? "").join("");
  setChild(editor, editor.root, "definedNames", xml && `<definedNames>${xml}</definedNames>`, WORKBOOK_ORDER);
}

const wantedName = ({ name, formula, visible, comment }: DefinedName, place: number | undefined): Wanted => ({
  name,
  text: fileFormula(formula, undefined),
  place,
  hidden: !visible,
  comment,
});

function printNames(sheet: Sheet, place: number): Wanted[] {
  const name = (its: string, text: string | undefined, hidden = false): Wanted[] =>
    text === undefined ? [] : [{ name: its, text, place, hidden, comment: "" }];
  const { printArea } = sheet.page;
  return [
    ...name(PRINT_AREA, printArea && absoluteAddress(sheet.name, printArea)),
    ...name(PRINT_TITLES, titlesText(sheet)),
    ...name(FILTER, sheet.autoFilter && absoluteAddress(sheet.name, sheet.autoFilter.rect), true),
  ];
}

/** Whether an element says what is wanted already; print areas may be written in many ways, and be several. */
function says(element: XmlElement, { name, text, hidden, comment }: Wanted): boolean {
  const its = decodeExcelText(element.text);
  const asRead = (said: string): string =>
    same(name, PRINT_AREA)
      ? rangeKey(firstRange(said))
      : same(name, PRINT_TITLES)
        ? JSON.stringify(titlesOf(said))
        : same(name, FILTER)
          ? rangeKey(parseRange(said))
          : shownFormula(said, undefined);
  const sheetOf = (said: string): string =>
    isBuiltIn(name) ? said.slice(0, said.indexOf("!")).replace(/^'|'$/g, "") : "";
  return (
    asRead(its) === asRead(text) &&
    sheetOf(its) === sheetOf(text) &&
    booleanAttribute(element, "hidden") === hidden &&
    (attribute(element, "comment") ?? "") === comment
  );
}

const rangeKey = (rect: PageLayout["printArea"]): string =>
  rect ? [rect.row, rect.column, bottom(rect), right(rect)].join() : "";

function relocated(editor: PartEditor, element: XmlElement, place: number | undefined): string {
  const source = editor.source(element);
  return place === undefined ? source : source.replace(/(\slocalSheetId\s*=\s*)(["'])\d+\2/, `$1"${place}"`);
}

function nameXml({ name, text, place, hidden, comment }: Wanted, original: XmlElement | undefined): string {
  const known = ["name", "localSheetId", "hidden", "comment"];
  const kept = Object.entries(original?.attributes ?? {}).filter(([one]) => !known.includes(one));
  return [
    `<definedName name="${escapeAttribute(name)}"`,
    place === undefined ? "" : ` localSheetId="${place}"`,
    hidden ? ` hidden="1"` : "",
    comment ? ` comment="${escapeAttribute(comment)}"` : "",
    ...kept.map(([one, value]) => ` ${one}="${escapeAttribute(value)}"`),
    `>${escapeExcelText(text)}</definedName>`,
  ].join("");
}
