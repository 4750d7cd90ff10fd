/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame, formulasAt, valuesAt, withoutSheet } from "../assumption";

/** Cells put in, taken out, copied, sorted and cleared. */
export const cellsMoved: readonly Assumption[] = [
  {
    id: "kept-range-follows-its-cells",
    what: "A range that is kept over syncs moves with its cells; when all of them are deleted it is InvalidReference.",
    from: "documented (Range.track; the error is assumed)",
    async check(scratch) {
      const { sheet, sync } = scratch;
      const range = sheet.getRange("B3");
      range.load("address");
      scratch.context.trackedObjects.add(range);
      await sync();
      sheet.getRange("1:2").insert("Down");
      range.load("address");
      await sync();
      expectSame(withoutSheet(range.address), "B5");
      sheet.getRange("5:5").delete("Up");
      await sync();
      await expectRefusal(scratch, () => range.load("address"), ["InvalidReference"]);
    },
  },
  {
    id: "insert-whole-rows-go-down",
    what: "Whole rows that are put in or taken out push the others down or up, whatever direction is said.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.getRange("A1").values = [["first"]];
      scratch.sheet.getRange("1:1").insert("Right");
      expectSame(await valuesAt(scratch, "A1:A2"), [[""], ["first"]]);
    },
  },
  {
    id: "insert-looks-like-above",
    what: "Rows that are put in look like the row above them.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1").format.fill.color = "#FF0000";
      sheet.getRange("2:2").insert("Down");
      const { fill } = sheet.getRange("A2").format;
      fill.load("color");
      await sync();
      expectSame(fill.color, "#FF0000");
    },
  },
  {
    id: "insert-tearing-table-refused",
    what: "Putting cells in that would tear a table is InsertDeleteConflict, and so is deleting its header row alone.",
    from: "observed by others (the code in microsoftgraph/microsoft-graph-docs-contrib#7248)",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A2:B4").values = [
        ["a", "b"],
        [1, 2],
        [3, 4],
      ];
      sheet.tables.add("A2:B4", true);
      await scratch.sync();
      await expectRefusal(scratch, () => sheet.getRange("A1").insert("Down"), ["InsertDeleteConflict"]);
      await expectRefusal(scratch, () => sheet.getRange("A2:B2").delete("Up"), ["InsertDeleteConflict"]);
    },
  },
  {
    id: "insert-in-table-fills-calculated",
    what: "A row put in within a table gets the formulas of its calculated columns.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1:B3").values = [
        ["Due", "Later"],
        [1, ""],
        [2, ""],
      ];
      const table = sheet.tables.add("A1:B3", true);
      table.columns.getItemAt(1).getDataBodyRange().formulas = [["=[@Due]+28"], ["=[@Due]+28"]];
      await scratch.sync();
      sheet.getRange("3:3").insert("Down");
      expectSame(await formulasAt(scratch, "B3"), [["=[@Due]+28"]]);
    },
  },
  {
    id: "insert-moves-charts",
    what: "Charts move and grow with the cells that they lie over.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1:A3").values = [["Cases"], [1], [2]];
      const chart = sheet.charts.add("Line", sheet.getRange("A1:A3"), "Columns");
      chart.setPosition("D10", "H20");
      chart.load("top");
      await sync();
      const before = chart.top;
      sheet.getRange("5:5").insert("Down");
      chart.load("top");
      const row = sheet.getRange("5:5");
      row.load("height");
      await sync();
      expectSame(
        Math.abs(chart.top - before - row.height) < 1,
        true,
        `whether ${before} to ${chart.top} is a row`,
      );
    },
  },
  {
    id: "clear-takes-merges-and-conditions",
    what: "clear unmerges and takes conditional formats away, and validations with All; comments stay.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B2");
      range.merge();
      range.conditionalFormats.add("Custom").custom.rule.formula = "=TRUE";
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "Yes,No" } };
      range.clear();
      const count = range.conditionalFormats.getCount();
      const merged = range.getMergedAreasOrNullObject();
      range.dataValidation.load("type");
      await sync();
      expectSame([count.value, merged.isNullObject, range.dataValidation.type], [0, true, "None"]);
    },
  },
  {
    id: "copy-brings-conditions-and-validation",
    what: "copyFrom brings merges, conditional formats and validations along.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.conditionalFormats.add("Custom").custom.rule.formula = "=TRUE";
      range.dataValidation.rule = { list: { inCellDropDown: true, source: "Yes,No" } };
      const copy = sheet.getRange("D5:E5");
      copy.copyFrom("A1:B1");
      const count = copy.conditionalFormats.getCount();
      copy.dataValidation.load("type");
      await sync();
      expectSame([count.value, copy.dataValidation.type], [1, "List"]);
    },
  },
  {
    id: "sort-order",
    what: "Sorting puts numbers before texts before truth values before errors, blanks last, and is case-blind and stable.",
    from: "documented (Excel's default sort orders; for the API it is assumed)",
    async check(scratch) {
      const range = scratch.sheet.getRange("A1:B8");
      range.values = [
        ["b", 1],
        [true, 2],
        ["", 3],
        ["#N/A", 4],
        [10, 5],
        ["B", 6],
        ["a", 7],
        [9, 8],
      ];
      range.sort.apply([{ key: 0, ascending: true }]);
      const seen = await valuesAt(scratch, "A1:B8");
      expectSame(
        seen.map(([, place]) => place),
        [8, 5, 7, 1, 6, 2, 4, 3],
      );
    },
  },
  {
    id: "sort-over-merges-refused",
    what: "Sorting cells some of which are merged is InvalidOperation.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1:B3").values = [
        [3, 1],
        [2, 1],
        [1, 1],
      ];
      sheet.getRange("A1:B1").merge();
      await scratch.sync();
      await expectRefusal(scratch, () => sheet.getRange("A1:B3").sort.apply([{ key: 0 }]), [
        "InvalidOperation",
      ]);
    },
  },
  {
    id: "move-to-is-cut-and-paste",
    what:
      "moveTo takes cells, looks, tables, rules and references along, as cut and paste do; a range that was kept from before " +
      "stays where it was.",
    from: "documented (Range.moveTo, Cut, copy, and paste ranges; tables are assumed)",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1").values = [[7]];
      sheet.getRange("D1").formulas = [["=A1"]];
      await scratch.sync();
      sheet.getRange("A1").moveTo("B5");
      expectSame(await formulasAt(scratch, "D1"), [["=B5"]]);
      expectSame(await valuesAt(scratch, "A1:B1"), [["", ""]]);
    },
  },
  {
    id: "special-cells-blanks",
    what: "getSpecialCells finds blanks only within the used range, as areas of which no two share a cell.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("A3").values = [[3]];
      const blanks = sheet.getRange("A1:A9").getSpecialCellsOrNullObject("Blanks");
      blanks.load("cellCount");
      await sync();
      expectSame([blanks.isNullObject, blanks.cellCount], [false, 1]);
    },
  },
];
