import type { Rect, TableInfo } from "../../workbook";
import type { Session } from "../run";
import { joined, queueCells, type CellsLook } from "./cells";

/** Bytes that a cell's value and formula take in an answer, guessed on the safe side; most cells of ours are blank. */
const CELL_BYTES = 40;

/** A rectangle of a sheet, by Excel's id of it. */
export interface PartOfSheet {
  sheet: string;
  rect: Rect;
  tables: readonly TableInfo[];
}

/**
 * Looks at rectangles of several sheets in as few answers as they fit in. What is queued in the session's context already is asked for
 * with the first.
 * @param most bytes of an answer, by that guess.
 */
export async function lookAtCells(
  session: Session,
  wanted: readonly PartOfSheet[],
  most: number,
): Promise<CellsLook[]> {
  const looks: (() => CellsLook)[] = [];
  let bytes = 0;
  for (const { sheet, rect, tables } of wanted) {
    const parts: (() => CellsLook)[] = [];
    for (const part of piecesOf(rect, most)) {
      const its = part.rows * part.columns * CELL_BYTES;
      if (bytes > 0 && bytes + its > most) {
        await session.sync();
        bytes = 0;
      }
      bytes += its;
      parts.push(queueCells(session.context.workbook.worksheets.getItem(sheet), part, tables));
    }
    looks.push(() =>
      joined(
        rect,
        parts.map((part) => part()),
      ),
    );
  }
  await session.sync();
  return looks.map((look) => look());
}

function piecesOf(rect: Rect, most: number): Rect[] {
  const rows = Math.max(1, Math.floor(most / CELL_BYTES / rect.columns));
  const pieces: Rect[] = [];
  for (let down = 0; down < rect.rows; down += rows) {
    pieces.push({ ...rect, row: rect.row + down, rows: Math.min(rows, rect.rows - down) });
  }
  return pieces;
}
