import type { CellsNow } from "../../core/owned/cells-now";
import { looksSame } from "../../core/owned/shown";
import { bottom, contains, right } from "../../core/sheet/address";
import { isFormula, type Grid } from "../../core/sheet/grid";
import type { CellValue, Formula } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import { formulaAt, shownOf, type CellsLook } from "../look/cells";

/** What a cell is to get, as `Range.formulas` takes it; "" empties it, null leaves it as it is. */
export type Entry = string | number | boolean | null;

/** Cells that are written together. */
export interface CellRun {
  rect: Rect;
  entries: Entry[][];
}

/** Lines left alone between two that are written cost less than another call does, up to so many. */
const WIDEST_GAP = 8;
/** Cells written at once. */
const MOST_CELLS = 30_000;

/**
 * What has to be written for our cells to be as the grid says: what differs, and no more. People's cells are left alone, and what was
 * ours and is no longer wanted is emptied.
 * @param look undefined on a new sheet.
 */
export function cellChanges(
  look: CellsLook | undefined,
  now: CellsNow,
  areas: readonly Rect[],
  grid: Grid,
): CellRun[] {
  const lines = new Map<number, Map<number, Entry>>();
  const put = (row: number, column: number, entry: Entry): void => {
    const line = lines.get(row);
    if (line) line.set(column, entry);
    else lines.set(row, new Map([[column, entry]]));
  };
  const peoples = peoplesCells(now);
  for (const { row, cells } of now.rows) {
    for (const { column } of cells) {
      const isOurs = !peoples(row, column) && areas.some((area) => contains(area, row, column));
      if (isOurs && (grid.get(row)?.get(column)?.value ?? null) === null) put(row, column, "");
    }
  }
  for (const [row, cells] of grid) {
    for (const [column, { value }] of cells) {
      if (value === null || peoples(row, column) || (look && holds(look, row, column, value))) continue;
      put(row, column, isFormula(value) ? `=${value.formula}` : value);
    }
  }
  return runsOf(lines);
}

/** Tells the cells that are people's. */
export function peoplesCells({ rows }: CellsNow): (row: number, column: number) => boolean {
  const theirs = new Map(
    rows.map(({ row, cells }) => [row, new Set(cells.flatMap((cell) => (cell.peoples ? cell.column : [])))]),
  );
  return (row, column) => theirs.get(row)?.has(column) ?? false;
}

/** A text is not the number that looks like it. */
export function holds(look: CellsLook, row: number, column: number, wanted: CellValue | Formula): boolean {
  const formula = formulaAt(look, row, column);
  if (isFormula(wanted)) return formula === wanted.formula;
  const shown = shownOf(look)(row, column) ?? null;
  return formula === undefined && typeof shown === typeof wanted && looksSame(wanted, shown);
}

function runsOf(lines: ReadonlyMap<number, ReadonlyMap<number, Entry>>): CellRun[] {
  const runs: Rect[] = [];
  for (const row of [...lines.keys()].sort((a, b) => a - b)) {
    const columns = [...lines.get(row)!.keys()];
    const [first, last] = [Math.min(...columns), Math.max(...columns)];
    const before = runs.at(-1);
    const joined = before && around(before, { row, column: first, rows: 1, columns: last - first + 1 });
    const near = before && row - bottom(before) <= WIDEST_GAP + 1;
    if (joined && near && joined.rows * joined.columns <= MOST_CELLS) runs[runs.length - 1] = joined;
    else runs.push({ row, column: first, rows: 1, columns: last - first + 1 });
  }
  return runs.map((rect) => ({
    rect,
    entries: Array.from({ length: rect.rows }, (_, down) =>
      Array.from(
        { length: rect.columns },
        (_, across) => lines.get(rect.row + down)?.get(rect.column + across) ?? null,
      ),
    ),
  }));
}

/** The smallest rectangle that holds both. */
export function around(a: Rect, b: Rect): Rect {
  const [row, column] = [Math.min(a.row, b.row), Math.min(a.column, b.column)];
  return {
    row,
    column,
    rows: Math.max(bottom(a), bottom(b)) - row + 1,
    columns: Math.max(right(a), right(b)) - column + 1,
  };
}

/**
 * The first cell that we fill, apart from the rest: what it is to say in the end is written last.
 * @returns `first` is undefined when people have filled every one.
 */
export function splitOff(
  runs: readonly CellRun[],
  grid: Grid,
  isPeoples: (row: number, column: number) => boolean,
): { first: CellRun | undefined; rest: CellRun[] } {
  const at = firstFilled(grid, isPeoples);
  if (!at) return { first: undefined, rest: [...runs] };
  const [row, column, value] = at;
  const entry = isFormula(value) ? `=${value.formula}` : value;
  const rest = runs.map((run) => {
    if (!contains(run.rect, row, column)) return run;
    const entries = run.entries.map((line) => [...line]);
    entries[row - run.rect.row]![column - run.rect.column] = null;
    return { ...run, entries };
  });
  return {
    first: { rect: { row, column, rows: 1, columns: 1 }, entries: [[entry]] },
    rest: rest.filter(({ entries }) => entries.some((line) => line.some((one) => one !== null))),
  };
}

function firstFilled(
  grid: Grid,
  isPeoples: (row: number, column: number) => boolean,
): [row: number, column: number, value: CellValue | Formula] | undefined {
  for (const row of [...grid.keys()].sort((a, b) => a - b)) {
    const cells = grid.get(row)!;
    for (const column of [...cells.keys()].sort((a, b) => a - b)) {
      const { value } = cells.get(column)!;
      if (value !== null && !isPeoples(row, column)) return [row, column, value];
    }
  }
  return undefined;
}
