import { protectedSheet } from "../core/owned/why-skipped";
import type { SheetSpec } from "../core/sheet/spec";
import type { SheetInfo } from "../workbook";
import { hasPassword } from "./read/sheet-protection";
import { child } from "./xml/find";
import type { SheetNow } from "./write/sheet-now";

/** Why a protected sheet of ours must not be written, in a sentence. We protect without a password; one that asks for one is somebody's. */
export function whyProtected(
  sheet: Pick<SheetInfo, "name" | "protected">,
  { editor }: SheetNow,
  { protection }: SheetSpec,
): string | undefined {
  if (!sheet.protected) return undefined;
  const element = child(editor.root, "sheetProtection");
  const isOurs = protection !== undefined && element !== undefined && !hasPassword(element);
  return isOurs ? undefined : protectedSheet(sheet.name);
}
