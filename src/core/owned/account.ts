import { alignRows } from "../sheet/align-rows";
import {
  ANYTHING,
  formulaSignature,
  shows,
  signatureOf,
  signaturesNear,
  type CellRecord,
} from "../sheet/cell-record";
import { shapeOf } from "../sheet/formula-text";
import { isFormula, shownValue, type Grid } from "../sheet/grid";
import { isLink } from "../sheet/link";
import type { CellValue } from "../sheet/spec";
import type { Rect } from "../../workbook";
import { INTERRUPTED } from "./interrupted";
import { pairColumns } from "./pair-columns";
import { sortedFrom } from "./sorted-rows";
import type { CellNow, CellsNow } from "./cells-now";
import type { Shown } from "./shown";

/** A cell of ours that somebody has typed over, and that is written again. */
export interface ChangedCell {
  row: number;
  column: number;
  value: CellValue;
}

/** What became of the cells that carry our mark. */
export interface Account<C extends CellNow> {
  /** Those that are people's all the same. */
  theirs: ReadonlySet<C>;
  changed: ChangedCell[];
}

/**
 * Tells people's cells from ours among those that carry our mark: a cell copied from ours carries it too. What stands where the
 * record has nothing is people's, and so is what they typed over a cell that is now to be empty; what they typed where the
 * grid has something else is changed. In rows that can't be told apart from those that people put in, what is not as
 * recorded is people's.
 * @param tables our tables as they are: people may sort their rows.
 */
export function accountFor<C extends CellNow>(
  { owned, rows }: Pick<CellsNow<C>, "owned" | "rows">,
  record: CellRecord,
  shown: Shown,
  grid: Grid,
  tables: readonly Rect[] = [],
): Account<C> {
  const theirs = new Set<C>();
  const changed: ChangedCell[] = [];
  if (!owned) return { theirs, changed };

  const found = Array.from({ length: owned.rows }, (): C[] => []);
  for (const { row, cells } of rows) {
    const marked = cells.filter(({ filled, peoples }) => filled && !peoples);
    found[row - owned.row]?.push(...marked);
  }
  const isOurs = ourFormulas(grid);
  /** What the record may have of a cell; undefined for a link saved without its text, as some programs do. */
  const makeSignatures = (row: number, cell: C): string[] | undefined => {
    const formula = formulaOf(cell);
    if (formula !== "" && !isLink(formula)) return [formulaSignature(formula)];
    const value = shown(row, cell.column);
    return value === undefined ? undefined : signaturesNear(value);
  };
  /** Once a cell, since its row is compared with several. */
  const signaturesOf = oncePerCell(makeSignatures);
  const isSame = (signature: string | undefined, row: number, cell: C): boolean => {
    if (signature === undefined) return false;
    if (signature === ANYTHING) return true;
    const found = signaturesOf(row, cell);
    if (found?.includes(signature)) return true;
    const formula = formulaOf(cell);
    return (!found || !isLink(formula)) && isOurs(formula);
  };
  const signatures = found.map((cells, at) =>
    cells.map((cell) => ({
      column: cell.column - owned.column,
      signatures: signaturesOf(owned.row + at, cell),
    })),
  );
  const columns = pairColumns(record, signatures, owned.columns);
  const columnBefore = ({ column }: C): number => columns[column - owned.column] ?? -1;
  const kept = new Set(columns);
  const isSameRow = (before: number, at: number): boolean => {
    const wanted = record.rows[before]!;
    const left = [...wanted.keys()].filter((column) => kept.has(column)).length;
    return (
      left === found[at]!.length &&
      found[at]!.every((cell) => isSame(wanted.get(columnBefore(cell)), owned.row + at, cell))
    );
  };
  const inPlace = owned.columns === record.columns && owned.rows === record.rows.length;
  const lines = new Map(pairRows(record, found, inPlace, isSameRow));
  if (inPlace) {
    for (const { row, rows } of tables) {
      const body = Array.from({ length: rows - 1 }, (_, i) => row + 1 + i - owned.row);
      const before = body.map((at) => [...(record.rows[at] ?? [])].map((cell) => cell.join(":")).join());
      const now = body.map((at) =>
        (signatures[at] ?? []).map((cell) => `${cell.column}:${cell.signatures?.[0]}`).join(),
      );
      sortedFrom(before, now)?.forEach((from, i) => lines.set(body[i]!, body[from]!));
    }
  }

  found.forEach((cells, at) => {
    const row = owned.row + at;
    const before = lines.get(at) ?? -1;
    const recorded = before >= 0 ? record.rows[before]! : undefined;
    if (!cells.length || (recorded && isSameRow(before, at))) return;
    for (const cell of cells) {
      const signature = recorded?.get(columnBefore(cell));
      if (isSame(signature, row, cell)) continue;
      const wanted = grid.get(row)?.get(cell.column)?.value ?? null;
      const value = shown(row, cell.column) ?? unvalued(cell);
      if (((value === null || value === "") && cell.formula === undefined) || value === INTERRUPTED) continue;
      if (signature === undefined || wanted === null) theirs.add(cell);
      else if (!shows(value, signatureOf(shownValue(wanted))))
        changed.push({ row, column: cell.column, value });
    }
  });
  return { theirs, changed };
}

function oncePerCell<C, T>(make: (row: number, cell: C) => T): (row: number, cell: C) => T {
  const made = new Map<C, T>();
  return (row, cell) => {
    if (!made.has(cell)) made.set(cell, make(row, cell));
    return made.get(cell)!;
  };
}

/** Nothing where a formula is another cell's, too, and written there. */
const formulaOf = ({ formula }: CellNow): string => formula ?? "";

/** What stands for a cell's value when a program has not worked it out. */
const unvalued = (cell: CellNow): string | null => {
  const formula = formulaOf(cell);
  return formula === "" ? null : `=${formula}`;
};

/** Tells whether a formula is one of those that the sheet is to have, wherever it now stands; links differ by their texts. */
function ourFormulas(grid: Grid): (formula: string) => boolean {
  let shapes: ReadonlySet<string> | undefined;
  const ours = (): ReadonlySet<string> =>
    new Set(
      [...grid.values()].flatMap((cells) =>
        [...cells.values()].flatMap(({ value }) => (isFormula(value) ? [shapeOf(value.formula)] : [])),
      ),
    );
  return (formula) => isLink(formula) || (shapes ??= ours()).has(shapeOf(formula));
}

/**
 * Which row of the record each filled row now is: the one in its place, unless people put rows or columns in or took some out. Some
 * programs do that without a word to the area, which then has its old size: that counts if it explains more rows, and none of the
 * others is one of ours (people have sorted them, then).
 */
function pairRows(
  record: CellRecord,
  found: readonly (readonly CellNow[])[],
  inPlace: boolean,
  same: (before: number, now: number) => boolean,
): ReadonlyMap<number, number> {
  const filledNow = [...found.keys()].filter((row) => found[row]!.length > 0);
  const filledBefore = [...record.rows.keys()].filter((row) => record.rows[row]!.size > 0);
  const pairs = alignRows(filledBefore.length, filledNow.length, (before, now) =>
    same(filledBefore[before]!, filledNow[now]!),
  );
  const aligned = new Map(filledNow.map((row, i) => [row, filledBefore[pairs[i]!] ?? -1]));
  if (!inPlace) return aligned;
  if ([...aligned].every(([now, before]) => now === before)) return aligned;
  const placed = new Map(filledNow.map((row) => [row, row]));
  const explained = (lines: ReadonlyMap<number, number>): number =>
    [...lines].filter(([now, before]) => before >= 0 && same(before, now)).length;
  const isSorted = [...aligned].some(
    ([now, before]) => before < 0 && filledBefore.some((other) => same(other, now)),
  );
  return !isSorted && explained(aligned) > explained(placed) ? aligned : placed;
}
