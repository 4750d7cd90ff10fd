import { plainNumber } from "../table/text-number";
import { isComparison } from "../measure/term";
import type { CallTerm, MomentName, OperationTerm, Term } from "../measure/term";
import { conditionInWords } from "./formula-conditions";

const MOMENTS: Readonly<Record<MomentName, string>> = {
  period_start: "the first day of the period",
  period_end: "the last day of the period",
  as_of: "the as-of date",
};

const ARITHMETIC: Readonly<Record<string, string>> = {
  "+": "plus",
  "-": "minus",
  "*": "times",
  "/": "divided by",
};

/** A value of a row: a field, a constant, the days between two dates. Field names stand as the setup spells them. */
export function valueInWords(term: Term): string {
  switch (term.kind) {
    case "field":
      return term.name;
    case "moment":
      return MOMENTS[term.name];
    case "constant":
      return constantInWords(term.value);
    case "operation":
      return isCondition(term) ? conditionInWords(term) : arithmeticInWords(term, valueInWords);
    case "call":
      return callInWords(term);
    default:
      throw new Error(`${term.kind} is not a value of a row`);
  }
}

/** `a plus b`, with brackets round whatever could be read two ways. */
export function arithmeticInWords(term: OperationTerm, words: (part: Term) => string): string {
  const parts = term.args.map((part, i) =>
    i === 0 && readsOn(part, term) ? words(part) : inBrackets(part, words),
  );
  return term.operator === "negate" ? `minus ${parts[0]}` : parts.join(` ${ARITHMETIC[term.operator]} `);
}

/** `a plus b` before `minus c`: read from left to right it means the same without brackets. */
function readsOn(first: Term, { operator }: OperationTerm): boolean {
  const pairs = ["+-", "*/"];
  return (
    first.kind === "operation" &&
    pairs.some((pair) => pair.includes(operator) && pair.includes(first.operator))
  );
}

/** In brackets unless it is plain, as `the total of hours` is. */
export const inBrackets = (part: Term, words: (part: Term) => string): string =>
  isPlain(part) ? words(part) : `(${words(part)})`;

/** Nothing in it for a word after it to attach to. */
function isPlain(term: Term): boolean {
  if (term.kind === "aggregate")
    return term.name === "count" ? term.args.length === 0 : term.args.every(isPlain);
  return ["field", "constant", "moment", "measure"].includes(term.kind);
}

function isCondition({ operator }: OperationTerm): boolean {
  return isComparison(operator) || operator === "and" || operator === "or" || operator === "not";
}

function constantInWords(value: number | string | boolean): string {
  if (typeof value === "number") return plainNumber(value);
  return typeof value === "string" ? `"${value}"` : value ? "yes" : "no";
}

const either = (term: Term): string => (term.type === "yes/no" ? conditionInWords(term) : valueInWords(term));

function callInWords(term: CallTerm): string {
  const [first, second, third] = term.args as [Term, Term?, Term?];
  const from = `from ${valueInWords(first)} to ${second ? valueInWords(second) : MOMENTS.as_of}`;
  switch (term.name) {
    case "days":
      return `the days ${from}`;
    case "hours":
      return `the hours ${from}`;
    case "workdays":
      return `the working days ${from}`;
    case "months":
      return `the whole months ${from}`;
    case "age":
      return `the whole years ${from}`;
    case "overlap_days":
      return `the days ${from} that fall in the period`;
    case "weekly":
      return `${valueInWords(first)} as a weekly amount, by its ${valueInWords(second!)}${third ? ` and ${valueInWords(third)}` : ""}`;
    case "if":
      return `${either(second!)} if ${conditionInWords(first)}, otherwise ${either(third!)}`;
    default:
      return conditionInWords(term);
  }
}
