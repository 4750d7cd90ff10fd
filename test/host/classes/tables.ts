import type { Sheet, Table } from "../book/book";
import { sameName, tablesOf } from "../book/find";
import { addTable } from "../book/tables";
import { activeSheet } from "../book/sheets";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { raiseTableAdded, TABLE_COLLECTION_EVENTS } from "./events";
import { tableHandle } from "./handles";
import { rangeArgument } from "./range-argument";

/** Without a sheet: all of the workbook's. */
interface Collection extends Handle {
  readonly type: "TableCollection";
  readonly sheet?: Sheet;
}

const tablesIn = ({ sheet }: Collection, { book }: Host): { sheet: Sheet; table: Table }[] =>
  sheet ? sheet.tables.map((table) => ({ sheet, table })) : tablesOf(book);

/** By id or by name. */
function item(collection: Collection, [key]: readonly unknown[], host: Host): Handle {
  const all = tablesIn(collection, host);
  const found =
    all.find(({ table }) => table.id === String(key)) ??
    all.find(({ table }) => sameName(table.name, String(key)));
  if (!found) throw new HostError("ItemNotFound", `There is no table ${String(key)}.`);
  return tableHandle(found.sheet, found.table);
}

function add(collection: Collection, [address, hasHeaders]: readonly unknown[], host: Host): Handle {
  const { sheet, rect } = rangeArgument(address, collection.sheet ?? activeSheet(host.book), host);
  if (collection.sheet && collection.sheet !== sheet) {
    throw new HostError("InvalidArgument", `The range is not on the sheet ${collection.sheet.name}.`);
  }
  const table = addTable(host.book, sheet, rect, hasHeaders === true);
  host.changed();
  raiseTableAdded(host, sheet, table);
  return tableHandle(sheet, table);
}

export const tables: Behaviours = {
  TableCollection: {
    items: (collection: Collection, host) =>
      tablesIn(collection, host).map(({ sheet, table }) => tableHandle(sheet, table)),
    call: { add, getItem: item },
    events: TABLE_COLLECTION_EVENTS,
  },
};
