import type { NumberVector } from "../columns/vector";
import { cellCount } from "../grouping/cells";
import type { Grouping } from "../grouping/grouping";
import { remember } from "../grouping/source-work";
import { addStep } from "./plan";
import type { Plan } from "./plan";
import { siteOf } from "./question";
import type { Question } from "./question";
import type { Total } from "./total";

/** A blank is neither less nor greater than anything, so it changes nothing. */
function lower(cells: Int32Array, numbers: Float64Array, least: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const cell = cells[i] as number;
    if ((numbers[i] as number) < (least[cell] as number)) least[cell] = numbers[i] as number;
  }
}

function raise(cells: Int32Array, numbers: Float64Array, greatest: Float64Array, length: number): void {
  for (let i = 0; i < length; i++) {
    const cell = cells[i] as number;
    if ((numbers[i] as number) > (greatest[cell] as number)) greatest[cell] = numbers[i] as number;
  }
}

/** The least or greatest of a number; ±Infinity when there is none. */
export function extremeTotal(
  name: "min" | "max",
  grouping: Grouping,
  number: Question<NumberVector>,
  plan: Plan,
): Total {
  return remember(plan.totals, `${grouping.key}: ${name} ${number.key}`, () => {
    const { feed, program, cells } = siteOf(grouping, number);
    const none = name === "min" ? Infinity : -Infinity;
    const best = new Float64Array(cellCount(cells.raster)).fill(none);
    const [improve, pick] = name === "min" ? [lower, Math.min] : [raise, Math.max];
    const numbers = number.in(program);
    addStep(plan, feed, (batch) => {
      cells.fill(batch);
      numbers.fill(batch);
      improve(cells.values, numbers.values, best, batch.length);
    });
    const of: Total["of"] = (list, length) => {
      let found = none;
      for (let i = 0; i < length; i++) found = pick(found, best[list[i] as number] as number);
      return found;
    };
    return { raster: cells.raster, of };
  });
}
