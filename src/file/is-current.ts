import { address } from "../core/sheet/address";
import { shapeOf } from "../core/sheet/formula-text";
import { isFormula, type Grid } from "../core/sheet/grid";
import { isLink } from "../core/sheet/link";
import type { Made } from "../core/sheet/made";
import type { SheetSpec } from "../core/sheet/spec";
import type { OwnedSheet } from "../core/owned/owned-sheets";
import type { Package } from "./package/package";
import type { FileContents, SheetPart } from "./read/contents";
import { aroundCells } from "./read/around-cells";
import { showsCharts } from "./write/drawing";
import { showsOverCells } from "./write/over-cells/over-cells";
import { showsNames } from "../core/owned/own-names";
import { showsCells } from "../core/owned/shows-cells";
import { shownIn } from "./write/shown-cells";
import { sheetNow } from "./write/sheet-now";
import type { StyleBook } from "./write/style-book";
import { ownTables, showsTables } from "../core/owned/own-tables";

/**
 * Whether a sheet still shows what its spec says: nobody has changed a cell in our area, or taken away a chart, a table or what lies
 * over the cells. Only asked when the sheet carries the spec's fingerprint.
 */
export async function isCurrent(
  pkg: Package,
  ours: OwnedSheet<SheetPart>,
  spec: SheetSpec,
  grid: Grid,
  styles: StyleBook,
  { definedNames, date1904 }: FileContents,
): Promise<boolean> {
  const { area } = spec;
  const { part } = ours.sheet;
  const formulas = await formulasShown(pkg, part, grid, styles);
  const shown = await shownIn(pkg, part, area);
  const isSame = showsCells(
    spec,
    grid,
    shown,
    formulas && ((row, column) => formulas.get(address(row, column))),
  );
  return (
    isSame &&
    showsTables(ownTables(ours, spec), spec.tables) &&
    showsNames(definedNames, ours.sheet.name, spec) &&
    (await showsRules(pkg, part, spec, ours.made, styles, date1904)) &&
    showsCharts(pkg, part, spec, ours.made)
  );
}

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
      cells.flatMap(({ column, formula }): [string, string][] => {
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
