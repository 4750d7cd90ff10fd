import { readFileSync } from "node:fs";
import { ownedSheets } from "../../../src/core/owned/owned-sheets";
import { excelContents } from "../../../src/excel/read/contents";
import { withExcel } from "../../../src/excel/run";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { deleteSheet } from "../../host/book/sheets";
import { behaviours } from "../../host/classes/all";
import { loadBook } from "../../host/file/load";
import type { HostOptions } from "../../host/host";
import { excelOn } from "../../host-tests/support";

/** What a workbook holds, as Excel tells it and as its file does. */

const files = ["test/fixtures/torture.xlsx", "demo/primed-example.xlsx"];

async function opened(file: string, options: Partial<HostOptions> = {}) {
  const bytes = readFileSync(file);
  const book = await loadBook(bytes);
  return { bytes, book, ...excelOn(book, { behaviours, ...options }) };
}

test.each(files)("%s", async (file) => {
  const { bytes, host } = await opened(file);
  const found = await withExcel({}, excelContents);
  expect(host.statistics.syncs).toBe(2);
  const { ours } = ownedSheets(found);
  const roles = new Map([...ours].map(([role, { sheet }]) => [sheet.name, role]));

  // They are not read, and it is of no use to know where their cells end.
  const notAsked = found.sheets.filter(({ used }) => used === undefined).map(({ name }) => name);
  expect(new Set(notAsked)).toEqual(new Set(roles.keys()));

  const inFile = await (await openFileWorkbook(bytes)).contents();
  expect(
    found.sheets.map(({ name, tables, protected: isProtected }) => ({
      name,
      tables: tables.map(({ name, rect, headers, totalsRow }) => ({ name, rect, headers, totalsRow })),
      // The file says it of our own sheets only.
      protected: roles.has(name) && isProtected,
      ...(roles.has(name) ? { role: roles.get(name) } : {}),
    })),
  ).toEqual(
    inFile.sheets.map(({ tables, ...sheet }) => ({
      ...sheet,
      tables: tables.map(({ name, rect, headers, totalsRow }) => ({ name, rect, headers, totalsRow })),
    })),
  );
  expect(found.date1904).toBe(inFile.date1904);
  expect(found.structureLocked).toBe(inFile.structureLocked);
});

test("dates from 1904, a locked structure, hidden sheets and names, and where values are", async () => {
  const { book } = await opened("test/fixtures/worked-example/worked-example.xlsx");
  const plain = await withExcel({}, excelContents);
  expect([plain.date1904, plain.structureLocked]).toEqual([false, false]);
  expect(plain.sheets.map(({ position }) => position)).toEqual(book.sheets.map((_, i) => i));

  book.date1904 = true;
  book.structureLocked = true;
  const [first] = book.sheets;
  first!.visibility = "VeryHidden";
  first!.cells = new Map([
    [
      3,
      new Map([
        [2, { value: 1 }],
        [5, {}],
      ]),
    ],
  ]);
  first!.names.push({ name: "Primed_print", formula: "=$A$1:$B$2", visible: false, comment: "" });
  const found = await withExcel({}, excelContents);
  expect([found.date1904, found.structureLocked]).toEqual([true, true]);
  expect(found.sheets[0]).toMatchObject({
    visibility: "VeryHidden",
    used: { row: 3, column: 2, rows: 1, columns: 1 },
  });
  expect(found.definedNames).toContainEqual({
    name: "Primed_print",
    text: "$A$1:$B$2",
    hidden: true,
    localSheetIndex: 0,
  });
});

test("looks again when somebody deletes a sheet in between", async () => {
  const { book, host } = await opened("test/fixtures/worked-example/worked-example.xlsx");
  host.options.between = (sync) => {
    if (sync === 2) deleteSheet(book, book.sheets[1]!);
  };
  const { sheets } = await withExcel({}, excelContents);
  expect(sheets.map(({ name }) => name)).toEqual(book.sheets.map(({ name }) => name));
});
