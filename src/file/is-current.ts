import { bottom, contains } from "../core/sheet/address";
import { shownValue, type Grid } from "../core/sheet/grid";
import type { CellValue, SheetSpec } from "../core/sheet/spec";
import { Kind, type CellBlock, type CellColumn } from "../workbook";
import { chartNames } from "./write/drawing";
import type { Package } from "./package/package";
import { readCells } from "./read/read-cells";

/** Programs write numbers with fifteen digits or seventeen. */
const SLACK = 1e-12;

/**
 * Whether a sheet still shows what its spec says: nobody has changed a cell in our area or taken away a chart. Only asked when
 * the sheet carries the spec's fingerprint.
 */
export async function isCurrent(pkg: Package, part: string, spec: SheetSpec, grid: Grid): Promise<boolean> {
  const { area } = spec;
  const columns = Array.from({ length: area.columns }, (_, i) => area.column + i);
  const block = await readCells(pkg, part, { firstRow: area.row, lastRow: bottom(area), columns });
  for (const column of columns) {
    for (let row = area.row; row <= bottom(area); row++) {
      if (spec.volatile.some((rect) => contains(rect, row, column))) continue;
      const wanted = shownValue(grid.get(row)?.get(column)?.value ?? null);
      // What stands where we wrote nothing is a person's, and stays.
      if (wanted !== null && !same(wanted, shown(block, row, column))) return false;
    }
  }
  const charts = await chartNames(pkg, part);
  return spec.charts.length === charts.size && spec.charts.every(({ name }) => charts.has(name));
}

function shown(block: CellBlock, row: number, column: number): CellValue {
  const cells = block.columns.get(column);
  const at = row - block.firstRow;
  return cells && at < block.rows ? valueOf(cells, at) : null;
}

function valueOf(cells: CellColumn, at: number): CellValue {
  const number = cells.numbers[at]!;
  switch (cells.kinds[at] as Kind) {
    case Kind.Number:
    case Kind.Date:
    case Kind.Percent:
      return number;
    case Kind.Boolean:
      return number !== 0;
    case Kind.Text:
    case Kind.Error:
      return cells.texts[number]!;
    default:
      return null;
  }
}

function same(wanted: string | number | boolean, found: CellValue): boolean {
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(wanted - found) <= SLACK * Math.max(1, Math.abs(wanted));
  }
  // An empty text and an empty cell look the same, and programs turn one into the other.
  return wanted === (found ?? "");
}
