import type { Comparison } from "../parse";
import { isComparison } from "../term";
import type { MomentName, Term } from "../term";
import { both, operation } from "./check";

/**
 * A condition that compares a date of the row with one of the period: `due < period_end`. As periods follow one another it holds
 * from some period on, or up to one, so it need not be asked again in each.
 */
export interface AgainstPeriod {
  date: Term;
  comparison: Comparison;
  moment: MomentName;
  /** What else the row has to meet, whatever the period. */
  rest?: Term;
}

const MIRRORED: Readonly<Partial<Record<Comparison, Comparison>>> = {
  "<": ">",
  "<=": ">=",
  ">": "<",
  ">=": "<=",
};

function* conjunctsOf(term: Term): Generator<Term> {
  if (term.kind === "operation" && term.operator === "and")
    for (const part of term.args) yield* conjunctsOf(part);
  else yield term;
}

/** The condition so seen; undefined when it is of another kind. */
export function againstPeriod(condition: Term): AgainstPeriod | undefined {
  const conjuncts = [...conjunctsOf(condition)];
  const [timed, second] = conjuncts.filter((term) => term.timed);
  if (timed?.kind !== "operation" || second || !isComparison(timed.operator)) return undefined;
  const mirrored = MIRRORED[timed.operator];
  const [left, right] = timed.args as [Term, Term];
  const others = conjuncts.filter((term) => !term.timed);
  const rest = others.length > 0 ? { rest: others.reduce(both) } : {};
  if (!mirrored) return undefined;
  if (right.kind === "moment" && !left.timed)
    return { date: left, comparison: timed.operator, moment: right.name, ...rest };
  if (left.kind === "moment" && !right.timed)
    return { date: right, comparison: mirrored, moment: left.name, ...rest };
  return undefined;
}

/** A condition of which the same blanks decide, in every period alike. Sound only while no blank decides the rest. */
export function withoutPeriod({ date, rest }: AgainstPeriod): Term {
  const asOf: Term = {
    ...date,
    kind: "moment",
    name: "as_of",
    type: "date",
    level: "constant",
    timed: false,
    key: "as_of",
  };
  const compared = operation("<", [date, asOf], date.at);
  return rest ? both(rest, compared) : compared;
}
