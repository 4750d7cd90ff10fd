import type { Rect } from "../../../src/workbook";
import { sameName } from "../book/find";
import { refuseIfProtected } from "../book/protection";
import { headerTyped } from "../book/table-headers";
import { bodyOf, columnNames } from "../book/tables";
import { valuesIn } from "../book/values";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { raiseChanged } from "./events";
import { rangeHandle } from "./handles";
import type { TableColumnHandle, TableHandle } from "./handles";
import { headerOf, totalsOf } from "./table";

interface Collection extends Handle, Omit<TableHandle, "type"> {
  readonly type: "TableColumnCollection";
}

const columnHandle = ({ sheet, table }: Omit<TableHandle, "type">, index: number): TableColumnHandle => ({
  type: "TableColumn",
  sheet,
  table,
  index,
});

/** By name, or by id: the id of a column is its number, from 1. */
function item(collection: Collection, [key]: readonly unknown[]): Handle {
  const names = columnNames(collection.sheet, collection.table);
  const index = typeof key === "number" ? key - 1 : names.findIndex((name) => sameName(name, String(key)));
  if (names[index] === undefined) {
    throw new HostError("ItemNotFound", `The table ${collection.table.name} has no column ${String(key)}.`);
  }
  return columnHandle(collection, index);
}

const one = (rect: Rect, { index }: TableColumnHandle): Rect => ({
  ...rect,
  column: rect.column + index,
  columns: 1,
});

function rename(handle: TableColumnHandle, value: unknown, host: Host): void {
  const { sheet, table, index } = handle;
  refuseIfProtected(sheet);
  headerTyped(host.book, sheet, table, table.rect.column + index, String(value));
  host.changed();
  raiseChanged(host, sheet, one(headerOf(table), handle));
}

export const tableColumns: Behaviours = {
  TableColumnCollection: {
    items: (collection: Collection) =>
      Array.from({ length: collection.table.rect.columns }, (_, index) => columnHandle(collection, index)),
    call: { getItem: item },
  },
  TableColumn: {
    id: ({ index }: TableColumnHandle) => String(index + 1),
    get: {
      filter: (handle: TableColumnHandle): Handle => ({ ...handle, type: "Filter" }),
      id: ({ index }: TableColumnHandle) => index + 1,
      index: ({ index }: TableColumnHandle) => index,
      name: ({ sheet, table, index }: TableColumnHandle) => columnNames(sheet, table)[index],
      values: (handle: TableColumnHandle) => valuesIn(handle.sheet, one(handle.table.rect, handle)),
    },
    set: { name: rename },
    call: {
      getDataBodyRange: (handle: TableColumnHandle) =>
        rangeHandle(handle.sheet, one(bodyOf(handle.table), handle)),
      getHeaderRowRange: (handle: TableColumnHandle) =>
        rangeHandle(handle.sheet, one(headerOf(handle.table), handle)),
      getRange: (handle: TableColumnHandle) => rangeHandle(handle.sheet, one(handle.table.rect, handle)),
      getTotalRowRange: (handle: TableColumnHandle) =>
        rangeHandle(handle.sheet, one(totalsOf(handle.table), handle)),
    },
  },
};
