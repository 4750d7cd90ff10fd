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
import { RICH, richPage } from "../../file/apply/rich";
import { applied } from "../../file/apply/tiny";
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

const tableSaid = ({
  name,
  rect,
  totalsRow,
  headers,
}: {
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

  const dashboards = (): Sheet[] =>
    book.sheets.filter(({ names }) => names.some(({ name }) => name === "Primed_role"));

  test("is loaded with its names, which say whose the sheets are", () => {
    expect(dashboards().length).toBeGreaterThan(5);
    for (const { names, page } of dashboards()) {
      expect(names.filter(({ visible }) => visible)).toEqual([]);
      expect(names.map(({ name }) => name)).toEqual(expect.arrayContaining(["Primed_area", "Primed_cells"]));
      expect(page.printArea).toBeDefined();
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

  test("is loaded with the mark of each cell that it filled", () => {
    for (const sheet of dashboards()) {
      const filled = [...sheet.cells].flatMap(([row, line]) =>
        [...line]
          .filter(([, { value }]) => value !== undefined)
          .map(([column]) => styleAt(book, sheet, row, column)),
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

describe("a sheet with all that the product lays over cells", () => {
  const at = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
  let book: Book;
  let sheet: Sheet;
  beforeAll(async () => {
    book = await loadBook((await applied(bytesOf("assets/example.xlsx"), richPage())).bytes);
    sheet = book.sheets.find(({ name }) => name === RICH)!;
  });

  test("is loaded with its conditional formats as data, the first to be looked at first", () => {
    expect(sheet.conditions.slice(0, 6)).toMatchObject([
      {
        rects: [at(5, 4, 4, 1)],
        stopIfTrue: true,
        rule: {
          type: "Custom",
          formula: '=LEFT($D5,1)="◆"',
          format: { color: "#851511", fill: "#F3C1BA", bold: true },
        },
      },
      { stopIfTrue: false, rule: { type: "Custom", formula: '=LEFT($D5,1)="●"' } },
      {
        rects: [at(5, 5, 4, 1)],
        rule: {
          type: "DataBar",
          bar: {
            lower: { type: "Number", formula: "-0.5" },
            upper: { type: "Number", formula: "0" },
            showBarOnly: true,
            axis: "Automatic",
            axisColor: "#FFFFFF",
            positive: { color: "#7C8FAD", border: undefined, gradient: false },
          },
        },
      },
      {
        rule: { type: "DataBar", bar: { positive: { border: "#7C8FAD" }, negative: { matchBorder: false } } },
      },
      { rule: { type: "DataBar", bar: { axis: "CellMidPoint", showBarOnly: false } } },
      {
        rule: {
          type: "ColorScale",
          points: [
            { type: "LowestValue", color: "#FFFFFF" },
            { type: "Number", formula: "7", color: "#9FB4D0" },
          ],
        },
      },
    ]);
  });

  test("is loaded with its validations as data", () => {
    expect(sheet.validations.slice(0, 4)).toMatchObject([
      {
        rects: [at(11, 3)],
        type: "List",
        formula1: 'Ann,Bo "B" <Lee> & Co',
        prompt: { show: true, title: "Owner", message: "Who will do it?" },
        alert: { show: true, style: "Stop", title: "Primed" },
      },
      { type: "Date", operator: "GreaterThanOrEqualTo", alert: { style: "Warning" } },
      { type: "Decimal", operator: "Between", formula1: 0, formula2: "=$C$5*100" },
      { type: "None", rects: [at(14, 3), at(14, 5)], alert: { show: false } },
    ]);
  });

  test("comes through the host: applied again, nothing has to be written", async () => {
    touchEverything(book);
    const again = await applied(await saveBook(book), richPage());
    expect(again.written).toEqual([]);
    expect(again.unchanged).toEqual([RICH]);
  });
});
