/// <reference types="office-js" />
import { ownedSheets } from "../../core/owned/owned-sheets";
import { FatalProblem } from "../../core/problem";
import { sheetProtected } from "../../core/table-edit/why-not";
import type { ExcelContents } from "../read/contents";
import type { Session } from "../run";
import { ExcelTrouble, isTrouble, isRefusal } from "../trouble";
import type { TableLook } from "./look";

/** Our own sheets are protected against slips, without a password; any other protection is somebody's. @throws FatalProblem */
export function refuseProtected(look: TableLook, contents: ExcelContents): void {
  if (!look.protection.protected) return;
  const isOurs = [...ownedSheets(contents).ours.values()].some(({ sheet }) => sheet.id === look.sheet.id);
  if (!isOurs) throw itIsProtected(look);
}

const itIsProtected = ({ name, sheet }: TableLook): FatalProblem =>
  new FatalProblem(sheetProtected(name, sheet.name), { sheet: sheet.name, table: name });

/**
 * Sends changes to the table's sheet. Our own protection is taken off in the request that changes the sheet, and put back in it.
 * @param queue queues the changes.
 * @throws FatalProblem when the sheet is protected with a password, and nothing was changed; ExcelTrouble.
 */
export async function changed(
  { context, sync }: Session,
  { protection: was, ...look }: TableLook,
  queue: () => void,
): Promise<void> {
  const { protection } = context.workbook.worksheets.getItem(look.sheet.id);
  const protectAgain = (): void => protection.protect(was.options as Excel.WorksheetProtectionOptions);
  if (was.protected) protection.unprotect();
  queue();
  if (was.protected) protectAgain();
  try {
    await sync();
  } catch (error) {
    if (isTrouble(error, "timeout")) throw error;
    protection.load("protected");
    await sync();
    if (protection.protected && isRefusal(error)) throw itIsProtected({ protection: was, ...look });
    // Somebody has just taken it off: the sheet is to be looked at again.
    if (isRefusal(error) && was.protected && /unprotect/i.test(error.detail)) {
      throw new ExcelTrouble("gone", error.message, error.detail);
    }
    if (was.protected && !protection.protected) {
      protectAgain();
      await sync();
    }
    throw error;
  }
}
