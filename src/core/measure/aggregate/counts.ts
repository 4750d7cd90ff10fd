import { againstPeriod } from "../formula/against-period";
import { cellCount } from "../grouping/cells";
import type { Raster } from "../grouping/cells";
import type { Grouping, Site } from "../grouping/grouping";
import { remember } from "../grouping/source-work";
import type { Term } from "../term";
import { addThere } from "./add-there";
import { addStep } from "./plan";
import type { Plan } from "./plan";
import { ask } from "./question";
import type { Question } from "./question";
import type { Total } from "./total";

/** The term of which a condition asks only whether it has a value: counted without making a condition of it. */
function askedForValue(condition: Term): Term | undefined {
  if (condition.kind !== "operation" || condition.operator !== "not") return undefined;
  const [blank] = condition.args;
  const [term] = blank?.kind === "call" && blank.name === "blank" ? blank.args : [];
  return term?.type === "yes/no" ? undefined : term;
}

/** How many rows there are, or how many meet a condition. */
export function countRows(grouping: Grouping, condition: Term | undefined, plan: Plan): Total {
  if (!condition) return countThere(grouping, undefined, plan);
  const against = condition.timed ? againstPeriod(condition) : undefined;
  if (against) return countRows(grouping.narrowed(against), against.rest, plan);
  return countThere(grouping, ask(askedForValue(condition) ?? condition), plan);
}

/** What is counted: two counts with the same key are the same. */
export const countKey = (grouping: Grouping, of: Question | undefined): string =>
  `${grouping.key}: count ${of?.key ?? ""}`;

/** Counts in cells, added up. */
export const countsTotal = (raster: Raster, grid: Int32Array): Total => ({ raster, of: sumOf(grid) });

/** How many rows have a value, or where it is a condition, meet it. */
export function countThere(grouping: Grouping, of: Question | undefined, plan: Plan): Total {
  return remember(plan.totals, countKey(grouping, of), () => {
    const site = of?.timed ? grouping.places() : grouping.rows;
    const { raster } = site.cells;
    const grid = new Int32Array(cellCount(raster));
    countAt(site, of, 1, grid, plan);
    if (of?.timed || !grouping.gone) return countsTotal(raster, grid);
    countAt(grouping.gone, of, -1, grid, plan);
    return runningTotal(grid, raster);
  });
}

function countAt(
  { feed, program, cells }: Site,
  of: Question | undefined,
  weight: 1 | -1,
  grid: Int32Array,
  plan: Plan,
): void {
  const values = of?.in(program);
  addStep(plan, feed, (batch) => {
    cells.fill(batch);
    values?.fill(batch);
    addThere(cells.values, values, weight, grid, batch.length);
  });
}

function sumOf(grid: Int32Array): Total["of"] {
  return (cells, length) => {
    let sum = 0;
    for (let i = 0; i < length; i++) sum += grid[cells[i] as number] as number;
    return sum;
  };
}

/** Rows that came less rows that went are, up to each period, those that are there. */
function runningTotal(grid: Int32Array, raster: Raster): Total {
  let isRunning = false;
  const { units, columns } = raster;
  const before = (): void => {
    if (isRunning) return;
    isRunning = true;
    for (let unit = 0; unit < units; unit++) {
      let sum = 0;
      for (let cell = 1 + unit * columns; cell < 1 + (unit + 1) * columns; cell++)
        grid[cell] = sum += grid[cell] as number;
    }
  };
  return { raster, before, of: sumOf(grid) };
}
