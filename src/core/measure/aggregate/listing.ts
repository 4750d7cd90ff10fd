import { cellAt, cellCount } from "../grouping/cells";
import type { Raster } from "../grouping/cells";
import type { Site } from "../grouping/grouping";
import type { Operation } from "../columns/vector";
import { goThrough } from "./plan";

/** The values of each cell side by side, for as many periods at a time as memory asks for. */
export interface Listing {
  /** Goes through the rows again, unless it has this period's values already. */
  load(period: number): void;
  /** The values of some cells, in memory that the next call uses again. */
  gather(cells: Int32Array, length: number): Float64Array;
}

/** 64 MB. */
const MOST_VALUES = 8_388_608;

/** How many values there are in each cell. */
function countValues(site: Site, values: Operation, rows: number): Int32Array {
  const counts = new Int32Array(cellCount(site.cells.raster));
  visit(site, values, rows, (cell) => {
    counts[cell] = (counts[cell] as number) + 1;
  });
  return counts;
}

function visit(
  { feed, cells }: Site,
  operation: Operation,
  rows: number,
  each: (cell: number, value: number) => void,
): void {
  const isText = operation.type === "text";
  const step = feed([
    (batch) => {
      cells.fill(batch);
      operation.fill(batch);
      const { values } = operation;
      for (let i = 0; i < batch.length; i++) {
        const value = values[i] as number;
        if (isText ? value !== 0 : value === value) each(cells.values[i] as number, value);
      }
    },
  ]);
  goThrough(rows, step);
}

/** The columns of as many periods, from one on, as have no more values than allowed; at least that one's. */
function stretchFrom(period: number, raster: Raster, inColumn: Float64Array, most: number): [number, number] {
  const first = raster.first[period] as number;
  let last = raster.last[period] as number;
  let sum = 0;
  for (let column = first; column <= last; column++) sum += inColumn[column] as number;
  while (last + 1 < raster.columns && sum + (inColumn[last + 1] as number) <= most)
    sum += inColumn[++last] as number;
  return [first, last];
}

/** Lists the values of a term by cell. */
export function listingOf(site: Site, operation: Operation, rows: number, most = MOST_VALUES): Listing {
  const { raster } = site.cells;
  const { units, columns } = raster;
  let counts: Int32Array | undefined;
  let loaded: [first: number, last: number] = [0, -1];
  let values = new Float64Array(0);
  let buffer = new Float64Array(0);
  const starts = new Int32Array(cellCount(raster)).fill(-1);

  const fillColumns = ([first, last]: [number, number], inCell: Int32Array): void => {
    let length = 0;
    starts.fill(-1);
    for (let unit = 0; unit < units; unit++) {
      for (let column = first; column <= last; column++) {
        const cell = cellAt(raster, unit, column);
        starts[cell] = length;
        length += inCell[cell] as number;
      }
    }
    values = new Float64Array(length);
    const next = starts.slice();
    visit(site, operation, rows, (cell, value) => {
      const place = next[cell] as number;
      if (place < 0) return;
      next[cell] = place + 1;
      values[place] = value;
    });
  };

  return {
    load(period) {
      const [first, last] = [raster.first[period] as number, raster.last[period] as number];
      if (loaded[0] <= first && last <= loaded[1]) return;
      const inCell = (counts ??= countValues(site, operation, rows));
      const inColumn = new Float64Array(columns);
      for (let cell = 1; cell < inCell.length; cell++)
        inColumn[(cell - 1) % columns] =
          (inColumn[(cell - 1) % columns] as number) + (inCell[cell] as number);
      loaded = stretchFrom(period, raster, inColumn, most);
      fillColumns(loaded, inCell);
    },
    gather(cells, length) {
      let size = 0;
      for (let i = 0; i < length; i++) size += counts?.[cells[i] as number] ?? 0;
      if (buffer.length < size) buffer = new Float64Array(size);
      let at = 0;
      for (let i = 0; i < length; i++) {
        const start = starts[cells[i] as number] as number;
        const part = values.subarray(start, start + (counts?.[cells[i] as number] ?? 0));
        buffer.set(part, at);
        at += part.length;
      }
      return buffer.subarray(0, size);
    },
  };
}
