import { bottom, contains, right } from "../core/sheet/address";
import { shownValue, type Grid } from "../core/sheet/grid";
import type { CellValue, SheetSpec } from "../core/sheet/spec";
import type { OwnedSheet } from "./owned-sheets";
import type { Package } from "./package/package";
import { aroundCells } from "./read/around-cells";
import { showsCharts } from "./write/drawing";
import { showsOverCells } from "./write/over-cells/over-cells";
import { shownIn } from "./write/shown-cells";
import type { StyleBook } from "./write/style-book";
import { ownTables, showsTables } from "./write/tables";

/** Programs write numbers with fifteen digits or seventeen. */
const SLACK = 1e-12;

/**
 * Whether a sheet still shows what its spec says: nobody has changed a cell in our area, or taken away a chart, a table or what lies
 * over the cells. Only asked when the sheet carries the spec's fingerprint.
 */
export async function isCurrent(
  pkg: Package,
  { sheet, rules }: OwnedSheet,
  spec: SheetSpec,
  grid: Grid,
  styles: StyleBook,
): Promise<boolean> {
  const { area } = spec;
  const { part } = sheet;
  const shown = await shownIn(pkg, part, area);
  for (let row = area.row; row <= bottom(area); row++) {
    for (let column = area.column; column <= right(area); column++) {
      if (spec.volatile.some((rect) => contains(rect, row, column))) continue;
      const wanted = shownValue(grid.get(row)?.get(column)?.value ?? null);
      // What stands where we wrote nothing is a person's, and stays.
      if (wanted !== null && !same(wanted, shown(row, column) ?? null)) return false;
    }
  }
  return (
    showsTables(ownTables(sheet, spec.tables), spec.tables) &&
    (await showsRules(pkg, part, spec, rules, styles)) &&
    showsCharts(pkg, part, spec)
  );
}

async function showsRules(
  pkg: Package,
  part: string,
  spec: SheetSpec,
  rules: ReadonlySet<string>,
  styles: StyleBook,
): Promise<boolean> {
  const { conditions, validations, sparklines, links } = spec;
  if (![conditions, validations, sparklines, links].some(({ length }) => length)) return true;
  return showsOverCells(aroundCells(await pkg.text(part), part), spec, [spec.area], rules, styles);
}

function same(wanted: string | number | boolean, found: CellValue): boolean {
  if (typeof wanted === "number" && typeof found === "number") {
    return Math.abs(wanted - found) <= SLACK * Math.max(1, Math.abs(wanted));
  }
  // An empty text and an empty cell look the same, and programs turn one into the other.
  return wanted === (found ?? "");
}
