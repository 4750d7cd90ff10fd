import type { Book, Sheet } from "../../host/book/book";
import { newBook, newSheet } from "../../host/book/new-book";
import { type Behaviours, type Handle, HostError } from "../../host/wire/behaviour";

/** As little of Excel as shows how requests are processed: sheets, and ranges of one or more cells from A1 down. */

interface SheetHandle extends Handle {
  type: "Worksheet";
  sheet: Sheet;
}
interface RangeHandle extends Handle {
  type: "Range" | "RangeFormat" | "RangeFill";
  sheet: Sheet;
  rows: number;
  columns: number;
}

export function twoSheets(): Book {
  const book = newBook();
  newSheet(book, "Sheet2");
  return book;
}

const sheetHandle = (sheet: Sheet): SheetHandle => ({ type: "Worksheet", sheet });

/** `A1:B3` → 3 rows, 2 columns. */
function rangeOf(sheet: Sheet, address: string): RangeHandle {
  const [, column = "A", row = "1"] = /:([A-Z])(\d+)$/.exec(address) ?? [];
  return { type: "Range", sheet, rows: Number(row), columns: column.charCodeAt(0) - 64 };
}

const cellOf = ({ sheet }: RangeHandle, row: number, column: number): unknown =>
  sheet.cells.get(row)?.get(column)?.value ?? "";

/** What was called with which arguments, for tests of arguments. */
export const calls: { method: string; args: readonly unknown[] }[] = [];

export const tiny: Behaviours = {
  Workbook: { get: { worksheets: () => ({ type: "WorksheetCollection" }) }, events: [] },
  WorksheetCollection: {
    items: (_, { book }) => book.sheets.map(sheetHandle),
    events: ["onAdded"],
    call: {
      getItem(_, [key], { book }) {
        const sheet = book.sheets.find(({ id, name }) => id === key || name === key);
        if (!sheet) throw new HostError("ItemNotFound", `There is no sheet ${String(key)}.`);
        return sheetHandle(sheet);
      },
      add(_, [name], host) {
        const sheet = newSheet(host.book, name as string);
        host.raise(13, "Workbook", { type: "WorksheetAdded", worksheetId: sheet.id, source: "Local" });
        return sheetHandle(sheet);
      },
    },
  },
  Worksheet: {
    get: {
      id: ({ sheet }: SheetHandle) => sheet.id,
      name: ({ sheet }: SheetHandle) => sheet.name,
      showGridlines: ({ sheet }: SheetHandle) => sheet.showGridlines,
      visibility: ({ sheet }: SheetHandle) => sheet.visibility,
    },
    set: {
      name: ({ sheet }: SheetHandle, value) => void (sheet.name = value as string),
      showGridlines: ({ sheet }: SheetHandle, value) => void (sheet.showGridlines = value as boolean),
      visibility: ({ sheet }: SheetHandle, value) => void (sheet.visibility = value as "Hidden"),
    },
    call: { getRange: ({ sheet }: SheetHandle, [address]) => rangeOf(sheet, address as string) },
  },
  Range: {
    kept: true,
    get: {
      rowCount: ({ rows }: RangeHandle) => rows,
      columnCount: ({ columns }: RangeHandle) => columns,
      values: (handle: RangeHandle) =>
        filled(handle.rows, handle.columns, (row, column) => cellOf(handle, row, column)),
      format: (handle: RangeHandle) => ({ ...handle, type: "RangeFormat" }),
    },
    set: {
      values(handle: RangeHandle, value, host) {
        const values = value as (string | number)[][];
        values.forEach((cells, row) =>
          cells.forEach((one, column) => {
            const line = handle.sheet.cells.get(row + 1) ?? new Map();
            handle.sheet.cells.set(row + 1, line.set(column + 1, { value: one }));
          }),
        );
        host.changed();
      },
    },
    call: {
      copyFrom: (_, args) => void calls.push({ method: "copyFrom", args }),
      // Rows of a big block: the test is of what arrives, so each is the range's first row.
      getRow: (handle: RangeHandle) => ({ ...handle, rows: 1 }),
      getBoundingRect: (handle: RangeHandle) => handle,
    },
  },
  RangeFormat: { get: { fill: (handle: RangeHandle) => ({ ...handle, type: "RangeFill" }) } },
  RangeFill: {
    get: { color: ({ sheet }: RangeHandle) => sheet.tabColor ?? "" },
    set: { color: ({ sheet }: RangeHandle, value) => void (sheet.tabColor = value as string) },
  },
};

const filled = <T>(rows: number, columns: number, value: (row: number, column: number) => T): T[][] =>
  Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => value(row + 1, column + 1)),
  );
