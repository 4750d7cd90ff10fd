import type { Rect } from "../../../src/workbook";
import { address, bottom, right } from "../../../src/core/sheet/address";
import type { Book, Sheet } from "../book/book";
import { isColumnHidden, isRowHidden } from "../book/geometry";
import { formulasIn, formulasR1C1In, numberFormatsIn, textIn, valuesIn, valueTypesIn } from "../book/values";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Behaviours, Handle, Host } from "../wire/behaviour";
import type { RangeHandle } from "./handles";
import { rectOf } from "./place";

/** What people see of a range: all that is not hidden; or one row of it, counted from 0. */
interface ViewHandle extends Handle {
  readonly of: RangeHandle;
  readonly row?: number;
}

/** The rows and columns, counted from the range's first as 0, that a view has. */
function seen(view: ViewHandle, host: Host): { rect: Rect; rows: number[]; columns: number[] } {
  const { sheet } = view.of;
  const rect = rectOf(view.of, host);
  const rows: number[] = [];
  for (let row = rect.row; row <= bottom(rect); row++)
    if (!isRowHidden(sheet, row)) rows.push(row - rect.row);
  const columns: number[] = [];
  for (let column = rect.column; column <= right(rect); column++)
    if (!isColumnHidden(sheet, column)) columns.push(column - rect.column);
  return { rect, rows: view.row === undefined ? rows : rows.slice(view.row, view.row + 1), columns };
}

const matrix =
  (of: (book: Book, sheet: Sheet, rect: Rect) => unknown[][]) =>
  (view: ViewHandle, host: Host): unknown[][] => {
    const { rect, rows, columns } = seen(view, host);
    const all = of(host.book, view.of.sheet, rect);
    return rows.map((row) => columns.map((column) => all[row]![column]));
  };

const addresses = (view: ViewHandle, host: Host): string[][] => {
  const { rect, rows, columns } = seen(view, host);
  return rows.map((row) => columns.map((column) => address(rect.row + row, rect.column + column)));
};

const rangeView: Behaviour<ViewHandle> = {
  get: {
    cellAddresses: addresses,
    columnCount: (view, host) => seen(view, host).columns.length,
    rowCount: (view, host) => seen(view, host).rows.length,
    index: ({ row }) => row ?? 0,
    values: matrix((_book, sheet, rect) => valuesIn(sheet, rect)),
    formulas: matrix((_book, sheet, rect) => formulasIn(sheet, rect)),
    formulasLocal: matrix((_book, sheet, rect) => formulasIn(sheet, rect)),
    formulasR1C1: matrix((_book, sheet, rect) => formulasR1C1In(sheet, rect)),
    numberFormat: matrix(numberFormatsIn),
    text: matrix(textIn),
    valueTypes: matrix((_book, sheet, rect) => valueTypesIn(sheet, rect)),
    rows: ({ of }) => ({ type: "RangeViewCollection", of }),
  },
  call: { getRange: ({ of }) => of },
};

const rowView = (of: RangeHandle, row: number): ViewHandle => ({ type: "RangeView", of, row });

const collection: Behaviour<ViewHandle> = {
  items: (view, host) => seen(view, host).rows.map((_row, i) => rowView(view.of, i)),
  call: {
    getCount: (view, _args, host) => seen(view, host).rows.length,
    getItemAt: (view, [index], host) => {
      if (!(Number(index) < seen(view, host).rows.length))
        throw new HostError("InvalidArgument", `There is no visible row ${String(index)}.`);
      return rowView(view.of, Number(index));
    },
  },
};

export const rangeViews: Behaviours = { RangeView: rangeView, RangeViewCollection: collection };
