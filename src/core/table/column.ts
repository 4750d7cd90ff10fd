import type { Moment } from "../calendar/day";

/** One field of a source over all its sheets, row by row, cleaned and typed. */
export type Column = NumberColumn | DateColumn | TextColumn | YesNoColumn;

export interface NumberColumn {
  type: "number";
  /** NaN = blank. */
  values: Float64Array;
}

export interface DateColumn {
  type: "date";
  /** `Moment`s; NaN = blank. */
  values: Float64Array;
  /** No cell of the whole column has a time: comparisons with it are by day. */
  dateOnly: boolean;
}

/** Text and persons. Equality is as Excel's: case-blind and trimmed, so a code stands for every spelling. */
export interface TextColumn {
  type: "text";
  /** Indexes into `words`; 0 = blank. */
  codes: Int32Array;
  /** The first spelling met of each; `words[0]` is "". */
  words: readonly string[];
}

export interface YesNoColumn {
  type: "yes/no";
  /** 0 no, 1 yes, 2 blank. */
  values: Uint8Array;
}

/** How text is compared: as Excel does, case-blind and trimmed. */
export const fold = (text: string): string => text.trim().toLowerCase();

export type { Moment };
