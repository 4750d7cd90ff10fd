import { Kind } from "../../workbook";
import type { CellColumn } from "../../workbook";
import { oncePerText } from "./once-per-text";

/** Returned by a rule for a cell that can't be read: it becomes blank, and is listed. */
export const UNREADABLE = -Infinity;
/** Returned by a rule for a cell that is as good as blank. */
export const BLANK = NaN;

/**
 * How a field's cells become numbers: the value itself, a `Moment`, a word's code, 0 or 1 for no and yes;
 * or `BLANK`, or `UNREADABLE`.
 */
export interface CellRules {
  /** For Number, Date, Percent and Boolean cells. */
  number(kind: Kind, value: number): number;
  /** For text that is not blank. */
  text(text: string): number;
}

export interface CleanedColumn {
  /** A value a row; NaN = blank. */
  values: Float64Array;
  /** The rows (counted from 0) whose cell could not be read. */
  unreadable: number[];
}

/** The first `rows` cells of a column by a field's rules. Each different text is looked at once. */
export function cleanColumn(cells: CellColumn, rows: number, rules: CellRules): CleanedColumn {
  const { kinds, numbers, texts } = cells;
  const values = new Float64Array(rows).fill(BLANK);
  const unreadable: number[] = [];
  const valueOfText = oncePerText(texts, (text) => (isBlankText(text) ? BLANK : rules.text(text)));
  for (let row = 0; row < rows; row++) {
    const kind: Kind = kinds[row]!;
    if (kind === Kind.Blank) continue;
    let value: number;
    if (kind === Kind.Text) value = valueOfText(numbers[row]!);
    else if (kind === Kind.Error || kind === Kind.Unvalued) value = UNREADABLE;
    else value = rules.number(kind, numbers[row]!);
    if (value === UNREADABLE) unreadable.push(row);
    // Blanks keep the bits they were filled with, and −0 becomes 0: equal rows are equal bit by bit.
    else if (!Number.isNaN(value)) values[row] = value + 0;
  }
  return { values, unreadable };
}

/** Nothing but spaces, of any kind: a formula's "" too. */
export const isBlankText = (text: string): boolean => text.trim() === "";
