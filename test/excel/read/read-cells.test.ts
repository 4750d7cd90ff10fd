import { readFileSync } from "node:fs";
import { excelContents } from "../../../src/excel/read/contents";
import { readCells } from "../../../src/excel/read/read-cells";
import type { Limits } from "../../../src/excel/read/together";
import { withExcel } from "../../../src/excel/run";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { type CellBlock, type CellColumn, Kind, type ReadRequest } from "../../../src/workbook";
import type { Book, Cell, Scalar } from "../../host/book/book";
import { emptyBook, newSheet } from "../../host/book/new-book";
import { behaviours } from "../../host/classes/all";
import { loadBook } from "../../host/file/load";
import { excelOn } from "../../host-tests/support";

/** Cells, as Excel gives them and as the file has them. */

const readAll = (requests: readonly ReadRequest[]): Promise<CellBlock[]> =>
  withExcel({}, async (session) => readCells(session, await excelContents(session), requests));
const read = async (request: ReadRequest): Promise<CellBlock> => (await readAll([request]))[0]!;

describe.each([
  "test/fixtures/torture.xlsx",
  "test/fixtures/worked-example/worked-example.xlsx",
  "test/fixtures/care-homes/care-homes.xlsx",
  "test/fixtures/formulas/formulas.xlsx",
  "test/fixtures/read/libreoffice.xlsx",
  "test/fixtures/read/openpyxl.xlsx",
  "demo/primed-example.xlsx",
])("%s", (path) => {
  test("reads as the file does: all of it, some columns, some rows", async () => {
    const bytes = readFileSync(path);
    const file = await openFileWorkbook(bytes);
    excelOn(await loadBook(bytes), { behaviours });
    const requests = (await file.contents()).sheets.flatMap(({ name: sheet }): ReadRequest[] => [
      { sheet, firstRow: 1 },
      { sheet, firstRow: 2, columns: [1, 2, 4, 200] },
      { sheet, firstRow: 3, lastRow: 7 },
      { sheet, firstRow: 1_000_000, columns: [3] },
    ]);
    const together = await readAll(requests);
    const inFile = await file.readAll(requests);
    for (const [i, request] of requests.entries()) {
      const expected = [request, written(inFile[i]!)];
      expect([request, written(together[i]!)]).toEqual(expected);
      expect([request, written(await read(request))]).toEqual(expected);
    }
  });
});

/** Rows below a row of headers: a number, a date, and a note of this length. */
function listOf(rows: number, note: (row: number) => Scalar): Book {
  const book = emptyBook();
  const sheet = newSheet(book, "List");
  const date = { ...book.standard, numberFormat: "dd/mm/yyyy" };
  sheet.cells.set(1, new Map(["No", "Day", "Note"].map((value, i) => [i + 1, { value }])));
  for (let row = 2; row <= rows + 1; row++) {
    const cells: [number, Cell][] = [
      [1, { value: row }],
      [2, { value: 45_000 + row, style: date }],
      [3, { value: note(row) }],
    ];
    sheet.cells.set(row, new Map(cells));
  }
  return book;
}

describe("a list too long for one answer", () => {
  /** A twentieth of what Excel allows, so that it takes as many syncs as a list twenty times as long. */
  const small: Limits = { response: 212_500, cells: 5_000_000 };
  const cap = 250_000;

  async function readList(book: Book) {
    const { host } = excelOn(book, { behaviours, payloadCap: cap });
    const { sheets } = await withExcel({}, excelContents);
    host.statistics.reset();
    const [block] = await withExcel({}, (session) =>
      readCells(session, { sheets }, [{ sheet: "List", firstRow: 2, columns: [1, 2, 3] }], small),
    );
    return { block: block!, ...count(host.statistics) };
  }
  const count = ({ syncs, bytesDown }: { syncs: number; bytesDown: number }) => ({ syncs, bytesDown });

  test.each([1, 500, 8_000, 40_000])("of %d rows takes 3 syncs and one for each 4 MB", async (rows) => {
    const { block, syncs, bytesDown } = await readList(
      listOf(rows, (row) => `Note ${row % 50}, ünïcode "quoted"`),
    );
    expect(block.rows).toBe(rows);
    expect([...block.columns.values()].map(({ kinds }) => new Set(kinds))).toEqual(
      [Kind.Number, Kind.Date, Kind.Text].map((kind) => new Set([kind])),
    );
    expect(block.columns.get(1)!.numbers[rows - 1]).toBe(rows + 1);
    expect(block.columns.get(3)!.texts).toHaveLength(Math.min(rows, 50));
    expect(syncs).toBeLessThanOrEqual(3 + Math.ceil(bytesDown / 200_000));
  });

  test("that grows much heavier on the way is read in smaller pieces, and whole", async () => {
    const { block } = await readList(
      listOf(6_000, (row) => (row > 3_000 ? `${row} ${"x".repeat(900)}` : "")),
    );
    const { kinds, texts } = block.columns.get(3)!;
    expect(kinds.filter((kind) => kind === Kind.Text)).toHaveLength(3_001);
    expect(texts[3_000]).toMatch(/^6001 x/);
  });

  test("one row that is too much by itself is a sentence", async () => {
    await expect(readList(listOf(3, () => "x".repeat(300_000)))).rejects.toMatchObject({
      code: "too-large",
      message: expect.stringContaining("shorten very long texts"),
    });
  });
});

test("of many cells, asks about formats only where there are numbers, and what kind of value only where a text looks like an error", async () => {
  const book = listOf(61_000, (row) =>
    row === 900 ? { error: "#DIV/0!" } : row === 905 ? "#N/A" : `#${row}`,
  );
  const { host } = excelOn(book, { behaviours });
  const { sheets } = await withExcel({}, excelContents);
  host.statistics.reset();
  const [block] = await withExcel({}, (session) =>
    readCells(session, { sheets }, [{ sheet: "List", firstRow: 1, columns: [3] }]),
  );
  const { kinds, numbers, texts } = block!.columns.get(3)!;
  expect([899, 904, 905].map((at) => [kinds[at], texts[numbers[at]!]])).toEqual([
    [Kind.Error, "#DIV/0!"],
    [Kind.Text, "#N/A"],
    [Kind.Text, "#906"],
  ]);
  // The notes alone have about 670,000 bytes; their formats would have 730,000.
  expect(host.statistics.bytesDown).toBeLessThan(700_000);
});

test("a sheet that is not there is a sentence; an empty one has no rows, but the columns asked for", async () => {
  const book = emptyBook();
  newSheet(book, "Empty");
  excelOn(book, { behaviours });
  await expect(read({ sheet: "Nowhere", firstRow: 1 })).rejects.toThrow(
    'There is no sheet "Nowhere" in the workbook.',
  );
  expect(await read({ sheet: "Empty", firstRow: 1 })).toEqual({ firstRow: 1, rows: 0, columns: new Map() });
  const columns = [...(await read({ sheet: "Empty", firstRow: 5, columns: [2] })).columns.keys()];
  expect(columns).toEqual([2]);
});

/** A block as text, a row a line. Excel works out what a program saved without its result, which is left out here. */
function written({ firstRow, rows, columns }: CellBlock): { shape: unknown; lines: string[] } {
  const cell = ({ kinds, numbers, texts }: CellColumn, at: number): string => {
    const kind = kinds[at] as Kind;
    if (kind === Kind.Blank || kind === Kind.Unvalued) return "";
    const text = kind === Kind.Text || kind === Kind.Error ? texts[numbers[at]!] : numbers[at];
    return `${Kind[kind]} ${JSON.stringify(text)}`;
  };
  return {
    shape: { firstRow, rows, columns: [...columns.keys()] },
    lines: Array.from({ length: rows }, (_, at) =>
      [...columns.values()].map((one) => cell(one, at)).join(" | "),
    ),
  };
}
