import { readFileSync } from "node:fs";
import { join } from "node:path";
import { endOf } from "../../../src/core/calendar/day";
import { dayOfIso } from "../../../src/core/calendar/iso";
import { refresh } from "../../../src/core/refresh";
import { kindOfCode } from "../../../src/file/read/number-format";
import { openFileWorkbook, type FileWorkbook } from "../../../src/file/file-workbook";
import { Kind } from "../../../src/workbook";
import type { Book, Sheet } from "../../host/book/book";
import { styleAt } from "../../host/book/style";
import { columnNames } from "../../host/book/tables";
import { loadBook } from "../../host/file/load";
import { saveBook } from "../../host/file/save";
import { touchEverything } from "./touch-everything";

/** What the host loads and saves is what the product's own reader finds in the file. */

const ROOT = join(__dirname, "../../..");
const bytesOf = (name: string): Uint8Array => new Uint8Array(readFileSync(join(ROOT, name)));

/** What the reader of src/file says of a sheet's cells, by address: a kind and a value. */
async function readCells(workbook: FileWorkbook, sheet: string): Promise<Map<string, unknown>> {
  const { firstRow, columns } = await workbook.read({ sheet, firstRow: 1 });
  const found = new Map<string, unknown>();
  for (const [column, { kinds, numbers, texts }] of columns) {
    kinds.forEach((kind, i) => {
      if (kind === Kind.Blank) return;
      const isText = kind === Kind.Text || kind === Kind.Error;
      const value = isText ? texts[numbers[i]!] : kind === Kind.Boolean ? numbers[i] === 1 : numbers[i];
      found.set(`${firstRow + i},${column}`, [kind, value]);
    });
  }
  return found;
}

/** The same of the model. */
function modelCells(book: Book, sheet: Sheet): Map<string, unknown> {
  const found = new Map<string, unknown>();
  for (const [row, line] of sheet.cells) {
    for (const [column, { value, formula }] of line) {
      if (value === undefined && formula === undefined) continue;
      const code = styleAt(book, sheet, row, column).numberFormat;
      const said =
        value === undefined
          ? [Kind.Unvalued, 0]
          : typeof value === "number"
            ? [kindOfCode(code), value]
            : typeof value === "boolean"
              ? [Kind.Boolean, value]
              : typeof value === "string"
                ? [Kind.Text, value]
                : [Kind.Error, value.error];
      if (said[1] !== "") found.set(`${row},${column}`, said);
    }
  }
  return found;
}

async function expectAgreement(bytes: Uint8Array, book: Book): Promise<void> {
  const workbook = await openFileWorkbook(bytes);
  const { sheets, date1904, structureLocked } = await workbook.contents();
  expect({ date1904, structureLocked }).toEqual({
    date1904: book.date1904,
    structureLocked: book.structureLocked,
  });
  expect(sheets.map(({ name, tables }) => ({ name, tables: tables.map(tableSaid) }))).toEqual(
    book.sheets.map((sheet) => ({
      name: sheet.name,
      tables: sheet.tables.map((table) => {
        const { name, rect, totals } = table;
        return { name, rect, totalsRow: totals, headers: columnNames(sheet, table) };
      }),
    })),
  );
  for (const sheet of book.sheets) {
    expect(await readCells(workbook, sheet.name)).toEqual(modelCells(book, sheet));
  }
}

const tableSaid = ({ name, rect, totalsRow, headers }: {
  name: string;
  rect: unknown;
  totalsRow: boolean;
  headers: readonly string[];
}) => ({ name, rect, totalsRow, headers });

test.each([
  "test/fixtures/torture.xlsx",
  "test/fixtures/torture-xlsm/torture.xlsm",
  "test/fixtures/worked-example/worked-example.xlsx",
  "test/fixtures/read/libreoffice.xlsx",
  "test/fixtures/read/openpyxl.xlsx",
  "assets/example.xlsx",
])("%s: cells and tables are those that the product reads", async (name) => {
  const bytes = bytesOf(name);
  const book = await loadBook(bytes);
  await expectAgreement(bytes, book);
  touchEverything(book);
  await expectAgreement(await saveBook(book), book);
});

describe("what the product has written", () => {
  let book: Book;
  beforeAll(async () => {
    const workbook = await openFileWorkbook(bytesOf("assets/example.xlsx"));
    await refresh(workbook, { now: Date.UTC(2026, 10, 2, 9), asOf: endOf(dayOfIso("2026-10-31")!) });
    book = await loadBook(await workbook.save());
  });

  const dashboards = (): Sheet[] => book.sheets.filter(({ names }) => names.some(({ name }) => name === "Primed_role"));

  test("is loaded with its names, which say whose the sheets are", () => {
    expect(dashboards().length).toBeGreaterThan(5);
    for (const { names, page } of dashboards()) {
      expect(names.filter(({ visible }) => visible)).toEqual([]);
      expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(["Primed_area", "Primed_cells"]));
      expect(page.printArea).toBeDefined();
      expect(page.titleRows).toBeDefined();
    }
  });

  test("is loaded with its charts as data, which draw from cells of their sheets", () => {
    const charts = dashboards().flatMap((sheet) => sheet.charts.map((chart) => ({ sheet, chart })));
    expect(charts.length).toBeGreaterThan(10);
    for (const { sheet, chart } of charts) {
      expect(chart.source).toBeUndefined();
      expect(chart.plot).toBeDefined();
      for (const { values } of chart.series) expect(values).toContain(`'${sheet.name}'!$`);
    }
  });

  test("is loaded with its rules as data, and with the mark of each cell that it filled", () => {
    const rules = book.sheets.flatMap(({ conditions }) => conditions);
    expect(rules.map(({ rule }) => rule.type)).toEqual(expect.arrayContaining(["Custom"]));
    expect(rules.every(({ rule }) => !("source" in rule))).toBe(true);
    for (const sheet of dashboards()) {
      const filled = [...sheet.cells].flatMap(([row, line]) =>
        [...line].filter(([, { value }]) => value !== undefined).map(([column]) => styleAt(book, sheet, row, column)),
      );
      expect(filled.filter(({ formulaHidden }) => formulaHidden).length).toBeGreaterThan(50);
    }
  });

  test("comes through the host unharmed: the product finds nothing to write", async () => {
    touchEverything(book);
    const workbook = await openFileWorkbook(await saveBook(book));
    const { sheets } = await refresh(workbook, {
      now: Date.UTC(2026, 10, 2, 9),
      asOf: endOf(dayOfIso("2026-10-31")!),
    });
    expect(sheets.written).toEqual([]);
    expect(sheets.skipped).toEqual([]);
  });
});
