/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame, withoutSheet } from "../assumption";

/** Cells: what is written, what is read. */
export const ranges: readonly Assumption[] = [
  {
    id: "range-null-leaves-cell",
    what: "A null among values, formulas or number formats that are set leaves that cell as it is.",
    from: "documented (Blank and null values in Excel add-ins)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.values = [[1, 2]];
      range.values = [[null, 3]];
      range.load("values");
      await sync();
      expectSame(range.values, [[1, 3]]);
    },
  },
  {
    id: "range-empty-text-clears",
    what: 'Setting "" empties a cell and keeps its format.',
    from: "documented (Blank and null values in Excel add-ins; that the format stays is assumed)",
    async check({ sheet, sync }) {
      const cell = sheet.getRange("A1");
      cell.numberFormat = [["0.0"]];
      cell.values = [[1]];
      cell.values = [[""]];
      cell.load("valueTypes, numberFormat");
      await sync();
      expectSame([cell.valueTypes, cell.numberFormat], [[["Empty"]], [["0.0"]]]);
    },
  },
  {
    id: "range-text-format-keeps-text",
    what: "In a cell whose format is @ when it is written, everything is text exactly as written: 00123, 1-2, =1+1, TRUE.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:A4");
      range.numberFormat = [["@"], ["@"], ["@"], ["@"]];
      range.values = [["00123"], ["1-2"], ["=1+1"], ["TRUE"]];
      range.load("values, valueTypes");
      await sync();
      expectSame(range.values, [["00123"], ["1-2"], ["=1+1"], ["TRUE"]]);
      expectSame(range.valueTypes, [["String"], ["String"], ["String"], ["String"]]);
    },
  },
  {
    id: "range-typed-values",
    what: "In a General cell, text that looks like a number, a percentage or a truth value becomes one, and a percentage brings its format.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:A4");
      range.values = [["12.5"], ["5%"], ["true"], ["hello"]];
      range.load("values, numberFormat");
      await sync();
      expectSame(range.values, [[12.5], [0.05], [true], ["hello"]]);
      expectSame(range.numberFormat, [["General"], ["0%"], ["General"], ["General"]]);
    },
  },
  {
    id: "range-one-value-for-all",
    what: "A single value, formula or number format that is not in a list is set on every cell of the range.",
    from: "documented (words of Microsoft's that office-js-docs-reference#578 repeats)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B2");
      (range as unknown as { numberFormat: string }).numberFormat = "0.00";
      (range as unknown as { values: number }).values = 7;
      range.load("values, numberFormat");
      await sync();
      expectSame(range.values, [
        [7, 7],
        [7, 7],
      ]);
      expectSame(range.numberFormat, [
        ["0.00", "0.00"],
        ["0.00", "0.00"],
      ]);
    },
  },
  {
    id: "range-wrong-shape-refused",
    what: "Values of another shape than the range are refused as InvalidArgument.",
    from: "observed by others (office-js#1025)",
    check: (scratch) =>
      expectRefusal(scratch, () => {
        scratch.sheet.getRange("A1:B2").values = [[1, 2, 3]];
      }, ["InvalidArgument"]),
  },
  {
    id: "range-formulas-english",
    what: "formulas are in English and A1 form whatever the locale, and give their result as the value.",
    from: "documented (Range.formulas, Range.formulasLocal)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.formulas = [[2, "=SUM(A1,0.5)"]];
      range.load("values, formulas");
      await sync();
      expectSame(range.values, [[2, 2.5]]);
      expectSame(range.formulas, [[2, "=SUM(A1,0.5)"]]);
    },
  },
  {
    id: "range-errors-are-texts",
    what: "The value of a cell with an error is the error's text, and its value type is Error.",
    from: "documented (Range.values, Range.valueTypes)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.formulas = [["=1/0", "=NA()"]];
      range.load("values, valueTypes");
      await sync();
      expectSame(range.values, [["#DIV/0!", "#N/A"]]);
      expectSame(range.valueTypes, [["Error", "Error"]]);
    },
  },
  {
    id: "range-dates-are-serials",
    what: "A date is read as its serial number, whose format tells that it is one; text gives what is shown.",
    from: "observed by others (office-js#229, office-js#4291)",
    async check({ sheet, sync }) {
      const cell = sheet.getRange("A1");
      cell.numberFormat = [["d mmm yyyy"]];
      cell.values = [[46113]];
      cell.load("values, text, numberFormat");
      await sync();
      expectSame(
        [cell.values, cell.text, cell.numberFormat],
        [[[46113]], [["1 Apr 2026"]], [["d mmm yyyy"]]],
      );
    },
  },
  {
    id: "range-mixed-format-is-null",
    what: "A format that differs within a range is read as null.",
    from: "documented (Blank and null values in Excel add-ins)",
    async check({ sheet, sync }) {
      sheet.getRange("A1").format.font.bold = true;
      const range = sheet.getRange("A1:B1");
      range.load("format/font/bold");
      await sync();
      expectSame(range.format.font.bold, null);
    },
  },
  {
    id: "used-range-of-empty-sheet",
    what: "An empty sheet has no used range: getUsedRangeOrNullObject gives a null object.",
    from: "documented (Worksheet.getUsedRangeOrNullObject)",
    async check({ sheet, sync }) {
      const used = sheet.getUsedRangeOrNullObject(true);
      await sync();
      expectSame(used.isNullObject, true);
    },
  },
  {
    id: "used-range-values-only",
    what: "getUsedRange(true) looks at values and formulas only; without true, formats count too.",
    from: "documented (Worksheet.getUsedRange)",
    async check({ sheet, sync }) {
      sheet.getRange("B2").values = [[1]];
      sheet.getRange("D5").format.fill.color = "#FF0000";
      const [values, all] = [sheet.getUsedRange(true), sheet.getUsedRange()];
      values.load("address");
      all.load("address");
      await sync();
      const cells = (range: Excel.Range): string | undefined => range.address.split("!")[1];
      expectSame([cells(values), cells(all)], ["B2", "B2:D5"]);
    },
  },
  {
    id: "range-insert-moves-names",
    what: "Rows put in above a named cell move the name along.",
    from: "assumed",
    async check({ context, sheet, sheetName, freshName, sync }) {
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("B3"));
      sheet.getRange("1:2").insert("Down");
      const item = context.workbook.names.getItem(name);
      item.load("formula");
      await sync();
      expectSame(item.formula, `='${sheetName}'!$B$5`);
    },
  },
  {
    id: "range-delete-breaks-names",
    what: "A name whose only cell is deleted refers to #REF! from then on.",
    from: "assumed",
    async check({ context, sheet, freshName, sync }) {
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("B3"));
      sheet.getRange("3:3").delete("Up");
      const item = context.workbook.names.getItem(name);
      item.load("formula");
      await sync();
      expectSame(item.formula.includes("#REF!"), true, `whether ${item.formula} has #REF!`);
    },
  },
  {
    id: "range-merge-keeps-first",
    what: "Merging keeps the top left cell's content and drops the rest.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.values = [["kept", "lost"]];
      range.merge(false);
      range.unmerge();
      range.load("values");
      await sync();
      expectSame(range.values, [["kept", ""]]);
    },
  },
  {
    id: "range-sizes-in-points",
    what: "Row heights and column widths are points; heights are read back to within a quarter of a point, widths to within a pixel.",
    from: "observed by others (widths by Microsoft's answer in office-js#187; how near is assumed)",
    async check({ sheet, sync }) {
      const { format } = sheet.getRange("C3");
      format.rowHeight = 30;
      format.columnWidth = 96;
      format.load("rowHeight, columnWidth");
      await sync();
      expectSame(Math.abs(format.rowHeight - 30) <= 0.25, true, `whether ${format.rowHeight} is near 30`);
      expectSame(Math.abs(format.columnWidth - 96) <= 0.75, true, `whether ${format.columnWidth} is near 96`);
    },
  },
  {
    id: "range-formula-hidden-without-protection",
    what: "A cell's formula can be marked as hidden while the sheet is not protected, and the mark is read back.",
    from: "assumed",
    async check({ sheet, sync }) {
      const { protection } = sheet.getRange("A1").format;
      protection.formulaHidden = true;
      protection.load("formulaHidden, locked");
      await sync();
      expectSame([protection.formulaHidden, protection.locked], [true, true]);
    },
  },
  {
    id: "hyperlink-formula-shows-text",
    what: 'HYPERLINK("#name","text") shows the text, and its value is the text.',
    from: "assumed",
    async check({ context, sheet, freshName, sync }) {
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("C9"));
      const cell = sheet.getRange("A1");
      cell.formulas = [[`=HYPERLINK("#${name}","North")`]];
      cell.load("values, text");
      await sync();
      expectSame([cell.values, cell.text], [[["North"]], [["North"]]]);
    },
  },
  {
    id: "used-range-of-columns",
    what: "The used range of some columns is the smallest rectangle that has their values, or a null object.",
    from: "documented (Range.getUsedRangeOrNullObject)",
    async check({ sheet, sync }) {
      sheet.getRange("A1:B9").values = Array.from({ length: 9 }, (_, at) => [at, at === 4 ? "x" : ""]);
      const [some, none] = [
        sheet.getRange("B:B").getUsedRangeOrNullObject(true),
        sheet.getRange("D:E").getUsedRangeOrNullObject(true),
      ];
      some.load("address");
      none.load("address");
      await sync();
      expectSame([withoutSheet(some.address), none.isNullObject], ["B5", true]);
    },
  },
  {
    id: "error-or-text-like-it",
    what: "An error reads as its text, and only valueTypes tells it from a text that says the same.",
    from: "documented (Range.values, Range.valueTypes)",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.numberFormat = [["@", "General"]];
      range.formulas = [["#N/A", "=NA()"]];
      range.load("values, valueTypes");
      await sync();
      expectSame([range.values, range.valueTypes], [[["#N/A", "#N/A"]], [["String", "Error"]]]);
    },
  },
  {
    id: "text-with-equals-sign",
    what: "A text that begins with an equals sign reads the same in values and in formulas, which no formula does.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("A1:B1");
      range.numberFormat = [["@", "General"]];
      range.values = [["=1+1", "=1+1"]];
      range.load("values, formulas");
      await sync();
      expectSame([range.values, range.formulas], [[["=1+1", 2]], [["=1+1", "=1+1"]]]);
    },
  },
];
