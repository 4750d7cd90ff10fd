import type { Sheet, Table } from "../book/book";
import { refuseIfProtected } from "../book/protection";
import { sortRows } from "../book/sort";
import { bodyOf } from "../book/tables";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { raiseChanged } from "./events";

interface SortHandle extends Handle {
  readonly type: "TableSort";
  readonly sheet: Sheet;
  readonly table: Table;
}

/** As `Excel.SortField`; the host sorts by values. */
interface Field {
  readonly key: number;
  readonly ascending?: boolean;
  readonly dataOption?: string;
  readonly sortOn?: string;
}

function apply({ sheet, table }: SortHandle, [given, matchCase]: readonly unknown[], host: Host): void {
  const fields = given as readonly Field[];
  const other = fields.find(({ sortOn }) => sortOn && sortOn !== "Value");
  if (other) throw new HostError("HostNotImplemented", `The host can't sort by ${other.sortOn}.`);
  sortRows(
    host.book,
    sheet,
    bodyOf(table),
    fields.map(({ key, ascending, dataOption }) => ({
      key,
      ascending: ascending !== false,
      textAsNumber: dataOption === "TextAsNumber",
    })),
    matchCase === true,
  );
  table.sort = {
    fields: fields.map(({ key, ascending }) => ({ key, ascending: ascending !== false })),
    matchCase: matchCase === true,
  };
  host.changed();
  raiseChanged(host, sheet, bodyOf(table));
}

export const tableSort: Behaviours = {
  TableSort: {
    get: {
      fields: ({ table }: SortHandle) => table.sort?.fields ?? [],
      matchCase: ({ table }: SortHandle) => table.sort?.matchCase ?? false,
      method: () => "PinYin",
    },
    call: {
      apply,
      // The rows stay as they are: only the order to go by is forgotten.
      clear: ({ sheet, table }: SortHandle) => {
        refuseIfProtected(sheet, "allowSort");
        delete table.sort;
      },
      reapply: (handle: SortHandle, _args, host) => {
        const { sort } = handle.table;
        if (sort) apply(handle, [sort.fields, sort.matchCase], host);
      },
    },
  },
};
