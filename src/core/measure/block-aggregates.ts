import type { Block, Grouping } from "./grouping";
import { differentInSorted, quantileOfSorted } from "./quantile";
import { countRuns, extremeRuns, JOIN, START, sumRuns } from "./run-totals";
import type { RunTotals, TotalName } from "./run-totals";
import type { AggregateTerm } from "./term";
import type { Vector } from "./vector";

/** A number for every node and period, at `node × periods + period`. */
export type Grid = Float64Array;

export interface Aggregated {
  /** NaN = none. */
  value: Grid;
  /** How many values it was made of. */
  count: Grid;
}

/** The units whose rows are a node's, for each node. */
export type Members = readonly (readonly number[])[];

const isTotalName = (name: string): name is TotalName => Object.hasOwn(START, name);

function runTotals(name: TotalName, arg: Vector | undefined, block: Block): RunTotals {
  if (name === "count") return countRuns(block.offsets, arg);
  return name === "sum"
    ? sumRuns(block.offsets, arg as Vector)
    : extremeRuns(name, block.offsets, arg as Vector);
}

/** Adds the teams' totals up to every node. */
function rollUp(
  name: TotalName,
  totals: RunTotals,
  block: Block,
  members: Members,
  grouping: Grouping,
  into: Aggregated,
): void {
  const periods = grouping.timeline.periods.length;
  const join = JOIN[name];
  members.forEach((units, node) => {
    for (let period = block.firstPeriod; period <= block.lastPeriod; period++) {
      let value = START[name];
      let count = 0;
      for (const unit of units) {
        const run = (period - block.firstPeriod) * grouping.units + unit;
        if (totals.counts[run] === 0) continue;
        value = join(value, totals.values[run] as number);
        count += totals.counts[run] as number;
      }
      into.value[node * periods + period] = value;
      into.count[node * periods + period] = count;
    }
  });
}

/** Puts the values of a node's rows in a period side by side, sorted and without blanks. */
function gatherSorted(
  arg: Vector,
  block: Block,
  runs: readonly number[],
  buffer: Float64Array,
): Float64Array {
  let length = 0;
  const { values, step } = arg;
  const isText = arg.type === "text";
  for (const run of runs) {
    const to = block.offsets[run + 1] as number;
    for (let i = block.offsets[run] as number; i < to; i++) {
      const value = values[i * step] as number;
      if (isText ? value !== 0 : value === value) buffer[length++] = value;
    }
  }
  return buffer.subarray(0, length).sort();
}

function gatherAll(
  term: AggregateTerm,
  arg: Vector,
  block: Block,
  members: Members,
  grouping: Grouping,
  into: Aggregated,
): void {
  const periods = grouping.timeline.periods.length;
  const buffer = new Float64Array(block.length);
  const part = term.args[1];
  const fraction = part?.kind === "constant" ? Number(part.value) : 0.5;
  members.forEach((units, node) => {
    for (let period = block.firstPeriod; period <= block.lastPeriod; period++) {
      const runs = units.map((unit) => (period - block.firstPeriod) * grouping.units + unit);
      const sorted = gatherSorted(arg, block, runs, buffer);
      const at = node * periods + period;
      into.value[at] =
        term.name === "distinct" ? differentInSorted(sorted) : quantileOfSorted(sorted, fraction);
      into.count[at] = sorted.length;
    }
  });
}

/** How many rows of each node and period are marked, or how many there are. */
export function countRows(
  block: Block,
  marks: Uint8Array | undefined,
  grouping: Grouping,
  members: Members,
  into: Aggregated,
): void {
  const condition: Vector | undefined = marks && { type: "yes/no", values: marks, step: 1 };
  rollUp("count", countRuns(block.offsets, condition), block, members, grouping, into);
}

/** Works out one aggregate for every node in a block's periods. `arg` is its argument at each place. */
export function aggregateBlock(
  term: AggregateTerm,
  arg: Vector | undefined,
  block: Block,
  grouping: Grouping,
  members: Members,
  into: Aggregated,
): void {
  if (isTotalName(term.name)) {
    rollUp(term.name, runTotals(term.name, arg, block), block, members, grouping, into);
  } else gatherAll(term, arg as Vector, block, members, grouping, into);
}
