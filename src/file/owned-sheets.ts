import { parseRange } from "../core/sheet/address";
import { anchorName } from "../core/sheet/link";
import { AREA_NAME, parseRole, ROLE_NAME, type RoleMark } from "../core/sheet/ownership";
import type { Rect } from "../workbook";
import type { DefinedName, FileContents, SheetPart } from "./read/contents";

/** A sheet of ours as it stands in the file. */
export interface OwnedSheet {
  sheet: SheetPart;
  mark: RoleMark;
  /** Undefined when the name has lost its rectangle. */
  area: Rect | undefined;
}

export interface OwnedSheets {
  /** By role. */
  ours: ReadonlyMap<string, OwnedSheet>;
  /** Sheets that carry our names but are a person's copies. */
  copies: readonly OwnedSheet[];
}

/**
 * Which sheets are ours. A sheet copied in Excel carries the sheet's names too, but the workbook-wide name that links go to still
 * points at the first: that one is ours, the others are the person's.
 */
export function ownedSheets({ sheets, definedNames }: FileContents): OwnedSheets {
  const local = (sheet: SheetPart, name: string): DefinedName | undefined =>
    definedNames.find(
      (one) => one.localSheetIndex === sheet.position && one.name.toLowerCase() === name.toLowerCase(),
    );
  const marked = sheets.flatMap((sheet): OwnedSheet[] => {
    const mark = parseRole(local(sheet, ROLE_NAME)?.text ?? "");
    return mark ? [{ sheet, mark, area: parseRange(local(sheet, AREA_NAME)?.text ?? "") }] : [];
  });
  const pointedAt = (role: string): string | undefined => {
    const name = anchorName(role).toLowerCase();
    const anchor = definedNames.find(
      (one) => one.localSheetIndex === undefined && one.name.toLowerCase() === name,
    );
    return anchor && sheetOfReference(anchor.text);
  };
  const ours = new Map<string, OwnedSheet>();
  for (const role of new Set(marked.map(({ mark }) => mark.role))) {
    const candidates = marked.filter(({ mark }) => mark.role === role);
    const named = pointedAt(role);
    ours.set(role, candidates.find(({ sheet }) => sheet.name === named) ?? candidates[0]!);
  }
  return { ours, copies: marked.filter((one) => ours.get(one.mark.role) !== one) };
}

/** `'North dashboard'!$A$1` is on North dashboard. */
export function sheetOfReference(reference: string): string | undefined {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(reference.trim());
  return match ? (match[1]?.replace(/''/g, "'") ?? match[2]) : undefined;
}
