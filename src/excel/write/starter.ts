/// <reference types="office-js" />
import { starterGrid } from "../../core/sheet/grid";
import type { Starter } from "../../core/sheet/spec";
import type { Rect } from "../../workbook";
import type { Session } from "../run";
import { around, cellChanges } from "./cell-changes";
import { queueFormats, queueNumberFormats } from "./formats";
import { finishTables } from "./tables";
import { writeCells } from "./write-cells";

/** Queues the cells and tables that a new sheet starts people off with. It is theirs from then on, and carries no mark of ours. */
export async function writeStarter(
  session: Session,
  sheet: Excel.Worksheet,
  starter: Starter,
  date1904: boolean,
): Promise<void> {
  const grid = starterGrid(starter, date1904);
  const cells = [...grid].flatMap(([row, line]) =>
    [...line.keys()].map((column): Rect => ({ row, column, rows: 1, columns: 1 })),
  );
  if (cells.length) {
    const area = cells.reduce(around);
    queueFormats(sheet, area, grid, () => false, { marked: false });
    queueNumberFormats(
      sheet,
      area,
      grid,
      () => "General",
      () => false,
    );
    await writeCells(
      session,
      sheet,
      cellChanges(undefined, { rows: [], merges: [], owned: undefined }, [area], grid),
    );
  }
  finishTables(sheet, [], starter.tables);
}
