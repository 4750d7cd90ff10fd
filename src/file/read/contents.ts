import { FatalProblem } from "../../core/problem";
import type { SheetInfo } from "../../workbook";
import { namesAtHome } from "../names-at-home";
import type { Package } from "../package/package";
import type { Relationship } from "../package/relationships";
import { isOfType, relationshipsOf } from "../package/relationships";
import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  integerAttribute,
  relationshipId,
} from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { parsePart } from "../xml/parse-part";
import type { DefinedName } from "../../core/owned/defined-name";
import { definedNamesOf } from "./defined-names";
import { isSheetProtected } from "./sheet-protection";
import type { TablePart } from "./sheet-tables";
import { readTables } from "./sheet-tables";
import { workbookContext } from "./workbook-context";

/** A worksheet, and where it is in the package. */
export interface SheetPart extends SheetInfo {
  part: string;
  relationshipId: string;
  sheetId: number;
  /** Its place among all sheets, chart sheets too, from 0: what `localSheetId` and `activeTab` count. */
  position: number;
  state: "visible" | "hidden" | "veryHidden";
  tables: readonly TablePart[];
}

/** All that is known of a workbook before its cells are read. */
export interface FileContents {
  workbookPart: string;
  /** Worksheets in tab order; chart sheets are not listed. */
  sheets: readonly SheetPart[];
  definedNames: readonly DefinedName[];
  /** Serial numbers count from 1904. */
  date1904: boolean;
  /** No sheet can be added: `lockStructure`, not `lockWindows` nor an empty `<workbookProtection/>`. */
  structureLocked: boolean;
}

/**
 * Reads what the workbook holds.
 * @param needsProtection the sheets whose protection matters; others are given as unprotected unseen, since finding out means
 * inflating the whole sheet (about two seconds for a million rows).
 * @throws FatalProblem when the workbook is damaged.
 */
export async function readContents(
  pkg: Package,
  needsProtection: (sheet: string, names: readonly DefinedName[]) => boolean = () => true,
): Promise<FileContents> {
  const { workbookPart, date1904 } = await workbookContext(pkg);
  const workbook = parsePart(await pkg.text(workbookPart), workbookPart);
  const relationships = new Map((await relationshipsOf(pkg, workbookPart)).map((one) => [one.id, one]));
  const list = child(workbook, "sheets");
  const listed = list ? childrenNamed(list, "sheet") : [];
  const titles = listed.map((element) => attribute(element, "name") ?? "");
  const definedNames = namesAtHome(definedNamesOf(workbook), titles);
  const namesOf = bySheet(definedNames);
  const sheets: SheetPart[] = [];
  const sheetOf = new Map<string, string>();
  for (const [position, element] of listed.entries()) {
    const place = sheetPlace(element, position, relationships, pkg);
    if (!place) continue;
    const other = sheetOf.get(place.part);
    if (other !== undefined) throw new FatalProblem(oneContentSentence(other, place.name), { sheet: other });
    sheetOf.set(place.part, place.name);
    const ownNames = namesOf.get(position) ?? [];
    sheets.push({
      ...place,
      tables: await readTables(pkg, place.part),
      protected: needsProtection(place.name, ownNames) && (await isSheetProtected(pkg, place.part)),
    });
  }
  const protection = child(workbook, "workbookProtection");
  return {
    workbookPart,
    sheets,
    definedNames,
    date1904,
    structureLocked: protection !== undefined && booleanAttribute(protection, "lockStructure"),
  };
}

type SheetPlace = Omit<SheetPart, "tables" | "protected">;

/** Where a sheet is; nothing for chart sheets, dialogs and old macro sheets. */
function sheetPlace(
  element: XmlElement,
  position: number,
  relationships: ReadonlyMap<string, Relationship>,
  pkg: Package,
): SheetPlace | undefined {
  const name = attribute(element, "name") ?? "";
  const id = relationshipId(element);
  const relationship = relationships.get(id ?? "");
  if (id === undefined || !relationship || !pkg.has(relationship.target)) {
    throw new FatalProblem(
      `The workbook is damaged: its sheet ${name} has no content. Open it in Excel, let Excel repair it, save it, and try again.`,
      { sheet: name },
    );
  }
  if (!isOfType(relationship, "worksheet")) return undefined;
  const state = attribute(element, "state");
  return {
    name,
    part: relationship.target,
    relationshipId: id,
    sheetId: integerAttribute(element, "sheetId") ?? 0,
    position,
    state: state === "hidden" || state === "veryHidden" ? state : "visible",
  };
}

function bySheet(names: readonly DefinedName[]): Map<number, DefinedName[]> {
  const found = new Map<number, DefinedName[]>();
  for (const name of names) {
    const { localSheetIndex } = name;
    if (localSheetIndex === undefined) continue;
    const others = found.get(localSheetIndex);
    if (others) others.push(name);
    else found.set(localSheetIndex, [name]);
  }
  return found;
}

function oneContentSentence(sheet: string, other: string): string {
  return `The workbook is damaged: its sheets ${sheet} and ${other} have one content between them. Open it in Excel, let Excel repair it, save it, and try again.`;
}
