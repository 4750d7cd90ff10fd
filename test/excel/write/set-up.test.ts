import type { SheetSpec } from "../../../src/core/sheet/spec";
import { inFileForm } from "../../../src/core/sheet/structured-formula";
import { withExcel } from "../../../src/excel/run";
import { mergesIn, queueMergesLook, writeMerges } from "../../../src/excel/write/merges";
import { breaksNow, queueBreaksLook, setUpPage, writeBreaks } from "../../../src/excel/write/page";
import { protectSheet, setUpSheet, writeRowHeights } from "../../../src/excel/write/sizes";
import { finishTables, moveTables, prepareTables, tablesToMove } from "../../../src/excel/write/tables";
import type { Sheet } from "../../host/book/book";
import { excelOn } from "../../host-tests/support";
import { exampleSpecs } from "../../support/example";
import { richPage } from "../../file/apply/rich";
import { fileBook, onPage, sheetOf } from "./support";

/** What a sheet of ours is given when it is made, its merges and its tables, through Excel as in a file. */

const pages: (readonly [string, () => Promise<SheetSpec>])[] = [
  ["a page with everything", () => Promise.resolve(richPage())],
  [
    "the example's first team",
    async () => (await exampleSpecs()).specs.find(({ role }) => role === "team:Riverside")!,
  ],
];

test.each(pages)("%s: sizes, frozen panes, colour, printing, protection, merges", async (_, specOf) => {
  const spec = await specOf();
  const book = await fileBook({ ...spec, title: "Made by the file port" });
  const wanted = book.sheets.find(({ name }) => name === "Made by the file port")!;
  const { host } = excelOn(book);
  await withExcel({}, async ({ context, sync }) => {
    const sheet = context.workbook.worksheets.add("Made through Excel");
    setUpSheet(sheet, spec);
    writeRowHeights(sheet, { first: 1, last: spec.area.rows }, spec.rowHeights, true);
    writeMerges(sheet, spec.merges, []);
    setUpPage(sheet, spec.print);
    if (spec.protection) protectSheet(sheet, spec.protection);
    await sync();
  });
  const made = book.sheets.find(({ name }) => name === "Made through Excel")!;
  expect(setUpOf(made)).toEqual(setUpOf(wanted));
  expect(host.statistics.actions).toBeLessThan(120);
});

const setUpOf = (sheet: Sheet): unknown => ({
  columns: [...sheet.columns].map(([column, { size }]) => [column, size && Math.round(size * 4) / 4]),
  rows: [...sheet.rows].map(([row, { size }]) => [row, size]),
  frozen: sheet.frozen,
  gridlines: sheet.showGridlines,
  color: sheet.tabColor,
  page: sheet.page,
  merges: [...sheet.merges].sort((a, b) => a.row - b.row || a.column - b.column),
  protection: sheet.protection,
});

describe("later", () => {
  const spec = { ...richPage(), merges: [{ row: 1, column: 2, rows: 1, columns: 3 }] };
  const { protection: _protection, ...page } = spec;

  test("merges that are so already stay, ours that are not wanted go, people's stay", async () => {
    const { sheet, run } = await onPage(page, {});
    sheet.merges.push(
      { row: 11, column: 5, rows: 2, columns: 2 },
      { row: 18, column: 2, rows: 1, columns: 2 },
    );
    await run(async ({ sync }, excel) => {
      const look = queueMergesLook(excel, [page.area]);
      await sync();
      const now = mergesIn(look).map((rect) => ({ rect, peoples: rect.row === 11 }));
      writeMerges(excel, [...page.merges, { row: 2, column: 2, rows: 1, columns: 3 }], now);
      await sync();
    });
    expect(sheet.merges.map(({ row }) => row).sort((a, b) => a - b)).toEqual([1, 2, 11]);
  });

  test("page breaks are set anew only while they are those that we set", async () => {
    const { sheet, run } = await onPage(page, {});
    const breaks = async (before: number[], wanted: number[]): Promise<number[]> => {
      await run(async ({ sync }, excel) => {
        const look = queueBreaksLook(excel);
        await sync();
        writeBreaks(excel, breaksNow(look), before, wanted);
        await sync();
      });
      return sheet.page.rowBreaks;
    };
    expect(await breaks([9], [12, 20])).toEqual([12, 20]);
    expect(await breaks([9], [15])).toEqual([12, 20]);
    expect(await breaks([12, 20], [])).toEqual([]);
  });
});

describe("tables", () => {
  const { protection: _protection, ...page } = richPage();
  /** Excel has a table's references to its own row in a form of its own. */
  const tablesOf = (sheet: Sheet) =>
    sheet.tables.map(({ id: _id, calculated, ...rest }) => ({
      ...rest,
      calculated: [...calculated].map(([column, formula]) => [column, inFileForm(formula, rest.name)]),
    }));

  test("a new one is that of the file port", async () => {
    const wanted = tablesOf(sheetOf(await fileBook(page), page));
    const { sheet, run } = await onPage(page, { tables: [] });
    await run(async ({ sync }, excel) => {
      finishTables(excel, [], page.tables);
      await sync();
    });
    const sorted = (tables: ReturnType<typeof tablesOf>) =>
      [...tables].sort((a, b) => a.rect.row - b.rect.row);
    expect(sorted(tablesOf(sheet))).toEqual(sorted(wanted));
  });

  test("one that is there is resized, without its filter and its totals; one no longer wanted becomes cells", async () => {
    const { sheet, run } = await onPage(page, {});
    const table = sheet.tables.find(({ name }) => name === "PrimedFacts")!;
    const before = {
      name: "PRIMEDFACTS",
      rect: table.rect,
      headers: ["ID", "Due", "Days late"],
      totalsRow: false,
    };
    const larger = { ...page.tables[0]!, rect: { ...table.rect, rows: 6 } };
    await run(async ({ sync }, excel) => {
      prepareTables(excel, [before], [larger], ({ rect }) => rect);
      finishTables(excel, [before], [larger]);
      await sync();
    });
    expect(sheet.tables.find(({ name }) => name === "PrimedFacts")!.rect.rows).toBe(6);
    await run(async ({ sync }, excel) => {
      prepareTables(excel, [before], [], ({ rect }) => rect);
      await sync();
    });
    expect(sheet.tables.map(({ name }) => name)).toEqual(["ActionLog"]);
  });

  test("one that has to stand lower moves with its cells, and formulas that use it follow", async () => {
    const { sheet, run } = await onPage({ ...page, starter: { ...page.starter!, tables: [] } }, {});
    const { rect } = page.tables[0]!;
    const before = [{ name: "PrimedFacts", rect, headers: [], totalsRow: false }];
    const lower = [{ ...page.tables[0]!, rect: { ...rect, row: rect.row + 2 } }];
    const moves = tablesToMove(before, lower);
    expect(tablesToMove(before, page.tables)).toEqual([]);
    await run(async ({ sync }, excel) => {
      excel.getRange("L1").formulas = [["=SUM(PrimedFacts[Due])"]];
      moveTables(excel, moves);
      await sync();
    });
    expect(sheet.tables.map(({ name, rect: { row } }) => [name, row])).toEqual([
      ["PrimedFacts", rect.row + 2],
    ]);
    expect(sheet.cells.get(rect.row + 2)?.get(2)?.value).toBe("ID");
    expect(sheet.cells.get(1)?.get(12)?.formula).toBe("=SUM(PrimedFacts[Due])");
  });
});
