/// <reference types="office-js" />
import type { Rect } from "../../workbook";
import type { Session } from "../run";
import { ExcelTrouble } from "../trouble";
import { cellsOf } from "./cells";
import { type Held, queueHeld, restoreHeld, withTheirs } from "./held";
import type { TableLook } from "./look";
import type { Plan } from "./plan";
import { changed } from "./protection";

const TIMES = 3;

export interface WasThere {
  /** All of the table as it was. */
  rect: Rect;
  held: Held;
  /** What our request left in the cells, where that is known: what is something else by now is somebody's, and stays. */
  left?: Held;
}

/**
 * Puts back what stood in the cells that a plan was written over, and takes back the rows that the table grew by.
 * @throws ExcelTrouble
 */
export async function putBack(
  session: Session,
  look: TableLook,
  plan: Plan,
  { rect, held, left }: WasThere,
): Promise<void> {
  for (let time = 1; ; time++) {
    try {
      const now = await once(session, look, plan, rect, held);
      const theirs = left && withTheirs(held, left, now);
      if (!theirs || time > TIMES) return;
      [left, held] = [held, theirs];
    } catch (error) {
      // Done twice it is the same, and the cells are people's: it is tried again.
      if (time >= TIMES || !(error instanceof ExcelTrouble) || error.code === "timeout") throw error;
    }
  }
}

/** @returns what the cells held until then. */
async function once(session: Session, look: TableLook, plan: Plan, rect: Rect, held: Held): Promise<Held> {
  const table = session.context.workbook.tables.getItem(look.id);
  const size = table.getRange().load("rowCount");
  await session.sync();
  const grown = Math.min(plan.by, Math.max(0, size.rowCount - rect.rows));
  const large = cellsOf(session, look, grown);
  const now = queueHeld(large, look, plan);
  await changed(session, look, () => {
    if (grown && look.totals) large.rows(look.last + 1, grown).delete("Up");
    else if (grown) table.resize(large.whole.getResizedRange(-grown, 0));
    restoreHeld(cellsOf(session, look), plan, held);
  });
  return now();
}
