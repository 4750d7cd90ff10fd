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
  return `${valueInWords(term)} ${is(place)}${denied ? "not " : ""}yes`;
}

/** Simple enough to follow "rows that have": a condition on one field, or several joined by "and". */
export function followsHave(term: Term): boolean {
  if (term.kind === "field") return true;
  if (term.kind === "call") return term.name !== "if";
  if (term.kind !== "operation" || term.operator === "or") return false;
  if (term.operator === "not") return followsHave(term.args[0]!) && !isJoined(term.args[0]!);
  return term.operator !== "and" || term.args.every(followsHave);
}

const is = (place: Place): string => (place === "where" ? "is " : "");

const isJoined = (term: Term): term is OperationTerm =>
  term.kind === "operation" && (term.operator === "and" || term.operator === "or");

function operationInWords(term: OperationTerm, place: Place, denied: boolean): string {
  const { operator, args } = term;
  if (operator === "not") return conditionInWords(args[0]!, place, !denied);
  if (isComparison(operator)) return comparisonInWords(operator, args[0]!, args[1]!, place, denied);
  const joined = args
    .map((part) =>
      isJoined(part) && part.operator !== operator
        ? `(${conditionInWords(part)})`
        : conditionInWords(part, place),
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
    return `${subject} ${is(place)}${denied ? "not " : ""}${verbs[operator]} ${valueInWords(right)}`;
  }
  const same = (operator === "==") !== denied;
  if (right.kind === "constant" && right.value === "") return filledOrBlank(subject, same, place);
  if (right.kind === "constant") return `${subject} ${isOrNot(same, place)}${valueInWords(right)}`;
  return `${subject} ${is(place)}${same ? "" : "not "}the same as ${valueInWords(right)}`;
}

const filledOrBlank = (subject: string, blank: boolean, place: Place): string =>
  `${subject} ${is(place)}${blank ? "blank" : "filled in"}`;

const isOrNot = (same: boolean, place: Place): string =>
  same ? is(place) : place === "where" ? "is not " : "other than ";

function callInWords(term: CallTerm, place: Place, denied: boolean): string {
  const [first, ...rest] = term.args as [Term, ...Term[]];
  const subject = valueInWords(first);
  switch (term.name) {
    case "blank":
      return filledOrBlank(subject, !denied, place);
    case "oneof":
      return `${subject} ${isOrNot(!denied, place)}${anyOf(rest.map(valueInWords))}`;
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

/** `"a"`, `"a" or "b"`, `"a", "b" or "c"`. */
const anyOf = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} or ${names.at(-1)}`;
