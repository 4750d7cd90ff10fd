import type { PreparedMeasure } from "../measure/prepare";
import type { AggregateTerm, Term } from "../measure/term";
import { plainNumber } from "../table/text-number";
import { countedInWords } from "./counted-on";
import { conditionInWords, followsHave } from "./formula-conditions";
import { arithmeticInWords, inBrackets, valueInWords } from "./formula-values";

/** What a Measure ID is called; the ID itself when nobody knows. */
export type NameOfMeasure = (id: string) => string;

/**
 * A measure's whole definition as a person would say it: what is worked out, how rows fall into periods, and which rows
 * and teams take part.
 */
export function measureInWords(
  { setup, own, formula }: PreparedMeasure,
  nameOf: NameOfMeasure = (id) => id,
): string {
  return [
    formulaInWords(formula, nameOf),
    own ? countedInWords(own.countedOn, setup.rhythm) : `worked out for each ${setup.rhythm.length}`,
    ...(own?.rows ? [`only rows where ${conditionInWords(own.rows)}`] : []),
    ...(setup.teams.length > 0 ? [`only for ${setup.teams.join(", ")}`] : []),
  ].join("; ");
}

/** What a formula works out from the rows of a node and period, or from other measures. */
export function formulaInWords(formula: Term, nameOf: NameOfMeasure = (id) => id): string {
  const words = (term: Term): string => formulaInWords(term, nameOf);
  switch (formula.kind) {
    case "aggregate":
      return aggregateInWords(formula);
    case "measure":
      return nameOf(formula.id);
    case "ratio":
      return ratioInWords(formula, words);
    case "operation":
      return arithmeticInWords(formula, words);
    default:
      return valueInWords(formula);
  }
}

function aggregateInWords({ name, args }: AggregateTerm): string {
  const [first, second] = args as [Term?, Term?];
  if (name === "count") return `the number of ${rowsWhere(first)}`;
  const of = valueOf(first!);
  switch (name) {
    case "sum":
      return `the total of ${of}`;
    case "median":
      return `the median of ${of}`;
    case "min":
      return `the smallest of ${of}`;
    case "max":
      return `the largest of ${of}`;
    case "distinct":
      return `the number of different values of ${of}`;
    case "quantile":
      return `the ${ordinal(percentOf(second!))} percentile of ${of}`;
  }
}

/** What an aggregate is of: arithmetic in brackets, so that it is not read as going on after the aggregate. */
const valueOf = (term: Term): string =>
  term.kind === "operation" ? `(${valueInWords(term)})` : valueInWords(term);

const rowsWhere = (condition: Term | undefined): string =>
  condition ? `rows where ${conditionInWords(condition)}` : "rows";

type Ratio = Extract<Term, { kind: "ratio" }>;

/** share and mean are ratios once they are checked, so they are known again by their two parts. */
function ratioInWords({ numerator, denominator, per }: Ratio, words: (term: Term) => string): string {
  if (per !== 1) {
    const each = isCount(denominator) ? rowsWhere(denominator.args[0]) : `of ${words(denominator)}`;
    return `${words(numerator)}, for every ${plainNumber(per)} ${each}`;
  }
  const averaged = averagedIn(numerator, denominator);
  if (averaged) return `the average of ${valueOf(averaged)}`;
  const share =
    isCount(numerator) && isCount(denominator) && shareInWords(numerator.args[0], denominator.args[0]);
  return share || `${inBrackets(numerator, words)} divided by ${inBrackets(denominator, words)}`;
}

/** Undefined when the counts are of rows that have nothing to do with each other. */
function shareInWords(part: Term | undefined, whole: Term | undefined): string | undefined {
  const condition = conditionWithin(part, whole);
  if (!condition) return undefined;
  const simple = followsHave(condition);
  if (!whole)
    return simple
      ? `the share of rows that have ${conditionInWords(condition, "that have")}`
      : `the share of rows where ${conditionInWords(condition)}`;
  return simple
    ? `the share of ${rowsWhere(whole)} that have ${conditionInWords(condition, "that have")}`
    : `of ${rowsWhere(whole)}, the share where ${conditionInWords(condition)}`;
}

function conditionWithin(part: Term | undefined, whole: Term | undefined): Term | undefined {
  if (!part || !whole) return part;
  if (part.kind !== "operation" || part.operator !== "and") return undefined;
  const [condition, of] = part.args as [Term, Term];
  return of.key === whole.key ? condition : undefined;
}

/** What mean(…) was of: a total divided by the count of rows where it is not blank. */
function averagedIn(numerator: Term, denominator: Term): Term | undefined {
  if (numerator.kind !== "aggregate" || numerator.name !== "sum" || !isCount(denominator)) return undefined;
  const [counted] = denominator.args;
  const [blank] = counted?.kind === "operation" && counted.operator === "not" ? counted.args : [];
  const of = blank?.kind === "call" && blank.name === "blank" ? blank.args[0] : undefined;
  return of && of.key === numerator.args[0]!.key ? of : undefined;
}

const isCount = (term: Term): term is AggregateTerm => term.kind === "aggregate" && term.name === "count";

const percentOf = (fraction: Term): number =>
  fraction.kind === "constant" ? Number((Number(fraction.value) * 100).toPrecision(12)) : NaN;

/** 1st, 22nd, 90th, 97.5th. */
function ordinal(number: number): string {
  const endings: Readonly<Record<number, string>> = { 1: "st", 2: "nd", 3: "rd" };
  const teens = number % 100 > 10 && number % 100 < 14;
  return `${number}${teens ? "th" : (endings[number % 10] ?? "th")}`;
}
