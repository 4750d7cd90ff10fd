/// <reference types="office-js" />
import { FatalProblem } from "../../core/problem";
import { bottom, overlap, parseRange, rangeAddress } from "../../core/sheet/address";
import { kindOfCode } from "../../core/sheet/number-kind";
import type { WrittenValue } from "../../core/table-edit/row-values";
import { cellInTheWay, mergeInTheWay, otherTableBelow, sheetFull } from "../../core/table-edit/why-not";
import { Kind, type Rect } from "../../workbook";
import { rangeAt, RECT, rectOf } from "../read/rect";
import type { Session } from "../run";
import type { LookedColumn, TableLook } from "./look";
import type { Plan } from "./plan";

import { sameRect } from "../../core/sheet/address";
import { LAST_ROW } from "../read/bands";

/** The number formats of the cells that are to be written; a row that the table grows by takes those of the row it follows. */
export type NumberFormats = (row: number, column: LookedColumn) => string;

/**
 * Looks at what a plan needs: that the cells below are free, and which number formats its cells have. In one sync.
 * @returns nothing when the table is not where it was looked at any more.
 * @throws FatalProblem when the table can't grow so far.
 */
export async function lookCloser(
  { context, sync }: Session,
  look: TableLook,
  plan: Plan,
): Promise<NumberFormats | undefined> {
  const { rect, last, first } = look;
  const { model } = plan;
  const sheet = context.workbook.worksheets.getItem(look.sheet.id);
  const whole = context.workbook.tables.getItem(look.id).getRange().load(RECT);
  const rows = [
    ...(plan.fresh.length && model >= first ? [model] : []),
    ...Array.from({ length: plan.fresh.length - plan.by }, (_, i) => plan.next + i),
    ...plan.updates.map(({ row }) => row),
  ];
  const formats = [...new Set(rows)].map((row) => ({
    row,
    range: rangeAt(sheet, { ...rect, row, rows: 1 }).load("numberFormat"),
  }));
  const room = plan.by ? queueRoom(sheet, look, plan.by) : undefined;
  await sync();
  if (!sameRect(rectOf(whole), rect)) return undefined;
  room?.();
  const byRow = new Map(formats.map(({ row, range }) => [row, range.numberFormat[0] as unknown[]]));
  return (row, { index }) => String(byRow.get(row > last ? model : row)?.[index] ?? "General");
}

export const showsDate = (format: string): boolean => kindOfCode(format) === Kind.Date;

/** Whether a cell has to be given another number format, for its value to be what it is. */
export const isDateAsNumber = ({ isDate }: WrittenValue, format: string): boolean =>
  isDate && !showsDate(format);

/** Asks what stands where the table has to grow. The totals row pushes all below it down, so nothing may be there. */
function queueRoom(
  sheet: Excel.Worksheet,
  { name, rect, last, totals, sheet: where, id }: TableLook,
  by: number,
) {
  const at = { sheet: where.name, table: name };
  const wanted: Rect = { ...rect, row: bottom(rect) + 1, rows: by };
  if (bottom(wanted) > LAST_ROW) throw new FatalProblem(sheetFull(name, where.name), at);
  const below: Rect = totals ? { ...wanted, rows: LAST_ROW - wanted.row + 1 } : wanted;
  const other = where.tables.find((one) => one.id !== id && overlap(one.rect, below));
  if (other) throw new FatalProblem(otherTableBelow(name, where.name, other.name), at);
  const merged = rangeAt(sheet, { ...rect, row: last + 1, rows: bottom(wanted) - last })
    .getMergedAreasOrNullObject()
    .load("address");
  const used = rangeAt(sheet, below).getUsedRangeOrNullObject(true).load(`${RECT},values,formulas`);
  return (): void => {
    if (!merged.isNullObject) {
      const found = parseRange(merged.address.split(",")[0] ?? "");
      const range = found ? rangeAddress(found) : merged.address;
      throw new FatalProblem(mergeInTheWay(name, where.name, range), at);
    }
    if (used.isNullObject) return;
    const cells = used.values.flatMap((line: unknown[], down) =>
      line.map((value, across) => ({
        value,
        formula: used.formulas[down]?.[across] as unknown,
        down,
        across,
      })),
    );
    const cell = cells.find(({ value, formula }) => value !== "" || formula !== "");
    if (!cell) return;
    const [row, column] = [used.rowIndex + 1 + cell.down, used.columnIndex + 1 + cell.across];
    throw new FatalProblem(cellInTheWay(name, where.name, row, column), at);
  };
}
