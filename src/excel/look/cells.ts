/// <reference types="office-js" />
import type { CellNow, CellsNow, MergeNow } from "../../core/owned/cells-now";
import { peoplesMerges } from "../../core/owned/cells-now";
import type { Shown } from "../../core/owned/shown";
import { bottom, contains, right } from "../../core/sheet/address";
import type { CellValue } from "../../core/sheet/spec";
import { inFileForm } from "../../core/sheet/structured-formula";
import type { Rect, TableInfo } from "../../workbook";
import { rangeAt } from "../read/rect";

/** What the cells of a rectangle held when we looked. */
export interface CellsLook {
  rect: Rect;
  /** By row and column, both from the rectangle's first as 0: what `Range.values` and `Range.formulas` give. */
  values: unknown[][];
  formulas: unknown[][];
  /** The tables of the sheet: within one, Excel leaves its name out of formulas. */
  tables: readonly TableInfo[];
}

/** Asks for the cells of a rectangle; what comes back gives them once the answer is there. */
export function queueCells(
  sheet: Excel.Worksheet,
  rect: Rect,
  tables: readonly TableInfo[],
): () => CellsLook {
  const range = rangeAt(sheet, rect).load("values,formulas");
  return () => ({ rect, values: range.values, formulas: range.formulas, tables });
}

/** Looks at parts of one rectangle, from the top down, as a look at all of it. */
export const joined = (rect: Rect, parts: readonly CellsLook[]): CellsLook => ({
  rect,
  tables: parts[0]?.tables ?? [],
  values: parts.flatMap(({ values }) => values),
  formulas: parts.flatMap(({ formulas }) => formulas),
});

/** What a cell holds: undefined outside the rectangle. */
const at = <T>({ rect }: CellsLook, from: T[][], row: number, column: number): T | undefined =>
  from[row - rect.row]?.[column - rect.column];

/** A cell's formula as files have it, without its equals sign. A text that only looks like one is the cell's value, too. */
export function formulaAt(look: CellsLook, row: number, column: number): string | undefined {
  const formula = at(look, look.formulas, row, column);
  if (typeof formula !== "string" || !formula.startsWith("=")) return undefined;
  if (formula === at(look, look.values, row, column)) return undefined;
  const text = formula.slice(1);
  if (!text.includes("[")) return text;
  return inFileForm(text, look.tables.find(({ rect }) => contains(rect, row, column))?.name ?? "");
}

/** What the cells show, as `showsCells` and `accountFor` ask for it. */
export const shownOf =
  (look: CellsLook): Shown =>
  (row, column) => {
    const value = at(look, look.values, row, column) as CellValue | undefined;
    return value === "" || value === undefined ? null : value;
  };

/**
 * What stands in the rectangle, and which of it is people's.
 * @param owned the area owned until now.
 * @param marked whether a cell carries our mark.
 * @param merges as they stand on the sheet, where they touch the rectangle.
 */
export function cellsNow(
  look: CellsLook,
  owned: Rect | undefined,
  marked: (row: number, column: number) => boolean,
  merges: readonly Rect[],
): CellsNow {
  const { rect } = look;
  const shown = shownOf(look);
  const rows = range(rect.row, bottom(rect)).flatMap((row) => {
    const cells = range(rect.column, right(rect)).flatMap((column): CellNow[] => {
      const formula = formulaAt(look, row, column);
      if (formula === undefined && shown(row, column) === null) return [];
      const isOurs = owned !== undefined && contains(owned, row, column) && marked(row, column);
      return [{ column, filled: true, peoples: !isOurs, formula }];
    });
    return cells.length ? [{ row, cells }] : [];
  });
  return { rows, merges: mergesNow(rows, owned, merges), owned };
}

/** The same, once more cells are known to be people's. */
export function withPeoples(now: CellsNow, theirs: ReadonlySet<CellNow>): CellsNow {
  if (!theirs.size) return now;
  const rows = now.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (theirs.has(cell) ? { ...cell, peoples: true } : cell)),
  }));
  const merges = now.merges.flatMap(({ rect }) => rect ?? []);
  return { ...now, rows, merges: mergesNow(rows, now.owned, merges) };
}

function mergesNow(rows: CellsNow["rows"], owned: Rect | undefined, merges: readonly Rect[]): MergeNow[] {
  const isPeoples = peoplesMerges(rows, owned);
  return merges.map((rect) => ({ rect, peoples: isPeoples(rect) }));
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);
