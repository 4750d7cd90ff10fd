import { contains } from "../../../src/core/sheet/address";
import { placeKey, placeOf } from "./cells-read";
import type { FormulaCell } from "./formulas";
import type { Area } from "./translate";

/** Adds to some formulas all those that read one of them or one of the changed cells, directly or through others. */
export function withDependents(
  formulas: readonly FormulaCell[],
  start: Iterable<FormulaCell>,
  changed: ReadonlyMap<string, ReadonlySet<number>>,
): Set<FormulaCell> {
  const found = new Set(start);
  if (found.size === 0 && [...changed.values()].every(({ size }) => size === 0)) return found;
  const readersOf = readers(formulas);
  const open = [...found];
  const add = (sheet: string, row: number, column: number): void => {
    for (const reader of readersOf(sheet, row, column)) {
      if (found.has(reader)) continue;
      found.add(reader);
      open.push(reader);
    }
  };
  for (const [sheet, keys] of changed) {
    for (const key of keys) add(sheet, placeOf(key).row, placeOf(key).column);
  }
  for (let next = open.pop(); next; next = open.pop()) add(next.sheet.id, next.row, next.column);
  return found;
}

/** Areas of no more cells than this are found by their cells; larger ones are tried one by one, and formulas share them. */
const SMALL = 32;

function readers(
  formulas: readonly FormulaCell[],
): (sheet: string, row: number, column: number) => Iterable<FormulaCell> {
  const small = new Map<string, Map<number, FormulaCell[]>>();
  const large = new Map<string, Map<string, { area: Area; formulas: FormulaCell[] }>>();
  for (const formula of formulas) {
    for (const area of formula.reads) {
      const { row, column, rows, columns } = area.rect;
      if (rows * columns > SMALL) {
        const key = [row, column, rows, columns].join(" ");
        const shared = at(
          large,
          area.sheet,
          () => new Map<string, { area: Area; formulas: FormulaCell[] }>(),
        );
        at(shared, key, () => ({ area, formulas: [] })).formulas.push(formula);
        continue;
      }
      const cells = at(small, area.sheet, () => new Map<number, FormulaCell[]>());
      for (let r = row; r < row + rows; r++) {
        for (let c = column; c < column + columns; c++) at(cells, placeKey(r, c), () => []).push(formula);
      }
    }
  }
  return function* (sheet, row, column) {
    yield* small.get(sheet)?.get(placeKey(row, column)) ?? [];
    for (const { area, formulas: all } of large.get(sheet)?.values() ?? []) {
      if (contains(area.rect, row, column)) yield* all;
    }
  };
}

function at<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
