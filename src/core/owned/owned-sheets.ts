import { covers, parseRange } from "../sheet/address";
import { parseRecord, type CellRecord } from "../sheet/cell-record";
import { anchorName } from "../sheet/link";
import {
  AREA_NAME,
  CELLS_NAME,
  LOOKS_NAME,
  MADE_NAME,
  parseRole,
  PRINT_NAME,
  recordFrom,
  ROLE_NAME,
  type RoleMark,
} from "../sheet/ownership";
import { parseLooks, type Looks } from "../sheet/looks";
import { parseMade, type Made } from "../sheet/made";
import type { Rect } from "../../workbook";
import type { DefinedName } from "./defined-name";
import { UNFINISHED } from "./interrupted";

/** What has to be known of a sheet to tell whose it is. */
export interface PlacedSheet {
  name: string;
  /** Its place among all sheets, from 0. */
  position: number;
}

/** A sheet of ours as it stands in the workbook. */
export interface OwnedSheet<S extends PlacedSheet = PlacedSheet> {
  sheet: S;
  mark: RoleMark;
  /** Undefined when the name has lost its rectangle. */
  area: Rect | undefined;
  /** What we last wrote in it; undefined when another program has lost it. */
  record: CellRecord | undefined;
  /** What we last made on it besides cells; undefined when that is not known. */
  made: Made | undefined;
  /** How it was last made to look; undefined when that is not known. */
  looks: Looks | undefined;
  /** The print area is still the one that we set, wherever it has moved to. */
  printsOurs: boolean;
}

export interface OwnedSheets<S extends PlacedSheet = PlacedSheet> {
  /** By role. */
  ours: ReadonlyMap<string, OwnedSheet<S>>;
  /** Sheets that carry our names but are a person's copies. */
  copies: readonly OwnedSheet<S>[];
}

/**
 * Which sheets are ours. A sheet copied in Excel carries the sheet's names too, but the workbook-wide name that links go to still
 * points at the first: that one is ours, the others are the person's. Where its title row has been deleted that name is broken, but
 * others still point at it; where the first itself has been deleted all are, and every sheet that is left is a copy that somebody kept.
 * Only where the name is missing, since another program has dropped it, is a sheet ours for being the only one.
 */
export function ownedSheets<S extends PlacedSheet>({
  sheets,
  definedNames,
}: {
  sheets: readonly S[];
  definedNames: readonly DefinedName[];
}): OwnedSheets<S> {
  const named = (name: string, position?: number): string | undefined =>
    definedNames.find(
      (one) => one.localSheetIndex === position && one.name.toLowerCase() === name.toLowerCase(),
    )?.text;
  const marked = sheets.flatMap((sheet): OwnedSheet<S>[] => {
    const local = (name: string): string | undefined => named(name, sheet.position);
    const mark = parseRole(local(ROLE_NAME) ?? "");
    if (!mark) return [];
    const area = parseRange(local(AREA_NAME) ?? "");
    const record = parseRecord(recordFrom(CELLS_NAME, local) ?? "");
    const made = parseMade(recordFrom(MADE_NAME, local));
    const looks = parseLooks(recordFrom(LOOKS_NAME, local));
    const printsOurs = sameRange(local(PRINT_NAME), local("_xlnm.Print_Area"));
    return [{ sheet, mark, area, record, made, looks, printsOurs }];
  });
  const linked = new Set(
    definedNames.flatMap(({ name, text, localSheetIndex }) =>
      localSheetIndex === undefined ? (linkedSheet(name, text) ?? []) : [],
    ),
  );
  const ours = new Map<string, OwnedSheet<S>>();
  for (const role of new Set(marked.map(({ mark }) => mark.role))) {
    const candidates = marked.filter(({ mark }) => mark.role === role);
    const anchor = named(anchorName(role));
    const first =
      anchor === undefined
        ? candidates.length === 1 && candidates[0]
        : (candidates.find(({ sheet }) => sheet.name === sheetOfReference(anchor)) ??
          candidates.find(({ sheet }) => linked.has(sheet.name)) ??
          // One that is still being made has no links yet; those of a deleted one lead nowhere.
          candidates.find(({ mark }) => mark.fingerprint === UNFINISHED));
    if (first) ours.set(role, first);
  }
  return { ours, copies: marked.filter((one) => ours.get(one.mark.role) !== one) };
}

function sameRange(one: string | undefined, other: string | undefined): boolean {
  const [a, b] = [parseRange(one ?? ""), parseRange(other ?? "")];
  return a !== undefined && b !== undefined && covers(a, b) && covers(b, a);
}

/** The sheet that a workbook-wide name of ours leads to; undefined for other names. */
export const linkedSheet = (name: string, reference: string): string | undefined =>
  /^primed_go_/i.test(name) ? sheetOfReference(reference) : undefined;

/** `'North dashboard'!$A$1` is on North dashboard. */
export function sheetOfReference(reference: string): string | undefined {
  const match = /^=?(?:'((?:[^']|'')+)'|([^'!]+))!/.exec(reference.trim());
  return match ? (match[1]?.replace(/''/g, "'") ?? match[2]) : undefined;
}
