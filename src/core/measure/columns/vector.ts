import { fold } from "../../table/column";
import { BATCH } from "./batch";
import type { Filled } from "./batch";

/** A value for each place of a batch, column-wise. */
export type Vector = NumberVector | DateVector | TextVector | ConditionVector;

/** A term made ready: its vector is worked out for one batch after another, always in the same memory. */
export type Operation<V extends Vector = Vector> = V &
  Filled & { /** It is the same at every place. */ isConstant?: true };

/** NaN = blank. */
export interface NumberVector {
  type: "number";
  values: Float64Array;
}

/** Moments; NaN = blank. */
export interface DateVector {
  type: "date";
  values: Float64Array;
  /** Comparisons with it are by day. */
  dateOnly: boolean;
}

/** Indexes into `words`; 0 = blank. */
export interface TextVector {
  type: "text";
  values: Int32Array;
  words: readonly string[];
}

/** Bit 0: it holds. Bit 1: a blank cell decided that. A yes/no column (0 no, 1 yes, 2 blank) reads as one: blank is false. */
export interface ConditionVector {
  type: "yes/no";
  values: Uint8Array;
  /** A blank can decide it: false for what asks of texts alone, whose bit 1 is never set. */
  mayBlank: boolean;
}

export const HOLDS = 1;
export const BY_BLANK = 2;

export const numbers = (): NumberVector => ({ type: "number", values: new Float64Array(BATCH) });
export const dates = (dateOnly: boolean): DateVector => ({
  type: "date",
  values: new Float64Array(BATCH),
  dateOnly,
});
export const texts = (words: readonly string[]): TextVector => ({
  type: "text",
  values: new Int32Array(BATCH),
  words,
});
export const conditions = (mayBlank: boolean): ConditionVector => ({
  type: "yes/no",
  values: new Uint8Array(BATCH),
  mayBlank,
});

/** Memory of its own for a vector like another. */
export function likeVector(vector: Vector): Vector {
  if (vector.type === "number") return numbers();
  if (vector.type === "date") return dates(vector.dateOnly);
  return vector.type === "text" ? texts(vector.words) : conditions(vector.mayBlank);
}

const CONSTANT = { isConstant: true, fill: (): void => {} } as const;

/** One value at every place. */
export function constant(value: number | string | boolean): Operation {
  const vector = constantVector(value);
  return { ...vector, ...CONSTANT };
}

function constantVector(value: number | string | boolean): Vector {
  if (typeof value === "number") return { type: "number", values: numbers().values.fill(value) };
  if (typeof value === "boolean")
    return { type: "yes/no", values: conditions(false).values.fill(value ? HOLDS : 0), mayBlank: false };
  const vector = texts(fold(value) === "" ? [""] : ["", value]);
  vector.values.fill(vector.words.length - 1);
  return vector;
}

/** One date without a time at every place. */
export function constantDate(moment: number): Operation<DateVector> {
  const vector = dates(true);
  vector.values.fill(moment);
  return { ...vector, ...CONSTANT };
}
