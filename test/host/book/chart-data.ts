import type { Rect } from "../../../src/workbook";
import { address, bottom, right } from "../../../src/core/sheet/address";
import { isDateFormat } from "numfmt";
import type { Book, Scalar, Sheet } from "./book";
import type { ChartSeries } from "./chart";
import { cellAt, valueAt } from "./cells";
import { isScatter } from "./chart-types";
import { findSheet } from "./find";
import { quotedSheet } from "./move-references";
import { newSeries } from "./new-chart";
import { parseAddress } from "./range-text";
import { styleAt } from "./style";

/** `'North dashboard'!$B$4:$B$39`. */
export function referenceTo(sheet: Sheet, rect: Rect): string {
  const absolute = (row: number, column: number): string =>
    address(row, column).replace(/([A-Z]+)/, "$$$1$$");
  const first = absolute(rect.row, rect.column);
  const last = absolute(bottom(rect), right(rect));
  return `${quotedSheet(sheet.name)}!${first === last ? first : `${first}:${last}`}`;
}

/** The cells of a reference to one rectangle, and their sheet; undefined for `#REF!` and whatever else it may say. */
export function cellsOf(book: Book, reference: string | undefined): { sheet: Sheet; rect: Rect } | undefined {
  const parsed = reference === undefined ? undefined : parseAddress(reference);
  const sheet = parsed && findSheet(book, parsed.sheet ?? "");
  return sheet && { sheet, rect: parsed.rect };
}

/** What a reference's cells hold, along its rows; blanks are undefined. */
export function valuesOf(book: Book, reference: string | undefined): (Scalar | undefined)[] {
  const cells = cellsOf(book, reference);
  if (!cells) return [];
  const { sheet, rect } = cells;
  return Array.from({ length: rect.rows * rect.columns }, (_, i) =>
    valueAt(sheet, rect.row + Math.floor(i / rect.columns), rect.column + (i % rect.columns)),
  );
}

/** Whether the cells of a reference hold dates, so that an axis that decides for itself is one of dates. */
export function holdsDates(book: Book, reference: string | undefined): boolean {
  const cells = cellsOf(book, reference);
  return cells !== undefined && isDate(book, cells.sheet, cells.rect.row, cells.rect.column);
}

const isDate = (book: Book, sheet: Sheet, row: number, column: number): boolean =>
  typeof valueAt(sheet, row, column) === "number" &&
  isDateFormat(styleAt(book, sheet, row, column).numberFormat);

/**
 * The series that Excel makes of a block of cells: the first row gives their names when it holds texts, the first column their
 * categories when it holds texts or dates, both when the block's corner is blank; a scatter chart's first column is always its x.
 */
export function seriesOf(
  book: Book,
  sheet: Sheet,
  block: Rect,
  type: string,
  by: "Auto" | "Columns" | "Rows",
): ChartSeries[] {
  const byRows = by === "Rows" || (by === "Auto" && block.columns > block.rows);
  const across = byRows ? block.rows : block.columns;
  const along = byRows ? block.columns : block.rows;
  /** A cell by the number of its series and its place in it. */
  const spot = (series: number, place: number) => ({
    row: block.row + (byRows ? series : place),
    column: block.column + (byRows ? place : series),
  });
  const kind = (series: number, place: number): "blank" | "text" | "date" | "number" => {
    const { row, column } = spot(series, place);
    const value = valueAt(sheet, row, column);
    if (value === undefined) return "blank";
    if (typeof value === "string") return "text";
    return isDate(book, sheet, row, column) ? "date" : "number";
  };
  const several = across > 1;
  const corner = several && along > 1 && kind(0, 0) === "blank";
  const named = along > 1 && (corner || kind(across - 1, 0) === "text");
  const start = named ? 1 : 0;
  const first = along > start ? kind(0, start) : "blank";
  const categorised = several && (corner || isScatter(type) || first === "text" || first === "date");

  const line = (series: number): string => {
    const { row, column } = spot(series, start);
    const length = along - start;
    return referenceTo(sheet, { row, column, rows: byRows ? 1 : length, columns: byRows ? length : 1 });
  };
  return Array.from({ length: across - (categorised ? 1 : 0) }, (_, i) => {
    const number = categorised ? i + 1 : i;
    const made = newSeries(`Series${i + 1}`, type, i);
    made.values = line(number);
    if (categorised) made.categories = line(0);
    const { row, column } = spot(number, 0);
    if (named && cellAt(sheet, row, column)?.value !== undefined) {
      made.nameFormula = `=${referenceTo(sheet, { row, column, rows: 1, columns: 1 })}`;
      made.name = shown(valueAt(sheet, row, column));
    }
    return made;
  });
}

/** As a text: what a chart calls a series or a category. */
export const shown = (value: Scalar | undefined): string =>
  value === undefined ? "" : typeof value === "object" ? value.error : String(value);

/** What a series is called now: the cell that its name is made from may have changed. */
export const nameOf = (book: Book, series: ChartSeries): string =>
  series.nameFormula === undefined
    ? series.name
    : (firstOf(book, series.nameFormula.replace(/^=/, "")) ?? series.name);

function firstOf(book: Book, reference: string): string | undefined {
  const cells = cellsOf(book, reference);
  return cells && shown(valueAt(cells.sheet, cells.rect.row, cells.rect.column));
}
