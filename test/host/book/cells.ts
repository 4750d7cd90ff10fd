import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import type { Cell, Scalar, Sheet } from "./book";

/** The sheet's size, in every Excel since 2007. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** Undefined: nothing was ever put there. The cell must not be changed: `setCell`, `changeCell`. */
export const cellAt = (sheet: Sheet, row: number, column: number): Readonly<Cell> | undefined =>
  sheet.cells.get(row)?.get(column);

/** The value or the formula's result; undefined when blank. */
export const valueAt = (sheet: Sheet, row: number, column: number): Scalar | undefined =>
  sheet.cells.get(row)?.get(column)?.value;

/** The cell is this from now on; one that holds nothing at all is taken away. */
export function setCell(sheet: Sheet, row: number, column: number, cell: Cell | undefined): void {
  let line = sheet.cells.get(row);
  if (!cell || !holdsAnything(cell)) {
    if (line?.delete(column) && line.size === 0) sheet.cells.delete(row);
    return;
  }
  if (!line) {
    line = new Map();
    sheet.cells.set(row, line);
  }
  line.set(column, cell);
}

/** The cell with other parts; a part that is `undefined` is taken away. */
export function changeCell(sheet: Sheet, row: number, column: number, changes: CellChanges): void {
  const cell: Cell = { ...sheet.cells.get(row)?.get(column) };
  for (const part of PARTS) {
    if (!(part in changes)) continue;
    // What is put in a cell fills that cell alone.
    if (part === "formula") delete cell.array;
    if (changes[part] === undefined) delete cell[part];
    else Object.assign(cell, { [part]: changes[part] });
  }
  setCell(sheet, row, column, cell);
}

export type CellChanges = { [Part in keyof Cell]?: Cell[Part] | undefined };
const PARTS = ["value", "formula", "style", "link"] as const;

/** Its content goes; its looks stay. */
export const emptyCell = (sheet: Sheet, row: number, column: number): void =>
  changeCell(sheet, row, column, { value: undefined, formula: undefined });

export const isBlank = (cell: Readonly<Cell> | undefined): boolean =>
  cell === undefined || (cell.value === undefined && cell.formula === undefined);

const holdsAnything = (cell: Cell): boolean =>
  cell.value !== undefined ||
  cell.formula !== undefined ||
  cell.style !== undefined ||
  cell.link !== undefined;

/** Each cell of a rectangle that is there, rows in order, columns in order; it may be changed or taken away meanwhile. */
export function* cellsIn(
  sheet: Sheet,
  rect: Rect,
): Generator<[row: number, column: number, cell: Readonly<Cell>]> {
  for (const row of rowsIn(sheet, rect)) {
    const line = sheet.cells.get(row);
    if (!line) continue;
    for (const column of keysIn(line, rect.column, right(rect))) {
      const cell = line.get(column);
      if (cell) yield [row, column, cell];
    }
  }
}

/** The rows of a rectangle that have any cell, in order. */
export const rowsIn = (sheet: Sheet, rect: Rect): number[] => keysIn(sheet.cells, rect.row, bottom(rect));

/** The keys between two, in order: by counting or by looking at all, whichever is less work. */
export function keysIn(map: ReadonlyMap<number, unknown>, first: number, last: number): number[] {
  const keys: number[] = [];
  if (last - first < map.size) {
    for (let key = first; key <= last; key++) if (map.has(key)) keys.push(key);
    return keys;
  }
  for (const key of map.keys()) if (key >= first && key <= last) keys.push(key);
  return keys.sort((a, b) => a - b);
}
