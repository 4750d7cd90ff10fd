import { bottom, contains, right } from "../../core/sheet/address";
import { formulaSignature, shows } from "../../core/sheet/cell-record";
import { isLink } from "../../core/sheet/link";
import type { Rect } from "../../workbook";
import type { Candidate } from "../decide/candidates";
import { formulaAt, shownOf, type CellsLook } from "./cells";

/**
 * The rows of our area that hold something else than what is on record: of these it has to be asked which cells carry our mark. A cell that
 * is as we wrote it is ours. Undefined when there is none.
 */
export function rowsInDoubt({ ours, brokenOff }: Candidate, look: CellsLook): Rect | undefined {
  const { area, record } = ours ?? {};
  const isInPlace = area && record && record.columns === area.columns && record.rows.length === area.rows;
  if (brokenOff || !isInPlace) return look.rect;
  const shown = shownOf(look);
  const isKnown = (row: number, column: number): boolean => {
    const formula = formulaAt(look, row, column);
    const value = shown(row, column) ?? null;
    if (formula === undefined && value === null) return true;
    const signature = contains(area, row, column)
      ? record.rows[row - area.row]?.get(column - area.column)
      : undefined;
    if (signature === undefined) return false;
    return formula === undefined || isLink(formula)
      ? shows(value, signature)
      : formulaSignature(formula) === signature;
  };
  const doubtful = upTo(look.rect.row, bottom(look.rect)).filter(
    (row) => !upTo(look.rect.column, right(look.rect)).every((column) => isKnown(row, column)),
  );
  const [first, last] = [doubtful[0], doubtful.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { ...look.rect, row: first, rows: last - first + 1 };
}

const upTo = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
