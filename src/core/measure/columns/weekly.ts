import { filled, rowAt } from "./batch";
import { frequencyOf } from "./frequency";
import { numbers } from "./vector";
import type { NumberVector, Operation, TextVector } from "./vector";

/** Cost a week: `unknown` hears of each row whose frequency nobody knows. */
export function weeklyCost(
  cost: Operation<NumberVector>,
  frequency: Operation<TextVector>,
  units: Operation<NumberVector> | undefined,
  unknown: (row: number, word: string) => void,
): Operation<NumberVector> {
  const meanings = frequency.words.map(frequencyOf);
  const into = numbers();
  return filled(into, [cost, frequency, ...(units ? [units] : [])], (length, batch) => {
    for (let i = 0; i < length; i++) {
      const code = frequency.values[i] as number;
      const meaning = meanings[code];
      const given = units ? (units.values[i] as number) : NaN;
      if (!meaning?.known) unknown(rowAt(batch, i), frequency.words[code] ?? "");
      const price = (cost.values[i] as number) * (meaning?.timesAWeek ?? NaN);
      into.values[i] = meaning?.byUnit && given === given ? price * given : price;
    }
  });
}
