import { isDeepStrictEqual } from "node:util";
import type { Book, Sheet, Table } from "../../host/book/book";
import { changeCell } from "../../host/book/cells";
import { deleteCells, insertCells } from "../../host/book/insert-delete";
import { resizeTable } from "../../host/book/resize-table";
import { protectSheet } from "../../host/book/protection";
import { deleteTable, renameTable } from "../../host/book/tables";
import { putInCell } from "../../host/book/values";
import { bottom } from "../../../src/core/sheet/address";
import { logBook, logRows, tableWithTotals, totalsRow } from "../../file/table/log-book";
import { openLog, type OpenLog } from "./both-ports";

/**
 * People go on working while rows are put in their table. Whenever somebody changes something, in the end it is as if they had done
 * so before our edit, or after it: nothing of theirs is lost, and nothing of ours is in a wrong place.
 */

const withTotals = logBook({
  rows: [...logRows, totalsRow.replace("MAX(D4:D6)", "MAX(ActionLog[Due])")],
  table: tableWithTotals,
});
/** Two of its rows are blank. */
const withBlankRows = logBook({
  rows: [
    ...logRows.slice(0, 3),
    ...[5, 6].map(
      (row) => `<row r="${row}"><c r="F${row}"><f>ActionLog[[#This Row],[Due]]-46000</f></c></row>`,
    ),
  ],
});

const edit = {
  key: "Ref",
  append: [
    { Ref: "A8", Action: "1-2", Due: { day: 46_100 } },
    { Ref: "A9", Note: "Ours" },
  ],
  update: [
    { key: "A1", values: { Status: "Late", Note: "Seen" } },
    { key: "A3", values: { Note: "Seen" } },
  ],
};

type Change = (book: Book, sheet: Sheet, table: Table) => void;

const endOf = ({ rect, totals }: Table): number => bottom(rect) - (totals ? 1 : 0);

const changes: Record<string, Change> = {
  "sorts the rows": (_book, sheet) => {
    const [first, last] = [sheet.cells.get(4), sheet.cells.get(6)];
    sheet.cells.set(4, last!);
    sheet.cells.set(6, first!);
  },
  "types a note in the row that is updated": (book, sheet) => putInCell(book, sheet, 4, 7, "Mine"),
  "types a formula there": (book, sheet) => putInCell(book, sheet, 4, 7, "=1+1"),
  "types a text that looks like a date there": (book, sheet) => putInCell(book, sheet, 4, 7, "'1-2"),
  "types a text that looks like a formula there": (book, sheet) => putInCell(book, sheet, 4, 7, "'=1+1"),
  "gives a row another key": (book, sheet) => putInCell(book, sheet, 4, 2, "B7"),
  "puts a row in above the table": (book, sheet) =>
    void insertCells(book, sheet, { row: 2, column: 1, rows: 1, columns: 16_384 }, "rows"),
  "puts a row into the table": (book, sheet, { rect }) =>
    void insertCells(book, sheet, { ...rect, row: 5, rows: 1 }, "rows"),
  "deletes a row": (book, sheet, { rect }) => deleteCells(book, sheet, { ...rect, row: 5, rows: 1 }, "rows"),
  "deletes the row that is updated": (book, sheet, { rect }) =>
    deleteCells(book, sheet, { ...rect, row: 4, rows: 1 }, "rows"),
  "puts a column in": (book, sheet, { rect }) =>
    void insertCells(book, sheet, { ...rect, column: 4, columns: 1 }, "columns"),
  "renames a column": (book, sheet) => putInCell(book, sheet, 3, 7, "Remark"),
  "adds a row at the end": (book, sheet, table) => {
    if (table.totals) insertCells(book, sheet, { ...table.rect, row: bottom(table.rect), rows: 1 }, "rows");
    else resizeTable(book, sheet, table, { ...table.rect, rows: table.rect.rows + 1 });
    putInCell(book, sheet, endOf(table), 2, "A7");
  },
  "adds a row with one of our keys": (book, sheet, table) => {
    if (table.totals) insertCells(book, sheet, { ...table.rect, row: bottom(table.rect), rows: 1 }, "rows");
    else resizeTable(book, sheet, table, { ...table.rect, rows: table.rect.rows + 1 });
    putInCell(book, sheet, endOf(table), 2, "a9");
    putInCell(book, sheet, endOf(table), 3, "Mine");
  },
  "begins the last row": (book, sheet, table) => putInCell(book, sheet, endOf(table), 4, 46_000),
  "types below the table": (book, sheet, { rect }) => putInCell(book, sheet, bottom(rect) + 1, 3, "'00123"),
  "types further below": (book, sheet, { rect }) => putInCell(book, sheet, bottom(rect) + 2, 3, "Mine"),
  "renames the table": (book, sheet, table) => renameTable(book, sheet, table, "Actions"),
  "deletes the table": (book, sheet, table) => deleteTable(book, sheet, table),
  "protects the sheet": (_book, sheet) => protectSheet(sheet),
  "types beside the table": (_book, sheet) => changeCell(sheet, 6, 9, { value: "Mine" }),
};

/** What was told and what stands in the cells: of a table that somebody renamed, too. */
async function outcome(log: OpenLog): Promise<{ told: unknown; cells: unknown }> {
  const told = await log.edit(edit).catch(({ name, message }: Error) => `${name}: ${message}`);
  return { told, cells: log.cells() };
}

describe.each([
  ["a table", logBook()],
  ["a table with a totals row", withTotals],
  ["a table with blank rows", withBlankRows],
])("%s", (_, bytes) => {
  /** Syncs of an edit that nobody disturbs: the first two look at the workbook, the last but one writes. */
  const SYNCS = 8;

  test.each(Object.entries(changes))("somebody %s", async (_, change) => {
    const person = (log: OpenLog): void => change(log.book, log.sheet, log.sheet.tables[0]!);
    const first = await openLog(bytes);
    person(first);
    const before = await outcome(first);
    const last = await openLog(bytes);
    const after = await outcome(last);
    person(last);
    after.cells = last.cells();

    for (let sync = 3; sync < SYNCS; sync++) {
      const log = await openLog(bytes);
      log.host.options.between = (number) => {
        if (number === sync) person(log);
      };
      const found = await outcome(log);
      const meant = isDeepStrictEqual(found, after) ? after : before;
      expect({ sync, ...found }).toEqual({ sync, ...meant });
    }
  });
});

test("somebody types where the table grows, and again while that is put back", async () => {
  const log = await openLog(logBook());
  log.host.options.between = (sync) => {
    if (sync === 7) putInCell(log.book, log.sheet, 7, 3, "'1-2");
    if (sync === 9) putInCell(log.book, log.sheet, 7, 3, "Mine too");
  };
  await expect(log.edit(edit)).rejects.toThrow("Something of yours is at C7");
  const untouched = await openLog(logBook());
  expect(log.cells()).toEqual({ ...untouched.cells(), C7: "Mine too" });
});

test("somebody who does not stop is left alone", async () => {
  const log = await openLog(logBook());
  log.host.options.between = (sync) => putInCell(log.book, log.sheet, 5, 2, `B${sync}`);
  await expect(log.edit(edit)).rejects.toMatchObject({
    name: "ExcelTrouble",
    message: expect.stringContaining('Somebody keeps changing the table "ActionLog"'),
  });
  const untouched = await openLog(logBook());
  expect(log.cells()).toEqual({ ...untouched.cells(), B5: log.cells()["B5"] });
});
