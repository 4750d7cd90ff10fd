import type { Comparison, Operator } from "./parse";

export type ValueType = "number" | "date" | "text" | "yes/no";
export type MomentName = "period_start" | "period_end" | "as_of";
export const MOMENT_NAMES: readonly string[] = ["period_start", "period_end", "as_of"] satisfies MomentName[];

/** What is asked of the rows once they are grouped. `share`, `mean` and `rate` are made of these. */
export type AggregateName = "count" | "sum" | "median" | "quantile" | "min" | "max" | "distinct";

interface Checked {
  type: ValueType;
  /** One value in all, one for each row, or one for each node and period. */
  level: "constant" | "row" | "group";
  /** It depends on the period, so cannot be worked out once for the whole source. */
  timed: boolean;
  /** Two terms of one source with the same key have the same values. */
  key: string;
  at: number;
}

/** A formula whose names are known and whose types fit. */
export type Term = Checked &
  (
    | { kind: "constant"; value: number | string | boolean }
    | { kind: "field"; name: string }
    | { kind: "moment"; name: MomentName }
    | { kind: "operation"; operator: Operator; args: Term[] }
    | { kind: "call"; name: string; args: Term[] }
    | { kind: "aggregate"; name: AggregateName; args: Term[] }
    /** share, mean, rate, and a quotient of sums or counts: numerator ÷ denominator × per. */
    | { kind: "ratio"; numerator: Term; denominator: Term; per: number }
    | { kind: "measure"; id: string }
  );

export type OperationTerm = Extract<Term, { kind: "operation" }>;
export type CallTerm = Extract<Term, { kind: "call" }>;
export type AggregateTerm = Extract<Term, { kind: "aggregate" }>;

const COMPARISONS: readonly string[] = ["==", "!=", "<", "<=", ">", ">="] satisfies Comparison[];
export const isComparison = (operator: Operator): operator is Comparison => COMPARISONS.includes(operator);

export function* childrenOf(term: Term): Generator<Term> {
  if (term.kind === "ratio") yield* [term.numerator, term.denominator];
  else if ("args" in term) yield* term.args;
}

/** A term and all below it, each before its parts. */
export function* walk(term: Term): Generator<Term> {
  yield term;
  for (const child of childrenOf(term)) yield* walk(child);
}
