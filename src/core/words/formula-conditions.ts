import { isComparison } from "../measure/term";
import type { Comparison } from "../measure/parse";
import type { CallTerm, OperationTerm, Term } from "../measure/term";
import { valueInWords } from "./formula-values";

/** Where a condition stands: after "rows where" ("closed is on or before target") or after "rows that have" (without "is"). */
export type Place = "where" | "that have";

/** `is` and what follows it, yes and denied. Text has no order, so it has the first two only. */
type Verbs = Readonly<Partial<Record<Comparison, string>>>;

const DATE_VERBS: Verbs = {
  "==": "on",
  "!=": "not on",
  "<": "before",
  "<=": "on or before",
  ">": "after",
  ">=": "on or after",
};
const NUMBER_VERBS: Verbs = {
  "==": "equal to",
  "!=": "not equal to",
  "<": "less than",
  "<=": "at most",
  ">": "more than",
  ">=": "at least",
};

/** A condition on a row in plain words. A `not` denies it exactly, so it holds of blanks too. */
export function conditionInWords(term: Term, place: Place = "where", denied = false): string {
  if (term.kind === "operation") return operationInWords(term, place, denied);
  if (term.kind === "call") return callInWords(term, place, denied);
  return `${valueInWords(term)} ${is(place, term)}${denied ? "not " : ""}yes`;
}

/** Simple enough to follow "rows that have": conditions on a field, one or several joined by "and". */
export function followsHave(term: Term): boolean {
  if (term.kind === "call") return term.name !== "if";
  if (term.kind !== "operation") return false;
  if (term.operator === "not") return !joinOf(term.args[0]!) && followsHave(term.args[0]!);
  if (joinOf(term)) return term.operator === "and" && term.args.every(followsHave);
  return term.args[0]!.kind === "field";
}

const is = (place: Place, subject: Term): string => {
  if (place === "that have") return "";
  return subject.kind === "call" && COUNTS.includes(subject.name) ? "are " : "is ";
};

/** Functions that give so many days, hours or months. */
const COUNTS: readonly string[] = ["days", "hours", "workdays", "months", "age", "overlap_days"];

const joinOf = (term: Term): "and" | "or" | undefined =>
  term.kind === "operation" && (term.operator === "and" || term.operator === "or")
    ? term.operator
    : undefined;

function operationInWords(term: OperationTerm, place: Place, denied: boolean): string {
  const { operator, args } = term;
  if (operator === "not") return conditionInWords(args[0]!, place, !denied);
  if (isComparison(operator)) return comparisonInWords(operator, args[0]!, args[1]!, place, denied);
  const joined = args
    .map((part) =>
      [operator, undefined].includes(joinOf(part))
        ? conditionInWords(part, place)
        : `(${conditionInWords(part)})`,
    )
    .join(` ${operator} `);
  return denied ? `it is not so that (${joined})` : joined;
}

function comparisonInWords(
  operator: Comparison,
  left: Term,
  right: Term,
  place: Place,
  denied: boolean,
): string {
  const subject = valueInWords(left);
  if (left.type === "date" || left.type === "number") {
    const verbs = left.type === "date" ? DATE_VERBS : NUMBER_VERBS;
    return `${subject} ${is(place, left)}${denied ? "not " : ""}${verbs[operator]} ${valueInWords(right)}`;
  }
  const same = (operator === "==") !== denied;
  if (right.kind === "constant" && right.value === "") return filledOrBlank(left, same, place);
  if (right.kind === "constant") return `${subject} ${isOrNot(left, same, place)}${valueInWords(right)}`;
  return `${subject} ${is(place, left)}${same ? "" : "not "}the same as ${valueInWords(right)}`;
}

const filledOrBlank = (subject: Term, blank: boolean, place: Place): string =>
  `${valueInWords(subject)} ${is(place, subject)}${blank ? "blank" : "filled in"}`;

const isOrNot = (subject: Term, same: boolean, place: Place): string =>
  same ? is(place, subject) : place === "where" ? "is not " : "other than ";

function callInWords(term: CallTerm, place: Place, denied: boolean): string {
  const [first, ...rest] = term.args as [Term, ...Term[]];
  const subject = valueInWords(first);
  switch (term.name) {
    case "blank":
      return filledOrBlank(first, !denied, place);
    case "oneof":
      return `${subject} ${oneOfInWords(first, rest.map(valueInWords), place, denied)}`;
    case "contains":
      return `${subject} ${verb("contain", place, denied)} ${valueInWords(rest[0]!)}`;
    case "starts":
      return `${subject} ${verb("start", place, denied)} with ${valueInWords(rest[0]!)}`;
    default:
      // if(…) of yes and no
      return denied ? `it is not so that (${valueInWords(term)})` : valueInWords(term);
  }
}

function verb(plain: string, place: Place, denied: boolean): string {
  if (place === "where") return denied ? `does not ${plain}` : `${plain}s`;
  return `${denied ? "not " : ""}${plain}ing`;
}

function oneOfInWords(subject: Term, names: readonly string[], place: Place, denied: boolean): string {
  if (denied && names.length > 1) return `${is(place, subject)}none of ${anyOf(names)}`;
  return isOrNot(subject, !denied, place) + anyOf(names);
}

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
const anyOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
