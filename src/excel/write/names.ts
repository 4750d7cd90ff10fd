/// <reference types="office-js" />
import type { DefinedName, NameToWrite } from "../../core/owned/defined-name";
import { sheetOfReference } from "../../core/owned/owned-sheets";
import { AREA_NAME } from "../../core/sheet/ownership";
import { covers, parseRange } from "../../core/sheet/address";

/** Names that a sheet's set-up has, and that are set there (page.ts). */
const isPageSetup = ({ name }: { name: string }): boolean => name.startsWith("_xlnm.");

/**
 * Queues the names as they are to be: those that are so already are left alone.
 * @param known the workbook's names as they are.
 * @param sheet the sheet that the names of a sheet belong to, and its place in `known`; undefined for one that is new.
 */
export function queueNames(
  workbook: Excel.Workbook,
  known: readonly DefinedName[],
  sheet: { object: Excel.Worksheet; position: number | undefined },
  names: readonly NameToWrite[],
): void {
  for (const name of names) {
    if (isPageSetup(name)) continue;
    const isLocal = name.sheet !== undefined;
    const list = isLocal ? sheet.object.names : workbook.names;
    const isKnown = !isLocal || sheet.position !== undefined;
    const old = isKnown && known.find((one) => isSame(one, name, isLocal ? sheet.position : undefined));
    if (!old) {
      const item = list.add(name.name, `=${name.formula}`);
      if (name.hidden) item.visible = false;
    } else if (!refersTo(old.text, name.formula) || old.hidden !== name.hidden) {
      const item = list.getItem(name.name);
      if (!refersTo(old.text, name.formula)) item.formula = `=${name.formula}`;
      if (old.hidden !== name.hidden) item.visible = !name.hidden;
    }
  }
}

/** Queues the removal of names that are there. */
export function queueNamesAway(
  workbook: Excel.Workbook,
  sheetAt: (position: number) => Excel.Worksheet | undefined,
  names: readonly NameToWrite[],
): void {
  for (const { name, sheet } of names.filter((one) => !isPageSetup(one))) {
    if (sheet === undefined) workbook.names.getItem(name).delete();
    else sheetAt(sheet)?.names.getItem(name).delete();
  }
}

/** Queues a sheet's own names as they were, once its cells have been put back. @param area where its area is by now. */
export function queueNamesBack(
  object: Excel.Worksheet,
  known: readonly DefinedName[],
  position: number,
  written: readonly NameToWrite[],
  area: string,
): void {
  for (const name of written.filter((one) => one.sheet === position && !isPageSetup(one))) {
    const old = known.find((one) => isSame(one, name, position));
    const item = object.names.getItemOrNullObject(name.name);
    item.delete();
    if (!old) continue;
    const formula = name.name === AREA_NAME ? area : `=${old.text}`;
    object.names.add(name.name, formula).visible = !old.hidden;
  }
}

const isSame = (one: DefinedName, other: { name: string }, position: number | undefined): boolean =>
  one.localSheetIndex === position && one.name.toLowerCase() === other.name.toLowerCase();

/** Excel writes a reference with apostrophes or without. */
function refersTo(text: string, formula: string): boolean {
  if (text === formula) return true;
  const [one, other] = [parseRange(text), parseRange(formula)];
  if (!one || !other || !covers(one, other) || !covers(other, one)) return false;
  return sheetOfReference(text)?.toLowerCase() === sheetOfReference(formula)?.toLowerCase();
}
