import type { Sheet } from "./book";
import { cellAt, isBlank, LAST_COLUMN, LAST_ROW } from "./cells";

export type Direction = "Up" | "Down" | "Left" | "Right";

/** Where Ctrl and an arrow key lead: the end of the block of filled cells, or the next filled one, or the sheet's edge. */
export function edgeFrom(
  sheet: Sheet,
  row: number,
  column: number,
  direction: Direction,
): { row: number; column: number } {
  const [down, across] = STEPS[direction];
  const last = down > 0 ? LAST_ROW : across > 0 ? LAST_COLUMN : 1;
  const at = (steps: number) => ({ row: row + down * steps, column: column + across * steps });
  const steps = Math.abs(last - (down !== 0 ? row : column));
  const filled = (n: number): boolean => !isBlank(cellAt(sheet, at(n).row, at(n).column));
  if (steps === 0) return { row, column };
  let n = 1;
  if (filled(0) && filled(1)) {
    while (n < steps && filled(n + 1)) n += 1;
    return at(n);
  }
  while (n < steps && !filled(n)) n += 1;
  return at(n);
}

const STEPS: Readonly<Record<Direction, readonly [number, number]>> = {
  Up: [-1, 0],
  Down: [1, 0],
  Left: [0, -1],
  Right: [0, 1],
};
