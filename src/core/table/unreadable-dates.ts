import type { Problem } from "../problem";
import type { SourceSetup } from "../setup/setup";
import type { CleanedColumn } from "./cell-rules";
import { RowState } from "./row-states";
import { filledTest } from "./sheet-cells";
import type { SheetCells } from "./sheet-cells";

/** Two cells may be slips; three that nobody can read, with none that can be read, are a column in another form. */
const FEWEST = 3;

/**
 * The problem of a sheet with a date column that nobody can read: at least three of its cells are filled, they are most of its
 * rows, and not one is a date (nor 31/12/9999 or 01/01/1900). Such a sheet is left out, or all its dates would be blank.
 */
export function unreadableDates(
  sheet: SheetCells,
  source: SourceSetup,
  states: Uint8Array,
  columns: readonly (CleanedColumn | undefined)[],
): Problem | undefined {
  const { layout } = sheet;
  for (const [i, field] of source.fields.entries()) {
    const mapped = layout.fields[i];
    const bad = columns[i]?.unreadable.filter((row) => states[row] === RowState.Counts).length ?? 0;
    if (field.type !== "date" || !mapped || bad < FEWEST) continue;
    const isFilled = filledTest(sheet.cells[layout.columns.indexOf(mapped.column)]!);
    let rows = 0;
    let filled = 0;
    for (let row = 0; row < sheet.rows; row++) {
      if (states[row] !== RowState.Counts) continue;
      rows++;
      if (isFilled(row)) filled++;
    }
    if (filled > bad || 2 * bad <= rows) continue;
    return {
      class: "source-left-out",
      where: { sheet: layout.sheet.name, row: layout.headerRow, column: mapped.header },
      message:
        `None of the ${bad} dates under "${mapped.header}" can be read in the order ${field.dateOrder}, so the sheet is left ` +
        `out: correct the dates, or Format of ${field.name} in PrimedFields.`,
    };
  }
  return undefined;
}
