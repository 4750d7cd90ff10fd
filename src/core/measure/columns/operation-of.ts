import { startOf } from "../../calendar/day";
import { fold } from "../../table/column";
import { isComparison } from "../term";
import type { CallTerm, OperationTerm, Term, ValueType } from "../term";
import { arithmetic, negated } from "./arithmetic";
import { blankOf } from "./blank";
import { choose } from "./choose";
import { compare } from "./comparisons";
import { between, overlapDays } from "./dates";
import { andOf, notOf, orOf } from "./logic";
import type { Program } from "./program";
import { whereWord } from "./text";
import { constantDate } from "./vector";
import type { ConditionVector, DateVector, NumberVector, Operation, TextVector } from "./vector";
import { weeklyCost } from "./weekly";

type Condition = Operation<ConditionVector>;
type Numbers = Operation<NumberVector>;
type Dates = Operation<DateVector>;
type Texts = Operation<TextVector>;

/** A term made ready in a program, with all it is worked out from. */
export function operationOf(term: Term, program: Program): Operation {
  const known = program.operations.get(term.key);
  if (known) return known;
  const made = program.leaf(term) ?? fromParts(term, program);
  program.operations.set(term.key, made);
  return made;
}

/** A field made ready. */
export const fieldOperation = (name: string, type: ValueType, program: Program): Operation =>
  operationOf({ kind: "field", name, type, level: "row", timed: false, key: name, at: 0 }, program);

function fromParts(term: Term, program: Program): Operation {
  if (term.kind !== "operation" && term.kind !== "call")
    throw new Error(`${term.kind} is not worked out row by row`);
  const parts = term.args.map((arg) => operationOf(arg, program));
  return term.kind === "operation" ? ofOperator(term, parts) : ofFunction(term, parts, program);
}

function ofOperator({ operator }: OperationTerm, parts: readonly Operation[]): Operation {
  const [a, b] = parts as [Operation, Operation];
  if (isComparison(operator)) return compare(operator, a, b);
  if (operator === "and") return andOf(a as Condition, b as Condition);
  if (operator === "or") return orOf(a as Condition, b as Condition);
  if (operator === "not") return notOf(a as Condition);
  return operator === "negate" ? negated(a as Numbers) : arithmetic(operator, a as Numbers, b as Numbers);
}

function ofFunction({ name, args }: CallTerm, parts: readonly Operation[], program: Program): Operation {
  const [first, second, third] = parts as [Operation, Operation, Operation | undefined];
  if (name === "blank") return blankOf(first);
  if (name === "if") return choose(first as Condition, second, third as Operation);
  if (name === "oneof")
    return parts
      .slice(1)
      .map((part) => compare("==", first, part))
      .reduce(orOf);
  if (name === "contains" || name === "starts") {
    const wanted = fold(textOf(args[1]));
    return whereWord(first as Texts, (word) =>
      name === "starts" ? word.startsWith(wanted) : word.includes(wanted),
    );
  }
  if (name === "weekly") {
    const unknown = unknownFrequency(args[1], program);
    return weeklyCost(first as Numbers, second as Texts, third as Numbers | undefined, unknown);
  }
  const { ofPeriod, timeline } = program;
  if (name === "overlap_days" && ofPeriod && timeline) {
    return overlapDays(first as Dates, second as Dates, ofPeriod(timeline.starts), ofPeriod(timeline.ends));
  }
  const asOf = (): Dates => constantDate(startOf(program.asOf));
  return between(name, first as Dates, (second as Dates | undefined) ?? asOf(), program.workdays);
}

const textOf = (term: Term | undefined): string => (term?.kind === "constant" ? String(term.value) : "");

/** Says that a field's word is no frequency; a word that a formula made up is nobody's cell. */
function unknownFrequency(term: Term | undefined, program: Program): (row: number, word: string) => void {
  if (term?.kind !== "field") return () => {};
  return (row, word) => {
    const message = `"${word}" is not a frequency Primed knows, so this row has no weekly cost.`;
    program.unreadable(row, term.name, message);
  };
}
