/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame, formulasAt, valuesAt, withoutSheet } from "../assumption";
import { addressOf, log } from "./log-table";

/** Tables that become longer or shorter. */
export const tablesGrowing: readonly Assumption[] = [
  {
    id: "table-resize-takes-rows-in",
    what: "table.resize takes rows below into the table without changing what they hold.",
    from: "assumed",
    api: "1.13",
    async check({ sheet, sync }) {
      sheet.getRange("A1:B3").values = [
        ["ID", "Team"],
        ["A1", "North"],
        ["A2", "South"],
      ];
      const table = sheet.tables.add("A1:B2", true);
      table.resize("A1:B3");
      const body = table.getDataBodyRange();
      body.load("values");
      await sync();
      expectSame(body.values, [
        ["A1", "North"],
        ["A2", "South"],
      ]);
    },
  },
  {
    id: "table-grown-then-written",
    what: "After table.resize into empty rows, values can be written into them in the same request.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1:B2").values = [
        ["ID", "Team"],
        ["A1", "North"],
      ];
      const table = sheet.tables.add("A1:B2", true);
      table.resize("A1:B3");
      sheet.getRange("A3:B3").values = [["A2", "South"]];
      const body = table.getDataBodyRange();
      body.load("values");
      await sync();
      expectSame(body.values, [
        ["A1", "North"],
        ["A2", "South"],
      ]);
    },
  },
  {
    id: "table-resize-refused",
    what: "resize is InvalidArgument where it moves the top row, leaves no row of data, or meets another table.",
    from: "documented (the top row: Table.resize; the code and the rest are assumed)",
    async check(scratch) {
      const { sheet } = scratch;
      const table = log(scratch);
      sheet.tables.add("A6:B7", true);
      await scratch.sync();
      await expectRefusal(scratch, () => table.resize("A2:B4"), ["InvalidArgument"]);
      await expectRefusal(scratch, () => table.resize("A1:B1"), ["InvalidArgument"]);
      await expectRefusal(scratch, () => table.resize("A1:B6"), ["InvalidArgument"]);
    },
  },
  {
    id: "table-resize-moves-totals",
    what: "The range for resize includes the totals row, which moves to its end.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      table.showTotals = true;
      table.getTotalRowRange().values = [["Total", ""]];
      table.resize("A1:B5");
      const total = table.getTotalRowRange();
      total.load("address, values");
      await scratch.sync();
      expectSame([withoutSheet(total.address), total.values[0]?.[0]], ["A5:B5", "Total"]);
    },
  },
  {
    id: "table-grown-rows-get-formulas",
    what:
      "Rows that resize takes in get the formulas of calculated columns where they are blank, the looks of the last row, and the " +
      "conditional formats and validations that all rows had.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      const table = log(scratch);
      table.columns.getItemAt(1).getDataBodyRange().formulas = [["=LEN([@ID])"], ["=LEN([@ID])"]];
      const validation = (address: string): Excel.DataValidation => sheet.getRange(address).dataValidation;
      validation("A2:A3").rule = { list: { inCellDropDown: true, source: "A1,A2,A3" } };
      await scratch.sync();
      table.resize("A1:B4");
      expectSame(await formulasAt(scratch, "B4"), [["=LEN([@ID])"]]);
      const added = validation("A4");
      added.load("type");
      await scratch.sync();
      expectSame(added.type, "List", "the validation of the new row");
    },
  },
  {
    id: "table-totals-push-down",
    what: "Showing totals pushes cells in the way down; hidden and shown again, the row holds what it held.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.getRange("A4").values = [["below"]];
      const table = log(scratch);
      table.showTotals = true;
      table.getTotalRowRange().values = [["Sum", ""]];
      expectSame(await valuesAt(scratch, "A4:A5"), [["Sum"], ["below"]]);
      table.showTotals = false;
      await scratch.sync();
      table.showTotals = true;
      expectSame(await valuesAt(scratch, "A4"), [["Sum"]], "after hiding and showing, the total");
    },
  },
  {
    id: "table-grows-when-written-below",
    what:
      "Values written directly below a table make it grow to the block's end, unless the first is blank, there is a totals row, or " +
      "something is in the way (on Windows).",
    from: "observed by others (office-js#2097; of long blocks with blanks only a part, office-js#3013)",
    async check(scratch) {
      const table = log(scratch);
      await scratch.sync();
      scratch.sheet.getRange("A4:B5").values = [
        ["A3", 7],
        ["A4", 8],
      ];
      await scratch.sync();
      expectSame(await addressOf(table, scratch), "A1:B5");
    },
  },
  {
    id: "table-calculated-column",
    what: "A formula set for all of a column's cells makes the column a calculated one: a row that resize takes in gets it.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      const body = table.columns.getItemAt(1).getDataBodyRange();
      (body as unknown as { formulas: string }).formulas = "=LEN([@ID])";
      await scratch.sync();
      table.resize("A1:B4");
      expectSame(await formulasAt(scratch, "B2:B4"), [["=LEN([@ID])"], ["=LEN([@ID])"], ["=LEN([@ID])"]]);
    },
  },
  {
    id: "table-moves-whole",
    what: "moveTo of a whole table's range moves the table, and references to it follow.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      table.load("name");
      await scratch.sync();
      scratch.sheet.getRange("G1").formulas = [[`=SUM(${table.name}[Due])`]];
      scratch.sheet.getRange("A1:B3").moveTo("C5");
      expectSame(await valuesAt(scratch, "G1"), [[11]]);
      expectSame(await addressOf(table, scratch), "C5:D7");
    },
  },
  {
    id: "table-rows-put-in-above-totals",
    what: "Cells put in over a table's totals row, as wide as the table, make the table a row longer, and what is below goes down.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.getRange("A6").values = [["below"]];
      const table = log(scratch);
      table.showTotals = true;
      table.getTotalRowRange().values = [["Sum", ""]];
      table.getTotalRowRange().insert("Down");
      expectSame(await addressOf(table, scratch), "A1:B5");
      expectSame(await valuesAt(scratch, "A4:A7"), [[""], ["Sum"], [""], ["below"]]);
    },
  },
  {
    id: "table-row-deleted",
    what: "Deleting the cells of a whole row of a table makes the table a row shorter.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      scratch.sheet.getRange("A2:B2").delete("Up");
      expectSame(await addressOf(table, scratch), "A1:B2");
      expectSame(await valuesAt(scratch, "A2"), [["A2"]]);
    },
  },
  {
    id: "table-column-filled-by-hand",
    what:
      "A single cell's formula is not filled into the rest of a table's column that holds something, and values for all of a " +
      "calculated column make it none again: a row that is taken in then stays blank.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      const table = log(scratch);
      await scratch.sync();
      sheet.getRange("B2").formulas = [["=LEN([@ID])"]];
      expectSame(await formulasAt(scratch, "B3"), [[6]]);
      sheet.getRange("B2:B3").formulas = [["=LEN([@ID])"], ["=LEN([@ID])"]];
      await scratch.sync();
      sheet.getRange("B2:B3").values = [[1], [2]];
      table.resize("A1:B4");
      expectSame(await formulasAt(scratch, "B4"), [[""]]);
    },
  },
  {
    id: "table-row-above-totals-joins-rules",
    what: "A row put in above a totals row is in the validations, conditional formats and references that had all rows of data.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      const table = log(scratch);
      sheet.getRange("A2:A3").dataValidation.rule = { list: { inCellDropDown: true, source: "A1,A2,A3" } };
      table.showTotals = true;
      sheet.getRange("D1").formulas = [["=COUNTA(A2:A3)"]];
      await scratch.sync();
      table.getTotalRowRange().insert("Down");
      expectSame(await formulasAt(scratch, "D1"), [["=COUNTA(A2:A4)"]]);
      const { dataValidation } = sheet.getRange("A4");
      dataValidation.load("type");
      await scratch.sync();
      expectSame(dataValidation.type, "List");
    },
  },
];
