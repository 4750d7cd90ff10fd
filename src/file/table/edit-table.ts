import { FatalProblem } from "../../core/problem";
import type { TableEdit, TableEdited } from "../../workbook";
import { ownedSheets } from "../../core/owned/owned-sheets";
import { matchRows } from "../../core/table-edit/match-rows";
import { sheetProtected } from "../../core/table-edit/why-not";
import type { Package } from "../package/package";
import { readNumberKinds } from "../read/cell-formats";
import type { FileContents } from "../read/contents";
import { hasPassword } from "../read/sheet-protection";
import { workbookContext } from "../read/workbook-context";
import { openStyleBook } from "../write/style-book";
import { stylesPartOf } from "../write/styles-part";
import { booleanAttribute, child } from "../xml/find";
import { appendRow, blankRowsAtEnd } from "./append-rows";
import { cellFormats } from "./cell-formats";
import { growTable, startTable } from "./grow-table";
import { growthOf } from "./growth";
import { refuseUnlessFree } from "./room-below";
import { stageWorkbook } from "./stage-workbook";
import { openTable, sheetText, type TableNow } from "./table-now";
import { moveTotalsRow } from "./totals-row";
import { updateRow } from "./update-cells";

/**
 * Puts rows below a table of people's and values in cells of its rows. Everything is staged, nothing is saved; where there is
 * nothing to do, nothing is staged.
 * @throws FatalProblem before anything is staged when the edit as a whole can't be done.
 */
export async function editTable(pkg: Package, contents: FileContents, edit: TableEdit): Promise<TableEdited> {
  const table = await openTable(pkg, contents, edit.table);
  refuseProtected(table, contents);
  const { appends, updates, problems } = matchRows(table, edit, contents.date1904);
  const { workbookPart, stylesPart } = await workbookContext(pkg);
  const stylesFile = await stylesPartOf(pkg, workbookPart);
  const styles = openStyleBook(stylesFile.text);
  const formats = cellFormats(await readNumberKinds(pkg, stylesPart), styles);

  const blank = blankRowsAtEnd(table);
  const fresh = appends.filter((values) => values !== undefined).length;
  const growth = fresh > blank.length ? growthOf(table, fresh - blank.length) : undefined;
  if (growth) {
    await refuseUnlessFree(pkg, table, growth);
    await moveTotalsRow(pkg, table, growth);
  }
  const model = Math.max(table.last - blank.length, table.first);
  let next = table.last + 1 - blank.length;
  const rows = appends.map((values) => values && next++);
  const done = [
    ...appends.flatMap((values, i) =>
      values ? appendRow(table, { row: rows[i]!, model, values, growth, formats }) : [],
    ),
    ...[...updates].map(([row, values]) => updateRow(table, row, values, formats)),
  ];
  const edited = {
    appended: fresh,
    updated: done.slice(fresh).filter(({ changed }) => changed).length,
    rows,
    problems: [...problems, ...done.flatMap((one) => one.problems)],
  };
  if (!done.some(({ changed }) => changed)) return edited;

  if (fresh) startTable(table);
  if (growth) growTable(table, growth);
  pkg.set(table.sheet.part, sheetText(table));
  if (table.editor.changed()) pkg.set(table.part, table.editor.text());
  if (styles.changed()) await stylesFile.save(styles.text());
  const formulas = done.some((one) => one.formulas) || table.totalsRow !== undefined;
  await stageWorkbook(pkg, contents, table, growth, formulas);
  return edited;
}

/** Our own sheets are protected against slips, without a password; any other protection is somebody's. */
function refuseProtected({ name, sheet, shell }: TableNow, contents: FileContents): void {
  const protection = child(shell.root, "sheetProtection");
  if (!protection || !booleanAttribute(protection, "sheet")) return;
  const isOurs = [...ownedSheets(contents).ours.values()].some((one) => one.sheet.part === sheet.part);
  if (isOurs && !hasPassword(protection)) return;
  throw new FatalProblem(sheetProtected(name, sheet.name), { sheet: sheet.name, table: name });
}
