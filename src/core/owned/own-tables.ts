import type { Rect, TableInfo } from "../../workbook";
import { rangeAddress, right } from "../sheet/address";
import { isMade, tableSignature, type Made } from "../sheet/made";
import type { SheetSpec } from "../sheet/spec";
import type { TableSpec } from "../sheet/table";
import type { CellsNow } from "./cells-now";

/** The tables of a sheet that are ours: those that the spec has, and those that we made there before. */
export const ownTables = <T extends TableInfo>(
  { sheet, made }: { sheet: { tables: readonly T[] }; made: Made | undefined },
  spec: SheetSpec,
): T[] =>
  sheet.tables.filter(
    ({ name }) =>
      spec.tables.some((table) => sameName(table.name, name)) ||
      (made !== undefined && isMade(made, tableSignature(name))),
  );

export const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/**
 * A table's range with the columns that people put to the right of ours: Excel takes what is typed there into the table. They
 * are those of the table as it is whose heads are people's, as far as they follow ours without a gap.
 */
export function tableRect(
  { name, rect }: TableSpec,
  before: readonly TableInfo[],
  now: Pick<CellsNow, "rows">,
): Rect {
  const old = before.find((one) => sameName(one.name, name));
  let { columns } = rect;
  if (!old) return rect;
  const heads = now.rows.find(({ row }) => row === old.rect.row)?.cells ?? [];
  const isTheirs = (column: number): boolean => heads.some((cell) => cell.column === column && cell.peoples);
  while (rect.column + columns <= right(old.rect) && isTheirs(rect.column + columns)) columns++;
  return { ...rect, columns };
}

/** Whether our tables are there, as large as they should be and with their columns. */
export const showsTables = (found: readonly TableInfo[], wanted: readonly TableSpec[]): boolean =>
  found.length === wanted.length &&
  wanted.every(({ name, rect, columns }) =>
    found.some(
      (table) =>
        sameName(table.name, name) &&
        rangeAddress({ ...table.rect, columns: rect.columns }) === rangeAddress(rect) &&
        columns.every((column, i) => table.headers[i] === column.name),
    ),
  );
