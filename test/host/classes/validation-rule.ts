import type { Book } from "../book/book";
import { referenceTo } from "../book/chart-data";
import { checkedFormula } from "../book/typed-value";
import { serialOfIso } from "../book/serial";
import type { Rule } from "../book/validations";
import { HostError } from "../wire/behaviour";
import type { RangeHandle } from "./handles";

/** `Excel.DataValidationRule` and what the book holds of it. */

type Criteria = Pick<Rule, "type" | "operator" | "formula1" | "formula2" | "dropDown">;

const TYPE = {
  wholeNumber: "WholeNumber",
  decimal: "Decimal",
  textLength: "TextLength",
  date: "Date",
  time: "Time",
  list: "List",
  custom: "Custom",
} as const;

/** What the API gives back: formulas with their equals sign, numbers too, as documented. */
export function ruleObject({ type, operator, formula1, formula2, dropDown }: Rule): Record<string, unknown> {
  const member = Object.entries(TYPE).find(([, one]) => one === type)?.[0];
  if (member === undefined) return {};
  if (type === "List") return { list: { inCellDropDown: dropDown, source: formula1 } };
  if (type === "Custom") return { custom: { formula: formula1 } };
  const text = (formula: string | number | undefined) =>
    typeof formula === "number" ? `=${formula}` : formula;
  return {
    [member]: {
      formula1: text(formula1),
      ...(formula2 === undefined ? {} : { formula2: text(formula2) }),
      operator,
    },
  };
}

/** @throws HostError `InvalidArgument` unless the rule is of one kind and complete. */
export function criteriaFrom(value: unknown, book: Book): Criteria {
  const given = Object.entries(value as Record<string, unknown>).filter(
    ([, one]) => one !== null && one !== undefined,
  );
  const [only, ...others] = given;
  if (!only || others.length || !(only[0] in TYPE)) throw invalid("A validation rule is of one kind.");
  const [member, details] = only as [keyof typeof TYPE, Record<string, unknown>];
  const type = TYPE[member];
  if (type === "List") {
    return { type, formula1: sourceOf(details.source), dropDown: details.inCellDropDown !== false };
  }
  if (type === "Custom") return { type, formula1: formulaOf(details.formula), dropDown: true };

  const { operator } = details;
  if (!isOperator(operator)) throw invalid(`A validation has no operator ${String(operator)}.`);
  const timed = type === "Date" || type === "Time";
  const bound = (one: unknown): string | number => boundOf(one, timed, book);
  const formula1 = bound(details.formula1);
  const two = operator === "Between" || operator === "NotBetween";
  return { type, operator, formula1, dropDown: true, ...(two ? { formula2: bound(details.formula2) } : {}) };
}

const OPERATORS = [
  "Between",
  "NotBetween",
  "EqualTo",
  "NotEqualTo",
  "GreaterThan",
  "LessThan",
  "GreaterThanOrEqualTo",
  "LessThanOrEqualTo",
] as const;

const isOperator = (value: unknown): value is (typeof OPERATORS)[number] =>
  OPERATORS.some((one) => one === value);

/** Characters that Excel takes of a list's own texts, and of a validation's formula. */
const LONGEST = 255;

/** A list's own texts with commas between them, or a formula. */
function sourceOf(value: unknown): string {
  if (isRange(value)) return `=${referenceTo(value.sheet, value.rect)}`;
  if (typeof value !== "string" || value === "") throw invalid("A list needs its source.");
  if (value.startsWith("=")) return formulaOf(value);
  if (value.length > LONGEST)
    throw invalid(`A list's texts have ${value.length} characters; ${LONGEST} are allowed.`);
  return value;
}

function boundOf(value: unknown, timed: boolean, book: Book): string | number {
  if (isRange(value)) return `=${referenceTo(value.sheet, value.rect)}`;
  if (typeof value === "number" && Number.isFinite(value)) return value;
  if (typeof value !== "string" || value.trim() === "") throw invalid("A bound of a validation is missing.");
  const number = Number(value.replace(/^=/, ""));
  if (Number.isFinite(number)) return number;
  if (value.startsWith("=")) return formulaOf(value);
  const serial = timed ? serialOfIso(value, book.date1904) : undefined;
  if (serial !== undefined) return serial;
  throw invalid(`${value} is no bound of a validation.`);
}

function formulaOf(value: unknown): string {
  if (typeof value !== "string" || !/^=./.test(value)) throw invalid("A formula begins with an equals sign.");
  if (value.length > LONGEST) throw invalid(`A validation's formula has at most ${LONGEST} characters.`);
  return checkedFormula(value);
}

const isRange = (value: unknown): value is RangeHandle =>
  typeof value === "object" && value !== null && (value as { type?: unknown }).type === "Range";

const invalid = (message: string): HostError => new HostError("InvalidArgument", message);
