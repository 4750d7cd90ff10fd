/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame, formulasAt, valuesAt } from "../assumption";
import { addressOf, log } from "./log-table";

/** What tables do to cells, and what may not be done to theirs. */
export const tablesAndCells: readonly Assumption[] = [
  {
    id: "table-of-headers-only",
    what: "A table that is added over a header row alone gets a row of data below it, and what is there goes down where something refers to it.",
    from: "observed by others (office-js#1197, office-js#5151)",
    notOnHost:
      "the cells below stay where they are and are taken in; Primed makes no table without a row of data",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1:B2").values = [
        ["ID", "Due"],
        ["below", ""],
      ];
      sheet.getRange("D1").formulas = [["=COUNTA(A1:A9)"]];
      await scratch.sync();
      sheet.tables.add("A1:B1", true);
      expectSame(await valuesAt(scratch, "A2:A3"), [[""], ["below"]]);
    },
  },
  {
    id: "table-column-filled-by-excel",
    what:
      "Formulas that are set in a table's column which was blank make it a calculated column: Excel puts one of them, the first or " +
      "the last, into every cell, unless the person has turned that off.",
    from: "observed by others (by design in office-js#2093; office-js#5909, office-js#6745)",
    notOnHost:
      "each cell keeps the formula that it was given; Primed sets one formula for all cells of a table's column",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1:B1").values = [["ID", "Sum"]];
      sheet.tables.add("A1:B4", true);
      await scratch.sync();
      sheet.getRange("B2:B4").formulas = [["=1+1"], ["=2+2"], ["=3+3"]];
      const seen = await formulasAt(scratch, "B2:B4");
      expectSame(new Set(seen.flat()).size, 1, "the number of different formulas");
    },
  },
  {
    id: "table-keeps-one-row",
    what: "A table all of whose rows of data are deleted keeps one, which is blank.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      scratch.sheet.getRange("2:3").delete("Up");
      expectSame(await addressOf(table, scratch), "A1:B2");
      expectSame(await valuesAt(scratch, "A2:B2"), [["", ""]]);
    },
  },
  {
    id: "insert-column-in-table-gets-header",
    what: "A column put in within a table gets a header: Column1.",
    from: "assumed",
    async check(scratch) {
      log(scratch);
      scratch.sheet.getRange("B:B").insert("Right");
      expectSame(await valuesAt(scratch, "A1:C1"), [["ID", "Column1", "Due"]]);
    },
  },
  {
    id: "insert-off-sheet-refused",
    what: "Cells that hold something are not pushed off the sheet: NonBlankCellOffSheet.",
    from: "documented (the error codes of the application-specific APIs)",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1048576").values = [["last"]];
      await scratch.sync();
      await expectRefusal(scratch, () => sheet.getRange("1:1").insert("Down"), ["NonBlankCellOffSheet"]);
    },
  },
  {
    id: "move-tearing-refused",
    what: "moveTo of a part of a table, or onto another one, is refused.",
    from: "assumed",
    async check(scratch) {
      log(scratch);
      await scratch.sync();
      await expectRefusal(scratch, () => scratch.sheet.getRange("A2:A3").moveTo("F1"));
    },
  },
  {
    id: "insert-does-not-grow-rules",
    what: "Rows put in above the first or below the last cell of a conditional format or a validation do not get it.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A3:A4").dataValidation.rule = { list: { inCellDropDown: true, source: "Yes,No" } };
      await sync();
      sheet.getRange("5:5").insert("Down");
      const { dataValidation } = sheet.getRange("A5");
      dataValidation.load("type");
      await sync();
      expectSame(dataValidation.type, "None");
    },
  },
  {
    id: "filter-wildcards",
    what: "A filter of one's own takes * for any text and ? for any character.",
    from: "documented (FilterCriteria.criterion1 of *; ? is assumed)",
    async check(scratch) {
      const { sheet, sync } = scratch;
      log(scratch).columns.getItemAt(0).filter.applyCustomFilter("=?2");
      const rows = [sheet.getRange("2:2"), sheet.getRange("3:3")];
      for (const row of rows) row.load("rowHidden");
      await sync();
      expectSame(
        rows.map(({ rowHidden }) => rowHidden),
        [true, false],
      );
    },
  },
];
