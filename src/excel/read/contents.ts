/// <reference types="office-js" />
import type { DefinedName } from "../../core/owned/defined-name";
import { isInterruptedTitle } from "../../core/owned/interrupted";
import { linkedSheet } from "../../core/owned/owned-sheets";
import type { Rect, SheetInfo, TableInfo } from "../../workbook";
import { isTrouble } from "../trouble";
import type { Session } from "../run";
import { rectOf, RECT } from "./rect";

export interface ExcelTable extends TableInfo {
  /** Excel's own, which stays when the table is renamed. */
  id: string;
}

export interface ExcelSheet extends SheetInfo {
  /** Excel's own, which stays when the sheet is renamed or moved. */
  id: string;
  /** Its place among the sheets as Excel gives it, from 0. */
  position: number;
  visibility: "Visible" | "Hidden" | "VeryHidden";
  /** The smallest rectangle that holds all its values and formulas; null when it holds none. Not asked for of most sheets of ours. */
  used: Rect | null | undefined;
  tables: readonly ExcelTable[];
}

/** All that is known of the workbook before its cells are read, in the shape that `ownedSheets` takes. */
export interface ExcelContents {
  /** Worksheets in tab order. Office.js does not list chart sheets. */
  sheets: readonly ExcelSheet[];
  /** Of the workbook and of its sheets; names that Excel keeps for itself as a file has them (`_xlnm.Print_Area`). */
  definedNames: readonly DefinedName[];
  /** Serial numbers count from 1904. */
  date1904: boolean;
  /** No sheet can be added. */
  structureLocked: boolean;
  /** Formulas are worked out only when somebody asks: so that was done first. */
  manual: boolean;
}

/** Somebody may delete a sheet between the two questions that it takes. */
const TIMES = 3;

/** Reads what the workbook holds, in two syncs. @throws ExcelTrouble */
export async function excelContents(session: Session): Promise<ExcelContents> {
  for (let time = 1; ; time++) {
    try {
      return await contents(session);
    } catch (error) {
      if (time === TIMES || !isTrouble(error, "gone")) throw error;
    }
  }
}

async function contents({ context, sync }: Session): Promise<ExcelContents> {
  const { workbook } = context;
  const sheets = workbook.worksheets.load("items/id,items/name,items/position,items/visibility");
  const tables = workbook.tables.load("items/id,items/name,items/showHeaders,items/showTotals");
  const names = workbook.names.load(NAMES);
  workbook.protection.load("protected");
  // No property tells the date system, but its first day is 0 where dates count from 1904.
  const first = workbook.functions.date(1904, 1, 1).load("value");
  workbook.application.load("calculationMode");
  await sync();

  const manual = workbook.application.calculationMode === "Manual";
  if (manual) workbook.application.calculate("Recalculate");
  // Sheets of ours have links to them, and are not read.
  const linked = new Set(names.items.map(({ name, formula }) => linkedSheet(name, String(formula))));
  const ofSheets = sheets.items.map((sheet) => ({
    sheet,
    names: sheet.names.load(NAMES),
    used:
      linked.has(sheet.name) && !isInterruptedTitle(sheet.name)
        ? undefined
        : sheet.getUsedRangeOrNullObject(true).load(RECT),
    protection: sheet.protection.load("protected"),
  }));
  const ofTables = tables.items.map((table) => ({
    table,
    sheet: table.worksheet.load("id"),
    range: table.getRange().load(RECT),
    columns: table.columns.load("items/name"),
  }));
  await sync();

  const found = ofSheets.map(({ sheet, used, protection }): ExcelSheet => ({
    id: sheet.id,
    name: sheet.name,
    position: sheet.position,
    visibility: sheet.visibility as ExcelSheet["visibility"],
    protected: protection.protected,
    used: used && (used.isNullObject ? null : rectOf(used)),
    tables: ofTables
      .filter((one) => one.sheet.id === sheet.id)
      .map(({ table, range, columns }) => ({
        id: table.id,
        name: table.name,
        rect: withHeaderRow(rectOf(range), table.showHeaders),
        headers: columns.items.map(({ name }) => name),
        totalsRow: table.showTotals,
      })),
  }));
  return {
    sheets: found.sort((a, b) => a.position - b.position),
    definedNames: [
      ...names.items.map((name) => definedName(name)),
      ...ofSheets.flatMap((one) => one.names.items.map((name) => definedName(name, one.sheet.position))),
    ],
    date1904: first.value === 0,
    structureLocked: workbook.protection.protected,
    manual,
  };
}

const NAMES = "items/name,items/formula,items/visible";

/** Where the header row is hidden the rectangle still begins a row above the data, as the port has it. */
const withHeaderRow = (rect: Rect, shown: boolean): Rect =>
  shown ? rect : { ...rect, row: rect.row - 1, rows: rect.rows + 1 };

const OWN = /^(print_area|print_titles|_filterdatabase)$/i;

function definedName({ name, formula, visible }: Excel.NamedItem, localSheetIndex?: number): DefinedName {
  return {
    name: OWN.test(name) ? `_xlnm.${name}` : name,
    text: String(formula).replace(/^=/, ""),
    hidden: !visible,
    ...(localSheetIndex === undefined ? {} : { localSheetIndex }),
  };
}
