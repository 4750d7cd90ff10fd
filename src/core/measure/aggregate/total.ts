import type { Raster } from "../grouping/cells";
import { cellAt } from "../grouping/cells";

/** A number for every node and period, at `node × periods + period`. */
export type Grid = Float64Array;

/** The units whose rows are a node's, for each node. */
export type Members = readonly (readonly number[])[];

/** Something added up in each cell of a raster, from which it can be told for several cells together. */
export interface Total {
  raster: Raster;
  /** Makes ready for the cells of a period. */
  before?(period: number): void;
  /** What it is for these cells together: the first so many of a list. NaN = none. */
  of(cells: Int32Array, length: number): number;
}

const known = new WeakMap<Total, Map<Members, Grid>>();

/** A total for every node and period; worked out once for the same members. Not to be changed. */
export function rollUp(total: Total, members: Members): Grid {
  const grids = known.get(total) ?? new Map<Members, Grid>();
  known.set(total, grids);
  const grid = grids.get(members) ?? rolledUp(total, members);
  grids.set(members, grid);
  return grid;
}

/** For each node, of its units' cells in the period's columns. */
function rolledUp(total: Total, members: Members): Grid {
  const { raster } = total;
  const periods = raster.first.length;
  const grid = new Float64Array(members.length * periods);
  const cells = new Int32Array(raster.units * raster.columns);
  for (let period = 0; period < periods; period++) {
    total.before?.(period);
    const [first, last] = [raster.first[period] as number, raster.last[period] as number];
    members.forEach((units, node) => {
      let length = 0;
      for (const unit of units)
        for (let column = first; column <= last; column++) cells[length++] = cellAt(raster, unit, column);
      grid[node * periods + period] = total.of(cells, length);
    });
  }
  return grid;
}
