import { alignRows } from "../../core/sheet/align-rows";
import { shows, signatureOf, type CellRecord } from "../../core/sheet/cell-record";
import { shownValue, type Grid } from "../../core/sheet/grid";
import type { CellValue } from "../../core/sheet/spec";
import { child } from "../xml/find";
import { withPeoples, type CellNow, type SheetNow } from "./sheet-now";
import type { Shown } from "./shown-cells";

/** A cell of ours that somebody has typed over, and that is written again. */
export interface ChangedCell {
  row: number;
  column: number;
  value: CellValue;
}

/**
 * Tells people's cells from ours among those that carry our mark: a cell copied from ours carries it too. What stands where the
 * record has nothing is people's, and so is what they typed over a cell that is now to be empty; what they typed where the
 * grid has something else is changed. In rows that can't be told apart from those that people put in, what is not as
 * recorded is people's.
 */
export function accountFor(
  now: SheetNow,
  record: CellRecord,
  shown: Shown,
  grid: Grid,
): { now: SheetNow; changed: ChangedCell[] } {
  const { owned } = now;
  const theirs = new Set<CellNow>();
  const changed: ChangedCell[] = [];
  if (!owned) return { now, changed };

  const sameWidth = owned.columns === record.columns;
  const found = Array.from({ length: owned.rows }, (): CellNow[] => []);
  for (const { row, cells } of now.rows) {
    const marked = cells.filter(({ filled, peoples }) => filled && !peoples);
    found[row - owned.row]?.push(...marked);
  }
  const isSame = (signature: string | undefined, row: number, { column }: CellNow): boolean => {
    const value = shown(row, column);
    // A formula saved without its result can't be told: programs that do so do it to all of ours.
    if (signature === undefined) return false;
    return value === undefined || shows(value, signature);
  };
  const isSameRow = (before: number, at: number): boolean => {
    const wanted = [...record.rows[before]!];
    return (
      wanted.length === found[at]!.length &&
      found[at]!.every((cell, i) => {
        const [column, signature] = wanted[i]!;
        return (
          (!sameWidth || cell.column - owned.column === column) && isSame(signature, owned.row + at, cell)
        );
      })
    );
  };
  const lines = pairRows(record, found, sameWidth && owned.rows === record.rows.length, isSameRow);

  found.forEach((cells, at) => {
    const row = owned.row + at;
    const before = lines.get(at) ?? -1;
    const recorded = before >= 0 ? record.rows[before]! : undefined;
    if (!cells.length || (recorded && isSameRow(before, at))) return;
    for (const cell of cells) {
      const signature = sameWidth ? recorded?.get(cell.column - owned.column) : undefined;
      if (isSame(signature, row, cell)) continue;
      const wanted = shownValue(grid.get(row)?.get(cell.column)?.value ?? null);
      const value = shown(row, cell.column) ?? null;
      if ((value === null || value === "") && !child(cell.element, "f")) continue;
      if (signature === undefined || wanted === null) theirs.add(cell);
      else if (!shows(value, signatureOf(wanted))) changed.push({ row, column: cell.column, value });
    }
  });
  return { now: withPeoples(now, theirs), changed };
}

/** Which row of the record each filled row now is: the one in its place, unless people put rows or columns in or took some out. */
function pairRows(
  record: CellRecord,
  found: readonly (readonly CellNow[])[],
  inPlace: boolean,
  same: (before: number, now: number) => boolean,
): ReadonlyMap<number, number> {
  const filledNow = [...found.keys()].filter((row) => found[row]!.length > 0);
  if (inPlace) return new Map(filledNow.map((row) => [row, row]));
  const filledBefore = [...record.rows.keys()].filter((row) => record.rows[row]!.size > 0);
  const pairs = alignRows(filledBefore.length, filledNow.length, (before, now) =>
    same(filledBefore[before]!, filledNow[now]!),
  );
  return new Map(filledNow.map((row, i) => [row, filledBefore[pairs[i]!] ?? -1]));
}
