import { readFileSync } from "node:fs";
import { readSetup } from "../../../src/core/setup/read-setup";
import { readSources } from "../../../src/core/table/read-sources";
import { excelWorkbook } from "../../../src/excel/excel-workbook";
import type { Limits } from "../../../src/excel/read/together";
import { type CellBlock, Kind } from "../../../src/workbook";
import { openInExcel } from "../../contract/ports";
import type { Book, Cell, Scalar, Sheet } from "../../host/book/book";
import { emptyBook, newSheet } from "../../host/book/new-book";
import { behaviours } from "../../host/classes/all";
import type { HostOptions, WorkbookHost } from "../../host/host";
import { excelOn } from "../../host-tests/support";

/** Many sheets, read together. */

/** A team's sheet: below a row of headers, a number, a date and texts. */
function addTeam(
  book: Book,
  name: string,
  rows: number,
  columns: number,
  note: (row: number) => Scalar,
): Sheet {
  const sheet = newSheet(book, name);
  const date = { ...book.standard, numberFormat: "dd/mm/yyyy" };
  for (let row = 1; row <= rows + 1; row++) {
    const cells: [number, Cell][] = [];
    for (let column = 1; column <= columns; column++) cells.push([column, cell(row, column)]);
    sheet.cells.set(row, new Map(cells));
  }
  return sheet;

  function cell(row: number, column: number): Cell {
    if (row === 1) return { value: `Header ${column}` };
    if (column === 1) return { value: row };
    return column === 2 ? { value: 45_000 + row, style: date } : { value: note(row) };
  }
}

const namesOf = (book: Book): string[] => book.sheets.map(({ name }) => name);

/** All sheets below their headers, and what that took besides the contents. */
async function readBelow(book: Book, columns: number[], options: Partial<HostOptions>, limits?: Limits) {
  const { host } = excelOn(book, { behaviours, ...options });
  const workbook = excelWorkbook(limits ? { limits } : {});
  await workbook.contents();
  const seen = watch(host);
  const blocks = await workbook.readAll(namesOf(book).map((sheet) => ({ sheet, firstRow: 2, columns })));
  return { blocks, ...seen() };
}

/** From now on: how many syncs, and the bytes of each answer, of those that were refused too. */
function watch(host: WorkbookHost): () => { syncs: number; bytesDown: number; answers: number[] } {
  host.statistics.reset();
  const { statistics } = host;
  const sums: number[] = [];
  host.options.between = () => void sums.push(statistics.bytesDown);
  return () => {
    const { syncs, bytesDown } = statistics;
    return { syncs, bytesDown, answers: sums.map((sum, i) => (sums[i + 1] ?? bytesDown) - sum) };
  };
}

const kindsOf = ({ columns }: CellBlock): Kind[][] =>
  [...columns.values()].map(({ kinds }) => [...new Set(kinds)]);
const lastOf = ({ rows, columns }: CellBlock): number => columns.get(1)!.numbers[rows - 1]!;

test("20 sheets of 5,000 rows, in answers of 5 MB at most: 3 syncs and one for each 4 MB, the tops of all sheets with them", async () => {
  const book = emptyBook();
  for (let team = 1; team <= 20; team++) {
    addTeam(book, `Team ${team}`, 5_000, 8, (row) => `Completed ${row % 40}`);
  }
  const { host } = excelOn(book, { behaviours, payloadCap: 5_000_000 });
  const workbook = excelWorkbook();
  await workbook.contents();
  const seen = watch(host);

  await workbook.readAll(namesOf(book).map((sheet) => ({ sheet, firstRow: 1, lastRow: 30 })));
  expect(seen().syncs).toBe(1);
  const columns = [1, 2, 3, 4, 5, 6, 7, 8];
  const blocks = await workbook.readAll(namesOf(book).map((sheet) => ({ sheet, firstRow: 2, columns })));
  const { syncs, bytesDown, answers } = seen();
  expect(bytesDown).toBeGreaterThan(8_000_000);
  expect(Math.max(...answers)).toBeLessThan(4_500_000);
  expect(syncs).toBeLessThanOrEqual(3 + Math.ceil(bytesDown / 4_000_000));
  expect(blocks).toHaveLength(20);
  for (const block of blocks) {
    expect([block.rows, lastOf(block)]).toEqual([5_000, 5_001]);
    expect(kindsOf(block)).toEqual([[Kind.Number], [Kind.Date], ...Array<Kind[]>(6).fill([Kind.Text])]);
  }
});

/** A twentieth of what Excel allows, so that it takes as many syncs as sheets twenty times as long. */
const SMALL: Limits = { response: 212_500, cells: 5_000_000 };
const CAP = 250_000;

test("long and short sheets together cost no more than their bytes", async () => {
  const book = emptyBook();
  for (let team = 1; team <= 12; team++) {
    addTeam(book, `Team ${team}`, team === 1 ? 20_000 : team * 150, 3, (row) => `Note ${row % 50}`);
  }
  const { blocks, syncs, bytesDown, answers } = await readBelow(book, [1, 2, 3], { payloadCap: CAP }, SMALL);
  expect(Math.max(...answers)).toBeLessThan(CAP);
  expect(blocks.map(({ rows }) => rows)).toEqual(book.sheets.map(({ cells }) => cells.size - 1));
  expect(blocks.map(lastOf)).toEqual(book.sheets.map(({ cells }) => cells.size));
  expect(syncs).toBeLessThanOrEqual(3 + Math.ceil(bytesDown / 200_000));
});

test("where all are far heavier than cells mostly are, or become so, less is asked for, and all are read whole", async () => {
  const book = emptyBook();
  addTeam(book, "One row", 1, 3, () => "A single row");
  addTeam(book, "Heavy below", 900, 3, (row) => (row > 300 ? `${row} ${"x".repeat(900)}` : ""));
  for (let team = 1; team <= 5; team++) {
    addTeam(book, `Team ${team}`, 300, 3, (row) => `${row} ${"x".repeat(900)}`);
  }
  const { blocks, answers } = await readBelow(book, [1, 2, 3], { payloadCap: CAP }, SMALL);
  expect(answers[0]).toBeGreaterThan(CAP);
  expect(blocks.map(lastOf)).toEqual([2, 901, 301, 301, 301, 301, 301]);
  expect(blocks.map(({ columns }) => columns.get(3)!.texts.length)).toEqual([
    1, 601, 300, 300, 300, 300, 300,
  ]);
  expect(blocks.map(({ columns }) => columns.get(3)!.texts.at(-1)!.length)).toEqual([
    12, 904, 904, 904, 904, 904, 904,
  ]);
});

test("a row that is too much by itself is a sentence, whatever is read with it", async () => {
  const book = emptyBook();
  addTeam(book, "Short", 1, 3, () => "Short");
  addTeam(book, "Heavy", 3, 3, () => "x".repeat(300_000));
  await expect(readBelow(book, [1, 2, 3], { payloadCap: CAP }, SMALL)).rejects.toMatchObject({
    code: "too-large",
    message: expect.stringContaining("shorten very long texts"),
  });
});

test("rows that people add or delete after the look at the contents are read as they are", async () => {
  const book = emptyBook();
  const longer = addTeam(book, "Longer", 10, 3, () => "Note");
  const shorter = addTeam(book, "Shorter", 10, 3, () => "Note");
  excelOn(book, { behaviours });
  const workbook = excelWorkbook();
  await workbook.contents();
  for (let row = 12; row <= 300; row++) longer.cells.set(row, new Map([[1, { value: row }]]));
  for (let row = 6; row <= 11; row++) shorter.cells.delete(row);
  const blocks = await workbook.readAll(namesOf(book).map((sheet) => ({ sheet, firstRow: 2 })));
  expect(blocks.map((block) => [block.rows, lastOf(block)])).toEqual([
    [299, 300],
    [4, 5],
  ]);
});

test("a cell far away costs nothing", async () => {
  const book = emptyBook();
  const sheet = addTeam(book, "Team", 100, 3, () => "Note");
  sheet.cells.set(1_048_576, new Map([[16_384, { value: "." }]]));
  const { blocks, syncs, bytesDown } = await readBelow(book, [1, 2, 3], {});
  expect(blocks[0]!.rows).toBe(100);
  expect(syncs).toBe(2);
  expect(bytesDown).toBeLessThan(500_000);
});

test("the setup and the team sheets of the example: one sync for the setup, one for the tops, one for the columns", async () => {
  const { workbook, host } = await openInExcel(readFileSync("assets/example.xlsx"));
  const contents = await workbook.contents();
  const seen = watch(host);
  const setup = await readSetup(workbook, contents);
  const { counts } = await readSources(workbook, contents, setup);
  expect(counts.read).toBeGreaterThan(5_000);
  expect(seen().syncs).toBe(3);
});

test("nothing asked for is no sync", async () => {
  const { host } = excelOn(emptyBook(), { behaviours });
  expect(await excelWorkbook().readAll([])).toEqual([]);
  expect(host.statistics.syncs).toBe(0);
});
