import type { Operation, TextVector } from "../columns/vector";
import { cellCount } from "../grouping/cells";
import type { Grouping } from "../grouping/grouping";
import { addStep } from "./plan";
import type { Plan } from "./plan";
import { siteOf } from "./question";
import type { Question } from "./question";
import type { Total } from "./total";

/** Marks the code of each text in its cell's set: a bit for each code. */
function mark(cells: Int32Array, codes: Int32Array, sets: Int32Array, size: number, length: number): void {
  for (let i = 0; i < length; i++) {
    const code = codes[i] as number;
    const at = (cells[i] as number) * size + (code >> 5);
    sets[at] = (sets[at] as number) | (1 << (code & 31));
  }
}

/** How many bits are set, added up in pairs, fours, bytes and all. */
function bitsIn(word: number): number {
  let sums = word - ((word >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  sums = (sums + (sums >>> 4)) & 0x0f0f0f0f;
  return Math.imul(sums, 0x01010101) >>> 24;
}

/** How many different texts there are, blanks apart; undefined when there are too many words for a set in each cell. */
export function differentWordsTotal(grouping: Grouping, question: Question, plan: Plan): Total | undefined {
  const { feed, program, cells } = siteOf(grouping, question);
  const texts = question.in(program);
  if (texts.type !== "text") return undefined;
  const size = (texts.words.length + 31) >> 5;
  const { raster } = cells;
  const needed = size * cellCount(raster);
  if (needed > plan.room) return undefined;
  plan.room -= needed;
  const sets = new Int32Array(needed);
  addStep(plan, feed, (batch) => {
    cells.fill(batch);
    texts.fill(batch);
    mark(cells.values, (texts as Operation<TextVector>).values, sets, size, batch.length);
  });
  const of: Total["of"] = (list, length) => {
    let found = 0;
    for (let word = 0; word < size; word++) {
      let any = 0;
      for (let i = 0; i < length; i++) any |= sets[(list[i] as number) * size + word] as number;
      found += bitsIn(word === 0 ? any & ~1 : any); // code 0 is blank
    }
    return found;
  };
  return { raster, of };
}
