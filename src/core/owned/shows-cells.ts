import type { Rect } from "../../workbook";
import { bottom, contains } from "../sheet/address";
import { plainNumber, shapeOf } from "../sheet/formula-text";
import { isFormula, shownValue, type Grid } from "../sheet/grid";
import type { CellValue, SheetSpec } from "../sheet/spec";
import { looksSame, type Shown } from "./shown";
import { sortedFrom } from "./sorted-rows";

/**
 * Whether the cells of our area still show what the spec says. People may sort our tables, and fill what we left empty.
 * @param shapeAt the shape of the formula in a cell (formula-text.ts), where that was looked up.
 */
export function showsCells(
  spec: SheetSpec,
  grid: Grid,
  shown: Shown,
  shapeAt?: (row: number, column: number) => string | undefined,
): boolean {
  const { area } = spec;
  const cellAt = (row: number, column: number) => grid.get(row)?.get(column)?.value ?? null;
  const isSame = (row: number, column: number): boolean => {
    if (spec.volatile.some((rect) => contains(rect, row, column))) return true;
    const cell = cellAt(row, column);
    if (isFormula(cell) && shapeAt?.(row, column) === shapeOf(cell.formula)) return true;
    const wanted = shownValue(cell);
    // What stands where we wrote nothing is a person's, and stays.
    return wanted === null || looksSame(wanted, shown(row, column) ?? null);
  };
  /** People may sort our tables: their rows are as they should be in whatever order. */
  const isSorted = ({ row, column, rows, columns }: Rect): boolean => {
    const keys = (key: (row: number, column: number) => string): string[] =>
      range(row + 1, rows - 1).map((at) =>
        range(column, columns)
          .map((across) => key(at, across))
          .join("|"),
      );
    const wanted = keys((at, across) => {
      const cell = cellAt(at, across);
      return isFormula(cell) ? `=${shapeOf(cell.formula)}` : keyOf(cell);
    });
    const found = keys((at, across) => {
      const formula = shapeAt?.(at, across);
      return formula === undefined ? keyOf(shown(at, across) ?? null) : `=${formula}`;
    });
    return sortedFrom(wanted, found) !== undefined;
  };
  const unlike = range(area.row, area.rows).filter(
    (row) => !range(area.column, area.columns).every((column) => isSame(row, column)),
  );
  const sorted = spec.tables
    .map(({ rect }) => rect)
    .filter((rect) => unlike.some((row) => row > rect.row && row <= bottom(rect)))
    .filter(isSorted);
  return unlike.every((row) => sorted.some((rect) => row > rect.row && row <= bottom(rect)));
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

const keyOf = (value: CellValue): string =>
  typeof value === "number" ? plainNumber(value) : `"${value ?? ""}`;
