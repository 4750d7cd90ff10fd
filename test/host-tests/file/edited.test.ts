import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage } from "../../../src/file/package/package";
import type { Book, Sheet } from "../../host/book/book";
import { copySheet } from "../../host/book/copy-sheet";
import { insertCells } from "../../host/book/insert-delete";
import { loadBook } from "../../host/file/load";
import { saveBook } from "../../host/file/save";

/** What a person does in the host is in the file that it saves. */

const ROOT = join(__dirname, "../../..");
const torture = (): Promise<Book> =>
  loadBook(new Uint8Array(readFileSync(join(ROOT, "test/fixtures/torture.xlsx"))));
const named = (book: Book, name: string): Sheet => book.sheets.find((sheet) => sheet.name === name)!;
const whole = (row: number, rows: number) => ({ row, column: 1, rows, columns: 16_384 });

describe("rows put in above all else", () => {
  let before: Book;
  let book: Book;
  let saved: Uint8Array;
  beforeAll(async () => {
    before = await torture();
    book = await torture();
    insertCells(book, named(book, "Data"), whole(1, 2), "rows");
    saved = await saveBook(book);
  });

  test("move a person's rules of kinds that the host only keeps, with their formulas", async () => {
    const part = await (await openPackage(saved)).text("xl/worksheets/sheet1.xml");
    expect(part).toContain(`sqref="I4:I63"`);
    expect(part).toContain(`<formula>NOT(ISERROR(SEARCH("note",I4)))</formula>`);
    expect(part).not.toContain(`SEARCH("note",I2)`);
  });

  test("move comments, with the notes that older programs see", async () => {
    const pkg = await openPackage(saved);
    expect(named(await loadBook(saved), "Data").comments).toEqual(
      named(before, "Data").comments.map((one) => ({ ...one, row: one.row + 2 })),
    );
    expect(await pkg.text("xl/comments1.xml")).toContain('ref="C4"');
    expect(await pkg.text("xl/drawings/vmlDrawing1.vml")).toContain("<x:Row>3</x:Row>");
  });

  test("move the table, and what other sheets' formulas say of its cells; an array formula stays one", async () => {
    const again = await loadBook(saved);
    const cell = named(again, "Report").cells.get(3)?.get(4);
    expect(named(again, "Data").tables[0]!.rect).toEqual({ row: 3, column: 1, rows: 61, columns: 12 });
    expect(cell).toMatchObject({ formula: "=TRANSPOSE(Data!A4:C4)", array: { rows: 3, columns: 1 } });
  });
});

test("a copy of a sheet has its cells, its table under another name and its charts, the kept ones too", async () => {
  const book = await torture();
  named(book, "Data").comments = [];
  const copies = ["Data", "Report"].map((name) => copySheet(book, named(book, name)).name);
  const again = await loadBook(await saveBook(book));
  const [data, report] = copies.map((name) => named(again, name));
  expect(data!.cells.size).toBe(named(again, "Data").cells.size);
  expect(data!.tables.map(({ rect }) => rect)).toEqual(named(again, "Data").tables.map(({ rect }) => rect));
  expect(data!.tables[0]!.name).not.toBe("tblData");
  expect(report!.charts.map(({ name }) => name)).toEqual(
    named(again, "Report").charts.map(({ name }) => name),
  );
  expect(report!.sparklines).toHaveLength(named(again, "Report").sparklines.length);
});

test("a comment that is new is refused in a sentence, since it can't be saved", async () => {
  const book = await torture();
  named(book, "Data").comments.push({
    id: "{1}",
    row: 1,
    column: 1,
    author: "A",
    text: "New",
    replies: [],
    resolved: false,
  });
  await expect(saveBook(book)).rejects.toThrow("new or changed comments on the sheet Data");
});

test("styles change by addition only, and a style that is there already is used again", async () => {
  const book = await torture();
  const data = named(book, "Data");
  const style = data.cells.get(1)!.get(1)!.style!;
  data.cells.set(3000, new Map([[1, { value: 1, style }]]));
  const before = await openPackage(new Uint8Array(readFileSync(join(ROOT, "test/fixtures/torture.xlsx"))));
  const after = await openPackage(await saveBook(book));
  expect(await after.text("xl/styles.xml")).toBe(await before.text("xl/styles.xml"));
});
