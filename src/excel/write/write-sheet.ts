/// <reference types="office-js" />
import { CHANGING, INTERRUPTED, INTERRUPTED_TITLE, OPENED, UNFINISHED } from "../../core/owned/interrupted";
import type { ChangedCell } from "../../core/owned/account";
import type { NameToWrite } from "../../core/owned/defined-name";
import { contains } from "../../core/sheet/address";
import { roleFormula } from "../../core/sheet/ownership";
import { freeTitle } from "../../core/sheet/title";
import type { SheetToWrite } from "../decide/sheet-there";
import type { ExcelContents } from "../read/contents";
import { rangeAt } from "../read/rect";
import type { Session } from "../run";
import { areasFor } from "./areas-for";
import { cellChanges, peoplesCells, splitOff } from "./cell-changes";
import { queueNames, queueNamesAway } from "./names";
import { namesOf, type NamesOfSheet } from "./own-names-of";
import { setPrintArea, setUpPage, writeBreaks } from "./page";
import { protectSheet, setUpSheet } from "./sizes";
import type { Owed } from "./settle";
import { writeStarter } from "./starter";
import { moveTables, tablesToMove } from "./tables";
import { toPutBack, watchOver, type Meanwhile, type TypedMeanwhile } from "./watch";
import { type Sender } from "./write-cells";
import { NOTHING_THERE, writeContent } from "./write-content";

export type Outcome =
  | { what: "written"; names: NamesOfSheet }
  /**
   * Something was in another place by then, or had to be moved: what is known of the sheet holds no longer, look again. `owed` is what
   * people had typed just then, to be put back before anything else.
   */
  | { what: "again"; owed?: Owed };

/**
 * Writes one sheet of ours, in one sync unless it is very large. Excel takes nothing back, so the first thing written says that the
 * sheet is not whole, and the last takes that away.
 * @param overwrote hears of cells that people had typed in and that have been written over, even when all else fails.
 * @throws ExcelTrouble
 */
export async function writeSheet(
  session: Session,
  contents: ExcelContents,
  sheet: SheetToWrite,
  overwrote: (cells: readonly ChangedCell[]) => void,
): Promise<Outcome> {
  const { workbook } = session.context;
  const { spec, grid, there, ours, fresh, fingerprint } = sheet;
  const { object, tab } = sheetObject(workbook, contents, sheet);
  const watch = there && watchOver(object, there);
  const sender: Sender = {
    before: (rect) => watch?.before(rect),
    weight: (rect) => watch?.weight(rect) ?? 0,
    send: async () => {
      await session.sync();
      watch?.sent();
    },
  };
  const names = namesOf(sheet, tab, contents);
  const written = { what: "written", names: namesOf(sheet, sheet.title, contents) } as const;
  const place = { object, position: ours?.sheet.position };

  const now = there?.now ?? NOTHING_THERE;
  const { first, rest } = splitOff(
    cellChanges(there?.cells, now, areasFor(sheet), grid),
    grid,
    peoplesCells(now),
  );
  // A sheet is known for ours from its first moment, and not known to be whole before its last.
  const mark = (said: string): NameToWrite => ({
    ...names.role,
    formula: roleFormula({ role: spec.role, fingerprint: said }),
  });
  const open = ours?.sheet.protected ?? false;
  if (open) object.protection.unprotect();
  if (fresh) queueNames(workbook, contents.definedNames, place, [mark(UNFINISHED), ...names.rest]);
  const wasOpen = ours?.mark.fingerprint === OPENED;
  if (!fresh) queueNames(workbook, contents.definedNames, place, [mark(open || wasOpen ? OPENED : CHANGING)]);
  const protects = spec.protection !== undefined && (fresh || open || wasOpen);
  if (first) {
    sender.before(first.rect);
    rangeAt(object, first.rect).values = [[INTERRUPTED]];
  }

  const moves = tablesToMove(there?.tables ?? [], spec.tables);
  if (moves.length) {
    for (const { landing } of moves) sender.before(landing);
    moveTables(object, moves);
    if (spec.protection && protects) protectSheet(object, spec.protection);
    await session.sync();
    const meanwhile = watch?.meanwhile(ours?.area, []);
    return { what: "again", ...(meanwhile && owedFor(sheet, meanwhile, protects, names, contents)) };
  }
  if (fresh) setUpSheet(object, { ...spec, hidden: false });
  await writeContent(sender, object, sheet, contents, rest);
  if (!fresh) tidyPage(object, sheet);
  else {
    setUpPage(object, spec.print);
    if (spec.starter) await writeStarter(sender, object, spec.starter, there, contents.date1904);
  }
  queueNamesAway(workbook, () => object, names.gone);
  if (!fresh) queueNames(workbook, contents.definedNames, place, names.rest);

  if (first) rangeAt(object, first.rect).formulas = first.entries;
  object.names.getItem(names.role.name).formula = `=${mark(fingerprint).formula}`;
  if (tab !== sheet.title) object.name = sheet.title;
  if (fresh && spec.hidden) object.visibility = "Hidden";
  if (spec.protection && protects) protectSheet(object, spec.protection);
  await session.sync();

  if (!watch || !there) return written;
  const changed = watch.meanwhile(ours?.area, first ? [...rest, first] : rest);
  const { moved, typed, title } = changed;
  overwrote(moved ? [] : [...sheet.overtyped, ...typed.filter((one) => !one.fresh).map(asChanged)]);
  if (toPutBack(changed).length || moved)
    return { what: "again", ...owedFor(sheet, changed, protects, names, contents) };
  // Rows that somebody sorted just then are half of one row and half of another.
  const sorted = typed.some(({ row, column }) =>
    there.tables.some(({ rect }) => contains(rect, row, column)),
  );
  return title === tab && !sorted ? written : { what: "again" };
}

function owedFor(
  { ours }: SheetToWrite,
  changed: Meanwhile,
  protects: boolean,
  names: NamesOfSheet,
  { definedNames: known }: ExcelContents,
): { owed?: Owed } {
  if (!ours || !(changed.moved || toPutBack(changed).length)) return {};
  const all = [names.role, ...names.rest, ...names.gone];
  return { owed: { changed, protects, names: all, known } };
}

const asChanged = ({ row, column, was }: TypedMeanwhile): ChangedCell => ({ row, column, value: was });

/** @returns the sheet, and what its tab is called for the time being. */
function sheetObject(
  { worksheets }: Excel.Workbook,
  { sheets }: ExcelContents,
  { ours, begun }: SheetToWrite,
): { object: Excel.Worksheet; tab: string } {
  const known = ours?.sheet ?? begun;
  if (known) return { object: worksheets.getItem(known.id), tab: known.name };
  const tab = freeTitle(
    INTERRUPTED_TITLE,
    sheets.map(({ name }) => name),
  );
  return { object: worksheets.add(tab), tab };
}

/** What stays ours of a page's set-up as long as nobody has changed it. */
function tidyPage(object: Excel.Worksheet, { spec, ours, there }: SheetToWrite): void {
  if (there?.printsOurs) setPrintArea(object, spec.print.area);
  if (!ours?.record || !there) return;
  const before = ours.record.breaks.map((row) => row + (ours.area ?? spec.area).row);
  writeBreaks(object, there.breaks, before, spec.print.breaks);
}
