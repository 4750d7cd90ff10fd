import type { Comparison } from "../parse";
import { filled } from "./batch";
import { dayNumbers } from "./days";
import { notOf, sameOf } from "./logic";
import { conditions } from "./vector";
import type { ConditionVector, DateVector, NumberVector, Operation, TextVector } from "./vector";
import { translate } from "./words";

type Ordered = Operation<NumberVector | DateVector>;
type Condition = Operation<ConditionVector>;
type Compare = (x: Float64Array, y: Float64Array, into: Uint8Array, length: number) => void;

/*
 * A blank, NaN, is on no side of anything, so 2 less what a comparison and its opposite hold is 1 for true, 0 for false and 2
 * for a blank. A sum, because whether a case was late is beyond a processor's guessing, and each wrong guess costs it ten sums.
 */
const less: Compare = (x, y, into, length) => {
  for (let i = 0; i < length; i++) {
    const a = x[i] as number;
    const b = y[i] as number;
    into[i] = 2 - Number(a < b) - 2 * Number(a >= b);
  }
};

const lessOrEqual: Compare = (x, y, into, length) => {
  for (let i = 0; i < length; i++) {
    const a = x[i] as number;
    const b = y[i] as number;
    into[i] = 2 - Number(a <= b) - 2 * Number(a > b);
  }
};

const same: Compare = (x, y, into, length) => {
  for (let i = 0; i < length; i++) {
    const a = x[i] as number;
    const b = y[i] as number;
    into[i] = 2 - Number(a === b) - 2 * Number(a < b) - 2 * Number(a > b);
  }
};

function ordered(comparing: Compare, a: Ordered, b: Ordered): Condition {
  const into = conditions(true);
  return filled(into, [a, b], (length) => comparing(a.values, b.values, into.values, length));
}

function sameText(a: Operation<TextVector>, b: Operation<TextVector>): Condition {
  // The shorter vocabulary is looked up in the longer: a literal in a column's.
  if (b.words.length > a.words.length) return sameText(b, a);
  const codes = translate(b.words, a.words);
  if (b.isConstant) return sameCode(a, codes[b.values[0] as number] as number);
  const into = conditions(false);
  return filled(into, [a, b], (length) => {
    const [x, y, values] = [a.values, b.values, into.values];
    for (let i = 0; i < length; i++)
      values[i] = Number((x[i] as number) === (codes[y[i] as number] as number));
  });
}

function sameCode(text: Operation<TextVector>, code: number): Condition {
  const into = conditions(false);
  const [codes, values] = [text.values, into.values];
  return filled(into, [text], (length) => {
    for (let i = 0; i < length; i++) values[i] = Number(codes[i] === code);
  });
}

function equal(a: Operation, b: Operation): Condition {
  if (a.type === "text") return sameText(a, b as Operation<TextVector>);
  if (a.type === "yes/no") return sameOf(a, b as Condition);
  return ordered(same, a, b as Ordered);
}

/** A date without times compares with any other by day. */
function alike(a: Operation, b: Operation): [Operation, Operation] {
  const byDay = a.type === "date" && b.type === "date" && a.dateOnly !== b.dateOnly;
  return byDay ? [dayNumbers(a), dayNumbers(b)] : [a, b];
}

/** Compares two of one type. A blank number or date makes it false, and `!=` is the exact negation of `==`. */
export function compare(comparison: Comparison, left: Operation, right: Operation): Condition {
  const [a, b] = alike(left, right);
  if (comparison === "==") return equal(a, b);
  if (comparison === "!=") return notOf(equal(a, b));
  const [x, y] = [a as Ordered, b as Ordered];
  if (comparison === "<") return ordered(less, x, y);
  if (comparison === "<=") return ordered(lessOrEqual, x, y);
  return comparison === ">" ? ordered(less, y, x) : ordered(lessOrEqual, y, x);
}
