import type { SheetInfo } from "../../workbook";
import { SETUP_SHEET } from "../setup/setup";
import { fold } from "./column";

/** Whether a sheet's name is the pattern's: case-blind, trimmed, `*` standing for any characters. */
export function matchesPattern(sheet: string, pattern: string): boolean {
  const parts = fold(pattern).split("*").map(escapeForRegExp);
  return new RegExp(`^${parts.join(".*")}$`, "su").test(fold(sheet));
}

/** The sheets that a source may be read from: people's own, never the setup nor what Primed wrote, nor a copy of it. */
export const readableSheets = (sheets: readonly SheetInfo[]): SheetInfo[] =>
  sheets.filter(
    (sheet) =>
      fold(sheet.name) !== fold(SETUP_SHEET) && sheet.role === undefined && sheet.copyOfRole === undefined,
  );

const escapeForRegExp = (text: string) => text.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
