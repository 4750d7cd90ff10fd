import type { SheetSpec } from "../../../src/core/sheet/spec";
import { richPage } from "../../file/apply/rich";
import type { Book, Sheet, Table } from "../../host/book/book";
import { applyFilter } from "../../host/book/filters";
import {
  insertColumns,
  insertRows,
  insertTableRow,
  deleteTableRow,
  sortTable,
  typeIn,
} from "../../host/book/person";
import { convertToRange, deleteTable, renameTable } from "../../host/book/tables";
import { sheetPicture } from "../../contract/picture";
import {
  bookWith,
  differences,
  isPlain,
  NORTH,
  openOn,
  sentencesOf,
  sheetNamed,
  undisturbed,
} from "./support";

/** The action log stands below a page of ours and is people's: whatever they do in it, and whenever, stays as they left it. */

const page = (of: Parameters<typeof richPage>[0]): SheetSpec => {
  const { protection: _protection, ...spec } = richPage(of);
  return spec;
};
const next = page({ latest: [0.1, 0.2, 0.3, 0.4], facts: 5 });

const DOINGS: Record<string, (book: Book, sheet: Sheet, log: Table) => void> = {
  "types in a row": (book, sheet) => typeIn(book, sheet, "B42", "Mine"),
  "types a text that looks like a formula": (book, sheet) => typeIn(book, sheet, "B42", "'=1+1"),
  "adds a row below": (book, sheet) => typeIn(book, sheet, "B44", "One more"),
  "puts a row in": (book, sheet) => {
    insertTableRow(book, "ActionLog", 2);
    typeIn(book, sheet, "B42", "Between");
  },
  "takes a row out": (book) => deleteTableRow(book, "ActionLog", 1),
  "adds a column": (book, sheet) => typeIn(book, sheet, "F40", "Who"),
  "renames a column": (book, sheet) => typeIn(book, sheet, "C40", "State"),
  "sorts it": (book) => sortTable(book, "ActionLog", "Action"),
  "filters it": (book, sheet, log) =>
    applyFilter(book, sheet, log, 1, { filterOn: "Values", values: ["Closed"] }),
  "renames the table": (book, sheet, log) => renameTable(book, sheet, log, "Actions"),
  "moves it down": (book, sheet) => insertRows(book, sheet, 38, 3),
  "makes a range of it": (book, sheet, log) => convertToRange(book, sheet, log),
  "deletes it": (book, sheet, log) => deleteTable(book, sheet, log),
  "puts a column in before the page": (book, sheet) => insertColumns(book, sheet, 1),
};

test.each(Object.entries(DOINGS))("somebody %s while the page is refreshed", async (_, does) => {
  const book = await bookWith([page({})]);
  const sheet = sheetNamed(book, NORTH);
  typeIn(book, sheet, "B42", "Visit");
  typeIn(book, sheet, "C42", "Closed");
  typeIn(book, sheet, "B43", "Ask Bob");
  const { actions } = await undisturbed(book, [next]);
  const wrong: string[] = [];
  for (let at = 1; at <= actions.length; at++) {
    const open = await openOn(book);
    const live = sheetNamed(open.book, NORTH);
    let left: unknown;
    open.host.options.between = (sync) => {
      if (sync !== at) return;
      does(
        open.book,
        live,
        live.tables.find(({ name }) => name === "ActionLog")!,
      );
      left = logIn(open.book, live);
    };
    const said = sentencesOf(await open.apply([next]));
    open.host.options.between = undefined;
    wrong.push(...differences(logIn(open.book, live), left).map((one) => `${at}: ${one}`));
    said.push(...sentencesOf(await open.apply([next])));
    wrong.push(...differences(logIn(open.book, live), left).map((one) => `${at}: the next time ${one}`));
    wrong.push(...said.filter((one) => !isPlain(one)));
    wrong.push(
      ...((await open.apply([next])).applied?.written ?? []).map((one) => `${at}: ${one} is written again`),
    );
  }
  expect(wrong).toEqual([]);
});

/** All that stands below the page, and the tables there. */
function logIn(book: Book, sheet: Sheet): unknown {
  const { tables, cells } = sheetPicture(book, sheet) as {
    tables: { name: string }[];
    cells: Record<string, { value: unknown; formula?: string }>;
  };
  return {
    tables: tables.filter(({ name }) => name !== "PrimedFacts"),
    // What formulas show is not theirs.
    cells: Object.fromEntries(
      Object.entries(cells)
        .filter(([at]) => Number(/\d+$/.exec(at)![0]) >= 31)
        .map(([at, { formula, ...cell }]) => [at, formula === undefined ? cell : { formula }]),
    ),
  };
}
