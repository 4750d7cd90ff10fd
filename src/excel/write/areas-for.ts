import { areasOf } from "../../core/owned/cells-now";
import type { OwnedSheet } from "../../core/owned/owned-sheets";
import { bottom, contains } from "../../core/sheet/address";
import { looksOf, type Looks } from "../../core/sheet/looks";
import type { Rect } from "../../workbook";
import type { SheetToWrite } from "../decide/sheet-there";
import { shownOf } from "../look/cells";
import { around, peoplesCells } from "./cell-changes";

/** Where ours may stand on a sheet: the area as it is, and as it is to be. */
export const areasFor = ({ spec, there }: SheetToWrite): Rect[] => areasOf({ owned: there?.now.owned }, spec);

/** How the sheet is known to look; undefined when that has to be made anew. */
export const looksBefore = ({ ours, there }: SheetToWrite): Looks | undefined =>
  there && knownLooks(ours, there.interrupted);

/** Nothing is known of a sheet whose making was broken off, nor of one where people have put rows in or taken some out. */
export const knownLooks = (
  ours: Pick<OwnedSheet, "looks" | "area"> | undefined,
  interrupted: boolean,
): Looks | undefined =>
  interrupted || ours?.looks?.rows.length !== ours?.area?.rows ? undefined : ours?.looks;

/** Rows dressed together with few between them that need not be cost less than more calls. */
const WIDEST_GAP = 10;

/**
 * The rows that have to be dressed, in as few rectangles as is sensible: those that are to look otherwise than the last time, those where
 * somebody has taken the look away, and those that are no longer ours.
 */
export function rowsToDress(sheet: SheetToWrite): Rect[] {
  const { spec, grid, there, wanted } = sheet;
  const areas = areasFor(sheet);
  const all = areas.reduce(around);
  const before = looksBefore(sheet);
  if (!there || !before || areas.some(({ columns }) => columns !== all.columns)) return [all];
  const looks = looksOf(spec, grid, wanted);
  const isPeoples = peoplesCells(there.now);
  const shown = shownOf(there.cells);
  // What somebody has emptied they may have undressed, too.
  const lostLook = (row: number): boolean =>
    [...(grid.get(row) ?? [])].some(
      ([column, { value }]) =>
        value !== null &&
        !isPeoples(row, column) &&
        (shown(row, column) === null || !there.marked(row, column)),
    );
  const stale = range(all.row, bottom(all)).filter((row) => {
    if (!contains(spec.area, row, spec.area.column)) return true;
    return looks.rows[row - spec.area.row] !== before.rows[row - all.row] || lostLook(row);
  });
  // A line between two rows is the upper one's as much as the lower one's.
  const rows = new Set(stale.flatMap((row) => (row > all.row ? [row - 1, row] : [row])));
  const runs: [first: number, last: number][] = [];
  for (const row of [...rows].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && row - run[1] <= WIDEST_GAP) run[1] = row;
    else runs.push([row, row]);
  }
  return runs.map(([first, last]) => ({ ...all, row: first, rows: last - first + 1 }));
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);
