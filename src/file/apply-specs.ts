import { FatalProblem } from "../core/problem";
import { absoluteAddress, address } from "../core/sheet/address";
import { fingerprintOf } from "../core/sheet/fingerprint";
import { gridOf } from "../core/sheet/grid";
import { anchorName } from "../core/sheet/link";
import { AREA_NAME, ROLE_NAME, roleFormula } from "../core/sheet/ownership";
import { shifted } from "../core/sheet/shift";
import type { SheetSpec } from "../core/sheet/spec";
import { freeTitle } from "../core/sheet/title";
import type { Applied, Rect } from "../workbook";
import { isCurrent } from "./is-current";
import { ownedSheets, sheetOfReference, type OwnedSheet } from "./owned-sheets";
import type { Package } from "./package/package";
import { relationshipsOf, isOfType } from "./package/relationships";
import type { DefinedName, FileContents } from "./read/contents";
import { workbookContext } from "./read/workbook-context";
import { child, childrenNamed, namespaceOf } from "./xml/find";
import { writeCharts } from "./write/drawing";
import { newSheetXml, RELATIONSHIPS } from "./write/new-sheet-xml";
import { digitWidth } from "./write/normal-font";
import { addPart, freePartName, relate, removePart, unrelate } from "./write/parts";
import { anyRefersTo } from "./write/references";
import { firstStranger, updateSheetXml } from "./write/sheet-xml";
import { openStyleBook, type StyleBook } from "./write/style-book";
import {
  addSheet,
  calculateOnLoad,
  openWorkbookXml,
  writeNames,
  type NameToWrite,
} from "./write/workbook-xml";
import { WORKSHEET_ORDER } from "./write/worksheet-order";

const WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";

/** A sheet to write: where it is, and all that follows from its spec. */
interface Target {
  spec: SheetSpec;
  title: string;
  part: string;
  position: number;
  /** Absent for a sheet that is to be made. */
  owned?: OwnedSheet;
  relationship?: string;
}

/** Makes or mends our sheets in the package; everything is staged, nothing is saved. */
export async function applySpecs(
  pkg: Package,
  contents: FileContents,
  specs: readonly SheetSpec[],
  progress: (sheet: string) => void = () => {},
): Promise<Applied> {
  const { ours, copies } = ownedSheets(contents);
  refuseLockedStructure(contents, specs, (role) => ours.has(role));
  const { workbookPart, stylesPart } = await workbookContext(pkg);
  if (!stylesPart)
    throw new FatalProblem("The workbook has no styles part. Open it in Excel, save it, and try again.");
  const stylesText = await pkg.text(stylesPart);
  const styles = openStyleBook(stylesText);

  const applied: Applied = { written: [], unchanged: [], skipped: [] };
  const workbook = openWorkbookXml(await pkg.text(workbookPart));
  const written: Target[] = [];
  const names: NameToWrite[] = [];
  const taken = contents.sheets.map(({ name }) => name);
  let position = childrenNamed(child(workbook.root, "sheets")!, "sheet").length;

  for (const wanted of specs) {
    const owned = ours.get(wanted.role);
    const title = owned?.sheet.name ?? freeTitle(wanted.title, [...taken, ...chartSheetNames(workbook)]);
    progress(title);
    if (owned?.sheet.protected) {
      applied.skipped.push({ sheet: title, message: protectedSentence(title) });
      continue;
    }
    const spec = owned?.area
      ? shifted(wanted, owned.area.row - wanted.area.row, owned.area.column - wanted.area.column)
      : wanted;
    const fingerprint = fingerprintOf(wanted);
    const grid = gridOf(spec, contents.date1904);
    if (
      owned &&
      owned.mark.fingerprint === fingerprint &&
      (await isCurrent(pkg, owned.sheet.part, spec, grid))
    ) {
      applied.unchanged.push(title);
      continue;
    }
    const target: Target = owned
      ? { spec, title, part: owned.sheet.part, position: owned.sheet.position, owned }
      : { spec, title, part: freePartName(pkg, "xl/worksheets/sheet#.xml"), position: position++ };
    if (!owned) {
      await addPart(pkg, target.part, newSheetXml(spec, digitWidth(stylesText)), WORKSHEET_TYPE);
      addSheet(workbook, title, await relate(pkg, workbookPart, "worksheet", target.part));
      taken.push(title);
    }
    const stranger = owned && firstStranger(await pkg.text(target.part), spec.area, owned.area);
    if (stranger) {
      applied.skipped.push({ sheet: title, message: strangerSentence(title, stranger.row, stranger.column) });
      continue;
    }
    await writeSheet(pkg, target, grid, styles, contents.date1904);
    names.push(...namesOf(target, fingerprint));
    written.push(target);
    applied.written.push(title);
  }

  const unmarked = copies.map(({ sheet, mark }) => {
    applied.skipped.push({
      sheet: sheet.name,
      message: copySentence(sheet.name, ours.get(mark.role)!.sheet.name),
    });
    return sheet.position;
  });
  const removed = [
    ...unmarked.flatMap((sheet) =>
      [ROLE_NAME, AREA_NAME].map((name) => ({ name, formula: "", sheet, hidden: true })),
    ),
    ...staleAnchors(contents.definedNames, written),
  ];
  if (!written.length && !removed.length) return applied;

  writeNames(workbook, names, removed);
  await dropCalculationChain(pkg, workbookPart);
  const changed = written.filter(({ owned }) => owned).map(({ title }) => title);
  const others = contents.sheets.filter(
    ({ name }) => ![...ours.values()].some(({ sheet }) => sheet.name === name),
  );
  if (
    changed.length &&
    (await anyRefersTo(
      pkg,
      others.map(({ part }) => part),
      changed,
    ))
  )
    calculateOnLoad(workbook);
  pkg.set(workbookPart, workbook.text());
  if (styles.changed()) pkg.set(stylesPart, styles.text());
  return applied;
}

async function writeSheet(
  pkg: Package,
  { spec, title, part, owned }: Target,
  grid: ReturnType<typeof gridOf>,
  styles: StyleBook,
  date1904: boolean,
): Promise<void> {
  const editor = updateSheetXml(await pkg.text(part), spec, grid, owned?.area, styles);
  const drawing = await writeCharts(pkg, part, title, spec.charts, grid, date1904);
  if (drawing) {
    const declared = namespaceOf(editor.root, "r") === RELATIONSHIPS ? "" : ` xmlns:r="${RELATIONSHIPS}"`;
    editor.insert(editor.root, "drawing", `<drawing${declared} r:id="${drawing}"/>`, WORKSHEET_ORDER);
  }
  pkg.set(part, editor.text());
}

function namesOf({ spec, title, position, owned }: Target, fingerprint: string): NameToWrite[] {
  const local = (name: string, formula: string, hidden = true): NameToWrite => ({
    name,
    formula,
    sheet: position,
    hidden,
  });
  const cell = (row: number, column: number): Rect => ({ row, column, rows: 1, columns: 1 });
  return [
    local(ROLE_NAME, roleFormula({ role: spec.role, fingerprint })),
    local(AREA_NAME, absoluteAddress(title, spec.area)),
    ...(owned ? [] : [local("_xlnm.Print_Area", absoluteAddress(title, spec.print.area), false)]),
    ...spec.anchors.map(({ place, row, column }) => ({
      name: anchorName(place),
      formula: absoluteAddress(title, cell(row, column)),
      hidden: true,
    })),
  ];
}

/** Places on the sheets written that no longer are. */
function staleAnchors(names: readonly DefinedName[], written: readonly Target[]): NameToWrite[] {
  const titles = new Set(written.map(({ title }) => title));
  const current = new Set(
    written.flatMap(({ spec }) => spec.anchors.map(({ place }) => anchorName(place).toLowerCase())),
  );
  return names
    .filter(({ name, text, localSheetIndex }) => {
      const ours =
        localSheetIndex === undefined && /^primed_go_/i.test(name) && !current.has(name.toLowerCase());
      return ours && titles.has(sheetOfReference(text) ?? "");
    })
    .map(({ name, text }) => ({ name, formula: text, hidden: true }));
}

const chartSheetNames = (workbook: ReturnType<typeof openWorkbookXml>): string[] =>
  childrenNamed(child(workbook.root, "sheets")!, "sheet").map((sheet) => sheet.attributes["name"] ?? "");

/** Excel makes the chain anew; one that names formulas that are gone would count as damage. */
async function dropCalculationChain(pkg: Package, workbookPart: string): Promise<void> {
  for (const { target } of (await relationshipsOf(pkg, workbookPart)).filter((one) =>
    isOfType(one, "calcChain"),
  )) {
    await removePart(pkg, target);
    await unrelate(pkg, workbookPart, target);
  }
}

function refuseLockedStructure(
  { structureLocked }: FileContents,
  specs: readonly SheetSpec[],
  exists: (role: string) => boolean,
): void {
  const missing = specs.find(({ role }) => !exists(role));
  if (!structureLocked || !missing) return;
  throw new FatalProblem(
    `The workbook's structure is protected, so the sheet "${missing.title}" can't be added. In Excel, choose Review, Protect Workbook and unprotect it, then refresh again.`,
  );
}

const protectedSentence = (sheet: string): string =>
  `The sheet "${sheet}" is protected, so it was left as it is. In Excel, choose Review, Unprotect Sheet, then refresh again.`;

const strangerSentence = (sheet: string, row: number, column: number): string =>
  `Cell ${address(row, column)} of "${sheet}" holds something of yours where the dashboard has to grow, so the sheet was left as it is. Move it to the right of the dashboard, then refresh again.`;

const copySentence = (copy: string, original: string): string =>
  `The sheet "${copy}" is a copy of "${original}". It is yours now: Primed does not refresh it.`;
