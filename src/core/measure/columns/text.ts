import { fold } from "../../table/column";
import { filled } from "./batch";
import { conditions, HOLDS } from "./vector";
import type { ConditionVector, Operation, TextVector } from "./vector";

/** Whether each text has a property, asked once for each different word. */
export function whereWord(
  text: Operation<TextVector>,
  holds: (folded: string) => boolean,
): Operation<ConditionVector> {
  const words = Uint8Array.from(text.words, (word) => (holds(fold(word)) ? HOLDS : 0));
  const into = conditions(false);
  return filled(into, [text], (length) => {
    const [codes, values] = [text.values, into.values];
    for (let i = 0; i < length; i++) values[i] = words[codes[i] as number] as number;
  });
}
