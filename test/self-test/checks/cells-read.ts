/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectSame, formulasAt } from "../assumption";
import { log } from "./log-table";

/** Cells: how formulas and formats are told. */
export const cellsRead: readonly Assumption[] = [
  {
    id: "number-format-as-set",
    what: "A number format reads as it was set; a date's own format reads m/d/yyyy wherever Excel is used.",
    from: "observed by others (office-js#229; codes of one's own are assumed)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.numberFormat = [["m/d/yyyy", 'd mmm yyyy;@ "x"']];
      range.load("numberFormat");
      await sync();
      expectSame(range.numberFormat, [["m/d/yyyy", 'd mmm yyyy;@ "x"']]);
    },
  },
  {
    id: "number-format-blank-is-general",
    what: 'The number format "" is General.',
    from: "documented (Blank and null values in Excel add-ins)",
    async check({ sheet, sync }) {
      const cell = sheet.getRange("A1");
      cell.numberFormat = [["0.0"]];
      cell.numberFormat = [[""]];
      cell.load("numberFormat");
      await sync();
      expectSame(cell.numberFormat, [["General"]]);
    },
  },
  {
    id: "number-format-one-in-a-list",
    what: "A list of one format in one row is taken for all cells of a range.",
    from: "observed by others (office-js-docs-pr#5400)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B2");
      range.numberFormat = [["0.0"]];
      range.load("numberFormat");
      await sync();
      expectSame(range.numberFormat, [
        ["0.0", "0.0"],
        ["0.0", "0.0"],
      ]);
    },
  },
  {
    id: "text-whatever-the-width",
    what: "text is what a cell shows, and never ### in a column that is too narrow.",
    from: "documented (Range.text)",
    async check({ sheet, sync }) {
      const cell = sheet.getRange("A1");
      cell.values = [[123456789]];
      cell.numberFormat = [["#,##0"]];
      cell.format.columnWidth = 6;
      cell.load("text");
      await sync();
      expectSame(cell.text, [["123,456,789"]]);
    },
  },
  {
    id: "structured-formulas-leave-own-table-out",
    what: "Within a table, formulas are read without the table's own name: SUM([Due]) as well as [@Due].",
    from: "observed by others (of Excel's formula bar, JanKallman/EPPlus#521)",
    notOnHost: "it leaves the name out of files' formulas only; Primed sets none that has it",
    async check(scratch) {
      const table = log(scratch);
      table.load("name");
      await scratch.sync();
      const cell = scratch.sheet.getRange("B3");
      cell.formulas = [[`=SUM(1,${table.name}[ID])`]];
      expectSame(await formulasAt(scratch, "B3"), [["=SUM(1,[ID])"]]);
    },
  },
  {
    id: "formulas-without-prefixes",
    what: "formulas are without the _xlfn., _xlws. and _xlpm. that files have before the names of newer functions.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.getRange("A1").formulas = [['=IFNA(B1,"none")']];
      expectSame(await formulasAt(scratch, "A1"), [['=IFNA(B1,"none")']]);
    },
  },
  {
    id: "array-formula-shows-values",
    what: "formulas of the cells that an array formula fills are their values, but for the first cell.",
    from: "assumed",
    check: { notTried: "our host has array formulas from files only" },
  },
];
