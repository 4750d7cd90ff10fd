import type { DefinedName, NameToWrite } from "../../core/owned/defined-name";
import type { SheetToWrite } from "../decide/sheet-there";
import type { Session } from "../run";
import { queueNamesBack } from "./names";
import { protectSheet } from "./sizes";
import { putBack, type Meanwhile } from "./watch";

/** What a sheet owes to people who were at work on it just then: to be put back before anything else is done. */
export interface Owed {
  changed: Meanwhile;
  /** The page protects itself. */
  protects: boolean;
  /** Names that were written while rows were moved, and what there was of them. */
  names: readonly NameToWrite[];
  known: readonly DefinedName[];
}

/** Puts back what people had typed. @throws ExcelTrouble: it is owed still. */
export async function settle(session: Session, { ours, spec }: SheetToWrite, owed: Owed): Promise<void> {
  if (!ours) return;
  const { changed, protects, names, known } = owed;
  const object = session.context.workbook.worksheets.getItem(ours.sheet.id);
  if (protects) object.protection.unprotect();
  putBack(object, changed, spec.merges);
  if (changed.moved) queueNamesBack(object, known, ours.sheet.position, names, changed.area);
  if (spec.protection && protects) protectSheet(object, spec.protection);
  await session.sync();
}
