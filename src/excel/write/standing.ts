/// <reference types="office-js" />
import { contains, covers, parseRange } from "../../core/sheet/address";
import { AREA_NAME } from "../../core/sheet/ownership";
import type { SheetThere } from "../decide";
import { queueCells, type CellsLook } from "../look/cells";
import { rangeAt } from "../read/rect";
import type { CellRun, Entry } from "./cell-changes";
import { asTyped } from "./write-cells";

/**
 * What stood on a sheet at the very moment when it was written: asked for in the same request, before the first change. People who share
 * the workbook may have typed since we looked.
 */
export interface Standing {
  cells: () => CellsLook;
  area: Excel.NamedItem;
}

export function queueStanding(object: Excel.Worksheet, there: SheetThere): Standing {
  const area = object.names.getItemOrNullObject(AREA_NAME);
  area.load("formula");
  return { cells: queueCells(object, there.cells.rect, []), area };
}

/** A cell that we have written, and that held something else by then than when we had looked. */
export interface TypedMeanwhile {
  row: number;
  column: number;
  was: Entry;
  /** It was blank when we looked. */
  fresh: boolean;
}

export interface Meanwhile {
  /** Somebody has put rows or columns in or taken some out: what was written stands in the wrong place. */
  moved: boolean;
  typed: TypedMeanwhile[];
}

/** What people did between our look and our writing, as far as it matters to what was written. */
export function meanwhile(standing: Standing, there: SheetThere, runs: readonly CellRun[]): Meanwhile {
  const then = standing.cells();
  const { rect, formulas } = there.cells;
  const area = standing.area.isNullObject ? undefined : parseRange(String(standing.area.formula));
  const { owned } = there.now;
  const moved = !(area && owned && covers(area, owned) && covers(owned, area));
  const typed = runs.flatMap(({ rect: run, entries }) =>
    entries.flatMap((line, down) =>
      line.flatMap((entry, across): TypedMeanwhile[] => {
        const [row, column] = [run.row + down, run.column + across];
        if (entry === null || !contains(rect, row, column)) return [];
        const before = formulas[row - rect.row]![column - rect.column];
        const was = then.formulas[row - rect.row]![column - rect.column] as Entry;
        return before === was ? [] : [{ row, column, was, fresh: before === "" }];
      }),
    ),
  );
  return { moved, typed };
}

/**
 * Queues what people had typed back into its cells. Where nothing of ours was before it is theirs, so it loses our mark; where rows
 * were moved all goes back as it was.
 */
export function putBack(object: Excel.Worksheet, { moved, typed }: Meanwhile): void {
  for (const { row, column, was, fresh } of typed) {
    if (!moved && !fresh) continue;
    const cell = rangeAt(object, { row, column, rows: 1, columns: 1 });
    cell.formulas = [[asTyped(was)]];
    if (!moved) cell.format.protection.formulaHidden = false;
  }
}
