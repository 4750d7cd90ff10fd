import type { DefinedName, NameToWrite } from "../../core/owned/defined-name";
import { ownNames, staleNames, staleRecords, type WrittenSheet } from "../../core/owned/own-names";
import { cellRecordOf, recordText } from "../../core/sheet/cell-record";
import { looksOf, looksText } from "../../core/sheet/looks";
import { madeBy, madeText } from "../../core/sheet/made";
import { ROLE_NAME } from "../../core/sheet/ownership";
import type { SheetToWrite } from "../decide/sheet-there";
import type { ExcelContents } from "../read/contents";

/** The names of a sheet that is written, and those that are then no longer wanted. */
export interface NamesOfSheet {
  /** Says that the sheet is ours, and what it was made from. */
  role: NameToWrite;
  rest: NameToWrite[];
  gone: NameToWrite[];
}

/** The place, among all sheets, of one that is still to be made. */
export const NOWHERE = -1;

/** @param title what the tab is called while the names are made: Excel follows when it is given another name. */
export function namesOf(sheet: SheetToWrite, title: string, contents: ExcelContents): NamesOfSheet {
  const { spec, wanted, grid, fingerprint, ours, there } = sheet;
  const record = cellRecordOf(spec, grid);
  const written: WrittenSheet = {
    spec,
    title,
    position: ours?.sheet.position ?? NOWHERE,
    isNew: !ours,
    printsOurs: there?.printsOurs ?? true,
    record: record && recordText(record),
    made: madeText(madeBy(spec)),
    looks: looksText(looksOf(spec, grid, wanted)),
    fingerprint,
  };
  const all = ownNames(written);
  const role = all.find(({ name }) => name === ROLE_NAME)!;
  return {
    role,
    rest: all.filter((one) => one !== role),
    gone: [
      ...staleRecords(contents.definedNames, [written]),
      ...staleNames(contents.definedNames, [written]),
    ],
  };
}

/** The workbook's names once a sheet has been written, as far as other sheets are concerned: not those of a new sheet's own. */
export function namesAfter(known: readonly DefinedName[], { role, rest, gone }: NamesOfSheet): DefinedName[] {
  const key = (name: string, sheet: number | undefined): string => `${name.toLowerCase()}/${sheet ?? ""}`;
  const changed = new Set([role, ...rest, ...gone].map(({ name, sheet }) => key(name, sheet)));
  return [
    ...known.filter(({ name, localSheetIndex }) => !changed.has(key(name, localSheetIndex))),
    ...[role, ...rest]
      .filter(({ sheet }) => sheet !== NOWHERE)
      .map(({ name, formula, sheet, hidden }) => ({
        name,
        text: formula,
        hidden,
        ...(sheet === undefined ? {} : { localSheetIndex: sheet }),
      })),
  ];
}
