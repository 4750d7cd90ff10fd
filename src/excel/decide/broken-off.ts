/// <reference types="office-js" />
import { type Account, type ChangedCell } from "../../core/owned/account";
import type { CellNow, CellsNow } from "../../core/owned/cells-now";
import { isLeftOver } from "../../core/owned/interrupted";
import { ownTables, sameName } from "../../core/owned/own-tables";
import { type OwnedSheet } from "../../core/owned/owned-sheets";
import { shows } from "../../core/sheet/cell-record";
import { looksSame } from "../../core/owned/shown";
import { shownValue, type Grid } from "../../core/sheet/grid";
import { contains, covers, rangeAddress } from "../../core/sheet/address";
import type { SheetSpec } from "../../core/sheet/spec";
import { withStarter } from "../../core/sheet/with-starter";
import { shownOf } from "../look/cells";
import { type CloserLook } from "../look/closer";
import { type SheetLook } from "../look/look-at-sheets";
import { type ExcelSheet, type ExcelTable } from "../read/contents";
import type { Rect } from "../../workbook";
import { holds } from "../write/cell-changes";
import type { Candidate } from "./candidates";
import { signatureFor } from "../../core/owned/validations";
import type { ValidationNow } from "../write/validations-now";

/**
 * A refresh that was broken off may have dressed cells only half, and one that people moved the rows of, others: what we wrote is ours,
 * whether it is marked or not.
 */
export function markedOrKnown(
  { ours, spec, grid }: Candidate,
  { cells }: SheetLook,
  { marked }: CloserLook,
): CloserLook["marked"] {
  const { row: top, column: left } = ours?.area ?? spec.area;
  const shown = shownOf(cells);
  return (row, column) => {
    const value = shown(row, column) ?? null;
    const recorded = ours?.record?.rows[row - top]?.get(column - left);
    const wanted = grid.get(row)?.get(column)?.value ?? null;
    return (
      marked(row, column) ||
      isLeftOver(value) ||
      (recorded !== undefined && shows(value, recorded)) ||
      (wanted !== null && (holds(cells, row, column, wanted) || looksSame(shownValue(wanted), value)))
    );
  };
}

/**
 * What carries our mark on a sheet that is half written is ours: nobody knows any more what people have typed over. So what is neither as
 * it was nor as it is to be is told.
 */
export function allOurs(
  { rows }: CellsNow,
  { theirs, changed }: Account<CellNow>,
  area: Rect,
  { cells: look }: SheetLook,
  grid: Grid,
): Account<CellNow> {
  const shown = shownOf(look);
  const more = rows.flatMap(({ row, cells }) =>
    cells.flatMap((cell): ChangedCell[] => {
      const { column, formula, peoples } = cell;
      if (peoples || (contains(area, row, column) && !theirs.has(cell))) return [];
      const value = shown(row, column) ?? null;
      const wanted = grid.get(row)?.get(column)?.value ?? null;
      const isWanted = wanted !== null && holds(look, row, column, wanted);
      return isWanted || isLeftOver(value) ? [] : [{ row, column, value: value ?? `=${formula}` }];
    }),
  );
  return { theirs: new Set(), changed: [...changed.filter(({ value }) => !isLeftOver(value)), ...more] };
}

/** Where a refresh was broken off just there, a table of ours has no name of its own yet. */
export function unnamedTables(ours: OwnedSheet<ExcelSheet>, spec: SheetSpec): ExcelTable[] {
  const { tables } = ours.sheet;
  const missing = withStarter(spec).tables.filter(
    (table) => !tables.some(({ name }) => sameName(name, table.name)),
  );
  const known = ownTables(ours, spec);
  return tables.filter(
    (one) =>
      !known.includes(one) && missing.some(({ rect }) => rangeAddress(rect) === rangeAddress(one.rect)),
  );
}

/** Where a refresh was broken off just there, a validation of ours has not yet the title by which it is known. */
export const withHalfMade = (
  now: readonly ValidationNow[],
  spec: SheetSpec,
  date1904: boolean,
): ValidationNow[] =>
  now.map((one) => {
    const isWanted = withStarter(spec).validations.some(
      ({ allowed, rects }) =>
        signatureFor(allowed, date1904) === one.signature && rects.some((rect) => covers(rect, one.rect)),
    );
    return isWanted ? { ...one, ours: true } : one;
  });
