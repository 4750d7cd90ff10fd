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

/** Bytes of a cell in an answer, with some to spare, where nothing is known of it. */
export const CELL_BYTES = 100;

/** Rows of a sheet, from 1. */
export interface Rows {
  first: number;
  last: number;
}

/** Cells that are asked for row by row, from the top, in as many parts as it takes. */
export interface Ask {
  /** What has not come yet. */
  rows: Rows;
  /** Cells of a row, at least one. */
  width: number;
  /** Bytes of a row in an answer, about. Whoever takes an answer in says what it has shown. */
  weight: number;
  /** Queues the loads of some rows. @returns what takes the answer in, and gives what has now to be asked besides. */
  load(rows: Rows): () => readonly Ask[];
}

interface Part {
  ask: Ask;
  rows: Rows;
}

/**
 * Asks for everything in as few syncs as the size of answers allows: each answer is shared out among all that is still to come. Where
 * Excel finds it too much it is asked for half.
 * @throws ExcelTrouble: too-large when a single row is too much.
 */
export async function askTogether(session: Session, asks: readonly Ask[], limits: Limits): Promise<void> {
  let open = asks.filter(isOpen);
  while (open.length > 0) {
    const parts = shareOut(open, limits);
    const takes = parts.map(({ ask, rows }) => ask.load(rows));
    try {
      await session.sync();
    } catch (error) {
      const [{ rows }] = parts as [Part];
      if (!isTrouble(error, "too-large") || (parts.length === 1 && count(rows) === 1)) throw error;
      weighMore(parts, limits);
      continue;
    }
    for (const { ask, rows } of parts) ask.rows.first = rows.last + 1;
    const more = takes.flatMap((take) => take());
    open = [...open, ...more].filter(isOpen);
  }
}

export const count = ({ first, last }: Rows): number => last - first + 1;
const isOpen = ({ rows }: Ask): boolean => count(rows) > 0;

/** Those that need least come first: what they leave of their share goes to the others. */
function shareOut(asks: readonly Ask[], { response, cells }: Limits): Part[] {
  const wanted = asks
    .map((ask) => ({ ask, bytes: ask.weight * count(ask.rows) }))
    .sort((a, b) => a.bytes - b.bytes);
  let left = response;
  const parts = wanted.flatMap(({ ask, bytes }, i) => {
    const share = left / (wanted.length - i);
    const fit = bytes <= share ? count(ask.rows) : Math.floor(share / ask.weight);
    const rows = Math.min(fit, Math.max(1, Math.floor(cells / ask.width)));
    left -= rows * ask.weight;
    return rows > 0 ? [firstOf(ask, rows)] : [];
  });
  return parts.length > 0 ? parts : [firstOf(asks[0]!, 1)];
}

const firstOf = (ask: Ask, rows: number): Part => ({
  ask,
  rows: { first: ask.rows.first, last: ask.rows.first + rows - 1 },
});

/** So much that half of what was asked for is asked for next. */
function weighMore(parts: readonly Part[], { response }: Limits): void {
  const asked = parts.reduce((sum, { ask, rows }) => sum + ask.weight * count(rows), 0);
  const times = 2 * Math.max(1, response / asked);
  for (const { ask } of parts) ask.weight *= times;
}
