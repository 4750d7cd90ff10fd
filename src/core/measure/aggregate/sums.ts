import type { NumberVector } from "../columns/vector";
import { cellCount } from "../grouping/cells";
import type { Grouping } from "../grouping/grouping";
import { remember } from "../grouping/source-work";
import { countKey, countsTotal } from "./counts";
import { addStep } from "./plan";
import type { Plan } from "./plan";
import { siteOf } from "./question";
import type { Question } from "./question";
import type { Total } from "./total";

/** What an addition loses of the low digits, exactly (Knuth's two-sum). */
function lostBy(before: number, value: number, after: number): number {
  const added = after - before;
  return before - (after - added) + (value - added);
}

/** What is added up of a number in each cell: its sum, what was lost on the way, and how many there were. */
interface Sums {
  sums: Float64Array;
  lost: Float64Array;
  counts: Int32Array;
}

/** Adds numbers to their cells, with what is lost kept beside, so that the order of rows hardly matters. */
function addNumbers(
  cells: Int32Array,
  numbers: Float64Array,
  { sums, lost, counts }: Sums,
  length: number,
): void {
  for (let i = 0; i < length; i++) {
    const value = numbers[i] as number;
    if (value !== value) continue;
    const cell = cells[i] as number;
    const before = sums[cell] as number;
    const after = before + value;
    sums[cell] = after;
    lost[cell] = (lost[cell] as number) + lostBy(before, value, after);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

function sumOf({ sums, lost }: Sums): Total["of"] {
  return (cells, length) => {
    let sum = 0;
    let rest = 0;
    for (let i = 0; i < length; i++) {
      const cell = cells[i] as number;
      const after = sum + (sums[cell] as number);
      rest += lostBy(sum, sums[cell] as number, after) + (lost[cell] as number);
      sum = after;
    }
    return sum + rest;
  };
}

/** The sum of a number without its blanks; 0 when there is none. Counts the numbers too, for whoever asks that next. */
export function sumTotal(grouping: Grouping, number: Question<NumberVector>, plan: Plan): Total {
  return remember(plan.totals, `${grouping.key}: sum ${number.key}`, () => {
    const { feed, program, cells } = siteOf(grouping, number);
    const { raster } = cells;
    const size = cellCount(raster);
    const into = { sums: new Float64Array(size), lost: new Float64Array(size), counts: new Int32Array(size) };
    const numbers = number.in(program);
    addStep(plan, feed, (batch) => {
      cells.fill(batch);
      numbers.fill(batch);
      addNumbers(cells.values, numbers.values, into, batch.length);
    });
    remember(plan.totals, countKey(grouping, number), () => countsTotal(raster, into.counts));
    return { raster, of: sumOf(into) };
  });
}
