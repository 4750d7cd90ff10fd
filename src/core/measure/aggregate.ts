import { evaluateAt } from "./columns";
import type { Block, Grouping } from "./grouping";
import { differentInSorted, quantileOfSorted } from "./quantile";
import { countRuns, extremeRuns, JOIN, START, sumRuns } from "./run-totals";
import type { RunTotals, TotalName } from "./run-totals";
import type { SourceWork } from "./source-work";
import type { AggregateTerm } from "./term";
import { BY_BLANK, gather } from "./vector";
import type { Vector } from "./vector";

/** A number for every node and period, at `node × periods + period`. */
export type Grid = Float64Array;

export interface Aggregated {
  /** NaN = none. */
  value: Grid;
  /** How many values it was made of. */
  count: Grid;
}

/** All that a measure's aggregates found. */
export interface Found {
  totals: ReadonlyMap<AggregateTerm, Aggregated>;
  /** Rows that count. */
  rows: Grid;
  /** Rows of which a blank cell decided an answer. */
  blanks: Grid;
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

/** Marks the places where a blank decided: made a condition what it is, or kept a value out. */
function markBlanks(arg: Vector, marks: Uint8Array): void {
  const { values, step } = arg;
  for (let i = 0; i < marks.length; i++) {
    const value = values[i * step] as number;
    const blank =
      arg.type === "yes/no" ? value & BY_BLANK : arg.type === "text" ? value === 0 : value !== value;
    if (blank) marks[i] = 1;
  }
}

/** No rows: a count, a sum or a number of different things is 0. Rows, but not one value: a sum is nothing, like the rest. */
function withoutValues(term: AggregateTerm, found: Aggregated, rows: Grid): void {
  if (term.name === "count" || term.name === "distinct") return;
  for (let i = 0; i < rows.length; i++) {
    if (found.count[i] === 0 && !(term.name === "sum" && rows[i] === 0)) found.value[i] = NaN;
  }
}

/** How many rows of each node and period are marked, or how many there are. */
function countRows(
  block: Block,
  marks: Uint8Array | undefined,
  grouping: Grouping,
  members: Members,
  into: Aggregated,
): void {
  const condition: Vector | undefined = marks && { type: "yes/no", values: marks, step: 1 };
  rollUp("count", countRuns(block.offsets, condition), block, members, grouping, into);
}

/**
 * Works out aggregates for every node and period, each node's from its own rows: what can be added up is totalled by team and
 * rolled up, the rest is gathered node by node.
 */
export function aggregate(
  terms: readonly AggregateTerm[],
  grouping: Grouping,
  members: Members,
  work: SourceWork,
): Found {
  const size = members.length * grouping.timeline.periods.length;
  const blankGrid = (): Aggregated => ({ value: new Float64Array(size), count: new Float64Array(size) });
  const totals = new Map(terms.map((term) => [term, blankGrid()]));
  const [rows, blanks] = [blankGrid(), blankGrid()];
  for (const block of grouping.blocks()) {
    const marks = new Uint8Array(block.length);
    if (grouping.filter) markBlanks(gather(grouping.filter, block.rows), marks);
    for (const [term, into] of totals) {
      const arg = term.args[0] && evaluateAt(term.args[0], work, block);
      if (arg) markBlanks(arg, marks);
      if (isTotalName(term.name)) {
        rollUp(term.name, runTotals(term.name, arg, block), block, members, grouping, into);
      } else gatherAll(term, arg as Vector, block, members, grouping, into);
    }
    countRows(block, undefined, grouping, members, rows);
    countRows(block, marks, grouping, members, blanks);
  }
  if (grouping.keptOut) {
    const keptOut = blankGrid();
    for (const block of grouping.keptOut.blocks())
      countRows(block, undefined, grouping.keptOut, members, keptOut);
    keptOut.value.forEach((count, i) => (blanks.value[i] = (blanks.value[i] as number) + count));
  }
  for (const [term, found] of totals) withoutValues(term, found, rows.value);
  return { totals, rows: rows.value, blanks: blanks.value };
}
