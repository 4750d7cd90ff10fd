import { Kind } from "../../workbook";
import { textOfCell } from "./cell-text";
import { fold } from "./column";
import { oncePerText } from "./once-per-text";
import { filledTest } from "./sheet-cells";
import type { SheetCells } from "./sheet-cells";

/** What becomes of a row: only `Counts` rows do. */
export enum RowState {
  Counts = 0,
  Total = 1,
  Blank = 2,
  UnknownTeam = 3,
  Duplicate = 4,
}

const TOTAL_LABELS = new Set(["total", "totals", "grand total"]);

/**
 * Which rows under a header are total rows and which are blank (resolution 28). `key` is the column of the reference, or of the
 * team; a total's own label may stand in it.
 */
export function rowStates(sheet: SheetCells, key: number | undefined): Uint8Array {
  const { rows, filled, layout, firstRow } = sheet;
  const states = new Uint8Array(rows);
  const isTotal = totalTest(sheet, key);
  let lastWithMore = -1;
  for (let row = 0; row < rows; row++) {
    if (firstRow + row === layout.totalsRow) states[row] = RowState.Total;
    else if (filled[row] === 0) states[row] = RowState.Blank;
    else if (isTotal(row)) states[row] = RowState.Total;
    else if (filled[row]! > 1) lastWithMore = row;
  }
  markFootnotes(sheet, states, key, lastWithMore);
  return states;
}

function totalTest({ cells, first, labels, layout }: SheetCells, key: number | undefined) {
  const keyIndex = key === undefined ? -1 : layout.columns.indexOf(key);
  const hasKey = keyIndex === -1 ? () => false : filledTest(cells[keyIndex]!);
  const isLabel = cells.map(({ texts }) =>
    oncePerText(texts, (text) => (TOTAL_LABELS.has(fold(text)) ? 1 : 0)),
  );
  return (row: number): boolean => {
    const index = first[row]!;
    if (index !== keyIndex && hasKey(row)) return false;
    const label = labels.get(row);
    if (label !== undefined) return TOTAL_LABELS.has(fold(label));
    const { kinds, numbers } = cells[index]!;
    return kinds[row] === Kind.Text && isLabel[index]!(numbers[row]!) === 1;
  };
}

/**
 * Below the last row that has more than its first cell, a row with only that is a note. Under the key's own header it must be of
 * several words: one word may be a reference whose row is yet to be filled in.
 */
function markFootnotes(
  sheet: SheetCells,
  states: Uint8Array,
  key: number | undefined,
  lastWithMore: number,
): void {
  const { rows, filled, first, cells, layout } = sheet;
  if (cells.length === 1 || lastWithMore === -1) return;
  const underKey = layout.columns[0] === key;
  for (let row = lastWithMore + 1; row < rows; row++) {
    if (states[row] !== RowState.Counts || filled[row] !== 1 || first[row] !== 0) continue;
    if (!underKey || /\S\s+\S/.test(textOfCell(cells[0]!, row, false))) states[row] = RowState.Blank;
  }
}
