/// <reference types="office-js" />
import { contains, sameRect } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import type { SheetThere } from "../decide";
import { areaIn, queueAreaLook } from "../look/area";
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
  sheet: Excel.Worksheet;
}

export function queueStanding(object: Excel.Worksheet, there: SheetThere): Standing {
  object.load("name");
  return { cells: queueCells(object, there.cells.rect, []), area: queueAreaLook(object), sheet: object };
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
  /** What the sheet was called, and where its area was. */
  title: string;
  area: string;
  typed: TypedMeanwhile[];
}

/** What people did between our look and our writing, as far as it matters to what was written. */
export function meanwhile(
  standing: Standing,
  there: SheetThere,
  areaBefore: Rect | undefined,
  runs: readonly CellRun[],
): Meanwhile {
  const then = standing.cells();
  const { rect, formulas } = there.cells;
  const moved = !sameRect(areaIn(standing.area), areaBefore);
  const typed = runs.flatMap(({ rect: run, entries }) =>
    entries.flatMap((line, down) =>
      line.flatMap((entry, across): TypedMeanwhile[] => {
        const [row, column] = [run.row + down, run.column + across];
        if (entry === null || !contains(rect, row, column)) return [];
        const before = formulas[row - rect.row]![column - rect.column];
        const is = then.formulas[row - rect.row]![column - rect.column] as Entry;
        if (is === (moved ? entry : before)) return [];
        return [{ row, column, was: typedAs(is, then, row, column), fresh: before === "" }];
      }),
    ),
  );
  const area = standing.area.isNullObject ? "" : String(standing.area.formula);
  return { moved, title: standing.sheet.name, area, typed };
}

/** A text that looks like a formula is no formula. */
function typedAs(entry: Entry, { rect, values }: CellsLook, row: number, column: number): Entry {
  const isText = typeof entry === "string" && entry === values[row - rect.row]![column - rect.column];
  return isText && entry.startsWith("=") ? `'${entry}` : entry;
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
