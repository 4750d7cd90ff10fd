import { fold } from "../../table/column";
import { checkCall } from "./check-call";
import { FormulaError } from "./formula-error";
import { FUNCTION_NAMES } from "../functions";
import { didYouMean } from "../nearest";
import type { Expr, Operator } from "../parse";
import { isComparison, MOMENT_NAMES } from "../term";
import type { MomentName, OperationTerm, Term, ValueType } from "../term";

/** What a formula may speak of. */
export interface Vocabulary {
  /** The source's name, for messages; blank when there is none. */
  source: string;
  fields: ReadonlyMap<string, ValueType>;
  /** Checks a reference to another measure, and gives its ID as the setup spells it. @throws FormulaError */
  measure(id: string, at: number): string;
}

/** How a term is called in a message. */
export function nameOf(term: Term): string {
  if (term.kind === "field" || term.kind === "moment") return `'${term.name}'`;
  if (term.kind === "constant")
    return typeof term.value === "string" ? `"${term.value}"` : String(term.value);
  if (term.kind === "call" || term.kind === "aggregate") return `${term.name}(…)`;
  return "this part";
}

/** "a number", "a date", "text", "yes or no". */
export const typeInWords = (type: ValueType): string =>
  ({ number: "a number", date: "a date", text: "text", "yes/no": "yes or no" })[type];

/** The widest level of the parts; rows and groups do not mix. */
export function levelOf(args: readonly Term[]): Term["level"] {
  const group = args.find((term) => term.level === "group");
  const row = args.find((term) => term.level === "row");
  if (group && row) {
    const message = `${nameOf(row)} has a value for each row, so it must be inside an aggregate, such as sum(…) or mean(…).`;
    throw new FormulaError(message, row.at);
  }
  return (group ?? row)?.level ?? "constant";
}

function constant(value: number | string | boolean, at: number): Term {
  const type = typeof value === "number" ? "number" : typeof value === "string" ? "text" : "yes/no";
  const key = typeof value === "string" ? JSON.stringify(fold(value)) : String(value);
  return { kind: "constant", value, type, level: "constant", timed: false, key, at };
}

function name(text: string, at: number, words: Vocabulary): Term {
  const type = words.fields.get(text);
  if (type) return { kind: "field", name: text, type, level: "row", timed: false, key: text, at };
  if (MOMENT_NAMES.includes(text)) {
    const timed = text !== "as_of";
    return {
      kind: "moment",
      name: text as MomentName,
      type: "date",
      level: "constant",
      timed,
      key: text,
      at,
    };
  }
  if (FUNCTION_NAMES.includes(text))
    throw new FormulaError(`'${text}' needs brackets after it: ${text}(…).`, at);
  const known = [...words.fields.keys(), ...MOMENT_NAMES];
  const owner = words.source ? `a field of ${words.source}` : "a field, because this measure has no Source";
  throw new FormulaError(`'${text}' is not ${owner}.${didYouMean(text, known)}`, at);
}

function need(term: Term, type: ValueType, operator: string): void {
  if (term.type === type) return;
  let advice = "";
  if (term.type === "date" && type === "number")
    advice = " For the days between two dates, write days(start, end).";
  if (operator === "not") advice = " Put brackets round what it denies: not (a < b).";
  throw new FormulaError(
    `'${operator}' needs ${typeInWords(type)}, but ${nameOf(term)} is ${typeInWords(term.type)}.${advice}`,
    term.at,
  );
}

function checkComparison(operator: Operator, left: Term, right: Term): void {
  if (left.level === "group" || right.level === "group") {
    throw new FormulaError(
      "Aggregates can be added, subtracted, multiplied and divided, not compared.",
      left.at,
    );
  }
  if (left.type !== right.type) {
    const yesNo = [left, right].find((term) => term.type === "yes/no");
    const advice = yesNo?.kind === "field" ? ` Write ${yesNo.name}, or not ${yesNo.name}.` : "";
    const message = `${nameOf(left)} is ${typeInWords(left.type)} and ${nameOf(right)} is ${typeInWords(right.type)}: they cannot be compared.${advice}`;
    throw new FormulaError(message, left.at);
  }
  if ((left.type === "text" || left.type === "yes/no") && operator !== "==" && operator !== "!=") {
    const kind = left.type === "text" ? "Text" : "Yes and no";
    throw new FormulaError(`${kind} can be compared with '==' and '!=' only.`, left.at);
  }
}

/** An operator on checked parts, which have to fit it. @throws FormulaError */
export function operation(operator: Operator, args: Term[], at: number): Term {
  const [left, right] = args as [Term, Term?];
  let type: ValueType = "number";
  if (operator === "and" || operator === "or" || operator === "not") {
    for (const term of args) need(term, "yes/no", operator);
    type = "yes/no";
  } else if (isComparison(operator)) {
    checkComparison(operator, left, right as Term);
    type = "yes/no";
  } else {
    for (const term of args) need(term, "number", operator === "negate" ? "-" : operator);
  }
  const term: OperationTerm = {
    ...{ kind: "operation", operator, args, type, at, level: levelOf(args) },
    timed: args.some((each) => each.timed),
    key: `(${args.map((each) => each.key).join(` ${operator} `)}${right ? "" : ` ${operator}`})`,
  };
  return isQuotientOfTotals(term)
    ? { ...term, kind: "ratio", numerator: left, denominator: right as Term, per: 1 }
    : term;
}

/** Counts and sums, and + − of them. */
export function isTotal(term: Term): boolean {
  if (term.kind === "aggregate") return term.name === "count" || term.name === "sum";
  if (term.kind !== "operation") return false;
  return (term.operator === "+" || term.operator === "-") && term.args.every(isTotal);
}

const isQuotientOfTotals = (term: OperationTerm): boolean =>
  term.operator === "/" && term.args.every(isTotal);

/**
 * Gives every name its meaning and every part its type.
 * @throws FormulaError naming what does not fit, and at which character
 */
export function checkFormula(expr: Expr, words: Vocabulary): Term {
  if (expr.kind === "constant") return constant(expr.value, expr.at);
  if (expr.kind === "name") return name(expr.name, expr.at, words);
  if (expr.kind === "call") return checkCall(expr, words, (arg) => checkFormula(arg, words));
  const args = expr.args.map((arg) => checkFormula(arg, words));
  return operation(expr.operator, args, expr.at);
}

/** Both conditions hold: what share counts. */
export const both = (a: Term, b: Term): Term => operation("and", [a, b], a.at);
