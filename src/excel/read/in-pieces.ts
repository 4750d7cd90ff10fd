import type { Session } from "../run";
import { isTrouble } from "../trouble";

/** How much is asked of Excel at once. */
export interface Limits {
  /** Bytes of one answer. Excel on the web gives none above 5 MB. */
  response: number;
  /** Cells of one range. Excel gives none of more than 5 million. */
  cells: number;
}

/** A quarter of a megabyte above the 4 MB that reads are to need at least, and well below the 5 MB that Excel refuses. */
export const LIMITS: Limits = { response: 4_250_000, cells: 5_000_000 };

/** A first small piece tells how much a row weighs: so many bytes of the limit for each of its cells. */
const FIRST_CELL = 400;

export interface Rows {
  first: number;
  last: number;
}

/**
 * Loads rows in as few syncs as the size of answers allows: a small piece first, then as many rows as would fit by what the last
 * piece weighed; half as many where Excel finds it too much.
 * @param width columns, at most, that are asked for of a row.
 * @param queue queues the loads for some rows, and gives what takes the answer in and says its weight in bytes; nothing when there
 * is nothing to load.
 * @throws ExcelTrouble: too-large when a single row is too much.
 */
export async function inPieces(
  session: Session,
  { first, last }: Rows,
  width: number,
  { response, cells }: Limits,
  queue: (rows: Rows) => (() => number) | undefined,
): Promise<void> {
  const most = Math.max(1, Math.floor(cells / width));
  let rows = Math.max(1, Math.floor(response / FIRST_CELL / width));
  for (let at = first; at <= last;) {
    const piece = { first: at, last: Math.min(last, at + Math.min(rows, most) - 1) };
    const count = piece.last - piece.first + 1;
    const take = queue(piece);
    if (take) {
      try {
        await session.sync();
      } catch (error) {
        if (!isTrouble(error, "too-large") || count === 1) throw error;
        rows = Math.floor(count / 2);
        continue;
      }
      rows = Math.max(1, Math.floor((response * count) / Math.max(1, take())));
    }
    at = piece.last + 1;
  }
}
