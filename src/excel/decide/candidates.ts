/// <reference types="office-js" />
import { isBrokenOff, isInterruptedTitle, UNFINISHED } from "../../core/owned/interrupted";
import { type OwnedSheet, type OwnedSheets } from "../../core/owned/owned-sheets";
import { specToWrite } from "../../core/owned/spec-to-write";
import { type TakenNames } from "../../core/owned/taken-names";
import { fingerprintOf } from "../../core/sheet/fingerprint";
import { gridOf, type Grid } from "../../core/sheet/grid";
import { madeBy, type Made } from "../../core/sheet/made";
import type { SheetSpec } from "../../core/sheet/spec";
import { withStarter } from "../../core/sheet/with-starter";
import { freeTitle } from "../../core/sheet/title";
import { type ExcelContents, type ExcelSheet } from "../read/contents";

/** A sheet as it is to be, and what there is of it. */
export interface Candidate {
  wanted: SheetSpec;
  /** The same where people have moved our area to. */
  spec: SheetSpec;
  grid: Grid;
  fingerprint: string;
  /** What the tab is called, or is to be in the end. */
  title: string;
  ours: OwnedSheet<ExcelSheet> | undefined;
  /** Still to be set up: there is none yet, or a broken-off refresh left it before it was whole for the first time. */
  fresh: boolean;
  /** A refresh was broken off while it wrote the sheet: whatever is to be there may be half there. */
  brokenOff: boolean;
  /** A sheet, still empty, that a broken-off refresh had begun to make. */
  begun: ExcelSheet | undefined;
}

export function candidatesFor(
  specs: readonly SheetSpec[],
  { sheets, date1904 }: ExcelContents,
  { ours: owned, copies }: OwnedSheets<ExcelSheet>,
  names: TakenNames,
): Candidate[] {
  const titles = sheets.map(({ name }) => name);
  const marked = new Set([...owned.values(), ...copies].map(({ sheet }) => sheet));
  const begun = sheets.filter(
    (sheet) =>
      isInterruptedTitle(sheet.name) && !marked.has(sheet) && sheet.used === null && !sheet.tables.length,
  );
  return specs.map((wanted): Candidate => {
    const ours = owned.get(wanted.role);
    const isNamed = ours && !isInterruptedTitle(ours.sheet.name);
    const title = isNamed ? ours.sheet.name : freeTitle(wanted.title, titles);
    if (!isNamed) titles.push(title);
    const unfinished = ours?.mark.fingerprint === UNFINISHED;
    const spec = specToWrite(wanted, ours && (ours.area ?? wanted.area), names, unfinished);
    return {
      wanted,
      spec,
      grid: gridOf(spec, date1904),
      fingerprint: fingerprintOf(wanted),
      title,
      ours,
      fresh: !ours || unfinished,
      brokenOff: ours !== undefined && isBrokenOff(ours.mark.fingerprint),
      begun: ours ? undefined : begun.shift(),
    };
  });
}

/** What a sheet of ours is known to have had, and is to have. */
export const madeEver = ({ ours, spec }: Pick<Candidate, "ours" | "spec">): Made =>
  new Set([...(ours?.made ?? []), ...madeBy(withStarter(spec))]);
