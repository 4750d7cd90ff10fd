import type { SheetInfo } from "../../workbook";
import { SETUP_SHEET } from "../setup/setup";
import { fold } from "./column";

/**
 * Whether a sheet's name is the pattern's: case-blind, trimmed, `*` standing for any characters. The parts between stars are
 * looked for in turn, each as early as can be, so no pattern is slow.
 */
export function matchesPattern(sheet: string, pattern: string): boolean {
  const name = fold(sheet);
  const [first = "", ...others] = fold(pattern).split("*");
  const last = others.pop();
  if (last === undefined) return name === first;
  if (!name.startsWith(first)) return false;
  let at = first.length;
  for (const part of others) {
    const found = name.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return name.length - last.length >= at && name.endsWith(last);
}

/** Which sheets some patterns match, and which patterns match none. A thousand names among a thousand sheets take no time. */
export function matchSheets(
  sheets: readonly SheetInfo[],
  patterns: readonly string[],
): { matched: SheetInfo[]; unmatched: string[] } {
  const isWild = (pattern: string) => pattern.includes("*");
  const exact = new Set(patterns.filter((pattern) => !isWild(pattern)).map(fold));
  const wild = patterns.filter(isWild);
  const names = new Set(sheets.map(({ name }) => fold(name)));
  return {
    matched: sheets.filter(
      ({ name }) => exact.has(fold(name)) || wild.some((pattern) => matchesPattern(name, pattern)),
    ),
    unmatched: patterns.filter((pattern) =>
      isWild(pattern) ? !sheets.some(({ name }) => matchesPattern(name, pattern)) : !names.has(fold(pattern)),
    ),
  };
}

/** The sheets that a source may be read from: people's own, never the setup nor what Primed wrote, nor a copy of it. */
export const readableSheets = (sheets: readonly SheetInfo[]): SheetInfo[] =>
  sheets.filter(
    (sheet) =>
      fold(sheet.name) !== fold(SETUP_SHEET) && sheet.role === undefined && sheet.copyOfRole === undefined,
  );
