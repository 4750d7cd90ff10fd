import { dayOf } from "../calendar/day";
import { monthsApart } from "../calendar/civil";
import type { WorkingDays } from "../calendar/working-days";
import { fold } from "../table/column";
import { frequencyOf } from "./weekly";
import { HOLDS, translate } from "./vector";
import type { ConditionVector, DateVector, NumberVector, TextVector, Vector } from "./vector";

const stepOf = (...vectors: readonly Vector[]): 0 | 1 => (vectors.some((each) => each.step === 1) ? 1 : 0);
const numbers = (step: 0 | 1, length: number): Float64Array => new Float64Array(step === 1 ? length : 1);

/** Combines two vectors value by value; a blank in either gives a blank, whatever the function would say. */
export function combine(
  a: NumberVector | DateVector,
  b: NumberVector | DateVector,
  length: number,
  value: (x: number, y: number) => number,
): NumberVector {
  const step = stepOf(a, b);
  const values = numbers(step, length);
  for (let i = 0; i < values.length; i++) {
    const x = a.values[i * a.step] as number;
    const y = b.values[i * b.step] as number;
    values[i] = x !== x || y !== y ? NaN : value(x, y);
  }
  return { type: "number", values, step };
}

/** The functions of two dates. Each takes moments. */
export const betweenDates = (
  workdays: WorkingDays,
): Readonly<Record<string, (start: number, end: number) => number>> => ({
  days: (start, end) => dayOf(end) - dayOf(start),
  hours: (start, end) => (end - start) / 3600,
  workdays: (start, end) => workdays.between(dayOf(start), dayOf(end)),
  months: (start, end) => monthsApart(dayOf(start), dayOf(end)),
  age: (start, end) => Math.trunc(monthsApart(dayOf(start), dayOf(end)) / 12),
});

/** Days of each span that lie in its row's period, both ends included; an open end runs on. Blank start: blank. */
export function overlapDays(
  start: DateVector,
  end: DateVector,
  periodStart: DateVector,
  periodEnd: DateVector,
  length: number,
): NumberVector {
  const values = new Float64Array(length);
  for (let i = 0; i < length; i++) {
    const first = Math.max(
      dayOf(start.values[i * start.step] as number),
      dayOf(periodStart.values[i] as number),
    );
    const finish = end.values[i * end.step] as number;
    const close = dayOf(periodEnd.values[i] as number);
    const last = finish !== finish ? close : Math.min(dayOf(finish), close);
    values[i] = first !== first ? NaN : Math.max(0, last - first + 1);
  }
  return { type: "number", values, step: 1 };
}

/** Cost a week: `unknown` hears of each row whose frequency nobody knows. */
export function weeklyCost(
  cost: NumberVector,
  frequency: TextVector,
  units: NumberVector | undefined,
  length: number,
  unknown: (row: number, word: string) => void,
): NumberVector {
  const meanings = frequency.words.map(frequencyOf);
  const step = stepOf(cost, frequency, ...(units ? [units] : []));
  const values = numbers(step, length);
  for (let i = 0; i < values.length; i++) {
    const code = frequency.values[i * frequency.step] as number;
    const meaning = meanings[code];
    const price = cost.values[i * cost.step] as number;
    const given = units ? (units.values[i * units.step] as number) : NaN;
    if (!meaning?.known) unknown(i, frequency.words[code] ?? "");
    values[i] = price * (meaning?.timesAWeek ?? NaN) * (meaning?.byUnit && given === given ? given : 1);
  }
  return { type: "number", values, step };
}

/** Whether each text has a property, asked once for each different word. */
export function whereWord(vector: TextVector, holds: (folded: string) => boolean): ConditionVector {
  const words = Uint8Array.from(vector.words, (word) => (holds(fold(word)) ? HOLDS : 0));
  const values = Uint8Array.from(vector.values, (code) => words[code] as number);
  return { type: "yes/no", values, step: vector.step };
}

/** `if(condition, a, b)`: where the condition does not hold, b. */
export function choose(condition: ConditionVector, yes: Vector, no: Vector, length: number): Vector {
  if (yes.type === "text" && no.type === "text") {
    const more = translate(no.words, yes.words);
    const words = [...yes.words];
    const codes = more.map((code, i) => (code >= 0 ? code : words.push(no.words[i] as string) - 1));
    const other: TextVector = { ...no, values: no.values.map((code) => codes[code] as number), words };
    return { ...pick(condition, yes, other, length), type: "text", words } as TextVector;
  }
  if (yes.type === "date" && no.type === "date") {
    return {
      ...pick(condition, yes, no, length),
      type: "date",
      dateOnly: yes.dateOnly && no.dateOnly,
    } as DateVector;
  }
  return { ...pick(condition, yes, no, length), type: yes.type } as Vector;
}

function pick(
  condition: ConditionVector,
  yes: Vector,
  no: Vector,
  length: number,
): Pick<Vector, "values" | "step"> {
  const step = stepOf(condition, yes, no);
  const Kind = yes.values.constructor as new (size: number) => Vector["values"];
  const values = new Kind(step === 1 ? length : 1);
  for (let i = 0; i < values.length; i++) {
    const bits = condition.values[i * condition.step] as number;
    values[i] = (bits & HOLDS ? yes.values[i * yes.step] : no.values[i * no.step]) as number;
  }
  return { values, step };
}
