/// <reference types="office-js" />
import { restore, type Contents } from "../write/restore";
import type { TableCells } from "./cells";
import type { TableLook } from "./look";
import type { Plan } from "./plan";

/** What the cells that a plan writes over held at some moment. */
export interface Held {
  /** The rows at the table's end that are filled, and, where it grows over them, the cells below. */
  filled: Contents | undefined;
  /** In the order of the plan's updates; undefined for one that does not count. */
  updated: readonly (Contents | undefined)[];
}

const CONTENTS = "formulasR1C1,values,valueTypes,numberFormat";

/** How many rows that are there, or cells below that are taken over, a plan fills. Rows that are put in above a totals row are new. */
export const rowsFilled = ({ totals }: TableLook, { fresh, by }: Plan): number =>
  totals ? fresh.length - by : fresh.length;

/** Queues loads of what a plan writes over; what comes back gives it once the answer is there. */
export function queueHeld(cells: TableCells, look: TableLook, plan: Plan): () => Held {
  const rows = rowsFilled(look, plan);
  const filled = rows ? cells.rows(plan.next, rows).load(CONTENTS) : undefined;
  const updated = plan.updates.map(({ row, column }) => cells.at(row, column).load(CONTENTS));
  return () => ({ filled: filled && contentsOf(filled), updated: updated.map(contentsOf) });
}

const contentsOf = ({ formulasR1C1, values, valueTypes, numberFormat }: Excel.Range): Contents => ({
  contents: formulasR1C1,
  values,
  types: valueTypes,
  formats: numberFormat,
});

/** Queues writes that make the cells hold it again. */
export function restoreHeld(cells: TableCells, plan: Plan, { filled, updated }: Held): void {
  if (filled) restore(cells.rows(plan.next, filled.contents.length), filled);
  plan.updates.forEach(({ row, column }, i) => {
    const one = updated[i];
    if (one) restore(cells.at(row, column), one);
  });
}

/**
 * What is to be held where somebody has been in between: their cells as they are now, the others as wanted; nothing when nobody has.
 * @param left what our last request left in the cells.
 */
export function withTheirs(wanted: Held, left: Held, now: Held): Held | undefined {
  let isTheirs = false;
  const merged = (
    wanted: Contents | undefined,
    left: Contents | undefined,
    now: Contents | undefined,
  ): Contents | undefined => {
    if (!wanted || !left || !now) return wanted;
    const theirs = (down: number, across: number): boolean =>
      now.contents[down]?.[across] !== left.contents[down]?.[across];
    const choose = <T>(from: T[][] | undefined, mine: T[][] | undefined): T[][] | undefined =>
      mine?.map((line, down) =>
        line.map((one, across) => (theirs(down, across) ? (from?.[down]?.[across] ?? one) : one)),
      );
    isTheirs ||= wanted.contents.some((line, down) => line.some((_, across) => theirs(down, across)));
    const [types, formats] = [choose(now.types, wanted.types), choose(now.formats, wanted.formats)];
    return {
      contents: choose(now.contents, wanted.contents)!,
      values: choose(now.values, wanted.values)!,
      ...(types && { types }),
      ...(formats && { formats }),
    };
  };
  const result = {
    filled: merged(wanted.filled, left.filled, now.filled),
    updated: wanted.updated.map((one, i) => merged(one, left.updated[i], now.updated[i])),
  };
  return isTheirs ? result : undefined;
}
