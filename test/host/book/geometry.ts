import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import type { Line, Sheet } from "./book";

/** Sizes and places in points, hidden rows and columns counting as nothing. */

export const rowHeight = (sheet: Sheet, row: number): number =>
  sizeOf(sheet.rows.get(row), sheet.standardHeight);
export const columnWidth = (sheet: Sheet, column: number): number =>
  sizeOf(sheet.columns.get(column), sheet.standardWidth);

export const isRowHidden = (sheet: Sheet, row: number): boolean => isHidden(sheet.rows.get(row));
export const isColumnHidden = (sheet: Sheet, column: number): boolean => isHidden(sheet.columns.get(column));

/** From the sheet's top to the row's top. */
export const topOf = (sheet: Sheet, row: number): number =>
  extent(sheet.rows, sheet.standardHeight, 1, row - 1);
export const leftOf = (sheet: Sheet, column: number): number =>
  extent(sheet.columns, sheet.standardWidth, 1, column - 1);

/** From the first row's top to the last one's bottom. */
export const heightOf = (sheet: Sheet, rect: Rect): number =>
  extent(sheet.rows, sheet.standardHeight, rect.row, bottom(rect));
export const widthOf = (sheet: Sheet, rect: Rect): number =>
  extent(sheet.columns, sheet.standardWidth, rect.column, right(rect));

/** The row that lies at this height, and how far below its top. */
export const rowAt = (sheet: Sheet, top: number): { line: number; offset: number } =>
  lineAt(sheet.rows, sheet.standardHeight, top);
export const columnAt = (sheet: Sheet, left: number): { line: number; offset: number } =>
  lineAt(sheet.columns, sheet.standardWidth, left);

/** A row or a column with other settings; one like all others is forgotten. */
export function changeLine(lines: Map<number, Line>, line: number, changes: LineChanges): void {
  const kept: LineChanges = { ...lines.get(line), ...changes };
  for (const part of ["size", "hidden", "filtered", "style"] as const)
    if (kept[part] === undefined || kept[part] === false) delete kept[part];
  if (Object.keys(kept).length === 0) lines.delete(line);
  else lines.set(line, kept as Line);
}

export type LineChanges = { [Part in keyof Line]?: Line[Part] | undefined };

const isHidden = (line: Line | undefined): boolean => line?.hidden === true || line?.filtered === true;

const sizeOf = (line: Line | undefined, standard: number): number =>
  isHidden(line) ? 0 : (line?.size ?? standard);

function extent(lines: ReadonlyMap<number, Line>, standard: number, first: number, last: number): number {
  let sum = Math.max(0, last - first + 1) * standard;
  for (const [at, line] of lines) if (at >= first && at <= last) sum += sizeOf(line, standard) - standard;
  return sum;
}

function lineAt(
  lines: ReadonlyMap<number, Line>,
  standard: number,
  distance: number,
): { line: number; offset: number } {
  let line = 1;
  let left = distance;
  const special = [...lines.keys()].sort((a, b) => a - b);
  for (const at of special) {
    const plain = (at - line) * standard;
    if (left < plain) break;
    const size = sizeOf(lines.get(at), standard);
    if (left - plain < size) return { line: at, offset: left - plain };
    left -= plain + size;
    line = at + 1;
  }
  const steps = Math.floor(left / standard);
  return { line: line + steps, offset: left - steps * standard };
}
