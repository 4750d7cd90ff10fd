/// <reference types="office-js" />
import { excelWorkbook } from "../../../src/excel/excel-workbook";
import type { Assumption } from "../assumption";
import { DoesNotHold, expectSame } from "../assumption";
import expected from "../expected-page.json";
import { ownPage, PAGE } from "../own-page";
import { pictureOf } from "../picture";

/** What the port does with all of this, in the Excel that is open. */
export const port: readonly Assumption[] = [
  {
    id: "port-makes-a-page",
    what: "The port makes a page with one of everything, and Office.js then shows the same of it as on our host.",
    from: "the port's contract",
    async check({ context }) {
      const applied = await excelWorkbook().apply([ownPage()]);
      expectSame(applied.written, [PAGE], "what was written");
      const picture = await pictureOf(context, PAGE);
      for (const [part, value] of Object.entries(expected)) expectSame(picture[part], value, part);
    },
  },
  {
    id: "port-leaves-what-is-current",
    what: "Made a second time, the page is found to be as it should be, and left alone.",
    from: "the port's contract",
    async check() {
      await excelWorkbook().apply([ownPage()]);
      const again = await excelWorkbook().apply([ownPage()]);
      expectSame([again.written, again.unchanged, again.notes], [[], [PAGE], []]);
    },
  },
  {
    id: "port-changes-in-place",
    what: "Made with other numbers, the page gets them, and what a person put beside it stays.",
    from: "the port's contract",
    async check({ context, sync }) {
      await excelWorkbook().apply([ownPage()]);
      const sheet = context.workbook.worksheets.getItem(PAGE);
      sheet.protection.unprotect();
      sheet.getRange("M40").values = [["a person's"]];
      await sync();
      const { written } = await excelWorkbook().apply([ownPage([0.1, 0.2, 0.3, 0.4])]);
      expectSame(written, [PAGE], "what was written");
      const [numbers, beside] = [sheet.getRange("C5:C8"), sheet.getRange("M40")];
      numbers.load("values");
      beside.load("values");
      await sync();
      expectSame([numbers.values, beside.values], [[[0.1], [0.2], [0.3], [0.4]], [["a person's"]]]);
    },
  },
  {
    id: "port-tells-typed-over",
    what: "Where somebody typed over a cell of the page, it is written anew, and the refresh says what was there.",
    from: "the port's contract",
    async check({ context, sync }) {
      await excelWorkbook().apply([ownPage()]);
      const sheet = context.workbook.worksheets.getItem(PAGE);
      sheet.protection.unprotect();
      const cell = sheet.getRange("C5");
      cell.values = [[99]];
      await sync();
      const { notes } = await excelWorkbook().apply([ownPage()]);
      cell.load("values");
      await sync();
      expectSame(cell.values, [[0.6]]);
      if (!notes.some(({ message }) => message.includes("99")))
        throw new DoesNotHold("no note tells of the 99");
    },
  },
  {
    id: "port-reads-cells",
    what: "The port reads numbers, dates, percentages, texts, truth values, errors and blanks as they are.",
    from: "the port's contract",
    async check({ sheet, sheetName, sync }) {
      const range = sheet.getRange("A1:G1");
      range.numberFormat = [["General", "d mmm yyyy", "0%", "@", "General", "General", "General"]];
      range.formulas = [[7, 46113, 0.5, "007", true, "=NA()", ""]];
      await sync();
      const { columns } = await excelWorkbook().read({ sheet: sheetName, firstRow: 1 });
      const kinds = [1, 2, 3, 4, 5, 6, 7].map((column) => columns.get(column)?.kinds[0] ?? 0);
      expectSame(kinds, [1, 2, 3, 4, 5, 6, 0], "the kinds");
      expectSame(columns.get(4)?.texts, ["007"], "the text");
    },
  },
  {
    id: "port-appends-rows",
    what: "The port puts rows below a person's table and changes cells of its rows, and the table takes them in.",
    from: "the port's contract",
    async check({ sheet, freshName, sync }) {
      sheet.getRange("A1:C2").formulas = [
        ["ID", "Team", "Length"],
        ["A1", "North", "=LEN(B2)"],
      ];
      const table = sheet.tables.add("A1:C2", true);
      table.name = freshName();
      table.load("name");
      await sync();
      const { appended, updated, problems } = await excelWorkbook().editTable({
        table: table.name,
        key: "ID",
        append: [{ ID: "A2", Team: "South-East" }],
        update: [{ key: "A1", values: { Team: "Northern" } }],
      });
      expectSame([appended, updated, problems], [1, 1, []]);
      const body = table.getDataBodyRange();
      body.load("values");
      await sync();
      expectSame(
        body.values.map((row) => row.slice(0, 2)),
        [
          ["A1", "Northern"],
          ["A2", "South-East"],
        ],
      );
    },
  },
];
