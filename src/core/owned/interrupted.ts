import { isFormula, type Grid } from "../sheet/grid";

/**
 * What stands in a sheet's first cell, and is its tab's name when it is new, while it is written through Excel, which takes nothing back:
 * whoever sees it knows that the figures may be half old and half new.
 */
export const INTERRUPTED = "Refresh interrupted: press Refresh";
export const INTERRUPTED_TITLE = "Refresh interrupted";

export const isInterruptedTitle = (title: string): boolean => /^Refresh interrupted(~\d+)?$/.test(title);

/** The cell that says so: the first that we fill; undefined when there is none. */
export function firstCell(grid: Grid): { row: number; column: number } | undefined {
  for (const row of [...grid.keys()].sort((a, b) => a - b)) {
    for (const column of [...grid.get(row)!.keys()].sort((a, b) => a - b)) {
      const { value } = grid.get(row)!.get(column)!;
      if (value !== null && !(isFormula(value) && value.value === null)) return { row, column };
    }
  }
  return undefined;
}
