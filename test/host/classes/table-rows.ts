import type { Sheet, Table } from "../book/book";
import { bodyOf } from "../book/tables";
import { valuesIn } from "../book/values";
import type { Behaviours, Handle } from "../wire/behaviour";
import { rangeHandle } from "./handles";

interface Row extends Handle {
  readonly type: "TableRow";
  readonly sheet: Sheet;
  readonly table: Table;
  readonly index: number;
}
type Rows = Omit<Row, "index">;

const rectOf = ({ table, index }: Row) => {
  const body = bodyOf(table);
  return { ...body, row: body.row + index, rows: 1 };
};

/** To be read only: rows get into a table by its new size. */
export const tableRows: Behaviours = {
  TableRowCollection: {
    items: ({ sheet, table }: Rows) =>
      Array.from({ length: bodyOf(table).rows }, (_, index): Row => ({
        type: "TableRow",
        sheet,
        table,
        index,
      })),
  },
  TableRow: {
    get: {
      index: ({ index }: Row) => index,
      values: (row: Row) => valuesIn(row.sheet, rectOf(row)),
    },
    call: { getRange: (row: Row) => rangeHandle(row.sheet, rectOf(row)) },
  },
};
