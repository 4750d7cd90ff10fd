import type { AggregateTerm, Term } from "../term";
import { walk } from "../term";
import type { Aggregated } from "../aggregate/aggregates";
import type { Grid } from "../aggregate/total";

/** A formula's answer for every node and period. NaN = none. */
export interface Answer {
  value: Grid;
  /** Absent where the formula has none: anything but a share, a rate, a mean, or a quotient of sums or counts. */
  numerator?: Grid;
  denominator?: Grid;
  /** The number of values or the denominator that Small number tests; absent when it tests nothing. */
  basis?: Grid;
}

/** What the parts of a formula that are not arithmetic come to. */
export interface Parts {
  size: number;
  aggregate(term: AggregateTerm): Aggregated;
  measure(id: string): Grid;
  /** A term of numbers and periods only. */
  constant(term: Term): Grid;
}

type Arithmetic = (a: number, b: number) => number;
const divide: Arithmetic = (a, b) => (b === 0 ? NaN : a / b);
const ARITHMETIC: Readonly<Record<string, Arithmetic>> = {
  "+": (a, b) => a + b,
  "-": (a, b) => a - b,
  "*": (a, b) => a * b,
  "/": divide,
};

function each(size: number, value: (i: number) => number): Grid {
  const grid = new Float64Array(size);
  for (let i = 0; i < size; i++) grid[i] = value(i);
  return grid;
}

function evaluate(term: Term, parts: Parts): Grid {
  if (term.level === "constant") return parts.constant(term);
  if (term.kind === "aggregate") return parts.aggregate(term).value;
  if (term.kind === "measure") return parts.measure(term.id);
  if (term.kind === "ratio") {
    const [n, d] = [evaluate(term.numerator, parts), evaluate(term.denominator, parts)];
    return each(parts.size, (i) => divide(n[i] as number, d[i] as number) * term.per);
  }
  if (term.kind !== "operation") throw new Error(`${term.kind} is not worked out for groups`);
  const [a, b] = term.args.map((arg) => evaluate(arg, parts)) as [Grid, Grid];
  if (term.operator === "negate") return each(parts.size, (i) => -(a[i] as number));
  const arithmetic = ARITHMETIC[term.operator];
  if (!arithmetic) throw new Error(`${term.operator} is not arithmetic`);
  return each(parts.size, (i) => arithmetic(a[i] as number, b[i] as number));
}

/** Made of counts alone, so that Small number may test it as a denominator. */
function isCount(term: Term): boolean {
  if (term.kind === "aggregate") return term.name === "count" || term.name === "distinct";
  return (
    term.kind === "operation" && (term.operator === "+" || term.operator === "-") && term.args.every(isCount)
  );
}

const VALUE_AGGREGATES = ["median", "quantile", "min", "max"];

/** Works out a formula whose aggregates are known. */
export function answer(formula: Term, parts: Parts): Answer {
  if (formula.kind === "ratio" && ![...walk(formula)].some((term) => term.kind === "measure")) {
    const numerator = evaluate(formula.numerator, parts);
    const denominator = evaluate(formula.denominator, parts);
    const value = each(
      parts.size,
      (i) => divide(numerator[i] as number, denominator[i] as number) * formula.per,
    );
    return { value, numerator, denominator, ...(isCount(formula.denominator) && { basis: denominator }) };
  }
  const value = evaluate(formula, parts);
  if (formula.kind === "aggregate" && VALUE_AGGREGATES.includes(formula.name)) {
    return { value, basis: parts.aggregate(formula).count };
  }
  return { value };
}
