import type { SheetSpec } from "../../../src/core/sheet/spec";
import { sheetPicture } from "../../contract/picture";
import { calculator } from "../../contract/ports";
import { richPage } from "../../file/apply/rich";
import { tinyPage } from "../../file/apply/tiny";
import type { Book, Sheet } from "../../host/book/book";
import { copySheet } from "../../host/book/copy-sheet";
import { applyFilter } from "../../host/book/filters";
import { clearOut, deleteRows, insertColumns, insertRows, sortTable, typeIn } from "../../host/book/person";
import { protectSheet } from "../../host/book/protection";
import { addSheet, deleteSheet, moveSheet, renameSheet } from "../../host/book/sheets";
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

/**
 * People go on working while a refresh is under way. Whenever somebody does something: what they typed stands somewhere, or a note says
 * where and what it was; what could not be done is told in plain words; and the next refresh makes ours right.
 */

const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
const openPage = (of: Parameters<typeof richPage>[0]): SheetSpec => {
  const { protection: _protection, ...spec } = richPage(of);
  return spec;
};

const PAGES: Record<string, { before: SheetSpec; next: SheetSpec }> = {
  "a page that grows": {
    before: tinyPage(),
    next: tinyPage({ latest: 0.4, figures: [3, 5, 4, 6, 2], spec: { area: rect(1, 1, 22, 5) } }),
  },
  "a page with everything": {
    before: openPage({}),
    next: openPage({ latest: [0.1, 0.2, 0.3, 0.4], facts: 5 }),
  },
};

interface Doing {
  does: (book: Book, page: Sheet) => void;
  /** What of it has to be found again. */
  typed?: string;
  /** In the end the page may be another than when they had done it before: a cell of theirs, or an order, in what was written. */
  unlike?: true;
  /** Just before the page is written: where it has a table, that can't be brought back to its place without a trace. */
  outOfPlace?: true;
}

const DOINGS: Record<string, Doing> = {
  "renames the page": { does: (book, page) => renameSheet(book, page, "Our team") },
  "moves the page": { does: (book, page) => moveSheet(book, page, 0) },
  "copies the page": { does: (book, page) => void copySheet(book, page) },
  "deletes the page": { does: (book, page) => deleteSheet(book, page) },
  "puts rows in above the page": { does: (book, page) => insertRows(book, page, 1, 2), outOfPlace: true },
  "puts columns in before the page": { does: (book, page) => insertColumns(book, page, 1), outOfPlace: true },
  "puts rows into the page": { does: (book, page) => insertRows(book, page, 7, 2) },
  "deletes a row of the page": { does: (book, page) => deleteRows(book, page, 5) },
  "types in an empty cell that stays empty": {
    does: (book, page) => typeIn(book, page, "E9", "typed there"),
    typed: "typed there",
  },
  "types in an empty cell that the page is about to fill": {
    does: (book, page) => typeIn(book, page, page.tables.length ? "B24" : "B13", "typed there"),
    unlike: true,
    typed: "typed there",
  },
  "types a number where the page is about to have a date": {
    does: (book, page) => typeIn(book, page, page.tables.length ? "C25" : "B14", 4711),
    unlike: true,
    typed: "4711",
  },
  "types over a figure of ours": {
    does: (book, page) => typeIn(book, page, "C5", "typed there"),
    typed: "typed there",
  },
  "types over a label of ours": {
    does: (book, page) => typeIn(book, page, "B5", "typed there"),
    typed: "typed there",
  },
  "types over the title": {
    does: (book, page) => typeIn(book, page, "B1", "typed there"),
    typed: "typed there",
  },
  "types a formula over a figure of ours": {
    does: (book, page) => typeIn(book, page, "C5", "=1+4710"),
    typed: "1+4710",
  },
  "empties a cell of ours": { does: (book, page) => clearOut(book, page, "C5") },
  "types beside the page": {
    does: (book, page) => typeIn(book, page, "M9", "typed there"),
    typed: "typed there",
  },
  "types below the page": {
    does: (book, page) => typeIn(book, page, "B60", "typed there"),
    typed: "typed there",
  },
  "adds a sheet": {
    does: (book) => typeIn(book, addSheet(book, "Mine"), "A1", "typed there"),
    typed: "typed there",
  },
  "deletes a chart of ours": {
    does: (_book, page) => void page.charts.splice(0, page.charts[0]?.name.startsWith("Primed") ? 1 : 0),
  },
  "deletes a conditional format of ours": { does: (_book, page) => void page.conditions.splice(0, 1) },
  "deletes a drop-down of ours": { does: (_book, page) => void page.validations.splice(0, 1) },
  "deletes a name of ours": {
    does: (book) =>
      void (book.names = book.names.filter(({ name }) => !name.startsWith("Primed_go_team_North_f"))),
  },
  "sorts a table of ours": {
    does: (book, page) => {
      if (page.tables.length) sortTable(book, "PrimedFacts", "ID", false);
    },
    unlike: true,
  },
  "filters a table of ours": {
    does: (book, page) => {
      const table = page.tables.find(({ name }) => name === "PrimedFacts");
      if (table) applyFilter(book, page, table, 0, { filterOn: "Values", values: ["A2"] });
    },
  },
  "protects the page": { does: (_book, page) => protectSheet(page, {}, "secret") },
};

describe.each(Object.entries(PAGES))("%s", (_, { before, next }) => {
  let book: Book;
  let whole: Awaited<ReturnType<typeof undisturbed>>;
  beforeAll(async () => {
    book = await bookWith([before]);
    whole = await undisturbed(book, [next]);
  });

  test.each(Object.entries(DOINGS))("somebody %s", async (_, { does, typed, unlike, outOfPlace }) => {
    const wrong: string[] = [];
    for (let at = 1; at <= whole.actions.length; at++) {
      const open = await openOn(book);
      const page = sheetNamed(open.book, NORTH);
      open.host.options.between = (sync) => {
        if (sync === at) does(open.book, page);
      };
      const told = await open.apply([next]);
      const said = sentencesOf(told);
      const isThere = (): boolean =>
        typed === undefined ||
        stands(open.book, typed) ||
        said.join().includes(typed) ||
        (typed === "1+4710" && said.join().includes("4711"));
      if (!isThere()) wrong.push(`${at}: what they typed is lost`);

      open.host.options.between = undefined;
      page.protection = undefined;
      said.push(...sentencesOf(await open.apply([next])));
      if (!isThere()) wrong.push(`${at}: what they typed is lost by the next refresh`);
      if (!stands(open.book, "ask Ann") && open.book.sheets.includes(page))
        wrong.push(`${at}: their note is lost`);
      const last = await open.apply([next]);
      said.push(...sentencesOf(last));
      wrong.push(...said.filter((one) => !isPlain(one)).map((one) => `${at}: ${one}`));
      wrong.push(...(last.applied?.written ?? ["all"]).map((sheet) => `${at}: ${sheet} is written again`));
      const isWrite = at === whole.actions.length;
      if (unlike || (outOfPlace && isWrite && next.tables.length)) continue;
      wrong.push(...(await notOurs(open.book, book, next, does)).map((one) => `${at}: ${one}`));
    }
    expect(wrong).toEqual([]);
  });
});

/** Whether a text or a number stands anywhere in the workbook. */
const stands = (book: Book, typed: string): boolean =>
  book.sheets.some(({ cells }) =>
    [...cells.values()].some((line) =>
      [...line.values()].some(({ value, formula }) => String(value) === typed || formula === `=${typed}`),
    ),
  );

/** How our page differs from what it is when people have done the same before a refresh. */
async function notOurs(is: Book, before: Book, next: SheetSpec, does: Doing["does"]): Promise<string[]> {
  const first = await openOn(before);
  const page = sheetNamed(first.book, NORTH);
  does(first.book, page);
  (await calculator)(first.book);
  page.protection = undefined;
  await first.apply([next]);
  const pictures = (book: Book) =>
    Object.fromEntries(book.sheets.map((sheet) => [sheet.name, sheetPicture(book, sheet)]));
  return differences(pictures(is), pictures(first.book));
}
