/** A day of a line chart's date axis and the heights of its lines there, some that slope and some that step; null is a gap. */
export interface SteppedRow {
  day: number;
  slopes: readonly (number | null)[];
  steps: readonly (number | null)[];
}

/**
 * The block of rows for a line chart some of whose lines step where they would slope (limits that change with each period's cases).
 * Between two neighbouring days come two rows more: half-way, what held until then and, a day later, what holds from then on. A
 * date axis puts all rows in order, so its `base` must be days. Days less than three apart have no room for a step and slope.
 *
 * The rows given stand first, so that a line that slopes can take them alone for its values: a blank between its points would
 * break it. Only the last one, to which lines run on and where none that slopes has a point, stands last: that is where a label
 * at the end of a line belongs, since LibreOffice counts points in the order of their days. See docs/decisions/0006.
 * @param rows in the order of their days.
 * @returns the chart's categories and the values of lines that step; those of lines that slope are the first `rows.length - 1`.
 */
export function stepRows(rows: readonly SteppedRow[]): SteppedRow[] {
  const borders = rows.slice(1).flatMap((after, i) => bordersBetween(rows[i]!, after));
  return [...rows.slice(0, -1), ...borders, ...rows.slice(-1)];
}

const LEAST_APART = 3;

function bordersBetween(before: SteppedRow, after: SteppedRow): SteppedRow[] {
  if (after.day - before.day < LEAST_APART) return [];
  const day = Math.floor((before.day + after.day) / 2);
  const slopes = before.slopes.map(() => null);
  return [
    { day, slopes, steps: before.steps },
    { day: day + 1, slopes, steps: after.steps },
  ];
}
