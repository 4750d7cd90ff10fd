/// <reference types="office-js" />
import type { Permission, Protection, SheetSpec } from "../../core/sheet/spec";
import { rangeAt } from "../read/rect";

/** Excel shows 96 pixels an inch, and counts 72 points in one. */
export const POINTS_A_PIXEL = 0.75;
/** Points: Excel takes no more. */
const TALLEST_ROW = 409;
/** Points, of rows that nobody has given another height. */
export const STANDARD_ROW = 15;

/** Queues what is set when a sheet is made, and is then people's: column widths, what stays in sight, colour, hiding. */
export function setUpSheet(sheet: Excel.Worksheet, spec: SheetSpec): void {
  const { columnWidths, frozenRows, frozenColumns = 0, tabColor, hidden } = spec;
  sheet.showGridlines = false;
  if (columnWidths.length) {
    rangeAt(sheet, { row: 1, column: 1, rows: 1, columns: columnWidths.length }).setColumnProperties(
      columnWidths.map((pixels) => ({ format: { columnWidth: pixels * POINTS_A_PIXEL } })),
    );
  }
  if (frozenRows && frozenColumns) {
    sheet.freezePanes.freezeAt(
      rangeAt(sheet, { row: 1, column: 1, rows: frozenRows, columns: frozenColumns }),
    );
  } else if (frozenRows) sheet.freezePanes.freezeRows(frozenRows);
  else if (frozenColumns) sheet.freezePanes.freezeColumns(frozenColumns);
  if (tabColor) sheet.tabColor = tabColor;
  if (hidden) sheet.visibility = "Hidden";
}

/**
 * Queues the heights of our rows, in one call from the first to the last.
 * @param rows all that may have been ours: the area, and the one owned until now.
 * @param fresh the sheet is new, and its rows have the standard height; else those that are to have none get it.
 */
export function writeRowHeights(
  sheet: Excel.Worksheet,
  { first, last }: { first: number; last: number },
  heights: ReadonlyMap<number, number>,
  fresh: boolean,
): void {
  const heightOf = (row: number): number | undefined =>
    heights.get(row) ?? (fresh ? undefined : STANDARD_ROW);
  rangeAt(sheet, { row: first, column: 1, rows: last - first + 1, columns: 1 }).setRowProperties(
    Array.from({ length: last - first + 1 }, (_, down) => {
      const height = heightOf(first + down);
      return height === undefined ? {} : { format: { rowHeight: Math.min(height, TALLEST_ROW) } };
    }),
  );
}

/**
 * Queues protection against slips, without a password: the last thing that is done to a new sheet. A refresh takes it off before it
 * writes (`sheet.protection.unprotect()`), and never another's.
 */
export function protectSheet(sheet: Excel.Worksheet, { permitted }: Protection): void {
  sheet.protection.protect(Object.fromEntries(permitted.map((one) => [ALLOWS[one], true])));
}

const ALLOWS = {
  formatCells: "allowFormatCells",
  formatColumns: "allowFormatColumns",
  formatRows: "allowFormatRows",
  insertRows: "allowInsertRows",
  deleteRows: "allowDeleteRows",
  insertHyperlinks: "allowInsertHyperlinks",
  sort: "allowSort",
  autoFilter: "allowAutoFilter",
  pivotTables: "allowPivotTables",
} as const satisfies Record<Permission, keyof Excel.WorksheetProtectionOptions>;
