import { filled } from "../columns/batch";
import { BY_BLANK, conditions } from "../columns/vector";
import type { ConditionVector, Operation } from "../columns/vector";
import { againstPeriod, withoutPeriod } from "../formula/against-period";
import { hasValue } from "../formula/has-value";
import type { Grouping } from "../grouping/grouping";
import type { Term } from "../term";
import { countRows, countThere } from "./counts";
import type { Plan } from "./plan";
import { ask } from "./question";
import type { Question } from "./question";
import { rollUp } from "./total";
import type { Grid, Members } from "./total";

/** Marks the places where a blank decided: made a condition what it is, or kept a value out. */
function markBlanks(of: Operation, marks: Uint8Array, length: number): void {
  if (of.type === "yes/no") {
    const { values } = of;
    for (let i = 0; i < length; i++) marks[i] = (marks[i] as number) | ((values[i] as number) >> 1);
  } else if (of.type === "text") {
    const { values } = of;
    for (let i = 0; i < length; i++) marks[i] = (marks[i] as number) | Number(values[i] === 0);
  } else {
    const { values } = of;
    for (let i = 0; i < length; i++) marks[i] = (marks[i] as number) | Number(values[i] !== values[i]);
  }
}

/** Whether a blank decided any of these. */
function anyBlank(terms: readonly Term[]): Question<ConditionVector> {
  return {
    key: `a blank in ${terms.map((term) => term.key).join(", ")}`,
    timed: terms.some((term) => term.timed),
    in: (program) => {
      const parts = terms.map((term) => ask(term).in(program));
      const into = conditions(false);
      return filled(into, parts, (length) => {
        into.values.fill(0);
        for (const part of parts) markBlanks(part, into.values, length);
      });
    },
  };
}

/** Whether only a blank kept a row from meeting a condition. */
const keptOut = (filter: Term): Question<ConditionVector> => ({
  key: `kept out of ${filter.key}`,
  timed: false,
  in: (program) => {
    const condition = ask<ConditionVector>(filter).in(program);
    const into = conditions(false);
    return filled(into, [condition], (length) => {
      const { values } = condition;
      for (let i = 0; i < length; i++) into.values[i] = Number(values[i] === BY_BLANK);
    });
  },
});

/** A blank can decide it: a condition on texts is as sure of a blank text as of any other. */
function mayBlank(term: Term, { rows, places }: Grouping): boolean {
  const { program } = term.timed ? places() : rows;
  const operation = ask(term).in(program);
  return operation.type !== "yes/no" || operation.mayBlank;
}

/** What the same blanks decide as a condition, without asking it in each period: where that can be told. */
function causeOf(term: Term, grouping: Grouping): Term {
  const against = term.type === "yes/no" && term.timed ? againstPeriod(term) : undefined;
  if (!against || (against.rest && mayBlank(against.rest, grouping))) return term;
  return against.rest ? withoutPeriod(against) : against.date;
}

/**
 * Plans to count the rows of which a blank cell decided an answer: in what the aggregates are of, or in what rows have to meet.
 * @param args what the aggregates are of
 */
export function countBlanks(
  grouping: Grouping,
  args: readonly Term[],
  plan: Plan,
): (members: Members, rows: Grid) => Grid {
  const { filter } = grouping;
  const causes = args.map((term) => causeOf(term, grouping));
  const asked = [...new Map(causes.map((term) => [term.key, term])).values()];
  const unsure = asked.filter((term) => mayBlank(term, grouping));
  const isFilterUnsure = filter !== undefined && mayBlank(filter.term, grouping);
  const all = isFilterUnsure ? [filter.term, ...unsure] : unsure;
  const [first] = all;
  if (!first) return (_, rows) => new Float64Array(rows.length);
  // Rows without a value are all rows less those with one, which its aggregate counts in any case.
  const byDifference = all.length === 1 && first.type !== "yes/no";
  const marked = byDifference
    ? countRows(grouping, hasValue(first), plan)
    : countThere(grouping, anyBlank(all), plan);
  const outside = isFilterUnsure ? countThere(filter.without, keptOut(filter.term), plan) : undefined;
  return (members, rows) => {
    const here = rollUp(marked, members);
    const more = outside && rollUp(outside, members);
    return here.map((count, i) => (byDifference ? (rows[i] as number) - count : count) + (more?.[i] ?? 0));
  };
}
