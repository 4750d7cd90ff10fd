import { both, levelOf, nameOf, typeInWords } from "./check";
import type { Vocabulary } from "./check";
import { FormulaError } from "./formula-error";
import { hasValue } from "./has-value";
import { AGGREGATES, FUNCTION_NAMES, ROW_FUNCTIONS } from "../functions";
import type { Part, Signature } from "../functions";
import { didYouMean } from "../nearest";
import type { Expr } from "../parse";
import type { AggregateName, Term, ValueType } from "../term";

type Call = Extract<Expr, { kind: "call" }>;

function checkCount(call: Call, signature: Signature): void {
  const least = signature.needed ?? signature.parts.length;
  const most = signature.repeats ? Infinity : signature.parts.length;
  if (call.args.length >= least && call.args.length <= most) return;
  throw new FormulaError(`'${call.name}' is written ${signature.usage}.`, call.at);
}

function partType(part: Part, same: ValueType | undefined): ValueType | undefined {
  if (part === "any") return undefined;
  if (part === "same") return same;
  if (part === "constant text") return "text";
  return part === "constant number" || part === "group" ? "number" : part;
}

function checkParts(call: Call, args: readonly Term[], signature: Signature): ValueType | undefined {
  let same: ValueType | undefined;
  args.forEach((term, i) => {
    const part = signature.parts[Math.min(i, signature.parts.length - 1)] as Part;
    if (part === "any") same = term.type;
    const type = partType(part, same);
    if (type && term.type !== type) {
      const what = `${typeInWords(type)}, but ${nameOf(term)} is ${typeInWords(term.type)}`;
      throw new FormulaError(`'${call.name}' needs ${what}. It is written ${signature.usage}.`, term.at);
    }
    if (part.startsWith("constant") && term.kind !== "constant") {
      throw new FormulaError(`Write ${typeInWords(term.type)} itself here: ${signature.usage}.`, term.at);
    }
    if (part === "group" && term.level === "row") {
      throw new FormulaError(`'${call.name}' takes aggregates: ${signature.usage}.`, term.at);
    }
    if (part !== "group" && term.level === "group") {
      throw new FormulaError(`An aggregate cannot be inside '${call.name}': it works on rows.`, term.at);
    }
  });
  return signature.result === "same" ? same : signature.result;
}

const keyOf = (name: string, args: readonly Term[]): string =>
  `${name}(${args.map((term) => term.key).join(", ")})`;

function aggregate(name: AggregateName, args: Term[], at: number): Term {
  const timed = args.some((term) => term.timed);
  return { kind: "aggregate", name, args, type: "number", level: "group", timed, key: keyOf(name, args), at };
}

function ratio(numerator: Term, denominator: Term, per: number, at: number): Term {
  const timed = numerator.timed || denominator.timed;
  const key = keyOf("ratio", [numerator, denominator]) + `*${per}`;
  return { kind: "ratio", numerator, denominator, per, type: "number", level: "group", timed, key, at };
}

function checkAggregate(call: Call, args: Term[]): Term {
  const { name, at } = call;
  const [first, second, third] = args as [Term, Term, Term];
  if (name === "share") {
    const whole = second ? aggregate("count", [second], at) : aggregate("count", [], at);
    return ratio(aggregate("count", [second ? both(first, second) : first], at), whole, 1, at);
  }
  if (name === "mean")
    return ratio(aggregate("sum", [first], at), aggregate("count", [hasValue(first)], at), 1, at);
  if (name === "rate") return ratio(first, second, third.kind === "constant" ? Number(third.value) : 1, at);
  if (
    name === "quantile" &&
    second.kind === "constant" &&
    !(Number(second.value) >= 0 && Number(second.value) <= 1)
  ) {
    throw new FormulaError(
      "The second part of quantile is a fraction from 0 to 1: 0.9 for nine in ten.",
      second.at,
    );
  }
  if (name === "distinct" && first.type === "yes/no") {
    throw new FormulaError("'distinct' counts different texts, numbers or dates, not yes and no.", first.at);
  }
  return aggregate(name as AggregateName, args, at);
}

function checkMeasure(call: Call, words: Vocabulary): Term {
  const [id] = call.args;
  if (call.args.length !== 1 || id?.kind !== "constant" || typeof id.value !== "string") {
    throw new FormulaError("'measure' is written measure(\"A\"), with a Measure ID in quotes.", call.at);
  }
  const known = words.measure(id.value, id.at);
  const key = `measure(${JSON.stringify(known)})`;
  return { kind: "measure", id: known, type: "number", level: "group", timed: false, key, at: call.at };
}

/**
 * Checks a function's name, the number of its parts and their types.
 * @throws FormulaError
 */
export function checkCall(call: Call, words: Vocabulary, checkPart: (part: Expr) => Term): Term {
  const { name, at } = call;
  if (name === "measure") return checkMeasure(call, words);
  const isRow = Object.hasOwn(ROW_FUNCTIONS, name);
  const signature = isRow
    ? ROW_FUNCTIONS[name]
    : Object.hasOwn(AGGREGATES, name)
      ? AGGREGATES[name]
      : undefined;
  if (!signature) {
    const message = words.fields.has(name)
      ? `'${name}' is a field, not a function.`
      : `'${name}' is not a function.${didYouMean(name, FUNCTION_NAMES)}`;
    throw new FormulaError(message, at);
  }
  checkCount(call, signature);
  const args = call.args.map(checkPart);
  const type = checkParts(call, args, signature);
  if (!isRow) return checkAggregate(call, args);
  const first = args[0] as Term;
  if (name === "blank" && first.type === "yes/no" && first.kind !== "field") {
    throw new FormulaError(
      "A condition is never blank: blank(…) takes a field, a number, a date or text.",
      first.at,
    );
  }
  const timed = name === "overlap_days" || args.some((term) => term.timed);
  return {
    kind: "call",
    name,
    args,
    type: type ?? "number",
    level: levelOf(args),
    timed,
    key: keyOf(name, args),
    at,
  };
}
