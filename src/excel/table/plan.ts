import { isFormula } from "../../core/sheet/grid";
import { looksSame } from "../../core/owned/shown";
import { matchRows } from "../../core/table-edit/match-rows";
import type { WrittenRow, WrittenValue } from "../../core/table-edit/row-values";
import { sameFormula } from "../../core/table-edit/same-formula";
import { holdsFormula } from "../../core/table-edit/why-not";
import type { TableEdit } from "../../workbook";
import { blankRowsAtEnd, type LookedColumn, type TableLook } from "./look";

/** What is to be done to a table, as it was looked at. */
export interface Plan {
  /** As in the edit; undefined for a row that is left out. */
  appends: readonly (WrittenRow<LookedColumn> | undefined)[];
  /** Those that go in, in order. */
  fresh: readonly WrittenRow<LookedColumn>[];
  /** How many rows at the table's end hold nothing: they are filled first. */
  blank: number;
  /** How many rows the table grows by. */
  by: number;
  /** The sheet row that the first new row gets. */
  next: number;
  /** The row that new ones take their formats from: the last that people filled. */
  model: number;
  updates: readonly CellUpdate[];
  problems: readonly { message: string }[];
}

/** A cell of a row that the table has. */
export interface CellUpdate {
  row: number;
  column: LookedColumn;
  written: WrittenValue;
  /** It shows its value already, but a date may show as a number. */
  showsValue: boolean;
}

/** @throws FatalProblem when the edit as a whole can't be done. */
export function planned(look: TableLook, edit: TableEdit, date1904: boolean): Plan {
  const { appends, updates, problems } = matchRows(look, edit, date1904);
  const fresh = appends.filter((values) => values !== undefined);
  const blank = blankRowsAtEnd(look);
  const cells: CellUpdate[] = [];
  const refused: { message: string }[] = [];
  for (const [row, values] of updates) {
    for (const [column, written] of values) {
      const same = shows(look, row, column, written);
      const formula = look.formula(row, column) !== undefined;
      if (same && (formula || !written.isDate)) continue;
      if (formula)
        refused.push({ message: holdsFormula(look.sheet.name, row, column.column, column.header) });
      else cells.push({ row, column, written, showsValue: same });
    }
  }
  return {
    appends,
    fresh,
    blank,
    by: Math.max(0, fresh.length - blank),
    next: look.last + 1 - blank,
    model: Math.max(look.last - blank, look.first),
    updates: cells,
    problems: [...problems, ...refused],
  };
}

function shows(look: TableLook, row: number, column: LookedColumn, { value }: WrittenValue): boolean {
  if (!isFormula(value)) return looksSame(value, look.shown(row, column.column) ?? null);
  const there = look.formula(row, column);
  return there !== undefined && sameFormula(there, value.formula);
}
