import { startOf } from "../calendar/day";
import { fold } from "../table/column";
import { andOf, blankOf, compare, notOf, orOf } from "./conditions";
import { betweenDates, choose, combine, overlapDays, weeklyCost, whereWord } from "./row-functions";
import { remember, reportCell } from "./source-work";
import type { SourceWork } from "./source-work";
import { isComparison } from "./term";
import type { CallTerm, OperationTerm, Term } from "./term";
import type { Timeline } from "./timeline";
import { constantVector, gather, vectorOfColumn } from "./vector";
import type { ConditionVector, DateVector, NumberVector, TextVector, Vector } from "./vector";

/** What a term is worked out over: rows, each in a period; or, without rows, the periods themselves. */
export interface Domain {
  length: number;
  rows?: Int32Array;
  /** For each place, the index of its period. */
  periods: Int32Array;
  timeline: Timeline;
}

/** The value of a term for every row of its source: worked out once, however many measures ask. */
export function evaluateRows(term: Term, work: SourceWork): Vector {
  if (term.kind === "constant") return constantVector(term.value);
  if (term.kind === "moment")
    return { type: "date", values: Float64Array.of(startOf(work.asOf)), step: 0, dateOnly: true };
  if (term.kind === "field") return fieldVector(term.name, term.type, work);
  return remember(work.vectors, term.key, () =>
    apply(term, (arg) => evaluateRows(arg, work), work.table.rows, work),
  );
}

/** The value of a term at each place of a domain. Only what depends on the period is worked out there. */
export function evaluateAt(term: Term, work: SourceWork, domain: Domain): Vector {
  if (!term.timed) {
    const vector = evaluateRows(term, work);
    return domain.rows ? gather(vector, domain.rows) : vector;
  }
  if (term.kind === "moment") {
    const { starts, cutEnds } = domain.timeline;
    return momentVector(term.name === "period_start" ? starts : cutEnds, domain);
  }
  return apply(term, (arg) => evaluateAt(arg, work, domain), domain.length, work, domain);
}

function momentVector(moments: Float64Array, domain: Domain): DateVector {
  return gather({ type: "date", values: moments, step: 1, dateOnly: true }, domain.periods);
}

/** A field that no sheet has a column for is blank in every row. */
function fieldVector(name: string, type: Term["type"], work: SourceWork): Vector {
  const column = work.table.columns.get(name);
  if (column) return vectorOfColumn(column);
  if (type === "text") return constantVector("");
  if (type === "yes/no") return { type, values: Uint8Array.of(2), step: 0 };
  const values = Float64Array.of(NaN);
  return type === "date" ? { type, values, step: 0, dateOnly: true } : { type, values, step: 0 };
}

type Evaluate = (term: Term) => Vector;

function apply(term: Term, evaluate: Evaluate, length: number, work: SourceWork, domain?: Domain): Vector {
  if (term.kind === "operation") return operation(term, evaluate, length);
  if (term.kind === "call") return call(term, evaluate, length, work, domain);
  throw new Error(`${term.kind} is not worked out row by row`);
}

function operation(term: OperationTerm, evaluate: Evaluate, length: number): Vector {
  const { operator } = term;
  const [a, b] = term.args.map(evaluate) as [Vector, Vector];
  if (isComparison(operator)) return compare(operator, a, b, length);
  if (operator === "and") return andOf(a as ConditionVector, b as ConditionVector, length);
  if (operator === "or") return orOf(a as ConditionVector, b as ConditionVector, length);
  if (operator === "not") return notOf(a as ConditionVector);
  const x = a as NumberVector;
  if (operator === "negate") return { ...x, values: x.values.map((value) => -value) };
  const y = b as NumberVector;
  if (operator === "+") return combine(x, y, length, (p, q) => p + q);
  if (operator === "-") return combine(x, y, length, (p, q) => p - q);
  if (operator === "*") return combine(x, y, length, (p, q) => p * q);
  return combine(x, y, length, (p, q) => (q === 0 ? NaN : p / q));
}

function call(term: CallTerm, evaluate: Evaluate, length: number, work: SourceWork, domain?: Domain): Vector {
  const { name, args } = term;
  const parts = args.map(evaluate);
  const [first, second, third] = parts as [Vector, Vector, Vector];
  if (name === "blank") return blankOf(first);
  if (name === "if") return choose(first as ConditionVector, second, third, length);
  if (name === "oneof") {
    const equals = parts.slice(1).map((part) => compare("==", first, part, length));
    return equals.reduce((any, each) => orOf(any, each, length));
  }
  if (name === "contains" || name === "starts") {
    const wanted = fold(textOf(args[1] as Term));
    return whereWord(first as TextVector, (word) =>
      name === "starts" ? word.startsWith(wanted) : word.includes(wanted),
    );
  }
  if (name === "weekly") {
    const field = args[1]?.kind === "field" ? args[1].name : undefined;
    return weeklyCost(
      first as NumberVector,
      second as TextVector,
      third as NumberVector | undefined,
      length,
      (i, word) => {
        if (field === undefined) return;
        const message = `"${word}" is not a frequency Primed knows, so this row has no weekly cost.`;
        reportCell(work, domain?.rows ? (domain.rows[i] as number) : i, field, message);
      },
    );
  }
  const [start, end] = parts as [DateVector, DateVector | undefined];
  if (name === "overlap_days" && domain) {
    const { starts, ends } = domain.timeline;
    return overlapDays(
      start,
      end as DateVector,
      momentVector(starts, domain),
      momentVector(ends, domain),
      length,
    );
  }
  const value = betweenDates(work.workdays)[name];
  if (!value) throw new Error(`no column operation for ${name}`);
  const asOf: DateVector = {
    type: "date",
    values: Float64Array.of(startOf(work.asOf)),
    step: 0,
    dateOnly: true,
  };
  return combine(start, end ?? asOf, length, value);
}

const textOf = (term: Term): string => (term.kind === "constant" ? String(term.value) : "");
