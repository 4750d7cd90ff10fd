import { contains, covers, rangeAddress } from "./address";
import { cutText } from "./cut-text";
import type { CellValue, DateValue, Formula, SheetSpec, Starter } from "./spec";
import type { Style } from "./style";
import type { TableSpec } from "./table";
import { TEXT_FORMAT, wouldBeRead } from "./text-excel-reads";

export interface Cell {
  value: CellValue | Formula;
  style: Style;
}

/** Row, then column, to what stands there. Cells that are neither written nor painted are not in it. */
export type Grid = ReadonlyMap<number, ReadonlyMap<number, Cell>>;

/** The most that Excel keeps in a cell, in UTF-16 units; a file with more counts as damaged. */
export const LONGEST_TEXT = 32_767;

const fitting = (text: string): string =>
  text.length > LONGEST_TEXT ? `${cutText(text, LONGEST_TEXT - 1)}…` : text;

/** How far a 1904 workbook's serial numbers lie behind the day numbers used here. */
export const DAYS_BEFORE_1904 = 1462;

/** A date as a workbook's serial number. */
export const serialOf = ({ day }: DateValue, date1904: boolean): number =>
  day - (date1904 ? DAYS_BEFORE_1904 : 0);

export const isFormula = (value: CellValue | Formula): value is Formula =>
  typeof value === "object" && value !== null;

/** What a reader sees of a cell now: a formula's value. */
export const shownValue = (value: CellValue | Formula): CellValue => (isFormula(value) ? value.value : value);

/**
 * A spec's blocks and paints laid over each other, cell by cell, with dates as the workbook's serial numbers.
 * A text too long for a cell ends in `…`. Fails when something lies outside the owned area, or a table's heads are not its columns.
 */
export function gridOf(spec: SheetSpec, date1904 = false): Grid {
  const grid = layOut(spec, date1904, (row, column) => {
    if (!contains(spec.area, row, column)) {
      throw new RangeError(`${spec.role}: row ${row}, column ${column} lies outside the owned area`);
    }
  });
  for (const table of spec.tables) checkTable(table, grid);
  const over = [
    ...spec.conditions.map(({ rect }) => rect),
    ...spec.validations.flatMap(({ rects }) => rects),
    ...spec.names.map(({ rect }) => rect),
    ...spec.sparklines.flatMap(({ cells }) =>
      cells.map(({ row, column }) => ({ row, column, rows: 1, columns: 1 })),
    ),
  ];
  const outside = over.find((rect) => !covers(spec.area, rect));
  if (outside) throw new RangeError(`${spec.role}: ${rangeAddress(outside)} lies outside the owned area`);
  return grid;
}

/** What a sheet gets once, when it is made: see `Starter`. */
export function starterGrid(starter: Starter, date1904 = false): Grid {
  const grid = layOut(starter, date1904);
  for (const table of starter.tables) checkTable(table, grid);
  return grid;
}

function layOut(
  { blocks, paints }: Pick<SheetSpec, "blocks" | "paints">,
  date1904: boolean,
  check: (row: number, column: number) => void = () => {},
): Grid {
  const written = (value: CellValue | Formula | DateValue): CellValue | Formula => {
    if (typeof value === "string") return fitting(value);
    // No cell can hold what is no number.
    if (typeof value === "number") return Number.isFinite(value) ? value : null;
    const isDate = typeof value === "object" && value !== null && "day" in value;
    return isDate ? serialOf(value, date1904) : value;
  };
  const grid = new Map<number, Map<number, Cell>>();
  const layered = layering();
  const cellAt = (row: number, column: number): Cell => {
    check(row, column);
    let cells = grid.get(row);
    if (!cells) grid.set(row, (cells = new Map()));
    let cell = cells.get(column);
    if (!cell) cells.set(column, (cell = { value: null, style: UNPAINTED }));
    return cell;
  };

  for (const { rect, style } of paints) {
    for (let row = rect.row; row < rect.row + rect.rows; row++) {
      for (let column = rect.column; column < rect.column + rect.columns; column++) {
        const cell = cellAt(row, column);
        cell.style = layered(cell.style, style);
      }
    }
  }
  for (const { row, column, values } of blocks) {
    values.forEach((line, down) =>
      line.forEach((value, across) => {
        // An empty text leaves the cell as empty as null does: what people type there must not count as ours.
        if (value === null || value === "") return;
        const cell = cellAt(row + down, column + across);
        cell.value = written(value);
        if (typeof value === "string" && wouldBeRead(value)) cell.style = layered(cell.style, AS_TEXT);
      }),
    );
  }
  return grid;
}

const UNPAINTED: Style = {};
const AS_TEXT: Style = { format: TEXT_FORMAT };

/** One style over another. Cells painted alike share the very style, so that it need be looked up but once for all of them. */
function layering(): (under: Style, over: Style) => Style {
  const known = new Map<Style, Map<Style, Style>>();
  return (under, over) => {
    let above = known.get(under);
    if (!above) known.set(under, (above = new Map()));
    let style = above.get(over);
    if (!style) above.set(over, (style = { ...under, ...over }));
    return style;
  };
}

const LONGEST_COLUMN_NAME = 255;

/** Excel repairs a file whose table has other column names than its header cells say, too long ones, or no row below them. */
function checkTable({ name, rect, columns }: TableSpec, grid: Grid): void {
  const heads = columns.map((_, i) => grid.get(rect.row)?.get(rect.column + i)?.value);
  const different = new Set(columns.map((column) => column.name.toLowerCase())).size === columns.length;
  const long = columns.find((column) => column.name.length > LONGEST_COLUMN_NAME);
  if (long) {
    const begins = long.name.slice(0, 40);
    throw new RangeError(`the table ${name} has a column name of ${long.name.length} characters: ${begins}…`);
  }
  const same = heads.every((head, i) => head === columns[i]!.name);
  if (!same || !different || rect.columns !== columns.length || rect.rows < 2) {
    throw new RangeError(`the table ${name} does not fit its cells: ${heads.join(", ")}`);
  }
}
