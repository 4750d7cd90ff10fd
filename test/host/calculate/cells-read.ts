import { bottom, right } from "../../../src/core/sheet/address";
import type { Scalar, Sheet } from "../book/book";
import { keysIn, LAST_COLUMN } from "../book/cells";
import type { Area } from "./translate";

/** A cell's place in its sheet as one number. */
export const placeKey = (row: number, column: number): number => row * (LAST_COLUMN + 1) + column;
export const placeOf = (key: number): { row: number; column: number } => ({
  row: Math.floor(key / (LAST_COLUMN + 1)),
  column: key % (LAST_COLUMN + 1),
});

type Span = readonly [first: number, last: number];

/** All cells of some areas, each once, whatever the overlaps: by sheet id and column, spans of rows. */
export function cellsRead(
  areas: Iterable<Area>,
  sheets: ReadonlyMap<string, Sheet>,
): Map<string, Map<number, Span[]>> {
  const all = new Map<string, Map<number, Span[]>>();
  const widthOf = widths(sheets.values());
  for (const { sheet: id, rect } of areas) {
    const columns = all.get(id) ?? new Map<number, Span[]>();
    all.set(id, columns);
    const last = rect.columns > WIDE ? Math.min(right(rect), widthOf(id)) : right(rect);
    for (let column = rect.column; column <= last; column++) {
      const spans = columns.get(column);
      if (spans) spans.push([rect.row, bottom(rect)]);
      else columns.set(column, [[rect.row, bottom(rect)]]);
    }
  }
  for (const columns of all.values())
    for (const [column, spans] of columns) columns.set(column, merged(spans));
  return all;
}

/** Areas of more columns than this are cut at the sheet's last column that holds anything. */
export const WIDE = 64;

/** Gives a sheet's last column that has cells, by its id; looked for only when it is asked for. */
export function widths(sheets: Iterable<Sheet>): (id: string) => number {
  const byId = new Map([...sheets].map((sheet) => [sheet.id, sheet]));
  const known = new Map<string, number>();
  return (id) => {
    let last = known.get(id);
    if (last !== undefined) return last;
    last = 0;
    for (const line of byId.get(id)?.cells.values() ?? [])
      for (const column of line.keys()) if (column > last) last = column;
    known.set(id, last);
    return last;
  };
}

function merged(spans: readonly Span[]): Span[] {
  const result: [number, number][] = [];
  for (const [first, last] of [...spans].sort((a, b) => a[0] - b[0])) {
    const open = result.at(-1);
    if (open && first <= open[1] + 1) open[1] = Math.max(open[1], last);
    else result.push([first, last]);
  }
  return result;
}

/** The cells of these columns and rows that have a value. */
export function* valuesIn(
  sheet: Sheet | undefined,
  columns: ReadonlyMap<number, readonly Span[]>,
): Generator<[row: number, column: number, value: Scalar]> {
  if (!sheet) return;
  for (const [first, last] of merged([...columns.values()].flat())) {
    for (const row of keysIn(sheet.cells, first, last)) {
      const line = sheet.cells.get(row);
      for (const [column, spans] of columns) {
        const value = line?.get(column)?.value;
        if (value !== undefined && spans.some((span) => row >= span[0] && row <= span[1]))
          yield [row, column, value];
      }
    }
  }
}
