import { FatalProblem } from "../core/problem";
import { fingerprintOf } from "../core/sheet/fingerprint";
import { gridOf, type Grid } from "../core/sheet/grid";
import { shifted } from "../core/sheet/shift";
import type { SheetSpec } from "../core/sheet/spec";
import { freeTitle } from "../core/sheet/title";
import type { Applied, Rect } from "../workbook";
import { isCurrent } from "./is-current";
import { ownedSheets, type OwnedSheet } from "./owned-sheets";
import type { Package } from "./package/package";
import type { FileContents } from "./read/contents";
import { workbookContext } from "./read/workbook-context";
import { copyOfOurs, inTheWay, protectedSheet } from "./why-skipped";
import { anyRefersTo, dropCalculationChain } from "./write/calculation";
import { writeCharts } from "./write/drawing";
import { newSheetXml, RELATIONSHIPS } from "./write/new-sheet-xml";
import { digitWidth } from "./write/normal-font";
import { ownNames, staleAnchors, unmarking, type WrittenSheet } from "./write/own-names";
import { addPart, freePartName, relate } from "./write/parts";
import { firstConflict } from "./write/sheet-cells";
import { updateSheetXml } from "./write/sheet-xml";
import { openStyleBook, type StyleBook } from "./write/style-book";
import {
  addSheets,
  calculateOnLoad,
  openWorkbookXml,
  sheetNames,
  writeNames,
  type NewSheet,
} from "./write/workbook-xml";
import { WORKSHEET_ORDER } from "./write/worksheet-order";
import { namespaceOf } from "./xml/find";

const WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/**
 * Makes or mends our sheets in the package; everything is staged, nothing is saved.
 * @throws FatalProblem before anything is staged when a sheet is to be added and the workbook does not let it.
 */
export async function applySpecs(
  pkg: Package,
  contents: FileContents,
  specs: readonly SheetSpec[],
  progress: (sheet: string) => void = () => {},
): Promise<Applied> {
  const { ours, copies } = ownedSheets(contents);
  refuseLockedStructure(contents, specs, ours);
  const { workbookPart, stylesPart } = await workbookContext(pkg);
  if (!stylesPart)
    throw new FatalProblem("The workbook has no styles. Open it in Excel, save it, and try again.");
  const stylesText = await pkg.text(stylesPart);
  const styles = openStyleBook(stylesText);
  const workbook = openWorkbookXml(await pkg.text(workbookPart));
  const taken = sheetNames(workbook);

  const applied: Applied = { written: [], unchanged: [], skipped: [] };
  const written: WrittenSheet[] = [];
  const added: NewSheet[] = [];
  for (const wanted of specs) {
    const owned = ours.get(wanted.role);
    const title = owned?.sheet.name ?? freeTitle(wanted.title, taken);
    progress(title);
    const spec = owned?.area ? movedTo(owned.area, wanted) : wanted;
    const grid = gridOf(spec, contents.date1904);
    const fingerprint = fingerprintOf(wanted);
    if (owned) {
      const why = await whyLeft(pkg, owned, grid, styles);
      if (why) {
        applied.skipped.push({ sheet: title, message: why });
        continue;
      }
      if (owned.mark.fingerprint === fingerprint && (await isCurrent(pkg, owned.sheet.part, spec, grid))) {
        applied.unchanged.push(title);
        continue;
      }
    }
    const part = owned?.sheet.part ?? freePartName(pkg, "xl/worksheets/sheet#.xml");
    if (!owned) {
      await addPart(pkg, part, newSheetXml(spec, digitWidth(stylesText)), WORKSHEET_TYPE);
      added.push({ name: title, relationship: await relate(pkg, workbookPart, "worksheet", part) });
    }
    const position = owned?.sheet.position ?? taken.push(title) - 1;
    await writeSheet(pkg, part, title, spec, grid, owned?.area, styles, contents.date1904);
    written.push({ spec, title, position, isNew: !owned, fingerprint });
    applied.written.push(title);
  }
  for (const { sheet, mark } of copies) {
    applied.skipped.push({
      sheet: sheet.name,
      message: copyOfOurs(sheet.name, ours.get(mark.role)!.sheet.name),
    });
  }
  if (!written.length && !copies.length) return applied;

  const removed = [
    ...copies.flatMap(({ sheet }) => unmarking(sheet.position)),
    ...staleAnchors(contents.definedNames, written),
  ];
  addSheets(workbook, added);
  writeNames(workbook, written.flatMap(ownNames), removed);
  if (written.length) await dropCalculationChain(pkg, workbookPart);
  const changed = written.filter(({ isNew }) => !isNew).map(({ title }) => title);
  if (changed.length && (await anyRefersTo(pkg, peoplesParts(contents, ours), changed)))
    calculateOnLoad(workbook);
  pkg.set(workbookPart, workbook.text());
  if (styles.changed()) pkg.set(stylesPart, styles.text());
  return applied;
}

async function writeSheet(
  pkg: Package,
  part: string,
  title: string,
  spec: SheetSpec,
  grid: Grid,
  before: Rect | undefined,
  styles: StyleBook,
  date1904: boolean,
): Promise<void> {
  const editor = updateSheetXml(await pkg.text(part), spec, grid, before, styles);
  const drawing = await writeCharts(pkg, part, title, spec.charts, grid, date1904);
  if (drawing) {
    const declared = namespaceOf(editor.root, "r") === RELATIONSHIPS ? "" : ` xmlns:r="${RELATIONSHIPS}"`;
    editor.insert(editor.root, "drawing", `<drawing${declared} r:id="${drawing}"/>`, WORKSHEET_ORDER);
  }
  pkg.set(part, editor.text());
}

/** A person may have put rows above our area, or columns before it: it stays where they moved it. */
const movedTo = (area: Rect, spec: SheetSpec): SheetSpec =>
  shifted(spec, area.row - spec.area.row, area.column - spec.area.column);

/** Why a sheet of ours must not be written, in a sentence; undefined when it may. */
async function whyLeft(
  pkg: Package,
  { sheet, area }: OwnedSheet,
  grid: Grid,
  styles: StyleBook,
): Promise<string | undefined> {
  if (sheet.protected) return protectedSheet(sheet.name);
  const conflict = firstConflict(await pkg.text(sheet.part), grid, area, styles);
  return conflict && inTheWay(sheet.name, conflict.row, conflict.column);
}

const peoplesParts = ({ sheets }: FileContents, ours: ReadonlyMap<string, OwnedSheet>): string[] => {
  const owned = new Set([...ours.values()].map(({ sheet }) => sheet.part));
  return sheets.map(({ part }) => part).filter((part) => !owned.has(part));
};

function refuseLockedStructure(
  { structureLocked }: FileContents,
  specs: readonly SheetSpec[],
  ours: ReadonlyMap<string, OwnedSheet>,
): void {
  const missing = specs.find(({ role }) => !ours.has(role));
  if (!structureLocked || !missing) return;
  throw new FatalProblem(
    `The workbook's structure is protected, so the sheet "${missing.title}" can't be added. In Excel, choose Review, Protect Workbook, take the protection off, then refresh again.`,
  );
}
