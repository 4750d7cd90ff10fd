/// <reference types="office-js" />
import { starterGrid, type Grid } from "../../core/sheet/grid";
import type { Starter } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import type { SheetThere } from "../decide/sheet-there";
import { around, cellChanges, holds, peoplesCells } from "./cell-changes";
import { dressRows, queueNumberFormats } from "./formats";
import { finishTables } from "./tables";
import { writeCells, type Sender } from "./write-cells";

/**
 * Queues the cells and tables that a new sheet starts people off with. It is theirs from then on, and carries no mark of ours.
 * @param there what a broken-off refresh, or people, have put on the sheet: cells that hold something stay as they are.
 */
export async function writeStarter(
  sender: Sender,
  sheet: Excel.Worksheet,
  starter: Starter,
  there: SheetThere | undefined,
  date1904: boolean,
): Promise<void> {
  const grid = starterGrid(starter, date1904);
  const cells = [...grid].flatMap(([row, line]) =>
    [...line.keys()].map((column): Rect => ({ row, column, rows: 1, columns: 1 })),
  );
  if (cells.length) {
    const area = cells.reduce(around);
    const now = there?.now ?? { rows: [], merges: [], owned: undefined };
    const isPeoples = startedOtherwise(there, grid);
    await dressRows(sender, sheet, area, grid, isPeoples, { marked: false });
    queueNumberFormats(sheet, area, grid, () => "General", isPeoples);
    await writeCells(sender, sheet, cellChanges(there?.cells, now, [area], grid));
  }
  finishTables(sheet, [], starter.tables);
}

/** Tells cells that hold something else than the starter has for them. */
function startedOtherwise(
  there: SheetThere | undefined,
  grid: Grid,
): (row: number, column: number) => boolean {
  if (!there) return () => false;
  const { cells, now } = there;
  const isFilled = peoplesCells(now);
  return (row, column) => {
    const wanted = grid.get(row)?.get(column)?.value ?? null;
    return isFilled(row, column) && (wanted === null || !holds(cells, row, column, wanted));
  };
}
