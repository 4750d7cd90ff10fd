import { aggregateBlock, countRows } from "./block-aggregates";
import type { Aggregated, Grid, Members } from "./block-aggregates";
import { evaluateAt } from "./columns";
import type { Grouping } from "./grouping";
import type { SourceWork } from "./source-work";
import type { AggregateTerm } from "./term";
import { BY_BLANK, gather } from "./vector";
import type { Vector } from "./vector";

/** All that a measure's aggregates found. */
export interface Found {
  totals: ReadonlyMap<AggregateTerm, Aggregated>;
  /** Rows that count. */
  rows: Grid;
  /** Rows of which a blank cell decided an answer. */
  blanks: Grid;
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
      aggregateBlock(term, arg, block, grouping, members, into);
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
