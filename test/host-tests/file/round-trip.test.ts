import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage } from "../../../src/file/package/package";
import type { Book } from "../../host/book/book";
import { loadBook } from "../../host/file/load";
import { saveBook } from "../../host/file/save";
import type { Source } from "../../host/file/source";
import { touchEverything } from "./touch-everything";

/** What people's workbooks hold comes through the host: as it is where nothing was changed, and as the model has it where it was. */

const ROOT = join(__dirname, "../../..");
const FIXTURES = [
  "test/fixtures/torture.xlsx",
  "test/fixtures/torture-xlsm/torture.xlsm",
  "test/fixtures/worked-example/worked-example.xlsx",
  "assets/example.xlsx",
];
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, name)));

/** The model alone, without the ids that each load gives anew. */
function said({ source: _source, lastId: _lastId, active, selection, sheets, ...book }: Book): unknown {
  const withoutIds = <T extends { id: string }>(all: readonly T[]): Omit<T, "id">[] =>
    all.map(({ id: _id, ...rest }) => rest);
  return {
    ...book,
    active: sheets.findIndex(({ id }) => id === active),
    selection: selection.rect,
    sheets: withoutIds(sheets).map((sheet) => ({
      ...sheet,
      tables: withoutIds(sheet.tables),
      conditions: withoutIds(sheet.conditions),
      charts: withoutIds(sheet.charts),
    })),
  };
}

describe.each(FIXTURES)("%s", (name) => {
  test("is saved as the very bytes that it was loaded from when nothing has changed", async () => {
    const bytes = bytesOf(name);
    expect(await saveBook(await loadBook(bytes))).toEqual(bytes);
  });

  test("loads as the same model when every part of every sheet has been written anew", async () => {
    const book = await loadBook(bytesOf(name));
    touchEverything(book);
    const again = await loadBook(await saveBook(book));
    expect(said(again)).toEqual(said(book));
  });

  test("keeps every other part's bytes when one cell has changed", async () => {
    const bytes = bytesOf(name);
    const book = await loadBook(bytes);
    const sheet = book.sheets[0]!;
    sheet.cells.set(2000, new Map([[1, { value: "typed" }]]));
    const { part } = (book.source as Source).sheets.get(sheet.id)!;
    const [before, after] = [await openPackage(bytes), await openPackage(await saveBook(book))];
    const others = after.names().filter((one) => one !== part && !MAY_CHANGE.test(one));
    for (const one of others) expect(await after.text(one)).toBe(await before.text(one));
    const gone = before.names().filter((one) => !after.has(one));
    expect(gone).toEqual(before.names().filter((one) => /calcChain/.test(one)));
  });
});

/** The calculation chain is dropped when cells change. */
const MAY_CHANGE = /^\[Content_Types\]|workbook\.xml\.rels$|\.(bin|png|emf|docx|data|dat)$/i;
