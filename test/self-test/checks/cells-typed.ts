/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame, formulasAt, valuesAt } from "../assumption";

/** What becomes of values that are set. */
export const cellsTyped: readonly Assumption[] = [
  {
    id: "typed-as-in-american-excel",
    what:
      "A text that is set is taken as American English Excel takes typing: 1/2/2026 is 2 January, 5% is 0.05, TRUE and #N/A are " +
      "what they say, a leading apostrophe makes a text; what is a date elsewhere only (19-8-2025) stays text.",
    from: "documented (Range.values; the locale by Microsoft's answer in office-js#1559)",
    async check(scratch) {
      scratch.sheet.getRange("A1:F1").values = [["1/2/2026", "5%", "TRUE", "#N/A", "'12", "19-8-2025"]];
      expectSame(await valuesAt(scratch, "A1:F1"), [[46024, 0.05, true, "#N/A", "12", "19-8-2025"]]);
    },
  },
  {
    id: "typed-brings-format",
    what: "Only a cell of General format gets a format from a text that is set: a date m/d/yyyy, a percentage 0%.",
    from: "observed by others (dates in office-js#229; percentages are assumed)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:C1");
      range.numberFormat = [["General", "General", "0.00"]];
      range.values = [["1/2/2026", "5%", "5%"]];
      range.load("numberFormat");
      await sync();
      expectSame(range.numberFormat, [["m/d/yyyy", "0%", "0.00"]]);
    },
  },
  {
    id: "typed-sign-begins-formula",
    what: "A text that begins with + or - and is no number is a formula, and InvalidArgument when it can't be one.",
    from: "documented (Range.values; the refusal is assumed)",
    async check(scratch) {
      scratch.sheet.getRange("A1:A2").values = [["+1+2"], ["-5"]];
      expectSame(await valuesAt(scratch, "A1:A2"), [[3], [-5]]);
      await expectRefusal(scratch, () => (scratch.sheet.getRange("B1").values = [["+44 (0)161 496"]]), [
        "InvalidArgument",
      ]);
    },
  },
  {
    id: "typed-number-in-text-cell",
    what: "In a cell of format @ a number or a truth value becomes text, too.",
    from: "assumed",
    async check(scratch) {
      const range = scratch.sheet.getRange("A1:B1");
      range.numberFormat = [["@", "@"]];
      range.values = [[12, true]];
      expectSame(await valuesAt(scratch, "A1:B1"), [["12", "TRUE"]]);
    },
  },
  {
    id: "formula-takes-no-format",
    what: "A formula's cell never gets a format from the cells that it refers to.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1").values = [["5%"]];
      const cell = sheet.getRange("B1");
      cell.formulas = [["=A1"]];
      cell.load("numberFormat");
      await sync();
      expectSame(cell.numberFormat, [["General"]]);
    },
  },
  {
    id: "whole-columns-have-no-values",
    what:
      "values, formulas and text of whole rows or columns read null; setting them is InvalidArgument, but one number format for all " +
      "is taken.",
    from: "documented (Read or write to an unbounded range; the code is assumed, the one format by office-js-docs-pr#5400)",
    async check(scratch) {
      const { sheet, sync } = scratch;
      const column = sheet.getRange("C:C");
      column.numberFormat = [["0.00"]];
      column.load("values");
      const cell = sheet.getRange("C7");
      cell.load("numberFormat");
      await sync();
      expectSame([column.values, cell.numberFormat], [null, [["0.00"]]]);
      await expectRefusal(scratch, () => (sheet.getRange("D:D").values = [[1]]), ["InvalidArgument"]);
    },
  },
  {
    id: "five-million-cells",
    what: "The values of more than 5,000,000 cells at once read null, or are refused.",
    from: "documented (Performance optimization using the Excel JavaScript API; null in office-js#4783 and office-js#6781)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:J600000");
      range.load("values");
      try {
        await sync();
      } catch {
        return;
      }
      expectSame(range.values, null);
    },
  },
  {
    id: "merged-cells-hold-one-value",
    what: "Of merged cells only the first holds a value; what is set for the others is dropped.",
    from: "assumed",
    async check(scratch) {
      const range = scratch.sheet.getRange("A1:B1");
      range.merge();
      range.values = [["first", "second"]];
      expectSame(await valuesAt(scratch, "A1:B1"), [["first", ""]]);
      range.unmerge();
      expectSame(await valuesAt(scratch, "A1:B1"), [["first", ""]], "after unmerge it");
    },
  },
  {
    id: "merge-keeps-first-filled",
    what: "Merging keeps what the first filled cell holds.",
    from: "observed by others (audreyt/ethercalc#484)",
    async check(scratch) {
      const range = scratch.sheet.getRange("A1:C1");
      range.values = [["", "kept", "lost"]];
      range.merge();
      expectSame(await valuesAt(scratch, "A1"), [["kept"]]);
    },
  },
  {
    id: "merge-over-table-refused",
    what: "Merging cells of a table is InvalidOperation.",
    from: "assumed",
    async check(scratch) {
      scratch.sheet.getRange("A1:B2").values = [
        ["a", "b"],
        [1, 2],
      ];
      scratch.sheet.tables.add("A1:B2", true);
      await scratch.sync();
      await expectRefusal(scratch, () => scratch.sheet.getRange("A2:B2").merge(), ["InvalidOperation"]);
    },
  },
  {
    id: "table-header-stays-text",
    what: "What is set in a table's header becomes text, never blank nor twice the same; formulas that name the column follow.",
    from: "assumed",
    async check(scratch) {
      const { sheet } = scratch;
      sheet.getRange("A1:B2").values = [
        ["ID", "Due"],
        ["A1", 5],
      ];
      const table = sheet.tables.add("A1:B2", true);
      table.load("name");
      await scratch.sync();
      sheet.getRange("D1").formulas = [[`=SUM(${table.name}[Due])`]];
      sheet.getRange("B1").values = [[2026]];
      expectSame(await valuesAt(scratch, "A1:B1"), [["ID", "2026"]]);
      expectSame(await formulasAt(scratch, "D1"), [[`=SUM(${table.name}[2026])`]]);
    },
  },
  {
    id: "refused-entry-leaves-those-before",
    what: "When one entry of a block is refused, those before it, row by row, have been written. It is the worse case.",
    from: "assumed",
    check: { notTried: "nothing may depend on either answer" },
  },
];
