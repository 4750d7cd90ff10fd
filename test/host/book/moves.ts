import type { Rect } from "../../../src/workbook";
import type { Sheet } from "./book";
import { movedRect } from "./move-references";
import type { Move } from "./move-references";

/**
 * What was put in and taken out of each sheet since it was made or loaded, so that a range which a client keeps can be found again:
 * it says when it was made, and is moved by all that came after.
 */
const journals = new WeakMap<Sheet, Move[]>();

export function noteMove(sheet: Sheet, move: Move): void {
  const journal = journals.get(sheet);
  if (journal) journal.push(move);
  else journals.set(sheet, [move]);
}

export const movesMade = (sheet: Sheet): number => journals.get(sheet)?.length ?? 0;

/** Where the cells are now that were in a rectangle after so many moves; undefined: they are deleted. */
export function rectNow(sheet: Sheet, rect: Rect, since: number): Rect | undefined {
  let now: Rect | undefined = rect;
  for (const move of (journals.get(sheet) ?? []).slice(since)) now = now && movedRect(now, move);
  return now;
}
