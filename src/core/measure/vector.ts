import { fold } from "../table/column";
import type { Column } from "../table/column";

/**
 * A value for each row, column-wise. `step` 0 means the one value at index 0 stands for every row, so a constant costs nothing:
 * read `values[i * step]`.
 */
export type Vector = NumberVector | DateVector | TextVector | ConditionVector;

/** NaN = blank. */
export interface NumberVector {
  type: "number";
  values: Float64Array;
  step: 0 | 1;
}

/** Moments; NaN = blank. */
export interface DateVector {
  type: "date";
  values: Float64Array;
  step: 0 | 1;
  /** Comparisons with it are by day. */
  dateOnly: boolean;
}

/** Indexes into `words`; 0 = blank. */
export interface TextVector {
  type: "text";
  values: Int32Array;
  step: 0 | 1;
  words: readonly string[];
}

/** Bit 0: it holds. Bit 1: a blank cell decided that. A yes/no column (0 no, 1 yes, 2 blank) reads as one: blank is false. */
export interface ConditionVector {
  type: "yes/no";
  values: Uint8Array;
  step: 0 | 1;
}

export const HOLDS = 1;
export const BY_BLANK = 2;

/** A column as a vector, sharing its memory. */
export function vectorOfColumn(column: Column): Vector {
  if (column.type === "text") return { type: "text", values: column.codes, words: column.words, step: 1 };
  return { ...column, step: 1 };
}

/** One value as a vector that stands for every row. */
export function constantVector(value: number | string | boolean): Vector {
  if (typeof value === "number") return { type: "number", values: Float64Array.of(value), step: 0 };
  if (typeof value === "boolean")
    return { type: "yes/no", values: Uint8Array.of(value ? HOLDS : 0), step: 0 };
  const blank = fold(value) === "";
  return { type: "text", values: Int32Array.of(blank ? 0 : 1), words: blank ? [""] : ["", value], step: 0 };
}

/** The values at some rows, in that order. */
export function gather<V extends Vector>(vector: V, rows: Int32Array): V {
  if (vector.step === 0) return vector;
  const from = vector.values;
  const Kind = from.constructor as new (length: number) => typeof from;
  const values = new Kind(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = from[rows[i] as number] as number;
  return { ...vector, values };
}

const indexes = new WeakMap<readonly string[], Map<string, number>>();

/** The code of each word of a text vector, by folded spelling; made once for each column. */
export function wordIndex(words: readonly string[]): ReadonlyMap<string, number> {
  let index = indexes.get(words);
  if (!index) {
    index = new Map();
    for (let code = words.length - 1; code >= 0; code--) index.set(fold(words[code] as string), code);
    indexes.set(words, index);
  }
  return index;
}

/** For each code of one vocabulary, its code in another; -1 where the other has no such word. */
export function translate(from: readonly string[], to: readonly string[]): Int32Array {
  const index = wordIndex(to);
  return Int32Array.from(from, (word) => index.get(fold(word)) ?? -1);
}
