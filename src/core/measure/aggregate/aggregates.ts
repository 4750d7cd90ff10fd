import type { NumberVector } from "../columns/vector";
import { hasValue } from "../formula/has-value";
import type { Grouping } from "../grouping/grouping";
import type { AggregateTerm, Term } from "../term";
import { countBlanks } from "./blanks";
import { countRows } from "./counts";
import { extremeTotal } from "./extremes";
import type { Plan } from "./plan";
import { ask } from "./question";
import { differentTotal, quantileTotal } from "./spreads";
import { sumTotal } from "./sums";
import { rollUp } from "./total";
import type { Grid, Members, Total } from "./total";

export interface Aggregated {
  /** NaN = none. */
  value: Grid;
  /** How many values it was made of. */
  count: Grid;
}

/** All that a measure's aggregates found. */
export interface Found {
  totals: ReadonlyMap<AggregateTerm, Aggregated>;
  /** Rows that count. */
  rows: Grid;
  /** Rows of which a blank cell decided an answer. */
  blanks: Grid;
}

function valueTotal(term: AggregateTerm, grouping: Grouping, plan: Plan): Total {
  const [arg, part] = term.args as [Term, Term?];
  const number = ask<NumberVector>(arg);
  if (term.name === "sum") return sumTotal(grouping, number, plan);
  if (term.name === "min" || term.name === "max") return extremeTotal(term.name, grouping, number, plan);
  if (term.name === "distinct") return differentTotal(grouping, ask(arg), plan);
  const fraction = part?.kind === "constant" ? Number(part.value) : 0.5;
  return quantileTotal(grouping, number, fraction, plan);
}

/** An aggregate's value and what it is made of; the same when it counts rows. */
function totalsOf(term: AggregateTerm, grouping: Grouping, plan: Plan): { value: Total; count: Total } {
  const [arg] = term.args;
  if (term.name === "count" || !arg) {
    const count = countRows(grouping, arg, plan);
    return { value: count, count };
  }
  const value = valueTotal(term, grouping, plan);
  return { value, count: countRows(grouping, hasValue(arg), plan) };
}

/** No rows: a count, a sum or a number of different things is 0. Rows, but not one value: a sum is nothing, like the rest. */
function withoutValues({ name }: AggregateTerm, value: Grid, count: Grid, rows: Grid): Grid {
  if (name === "count" || name === "distinct") return value;
  return value.map((each, i) => (count[i] === 0 && !(name === "sum" && rows[i] === 0) ? NaN : each));
}

/**
 * Plans a measure's aggregates: each node's are worked out from its own rows, and what can be added up is added up by team first.
 * @returns what was found, once the plan is carried out
 */
export function planAggregates(
  terms: readonly AggregateTerm[],
  grouping: Grouping,
  plan: Plan,
): (members: Members) => Found {
  const rowTotal = countRows(grouping, undefined, plan);
  const asked = terms.map((term) => ({ term, ...totalsOf(term, grouping, plan) }));
  const blanksOf = countBlanks(
    grouping,
    terms.flatMap((term) => term.args.slice(0, 1)),
    plan,
  );
  return (members) => {
    const rows = rollUp(rowTotal, members);
    const totals = new Map<AggregateTerm, Aggregated>();
    for (const { term, value, count } of asked) {
      const counts = rollUp(count, members);
      totals.set(term, { value: withoutValues(term, rollUp(value, members), counts, rows), count: counts });
    }
    return { totals, rows, blanks: blanksOf(members, rows) };
  };
}
