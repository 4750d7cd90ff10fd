/// <reference types="office-js" />
import { shownValue } from "../../core/sheet/grid";
import type { CellValue } from "../../core/sheet/spec";
import { keyOf, keysOf } from "../../core/table-edit/keys";
import { RECT, rectOf } from "../read/rect";
import type { Session } from "../run";
import type { LookedColumn, TableLook } from "./look";
import type { Plan } from "./plan";

/**
 * The sheet rows that the rows put in have now, in their order: found by their keys, since somebody may have sorted the table since;
 * undefined for one that is not there. A row without a key is where it was put.
 */
export async function rowsNow(
  { context, sync }: Session,
  look: TableLook,
  { fresh, next }: Plan,
  keyColumn: LookedColumn | undefined,
): Promise<(number | undefined)[]> {
  if (!fresh.length || !keyColumn) return fresh.map((_, i) => next + i);
  const whole = context.workbook.tables.getItem(look.id).getRange().load(RECT);
  const cells = whole.getColumn(keyColumn.index).load("values");
  await sync();
  const rect = rectOf(whole);
  const first = rect.row + look.first - look.rect.row;
  const shown = (row: number): CellValue => cells.values[row - rect.row]?.[0] as CellValue;
  const keys = keysOf({ name: look.name, first, last: rect.row + rect.rows - 1, shown }, keyColumn);
  return fresh.map((values, i) => {
    const key = shownValue(values.get(keyColumn)?.value ?? null);
    if (key === null || typeof key === "boolean" || keyOf(key) === undefined) return next + i;
    return keys.rows(key)[0];
  });
}
