import { cellRecordOf, recordText } from "../core/sheet/cell-record";
import { fingerprintOf } from "../core/sheet/fingerprint";
import { gridOf } from "../core/sheet/grid";
import { looksOf, looksText } from "../core/sheet/looks";
import { madeBy, madeText } from "../core/sheet/made";
import type { SheetSpec } from "../core/sheet/spec";
import { freeTitle } from "../core/sheet/title";
import type { Applied, ApplyOptions, Plan } from "../workbook";
import { isCurrent } from "./is-current";
import { withNamesAtHome } from "./names-at-home";
import { ownedSheets } from "../core/owned/owned-sheets";
import type { Package } from "./package/package";
import type { FileContents } from "./read/contents";
import { workbookContext } from "./read/workbook-context";
import { specToWrite } from "../core/owned/spec-to-write";
import { takenNames } from "../core/owned/taken-names";
import { whyLeft, whyNoName } from "../core/owned/why-left";
import { whyProtected } from "./why-protected";
import { whyTableStays } from "./why-table-stays";
import { notMade, refuseLockedStructure } from "../core/owned/not-made";
import { isInterruptedTitle } from "../core/owned/interrupted";
import { wholeAgain, writtenAgain } from "../core/owned/why-skipped";
import { accountFor, type Account } from "../core/owned/account";
import { anyOtherRefersTo, dropCalculationChain, type ChangedSheet } from "./write/calculation";
import { newSheetXml } from "./write/new-sheet-xml";
import { digitWidth } from "./write/normal-font";
import { ownNames, staleNames, staleRecords, unmarking, type WrittenSheet } from "../core/owned/own-names";
import { addPart, freePartName, relate } from "./write/parts";
import { shownIn } from "./write/shown-cells";
import { sheetNow, withPeoples, type SheetCell } from "./write/sheet-now";
import { openStyleBook } from "./write/style-book";
import { stylesPartOf } from "./write/styles-part";
import { ownTables } from "../core/owned/own-tables";
import { hasPeoplesFormula } from "../core/owned/cells-now";
import { tableIds } from "./write/tables";
import {
  addSheets,
  calculateOnLoad,
  openWorkbookXml,
  sheetNames,
  writeNames,
  type NewSheet,
} from "./write/workbook-xml";
import { writeSheet } from "./write/write-sheet";

const WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/**
 * Makes or mends our sheets in the package; everything is staged, nothing is saved.
 * @throws FatalProblem before anything is staged when a sheet is to be added and the workbook does not let it.
 */
export async function applySpecs(
  pkg: Package,
  contents: FileContents,
  specs: readonly SheetSpec[],
  { progress, approve, cancelled }: ApplyOptions = {},
): Promise<Applied> {
  const { date1904 } = contents;
  const restore = pkg.hold();
  const owned = ownedSheets(contents);
  refuseLockedStructure(contents, specs, owned);
  const { workbookPart } = await workbookContext(pkg);
  const workbook = openWorkbookXml(withNamesAtHome(await pkg.text(workbookPart)));
  const stylesPart = await stylesPartOf(pkg, workbookPart);
  const styles = openStyleBook(stylesPart.text);
  const taken = sheetNames(workbook);
  const nextTableId = await tableIds(pkg, contents);
  const names = takenNames(contents);

  const applied: Applied = { written: [], unchanged: [], skipped: [], notes: [] };
  const written: WrittenSheet[] = [];
  const added: NewSheet[] = [];
  let calculate = false;
  for (const wanted of specs) {
    const ours = owned.ours.get(wanted.role);
    const title = ours?.sheet.name ?? freeTitle(wanted.title, taken);
    if (cancelled?.()) {
      applied.stopped = "cancelled";
      break;
    }
    progress?.(title);
    const area = ours && (ours.area ?? wanted.area);
    const spec = specToWrite(wanted, area, names);
    const grid = gridOf(spec, date1904);
    const fingerprint = fingerprintOf(wanted);
    if (
      ours?.mark.fingerprint === fingerprint &&
      (await isCurrent(pkg, ours, spec, grid, styles, contents))
    ) {
      applied.unchanged.push(title);
      continue;
    }
    const part = ours?.sheet.part ?? freePartName(pkg, "xl/worksheets/sheet#.xml");
    const text = ours ? await pkg.text(part) : newSheetXml(spec, digitWidth(stylesPart.text));
    const marked = sheetNow(text, part, area, styles);
    const tables = ours ? ownTables(ours, spec) : [];
    const { theirs, changed: overtyped } =
      ours?.record && area
        ? accountFor(
            marked,
            ours.record,
            await shownIn(pkg, part, area),
            grid,
            tables.map(({ rect }) => rect),
          )
        : UNCHANGED;
    const now = withPeoples(marked, theirs);
    const why =
      whyNoName(names, title, spec) ??
      (ours && (whyProtected(ours.sheet, now, spec) ?? whyLeft(ours.sheet, now, spec, grid, tables))) ??
      (await whyTableStays(pkg, contents, title, now, tables, spec));
    if (why) {
      applied.skipped.push({ sheet: title, message: why });
      continue;
    }
    if (!ours) {
      await addPart(pkg, part, text, WORKSHEET_TYPE);
      const relationship = await relate(pkg, workbookPart, "worksheet", part);
      added.push({ name: title, relationship, hidden: spec.hidden ?? false });
    }
    const position = ours?.sheet.position ?? taken.push(title) - 1;
    const breaks = ours?.record && area && ours.record.breaks.map((row) => row + area.row);
    await writeSheet(pkg, {
      part,
      title,
      now,
      spec,
      grid,
      styles,
      date1904,
      breaks,
      made: ours?.made,
      tables,
      nextTableId,
    });
    for (const { name } of [...spec.tables, ...(spec.starter?.tables ?? [])]) names.take(name, title);
    const record = cellRecordOf(spec, grid);
    written.push({
      spec,
      title,
      position,
      isNew: !ours,
      printsOurs: ours?.printsOurs ?? true,
      record: record && recordText(record),
      made: madeText(madeBy(spec)),
      looks: looksText(looksOf(spec, grid, wanted)),
      fingerprint,
    });
    applied.notes.push(...overtyped.map((cell) => ({ sheet: title, message: writtenAgain(title, cell) })));
    if (isInterruptedTitle(title))
      applied.notes.push({ sheet: title, message: wholeAgain(title, wanted.title) });
    applied.written.push(title);
    calculate ||= ours !== undefined && hasPeoplesFormula(now);
  }
  applied.skipped.push(...notMade(owned, specs));
  if (approve && !(await approve(planOf(applied, written)))) {
    restore();
    return { ...applied, written: [], notes: [], stopped: "not approved" };
  }
  if (!written.length && !owned.copies.length) return applied;

  const removed = [
    ...owned.copies.flatMap(({ sheet }) => unmarking(contents.definedNames, sheet.position)),
    ...staleRecords(contents.definedNames, written),
    ...staleNames(contents.definedNames, written),
  ];
  addSheets(workbook, added);
  writeNames(workbook, written.flatMap(ownNames), removed);
  if (written.length) await dropCalculationChain(pkg, workbookPart);
  const changed = written.filter(({ isNew }) => !isNew).map(whatMayBeReferredTo);
  if (calculate || (await anyOtherRefersTo(pkg, contents, changed))) calculateOnLoad(workbook);
  pkg.set(workbookPart, workbook.text());
  if (styles.changed()) await stylesPart.save(styles.text());
  return applied;
}

const planOf = ({ unchanged, skipped }: Applied, written: readonly WrittenSheet[]): Plan => ({
  added: written.filter(({ isNew }) => isNew).map(({ title }) => title),
  changed: written.filter(({ isNew }) => !isNew).map(({ title }) => title),
  unchanged,
  left: skipped,
});

/** Where there is no record the mark alone decides, and nothing can be told to have been typed over. */
const UNCHANGED: Account<SheetCell> = { theirs: new Set(), changed: [] };

const whatMayBeReferredTo = ({ title, spec }: WrittenSheet): ChangedSheet => ({
  title,
  names: [...spec.names, ...spec.tables].map(({ name }) => name),
});
