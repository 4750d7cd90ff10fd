import { address, bottom, contains } from "../core/sheet/address";
import { plainNumber, shapeOf } from "../core/sheet/formula-text";
import { isFormula, shownValue, type Grid } from "../core/sheet/grid";
import { isLink } from "../core/sheet/link";
import type { Made } from "../core/sheet/made";
import type { CellValue, SheetSpec } from "../core/sheet/spec";
import type { Rect } from "../workbook";
import type { OwnedSheet } from "./owned-sheets";
import type { Package } from "./package/package";
import type { FileContents } from "./read/contents";
import { aroundCells } from "./read/around-cells";
import { showsCharts } from "./write/drawing";
import { showsOverCells } from "./write/over-cells/over-cells";
import { showsNames } from "./write/own-names";
import { looksSame, shownIn } from "./write/shown-cells";
import { sortedFrom } from "./write/sorted-rows";
import { cellFormula, sheetNow } from "./write/sheet-now";
import type { StyleBook } from "./write/style-book";
import { ownTables, showsTables } from "./write/tables";

/**
 * Whether a sheet still shows what its spec says: nobody has changed a cell in our area, or taken away a chart, a table or what lies
 * over the cells. Only asked when the sheet carries the spec's fingerprint.
 */
export async function isCurrent(
  pkg: Package,
  ours: OwnedSheet,
  spec: SheetSpec,
  grid: Grid,
  styles: StyleBook,
  { definedNames, date1904 }: FileContents,
): Promise<boolean> {
  const { area } = spec;
  const { part } = ours.sheet;
  const formulas = await formulasShown(pkg, part, grid, styles);
  const shown = await shownIn(pkg, part, area);
  const cellAt = (row: number, column: number) => grid.get(row)?.get(column)?.value ?? null;
  const isSame = (row: number, column: number): boolean => {
    if (spec.volatile.some((rect) => contains(rect, row, column))) return true;
    const cell = cellAt(row, column);
    if (isFormula(cell) && formulas?.get(address(row, column)) === shapeOf(cell.formula)) return true;
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
      const formula = formulas?.get(address(at, across));
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
  if (!unlike.every((row) => sorted.some((rect) => row > rect.row && row <= bottom(rect)))) return false;
  return (
    showsTables(ownTables(ours, spec), spec.tables) &&
    showsNames(definedNames, ours.sheet.name, spec) &&
    (await showsRules(pkg, part, spec, ours.made, styles, date1904)) &&
    showsCharts(pkg, part, spec, ours.made)
  );
}

const range = (from: number, count: number): number[] => Array.from({ length: count }, (_, i) => from + i);

const keyOf = (value: CellValue): string =>
  typeof value === "number" ? plainNumber(value) : `"${value ?? ""}`;

/** What our formulas show may change whenever the workbook is calculated: what they say counts. A link always shows its text. */
async function formulasShown(
  pkg: Package,
  part: string,
  grid: Grid,
  styles: StyleBook,
): Promise<ReadonlyMap<string, string> | undefined> {
  const calculates = [...grid.values()].some((cells) =>
    [...cells.values()].some(({ value }) => isFormula(value) && !isLink(value.formula)),
  );
  if (!calculates) return undefined;
  const { rows } = sheetNow(await pkg.text(part), part, undefined, styles);
  return new Map(
    rows.flatMap(({ row, cells }) =>
      cells.flatMap(({ column, element }): [string, string][] => {
        const formula = cellFormula(element);
        return formula === undefined ? [] : [[address(row, column), shapeOf(formula)]];
      }),
    ),
  );
}

async function showsRules(
  pkg: Package,
  part: string,
  spec: SheetSpec,
  made: Made | undefined,
  styles: StyleBook,
  date1904: boolean,
): Promise<boolean> {
  const { conditions, validations, sparklines, links } = spec;
  if (![conditions, validations, sparklines, links].some(({ length }) => length)) return true;
  return showsOverCells(aroundCells(await pkg.text(part), part), spec, [spec.area], made, styles, date1904);
}
