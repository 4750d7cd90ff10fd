import { absoluteAddress, covers, parseRange } from "../sheet/address";
import { anchorName } from "../sheet/link";
import {
  AREA_NAME,
  CELLS_NAME,
  isOwnershipName,
  LOOKS_NAME,
  MADE_NAME,
  PRINT_NAME,
  recordNames,
  ROLE_NAME,
  roleFormula,
} from "../sheet/ownership";
import type { SheetSpec } from "../sheet/spec";
import type { Rect } from "../../workbook";
import type { DefinedName, NameToWrite } from "./defined-name";
import { sheetOfReference } from "./owned-sheets";

/** A sheet of ours that has been written. */
export interface WrittenSheet {
  spec: SheetSpec;
  title: string;
  /** Its place among all sheets, from 0. */
  position: number;
  /** Made just now: the rows repeated on each page are set once, and are then the people's. */
  isNew: boolean;
  /** Nobody has set another print area. */
  printsOurs: boolean;
  /** See `recordText`; undefined when none can be kept. */
  record: string | undefined;
  /** See `madeText`. */
  made: string;
  /** See `looksText`. */
  looks: string;
  fingerprint: string;
}

/** The names that say the sheet is ours, and those that links go to. */
export function ownNames(sheet: WrittenSheet): NameToWrite[] {
  const { spec, title, position, isNew, printsOurs, record, made, looks, fingerprint } = sheet;
  const local = (name: string, formula: string, hidden = true): NameToWrite => ({
    name,
    formula,
    sheet: position,
    hidden,
  });
  return [
    local(ROLE_NAME, roleFormula({ role: spec.role, fingerprint })),
    local(AREA_NAME, absoluteAddress(title, spec.area)),
    ...[
      ...recordNames(MADE_NAME, made),
      ...recordNames(LOOKS_NAME, looks),
      ...recordNames(CELLS_NAME, record ?? ""),
    ].map(({ name, formula }) => local(name, formula)),
    ...(printsOurs
      ? [
          local("_xlnm.Print_Area", absoluteAddress(title, spec.print.area), false),
          local(PRINT_NAME, absoluteAddress(title, spec.print.area)),
        ]
      : []),
    ...(isNew && spec.print.titleRows
      ? [local("_xlnm.Print_Titles", firstRows(title, spec.print.titleRows), false)]
      : []),
    ...spec.names.map(({ name, rect }) => ({
      name,
      formula: absoluteAddress(title, rect),
      hidden: false,
    })),
    ...spec.anchors.map(({ place, row, column }) => ({
      name: anchorName(place),
      formula: absoluteAddress(title, { row, column, rows: 1, columns: 1 }),
      hidden: true,
    })),
  ];
}

/** `'North dashboard'!$1:$3` */
const firstRows = (title: string, rows: number): string =>
  absoluteAddress(title, { row: 1, column: 1, rows: 1, columns: 1 }).replace(/\$A\$1$/, `$$1:$$${rows}`);

/** Whether the workbook has the names for cells of a sheet, and each still refers to them. */
export function showsNames(names: readonly DefinedName[], title: string, spec: SheetSpec): boolean {
  const found = new Map(
    names
      .filter((one) => one.localSheetIndex === undefined)
      .map(({ name, text }) => [name.toLowerCase(), text]),
  );
  const refersTo = (name: string, rect: Rect): boolean => {
    const text = found.get(name.toLowerCase()) ?? "";
    const its = parseRange(text);
    return sheetOfReference(text) === title && its !== undefined && covers(its, rect) && covers(rect, its);
  };
  return (
    spec.names.every(({ name, rect }) => refersTo(name, rect)) &&
    spec.anchors.every(({ place, row, column }) =>
      refersTo(anchorName(place), { row, column, rows: 1, columns: 1 }),
    )
  );
}

/** A person's copy of a sheet of ours is theirs: these names go from it. */
export const unmarking = (names: readonly DefinedName[], position: number): NameToWrite[] =>
  names
    .filter(({ name, localSheetIndex }) => localSheetIndex === position && isOwnershipName(name))
    .map(({ name }) => ({ name, formula: "", sheet: position, hidden: true }));

/** What is left of a record on the sheets written that is now shorter, or none. */
export const staleRecords = (
  names: readonly DefinedName[],
  written: readonly WrittenSheet[],
): NameToWrite[] =>
  written.flatMap((sheet) => {
    const current = new Set(ownNames(sheet).map(({ name }) => name.toLowerCase()));
    return unmarking(names, sheet.position).filter(
      ({ name }) => isRecordName(name) && !current.has(name.toLowerCase()),
    );
  });

const isRecordName = (name: string): boolean =>
  [CELLS_NAME, MADE_NAME, LOOKS_NAME].some((start) => name.toLowerCase().startsWith(start.toLowerCase()));

/** Names of ours for cells of the sheets written that no longer are, and of sheets that people have deleted. */
export function staleNames(names: readonly DefinedName[], written: readonly WrittenSheet[]): NameToWrite[] {
  const gone = new Set(["#REF", ...written.map(({ title }) => title)]);
  const current = new Set(
    written.flatMap(({ spec }) => [
      ...spec.anchors.map(({ place }) => anchorName(place).toLowerCase()),
      ...spec.names.map(({ name }) => name.toLowerCase()),
    ]),
  );
  return names
    .filter(({ name, text, localSheetIndex }) => {
      const ours = localSheetIndex === undefined && /^primed(?!_)|^primed_go_/i.test(name);
      return ours && !current.has(name.toLowerCase()) && gone.has(sheetOfReference(text) ?? "");
    })
    .map(({ name, text }) => ({ name, formula: text, hidden: true }));
}
