import { filled } from "./batch";
import { conditions, dates, HOLDS, numbers, texts } from "./vector";
import type { ConditionVector, Operation, Vector } from "./vector";
import { translate } from "./words";

type Values = Vector["values"];

/** What holds the answer; for texts with one vocabulary for both, and how the second's codes read in it. */
function memoryFor(yes: Vector, no: Vector): { into: Vector; codes?: Int32Array } {
  if (yes.type === "text" && no.type === "text") {
    const words = [...yes.words];
    const codes = translate(no.words, yes.words).map((code, i) =>
      code >= 0 ? code : words.push(no.words[i] as string) - 1,
    );
    return { into: texts(words), codes };
  }
  if (yes.type === "date" && no.type === "date") return { into: dates(yes.dateOnly && no.dateOnly) };
  if (yes.type === "yes/no" && no.type === "yes/no") return { into: conditions(yes.mayBlank || no.mayBlank) };
  return { into: numbers() };
}

function pick(bits: Uint8Array, yes: Values, no: Values, into: Values, length: number): void {
  for (let i = 0; i < length; i++) into[i] = ((bits[i] as number) & HOLDS ? yes : no)[i] as number;
}

/** `if(condition, a, b)`: where the condition does not hold, b. */
export function choose(condition: Operation<ConditionVector>, yes: Operation, no: Operation): Operation {
  const { into, codes } = memoryFor(yes, no);
  const others = codes ? new Int32Array(no.values.length) : no.values;
  return filled(into, [condition, yes, no], (length) => {
    if (codes) for (let i = 0; i < length; i++) others[i] = codes[no.values[i] as number] as number;
    pick(condition.values, yes.values, others, into.values, length);
  });
}
