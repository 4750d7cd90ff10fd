import type { Rect } from "../../../src/workbook";
import { bottom } from "../../../src/core/sheet/address";
import type { Table } from "../book/book";
import { clearFilter, reapplyFilters } from "../book/filters";
import { refuseIfProtected } from "../book/protection";
import { resizeTable } from "../book/resize-table";
import { showTotals } from "../book/table-totals";
import { bodyOf, convertToRange, deleteTable, renameTable } from "../book/tables";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { raiseTableDeleted, TABLE_EVENTS } from "./events";
import { rangeHandle, worksheetHandle } from "./handles";
import type { TableHandle } from "./handles";
import { rangeOnSheet } from "./range-argument";

const part =
  (type: string) =>
  ({ sheet, table }: TableHandle): Handle =>
    ({ type, sheet, table }) as Handle;

/** The header row. @throws HostError `ItemNotFound` when it has none. */
export function headerOf({ rect, headers, name }: Table): Rect {
  if (!headers) throw new HostError("ItemNotFound", `The table ${name} has no header row.`);
  return { ...rect, rows: 1 };
}

/** The totals row. @throws HostError `ItemNotFound` when it has none. */
export function totalsOf({ rect, totals, name }: Table): Rect {
  if (!totals) throw new HostError("ItemNotFound", `The table ${name} has no totals row.`);
  return { ...rect, row: bottom(rect), rows: 1 };
}

type Flag = "bandedRows" | "bandedColumns" | "firstColumn" | "lastColumn" | "filterButtons";
const flag = (key: Flag) => ({
  get: ({ table }: TableHandle): boolean => table[key],
  set: ({ sheet, table }: TableHandle, value: unknown): void => {
    refuseIfProtected(sheet);
    table[key] = value === true;
  },
});
const flags = {
  highlightFirstColumn: flag("firstColumn"),
  highlightLastColumn: flag("lastColumn"),
  showBandedColumns: flag("bandedColumns"),
  showBandedRows: flag("bandedRows"),
  showFilterButton: flag("filterButtons"),
};
const each = <T>(how: (one: (typeof flags)["showBandedRows"]) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(flags).map(([name, one]) => [name, how(one)]));

function remove({ sheet, table }: TableHandle, host: Host, how: typeof deleteTable): void {
  how(host.book, sheet, table);
  host.changed();
  raiseTableDeleted(host, sheet, table);
}

/** Empty: no style. Any other name is taken for one of the workbook's. */
function setStyle({ sheet, table }: TableHandle, value: unknown): void {
  refuseIfProtected(sheet);
  table.style = String(value);
}

export const table: Behaviours = {
  Table: {
    id: ({ table: { id } }: TableHandle) => id,
    get: {
      autoFilter: part("AutoFilter"),
      columns: part("TableColumnCollection"),
      rows: part("TableRowCollection"),
      sort: part("TableSort"),
      worksheet: ({ sheet }: TableHandle) => worksheetHandle(sheet),
      id: ({ table: { id } }: TableHandle) => id,
      legacyId: ({ table: { id } }: TableHandle) => id,
      name: ({ table: { name } }: TableHandle) => name,
      showHeaders: ({ table: { headers } }: TableHandle) => headers,
      showTotals: ({ table: { totals } }: TableHandle) => totals,
      style: ({ table: { style } }: TableHandle) => style,
      ...each(({ get }) => get),
    },
    set: {
      name: (handle: TableHandle, value, host) =>
        renameTable(host.book, handle.sheet, handle.table, String(value)),
      showTotals: (handle: TableHandle, value, host) => {
        showTotals(host.book, handle.sheet, handle.table, value === true);
        host.changed();
      },
      style: setStyle,
      ...each(({ set }) => set),
    },
    call: {
      clearFilters: ({ sheet, table: one }: TableHandle, _args, host) => clearFilter(host.book, sheet, one),
      convertToRange: (handle: TableHandle, _args, host) => {
        remove(handle, host, convertToRange);
        return rangeHandle(handle.sheet, handle.table.rect);
      },
      delete: (handle: TableHandle, _args, host) => remove(handle, host, deleteTable),
      getDataBodyRange: ({ sheet, table: one }: TableHandle) => rangeHandle(sheet, bodyOf(one)),
      getHeaderRowRange: ({ sheet, table: one }: TableHandle) => rangeHandle(sheet, headerOf(one)),
      getRange: ({ sheet, table: one }: TableHandle) => rangeHandle(sheet, one.rect),
      getTotalRowRange: ({ sheet, table: one }: TableHandle) => rangeHandle(sheet, totalsOf(one)),
      reapplyFilters: ({ sheet, table: one }: TableHandle, _args, host) =>
        reapplyFilters(host.book, sheet, one),
      resize: ({ sheet, table: one }: TableHandle, [newRange], host) => {
        resizeTable(host.book, sheet, one, rangeOnSheet(newRange, sheet, host));
        host.changed();
      },
    },
    events: TABLE_EVENTS,
  },
};
