import type { NameToWrite } from "../../core/owned/defined-name";
import { editPart, type PartEditor } from "../xml/edit-part";
import { escapeAttribute, escapeExcelText } from "../xml/escape";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, booleanAttribute, child, childrenNamed, integerAttribute } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { relationshipPrefix } from "./relationship-prefix";

/** The children of a workbook in the schema's order (ECMA-376 Part 1, 18.2.27). */
export const WORKBOOK_ORDER = [
  "fileVersion",
  "fileSharing",
  "workbookPr",
  "AlternateContent",
  "revisionPtr",
  "absPath",
  "workbookProtection",
  "bookViews",
  "sheets",
  "functionGroups",
  "externalReferences",
  "definedNames",
  "calcPr",
  "oleSize",
  "customWorkbookViews",
  "pivotCaches",
  "smartTagPr",
  "smartTagTypes",
  "webPublishing",
  "fileRecoveryPr",
  "webPublishObjects",
  "extLst",
];

/** A sheet to be listed: its name, and the workbook's relationship to its part. */
export interface NewSheet {
  name: string;
  relationship: string;
  /** Not shown among the tabs. */
  hidden?: boolean;
}

/** Adds sheets after all others, so that no index to a sheet has to change. */
export function addSheets(editor: PartEditor, added: readonly NewSheet[]): void {
  const sheets = child(editor.root, "sheets")!;
  const ids = childrenNamed(sheets, "sheet").map((element) => integerAttribute(element, "sheetId") ?? 0);
  const declared = relationshipPrefix(sheets);
  const last = Math.max(0, ...ids);
  added.forEach(({ name, relationship, hidden }, i) =>
    editor.append(
      sheets,
      `<sheet${declared} name="${escapeAttribute(name)}" sheetId="${last + 1 + i}"${hidden ? ' state="hidden"' : ""} r:id="${relationship}"/>`,
    ),
  );
}

/** Writes names: those that are there get the new formula, the rest are added, and those in `removed` go. */
export function writeNames(
  editor: PartEditor,
  names: readonly NameToWrite[],
  removed: readonly NameToWrite[] = [],
): void {
  const list = child(editor.root, "definedNames");
  const existing = list ? childrenNamed(list, "definedName") : [];
  const key = (name: string, sheet: number | undefined): string => `${name.toLowerCase()}/${sheet ?? ""}`;
  const byKey = new Map<string, XmlElement>();
  for (const element of existing) {
    const its = key(attribute(element, "name") ?? "", integerAttribute(element, "localSheetId"));
    if (!byKey.has(its)) byKey.set(its, element);
  }
  const find = ({ name, sheet }: NameToWrite) => byKey.get(key(name, sheet));
  for (const name of removed) {
    const old = find(name);
    if (old) editor.remove(old);
  }
  const added: string[] = [];
  for (const name of names) {
    const old = find(name);
    if (!old) added.push(nameXml(name));
    else if (decodeExcelText(old.text) !== name.formula || booleanAttribute(old, "hidden") !== name.hidden) {
      editor.replace(old, nameXml(name));
    }
  }
  if (!added.length) return;
  if (list) editor.append(list, added.join(""));
  else
    editor.insert(
      editor.root,
      "definedNames",
      `<definedNames>${added.join("")}</definedNames>`,
      WORKBOOK_ORDER,
    );
}

function nameXml({ name, formula, sheet, hidden }: NameToWrite): string {
  const scope = sheet === undefined ? "" : ` localSheetId="${sheet}"`;
  return `<definedName name="${name}"${scope}${hidden ? ' hidden="1"' : ""}>${escapeExcelText(formula)}</definedName>`;
}

export const openWorkbookXml = (text: string): PartEditor => editPart(text, "xl/workbook.xml");

/** Asks Excel to calculate everything when it opens the file: people's formulas refer to cells that have changed. */
export function calculateOnLoad(editor: PartEditor): void {
  const properties = child(editor.root, "calcPr");
  if (properties) editor.setAttribute(properties, "fullCalcOnLoad", "1");
  else editor.insert(editor.root, "calcPr", `<calcPr fullCalcOnLoad="1"/>`, WORKBOOK_ORDER);
}

/** The names of all sheets, chart sheets too, in tab order. */
export const sheetNames = (editor: PartEditor): string[] =>
  childrenNamed(child(editor.root, "sheets")!, "sheet").map((element) => attribute(element, "name") ?? "");
