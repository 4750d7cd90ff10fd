import { filled } from "./batch";
import { BY_BLANK, conditions, HOLDS } from "./vector";
import type { ConditionVector, Operation } from "./vector";

type Condition = Operation<ConditionVector>;

/** What two conditions come to, by their two bits each: looked up, so that nothing has to be guessed row by row. */
const tableOf = (join: (a: number, b: number) => number): Uint8Array =>
  Uint8Array.from({ length: 16 }, (_, both) => join(both >> 2, both & 3));

/** False is a blank's doing only when nothing else made it false; true, when either was. */
function andBits(a: number, b: number): number {
  if (a & b & HOLDS) return HOLDS | ((a | b) & BY_BLANK);
  const plainlyFalse = a === 0 || b === 0;
  return plainlyFalse ? 0 : BY_BLANK;
}

const AND = tableOf(andBits);
const OR = tableOf((a, b) => andBits(a ^ HOLDS, b ^ HOLDS) ^ HOLDS);
const SAME = tableOf((a, b) => (((a ^ b) & HOLDS) ^ HOLDS) | ((a | b) & BY_BLANK));

function joined(table: Uint8Array, a: Condition, b: Condition): Condition {
  const into = conditions(a.mayBlank || b.mayBlank);
  return filled(into, [a, b], (length) => {
    const [x, y, values] = [a.values, b.values, into.values];
    for (let i = 0; i < length; i++) values[i] = table[((x[i] as number) << 2) | (y[i] as number)] as number;
  });
}

/** Both hold. */
export const andOf = (a: Condition, b: Condition): Condition => joined(AND, a, b);
/** Either holds. */
export const orOf = (a: Condition, b: Condition): Condition => joined(OR, a, b);
/** Both hold, or neither does. */
export const sameOf = (a: Condition, b: Condition): Condition => joined(SAME, a, b);

/** The exact negation. */
export function notOf(a: Condition): Condition {
  const into = conditions(a.mayBlank);
  return filled(into, [a], (length) => {
    const [x, values] = [a.values, into.values];
    for (let i = 0; i < length; i++) values[i] = (x[i] as number) ^ HOLDS;
  });
}
