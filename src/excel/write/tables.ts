/// <reference types="office-js" />
import { sameName } from "../../core/owned/own-tables";
import { address, rangeAddress } from "../../core/sheet/address";
import { inExcelForm } from "../../core/sheet/structured-formula";
import type { TableSpec } from "../../core/sheet/table";
import type { Rect, TableInfo } from "../../workbook";
import { rangeAt } from "../read/rect";

/** A table that the spec has and that is there. */
interface Kept {
  old: TableInfo;
  wanted: TableSpec;
}

const keptOf = (before: readonly TableInfo[], wanted: readonly TableSpec[]): Kept[] =>
  before.flatMap((old) => {
    const table = wanted.find(({ name }) => sameName(name, old.name));
    return table ? [{ old, wanted: table }] : [];
  });

/** A table that has to stand elsewhere. */
interface TableMove extends Kept {
  /** The cells that it comes to lie on. */
  landing: Rect;
}

/**
 * Tables that have to stand elsewhere. Excel moves a table with its cells and with all that refers to it, so what is known of the cells is
 * then no longer so: move them, sync, and look again before anything else is written.
 */
export const tablesToMove = (before: readonly TableInfo[], wanted: readonly TableSpec[]): TableMove[] =>
  keptOf(before, wanted)
    .filter(({ old, wanted: { rect } }) => old.rect.row !== rect.row || old.rect.column !== rect.column)
    .map((one) => ({
      ...one,
      landing: { ...sizeToMove(one), row: one.wanted.rect.row, column: one.wanted.rect.column },
    }));

/** A table is moved no larger than it is to be: where it comes to lie more rows than that may be people's. */
const sizeToMove = ({ old, wanted }: Kept): Rect => ({
  ...old.rect,
  rows: Math.min(old.rect.rows - (old.totalsRow ? 1 : 0), wanted.rect.rows),
});

/** Queues the moves, the one that goes furthest down or right first: a table must not land on one that is still to go. */
export function moveTables(sheet: Excel.Worksheet, moves: readonly TableMove[]): void {
  const down = ({ old, wanted }: Kept): number => wanted.rect.row - old.rect.row;
  const inOrder = [...moves].sort((a, b) =>
    down(a) > 0 && down(b) > 0 ? b.old.rect.row - a.old.rect.row : a.old.rect.row - b.old.rect.row,
  );
  for (const { old, wanted } of inOrder) {
    const table = sheet.tables.getItem(old.name);
    const rect = sizeToMove({ old, wanted });
    if (old.totalsRow) table.showTotals = false;
    if (rect.rows < old.rect.rows) table.resize(rangeAddress(rect));
    rangeAt(sheet, rect).moveTo(address(wanted.rect.row, wanted.rect.column));
  }
}

/**
 * Queues what has to be done to our tables before their cells are written: those no longer wanted become plain cells, the others get
 * the size that they are to have. Filters, sorting and a totals row that people switched on were for other rows.
 * @param before ours as they are, each where it is to be (`moveTables`).
 * @param rectOf where a table is to be, with the columns that people put to the right of ours.
 */
export function prepareTables(
  sheet: Excel.Worksheet,
  before: readonly TableInfo[],
  wanted: readonly TableSpec[],
  rectOf: (table: TableSpec) => Rect,
): void {
  const kept = keptOf(before, wanted);
  for (const { name } of before.filter((old) => !kept.some((one) => one.old === old))) {
    sheet.tables.getItem(name).convertToRange();
  }
  for (const { old, wanted: spec } of kept) {
    const table = sheet.tables.getItem(old.name);
    const rect = rectOf(spec);
    table.clearFilters();
    table.sort.clear();
    if (old.totalsRow) table.showTotals = false;
    const now = old.totalsRow ? { ...old.rect, rows: old.rect.rows - 1 } : old.rect;
    if (rangeAddress(now) !== rangeAddress(rect)) table.resize(rangeAddress(rect));
  }
}

/** Queues the tables that are not there yet, once their cells are written, and what each calculates in a new row. */
export function finishTables(
  sheet: Excel.Worksheet,
  before: readonly TableInfo[],
  wanted: readonly TableSpec[],
): void {
  const isThere = ({ name }: TableSpec): boolean => before.some((old) => sameName(old.name, name));
  for (const spec of wanted.filter((one) => !isThere(one))) {
    const table = sheet.tables.add(rangeAddress(spec.rect), true);
    table.style = "";
    table.showBandedRows = false;
    if (!spec.filter) table.showFilterButton = false;
    calculateColumns(table, spec);
    // Last, so that what has its name is whole.
    table.name = spec.name;
  }
}

/** A formula for all of a column's cells is what Excel fills into new rows. */
function calculateColumns(table: Excel.Table, { name, columns }: TableSpec): void {
  columns.forEach(({ formula }, index) => {
    if (formula === undefined) return;
    const body = table.columns.getItemAt(index).getDataBodyRange();
    // One formula is for all cells; the declared type knows of arrays only.
    body.formulas = `=${inExcelForm(formula, name)}` as unknown as string[][];
  });
}
