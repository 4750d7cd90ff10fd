/// <reference types="office-js" />
import type { Rect } from "../../workbook";

/** What has to be loaded of a range for `rectOf`. */
export const RECT = "rowIndex,columnIndex,rowCount,columnCount";

/** Where a range lies. */
export const rectOf = (
  range: Pick<Excel.Range, "rowIndex" | "columnIndex" | "rowCount" | "columnCount">,
): Rect => ({
  row: range.rowIndex + 1,
  column: range.columnIndex + 1,
  rows: range.rowCount,
  columns: range.columnCount,
});

/** The range of a rectangle on a sheet. */
export const rangeAt = (sheet: Excel.Worksheet, { row, column, rows, columns }: Rect): Excel.Range =>
  sheet.getRangeByIndexes(row - 1, column - 1, rows, columns);
