import { SECONDS_A_DAY } from "../calendar/day";
import type { Comparison } from "./parse";
import { BY_BLANK, HOLDS, translate } from "./vector";
import type { ConditionVector, DateVector, NumberVector, TextVector, Vector } from "./vector";

/**
 * `a and b`, by two bits each: false is a blank's doing only when nothing else made it false; true, when either was.
 * `or` and `not` follow, for `not` turns bit 0 over and keeps the other.
 */
const AND = Uint8Array.from({ length: 16 }, (_, both) => {
  const [a, b] = [both >> 2, both & 3];
  if (a & b & HOLDS) return HOLDS | ((a | b) & BY_BLANK);
  const plainlyFalse = a === 0 || b === 0;
  return plainlyFalse ? 0 : BY_BLANK;
});

const stepOf = (...vectors: readonly Vector[]): 0 | 1 => (vectors.some((each) => each.step === 1) ? 1 : 0);
const size = (step: 0 | 1, length: number): number => (step === 1 ? length : 1);

/** Both hold. */
export function andOf(a: ConditionVector, b: ConditionVector, length: number): ConditionVector {
  const step = stepOf(a, b);
  const values = new Uint8Array(size(step, length));
  for (let i = 0; i < values.length; i++) {
    values[i] = AND[((a.values[i * a.step] as number) << 2) | (b.values[i * b.step] as number)] as number;
  }
  return { type: "yes/no", values, step };
}

/** The exact negation. */
export const notOf = (a: ConditionVector): ConditionVector => ({
  ...a,
  values: a.values.map((bits) => bits ^ HOLDS),
});

/** Either holds. */
export const orOf = (a: ConditionVector, b: ConditionVector, length: number): ConditionVector =>
  notOf(andOf(notOf(a), notOf(b), length));

/** Whole days, when only one side of a comparison has times. */
function days(vector: DateVector): DateVector {
  return { ...vector, values: vector.values.map((moment) => Math.floor(moment / SECONDS_A_DAY)) };
}

type Ordered = NumberVector | DateVector;

function compareOrdered(
  comparison: "==" | "<" | "<=",
  a: Ordered,
  b: Ordered,
  length: number,
): ConditionVector {
  const step = stepOf(a, b);
  const values = new Uint8Array(size(step, length));
  const [left, right, leftStep, rightStep] = [a.values, b.values, a.step, b.step];
  for (let i = 0; i < values.length; i++) {
    const x = left[i * leftStep] as number;
    const y = right[i * rightStep] as number;
    const holds = comparison === "<=" ? x <= y : comparison === "<" ? x < y : x === y;
    values[i] = holds ? HOLDS : x !== x || y !== y ? BY_BLANK : 0;
  }
  return { type: "yes/no", values, step };
}

function sameText(a: TextVector, b: TextVector, length: number): ConditionVector {
  // The shorter vocabulary is looked up in the longer: a literal in a column's.
  if (b.words.length > a.words.length) return sameText(b, a, length);
  const codes = a.words === b.words ? undefined : translate(b.words, a.words);
  const step = stepOf(a, b);
  const values = new Uint8Array(size(step, length));
  for (let i = 0; i < values.length; i++) {
    const code = b.values[i * b.step] as number;
    values[i] = (a.values[i * a.step] as number) === (codes ? (codes[code] as number) : code) ? HOLDS : 0;
  }
  return { type: "yes/no", values, step };
}

function sameCondition(a: ConditionVector, b: ConditionVector, length: number): ConditionVector {
  const step = stepOf(a, b);
  const values = new Uint8Array(size(step, length));
  for (let i = 0; i < values.length; i++) {
    const [x, y] = [a.values[i * a.step] as number, b.values[i * b.step] as number];
    values[i] = (((x ^ y) & HOLDS) ^ HOLDS) | ((x | y) & BY_BLANK);
  }
  return { type: "yes/no", values, step };
}

function equal(a: Vector, b: Vector, length: number): ConditionVector {
  if (a.type === "text") return sameText(a, b as TextVector, length);
  if (a.type === "yes/no") return sameCondition(a, b as ConditionVector, length);
  return compareOrdered("==", a, b as Ordered, length);
}

/**
 * Compares two vectors of one type. A blank number or date makes it false, and `!=` is the exact negation of `==`. A date
 * without times compares with any other by day.
 */
export function compare(
  comparison: Comparison,
  left: Vector,
  right: Vector,
  length: number,
): ConditionVector {
  let [a, b] = [left, right];
  if (a.type === "date" && b.type === "date" && a.dateOnly !== b.dateOnly) [a, b] = [days(a), days(b)];
  if (comparison === "==") return equal(a, b, length);
  if (comparison === "!=") return notOf(equal(a, b, length));
  const [x, y] = [a as Ordered, b as Ordered];
  if (comparison === ">") return compareOrdered("<", y, x, length);
  if (comparison === ">=") return compareOrdered("<=", y, x, length);
  return compareOrdered(comparison, x, y, length);
}

/** Whether the cell is blank: asked outright, so never counted as a blank that decided something. */
export function blankOf(vector: Vector): ConditionVector {
  const { values: from, step } = vector;
  const values = new Uint8Array(from.length);
  if (vector.type === "text") for (let i = 0; i < values.length; i++) values[i] = from[i] === 0 ? HOLDS : 0;
  else if (vector.type === "yes/no")
    for (let i = 0; i < values.length; i++) values[i] = from[i] === 2 ? HOLDS : 0;
  else for (let i = 0; i < values.length; i++) values[i] = from[i] !== from[i] ? HOLDS : 0;
  return { type: "yes/no", values, step };
}
