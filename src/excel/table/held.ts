/// <reference types="office-js" />
import { TEXT_FORMAT, wouldBeRead } from "../../core/sheet/text-excel-reads";
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

/** By row and column. */
export interface Contents {
  /** Formulas in R1C1 form, or values. */
  contents: unknown[][];
  values: unknown[][];
  /** As `Range.valueTypes` has it, and number formats; left out where they are not known. */
  types?: string[][];
  formats?: unknown[][];
}

const CONTENTS = "formulasR1C1,values,valueTypes,numberFormat";
const PLAIN_FORMAT = "General";

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

function restore(range: Excel.Range, held: Contents): void {
  const { contents, formats } = held;
  const takesText = (down: number, across: number): boolean => formats?.[down]?.[across] === TEXT_FORMAT;
  // In a cell that takes all for text a number would become one.
  const first = formats?.map((line, down) =>
    line.map((format, across) =>
      takesText(down, across) && !isText(held, down, across) ? PLAIN_FORMAT : format,
    ),
  );
  if (first) range.numberFormat = first;
  range.formulasR1C1 = contents.map((line, down) =>
    line.map((content, across) => {
      // An apostrophe keeps a text that would be taken for something else, and is no part of it.
      const isRead = isText(held, down, across) && wouldBeRead(content as string);
      return isRead && !takesText(down, across) ? `'${content as string}` : content;
    }),
  );
  if (formats) range.numberFormat = formats;
}

function isText({ contents, values, types }: Contents, down: number, across: number): boolean {
  const content = contents[down]?.[across];
  if (typeof content !== "string" || content === "" || content !== values[down]?.[across]) return false;
  return types ? types[down]?.[across] !== "Error" : !content.startsWith("#");
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
