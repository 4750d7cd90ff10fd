/// <reference types="office-js" />
import { bottom } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import { rangeAt, RECT, rectOf } from "../read/rect";
import type { Session } from "../run";
import { cellsOf } from "./cells";
import { type Held, queueHeld } from "./held";
import type { Contents } from "../write/restore";
import type { LookedColumn, TableLook } from "./look";
import type { Plan } from "./plan";
import { sameRect } from "../../core/sheet/address";
import { LAST_ROW } from "../read/bands";

/** What was there when the request came, and nothing of it had been done yet. */
export interface Before {
  /** The table is as it was when it was looked at, as far as the plan goes. */
  asLooked: boolean;
  /** All of the table. */
  rect: Rect;
  held: Held;
}

/** Queues loads of all that a plan writes over or goes by; what comes back gives it once the answer is there. */
export function queueBefore(
  session: Session,
  look: TableLook,
  plan: Plan,
  keyColumn: LookedColumn | undefined,
): () => Before {
  const { workbook } = session.context;
  const cells = cellsOf(session, look);
  const whole = cells.whole.load(RECT);
  const columns = workbook.tables.getItem(look.id).columns.load("items/name");
  const keys = keyColumn && cells.whole.getColumn(keyColumn.index).load("values");
  const queued = queueHeld(cells, look, plan);
  const end = bottom(look.rect) + 1;
  const below =
    look.totals && plan.by && end <= LAST_ROW
      ? rangeAt(workbook.worksheets.getItem(look.sheet.id), {
          ...look.rect,
          row: end,
          rows: LAST_ROW - end + 1,
        }).getUsedRangeOrNullObject(true)
      : undefined;

  return () => {
    const rect = rectOf(whole);
    const held = queued();
    const asLooked =
      sameRect(rect, look.rect) &&
      same(
        columns.items.map(({ name }) => name),
        look.columns.map(({ header }) => header),
      ) &&
      (!keys || !keyColumn || sameKeys(keys.values, look, keyColumn)) &&
      (!held.filled || isBlank(held.filled, look, plan.next)) &&
      plan.updates.every(
        ({ row, column }, i) => held.updated[i]?.contents[0]?.[0] === look.content(row, column),
      ) &&
      (below?.isNullObject ?? true);
    return { asLooked, rect, held };
  };
}

const same = (one: object, other: object): boolean => JSON.stringify(one) === JSON.stringify(other);

function sameKeys(
  values: unknown[][],
  { rect, first, last, shown }: TableLook,
  { column }: LookedColumn,
): boolean {
  for (let row = first; row <= last; row++) {
    const value = values[row - rect.row]?.[0];
    if ((value === "" ? null : value) !== shown(row, column)) return false;
  }
  return true;
}

/** Whether the cells that are to be filled hold what they did: nothing but what calculated columns work out. */
const isBlank = ({ contents }: Contents, look: TableLook, first: number): boolean =>
  contents.every((line, down) =>
    look.columns.every((column) => {
      const row = first + down;
      return line[column.index] === (row > look.last ? "" : look.content(row, column));
    }),
  );
