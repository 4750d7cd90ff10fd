import type { Day } from "../../calendar/day";
import { dayTable, lookUp, placeOf } from "../../calendar/day-table";
import type { DayTable } from "../../calendar/day-table";
import { BATCH, filled } from "../columns/batch";
import type { Filled } from "../columns/batch";
import type { Days } from "../columns/days";
import { HOLDS } from "../columns/vector";
import type { ConditionVector, Operation } from "../columns/vector";
import { lesser } from "../columns/whole-numbers";
import type { Spans } from "./spans";
import type { Timeline } from "./timeline";

/**
 * Where things are added up: a cell for each unit (a team; for Figures, any node) and column of time. Cell 0 is for what counts
 * nowhere, so that adding up never has to ask.
 */
export interface Raster {
  units: number;
  columns: number;
  /** The columns that each period is made of, both inside: several base periods for a window, else one. */
  first: Int32Array;
  last: Int32Array;
}

/** For each place of a batch, the cell it is added to. */
export interface Cells extends Filled {
  raster: Raster;
  values: Int32Array;
}

export const cellCount = ({ units, columns }: Raster): number => 1 + units * columns;
export const cellAt = ({ columns }: Raster, unit: number, column: number): number =>
  1 + unit * columns + column;

/** One column for each period. */
export function rasterOfPeriods(units: number, { periods }: Timeline): Raster {
  const each = Int32Array.from(periods, (_, i) => i);
  return { units, columns: periods.length, first: each, last: each };
}

/** The cell of the base period that holds each row's day. */
export function dayCells(days: Days, unit: Int32Array, units: number, timeline: Timeline): Cells {
  const { base, firstBase: first, lastBase: last } = timeline;
  const columns = base.count;
  // One more than the column; 0 on days when no period has started that has not ended.
  const places = dayTable(base.firstDay, base.lastDay, (day) => {
    const started = lookUp(base.started, day);
    return started > lookUp(base.ended, day) ? started : 0;
  });
  const values = new Int32Array(BATCH);
  const raster = { units, columns, first, last };
  return filled({ raster, values }, [days], (length, { from }) =>
    findCells(days.values, unit.subarray(from, from + length), raster, places, values),
  );
}

function findCells(
  days: Int32Array,
  unit: Int32Array,
  { units, columns }: Raster,
  { firstDay, answers }: DayTable,
  cells: Int32Array,
): void {
  const last = answers.length - 1;
  for (let i = 0; i < unit.length; i++) {
    const place = answers[placeOf(days[i] as Day, firstDay, last)] as number;
    const owner = unit[i] as number;
    const cell = owner >= 0 && owner < units ? place + owner * columns : 0;
    cells[i] = cell & (-place >> 31); // 0 where the place is 0
  }
}

/** Where each row comes in, and where it is gone again: what there is of it in a period is all up to then. */
export interface Changes {
  opened: Cells;
  closed: Cells;
}

export function changeCells(spans: Spans, unit: Int32Array, units: number, timeline: Timeline): Changes {
  const columns = timeline.periods.length + 1; // one more, for what is still there at the end
  const raster = { ...rasterOfPeriods(units, timeline), columns };
  const [opened, closed] = [new Int32Array(BATCH), new Int32Array(BATCH)];
  const both = filled({}, [spans], (length, { from }) =>
    findChanges(spans, unit.subarray(from, from + length), raster, opened, closed),
  );
  return { opened: { raster, values: opened, ...both }, closed: { raster, values: closed, ...both } };
}

function findChanges(
  { first, until }: Spans,
  unit: Int32Array,
  { units, columns }: Raster,
  opened: Int32Array,
  closed: Int32Array,
): void {
  for (let i = 0; i < unit.length; i++) {
    const owner = unit[i] as number;
    const isThere = owner >= 0 && owner < units;
    const start = 1 + owner * columns;
    const closes = until[i] as number;
    // A row that counts in no period opens where it closes: adding one and taking it away is cheaper than finding out.
    const opens = lesser(first[i] as number, closes);
    opened[i] = isThere ? start + opens : 0;
    closed[i] = isThere ? start + closes : 0;
  }
}

/** The same cells where a condition holds; elsewhere, nowhere. */
export function cellsWhere(cells: Cells, condition: Operation<ConditionVector>): Cells {
  const values = new Int32Array(BATCH);
  return filled({ raster: cells.raster, values }, [cells, condition], (length) => {
    const [all, bits] = [cells.values, condition.values];
    for (let i = 0; i < length; i++) values[i] = (all[i] as number) * ((bits[i] as number) & HOLDS);
  });
}
