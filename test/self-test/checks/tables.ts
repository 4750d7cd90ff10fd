/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame, formulasAt, valuesAt, withoutSheet } from "../assumption";
import { log } from "./log-table";

const IN_THE_WAY = ["InvalidArgument", "MergedRangeConflict"];

/** Tables: where they may be, what they hold, how they go. */
export const tables: readonly Assumption[] = [
  {
    id: "table-over-written-cells",
    what: "A table made over cells that are written already keeps them, its headers as they stand.",
    from: "assumed",
    async check({ sheet, freshName, sync }) {
      const range = sheet.getRange("A1:B3");
      range.values = [
        ["ID", "Team"],
        ["A1", "North"],
        ["A2", "South"],
      ];
      const table = sheet.tables.add(range, true);
      table.name = freshName();
      const body = table.getDataBodyRange();
      const header = table.getHeaderRowRange();
      body.load("values");
      header.load("values");
      await sync();
      expectSame(header.values, [["ID", "Team"]]);
      expectSame(body.values, [
        ["A1", "North"],
        ["A2", "South"],
      ]);
    },
  },
  {
    id: "structured-formulas",
    what: "A formula of a table's column is given as [@Due], and its result is there at once.",
    from: "observed by others (of Excel's formula bar, JanKallman/EPPlus#521)",
    async check({ sheet, sync }) {
      sheet.getRange("A1:B2").values = [
        ["Due", "Later"],
        [5, ""],
      ];
      const table = sheet.tables.add("A1:B2", true);
      const cell = sheet.getRange("B2");
      cell.formulas = [["=[@Due]+28"]];
      table.load("name");
      cell.load("values, formulas");
      await sync();
      expectSame([cell.values, cell.formulas], [[[33]], [["=[@Due]+28"]]]);
    },
  },
  {
    id: "table-over-another-refused",
    what: "A table over another one, or over merged cells, is InvalidArgument, or MergedRangeConflict in newer versions.",
    from: "observed by others (another table in office-js#1199; MergedRangeConflict is among the documented codes)",
    async check(scratch) {
      const { sheet } = scratch;
      log(scratch);
      sheet.getRange("E1:F1").merge();
      await scratch.sync();
      await expectRefusal(scratch, () => sheet.tables.add("B3:C5", true), IN_THE_WAY);
      await expectRefusal(scratch, () => sheet.tables.add("E1:F3", true), IN_THE_WAY);
    },
  },
  {
    id: "table-without-headers",
    what: "A table that is added without headers moves the data down a row and puts Column1, Column2 above them.",
    from: "documented (TableCollection.add; by design in office-js#196; the headers' words are assumed)",
    async check(scratch) {
      scratch.sheet.getRange("A1:B1").values = [["A1", 5]];
      scratch.sheet.tables.add("A1:B1", false);
      expectSame(await valuesAt(scratch, "A1:B2"), [
        ["Column1", "Column2"],
        ["A1", 5],
      ]);
    },
  },
  {
    id: "table-headers-become-texts",
    what: "Headers become texts that differ.",
    from: "observed by others (Barresse and Jones, Excel Tables, chapter 2)",
    async check(scratch) {
      scratch.sheet.getRange("A1:C2").values = [
        [2026, "Due", "Due"],
        [1, 2, 3],
      ];
      scratch.sheet.tables.add("A1:C2", true);
      expectSame(await valuesAt(scratch, "A1:C1"), [["2026", "Due", "Due2"]]);
    },
  },
  {
    id: "table-name-refused",
    what: "A table's name that is refused or taken is InvalidArgument.",
    from: "observed by others (office-js#551, office-js-docs-reference#555)",
    async check(scratch) {
      const { context, sheet, freshName } = scratch;
      const table = log(scratch);
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("A1"));
      await scratch.sync();
      await expectRefusal(scratch, () => (table.name = name), ["InvalidArgument"]);
      await expectRefusal(scratch, () => (table.name = "two words"), ["InvalidArgument"]);
    },
  },
  {
    id: "table-delete-empties-cells",
    what: "Deleting a table empties its cells, and nothing moves up.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      scratch.sheet.getRange("A5").values = [["below"]];
      table.delete();
      expectSame(await valuesAt(scratch, "A1:A5"), [[""], [""], [""], [""], ["below"]]);
    },
  },
  {
    id: "table-convert-to-range",
    what: "convertToRange keeps the cells; structured references become those of the cells.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      const table = log(scratch);
      table.load("name");
      await scratch.sync();
      sheet.getRange("D1").formulas = [[`=SUM(${table.name}[Due])`]];
      table.convertToRange();
      const formulas = await formulasAt(scratch, "D1");
      expectSame(withoutSheet(String(formulas[0]?.[0])).replaceAll("$", "").replace("=SUM(", ""), "B2:B3)");
    },
  },
  {
    id: "filter-any-case",
    what: "A filter compares texts in any case with what cells show.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      const table = log(scratch);
      table.columns.getItemAt(0).filter.applyValuesFilter(["a2"]);
      const rows = [sheet.getRange("2:2"), sheet.getRange("3:3")];
      for (const row of rows) row.load("rowHidden");
      await sync();
      expectSame(
        rows.map(({ rowHidden }) => rowHidden),
        [true, false],
      );
    },
  },
  {
    id: "filter-on-protected-sheet",
    what: "Filtering on a protected sheet is AccessDenied unless allowAutoFilter.",
    from: "documented (WorksheetProtectionOptions.allowAutoFilter; the code is assumed)",
    async check(scratch) {
      const { sheet, sync } = scratch;
      const table = log(scratch);
      sheet.protection.protect({});
      await sync();
      const apply = (): void => table.columns.getItemAt(0).filter.applyValuesFilter(["A2"]);
      await expectRefusal(scratch, apply, ["AccessDenied"]);
    },
  },
  {
    id: "table-sort-clear",
    what: "Clearing a table's sort forgets the order and moves no row.",
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      table.sort.apply([{ key: 1, ascending: false }]);
      table.sort.clear();
      expectSame(await valuesAt(scratch, "A2:A3"), [["A2"], ["A1"]]);
    },
  },
  {
    id: "table-style-none",
    what: 'The style "" is no style.',
    from: "assumed",
    async check(scratch) {
      const table = log(scratch);
      table.style = "";
      table.load("style");
      await scratch.sync();
      expectSame(table.style, "");
    },
  },
  {
    id: "table-column-names-without-header",
    what: "A column's name is what it was also while the header row is hidden.",
    from: "assumed",
    notOnHost: "it hides no header rows; in files that have none it gives Column1",
    async check(scratch) {
      const table = log(scratch);
      table.showHeaders = false;
      table.columns.load("items/name");
      await scratch.sync();
      expectSame(
        table.columns.items.map(({ name }) => name),
        ["ID", "Due"],
      );
    },
  },
];
