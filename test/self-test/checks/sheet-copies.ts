/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectSame } from "../assumption";

/** Copied sheets. */
export const sheetCopies: readonly Assumption[] = [
  {
    id: "sheet-copy-copies-its-names",
    what: "A copied sheet has the names that belong to the sheet itself, referring to the copy.",
    from: "observed by others (of Excel's own copying, ClosedXML/ClosedXML#416)",
    async check({ sheet, sync }) {
      sheet.names.add("Primed_area", sheet.getRange("A1:C3"));
      const copy = sheet.copy("End");
      copy.load("name");
      copy.names.load("items/name, items/formula");
      await sync();
      expectSame(
        copy.names.items.map(({ name, formula }) => [name, formula]),
        [["Primed_area", `='${copy.name}'!$A$1:$C$3`]],
      );
    },
  },
  {
    id: "copy-comes-first",
    what: "A copied sheet comes first unless it is told otherwise, and people go on looking at the sheet that they look at.",
    from: "documented (Worksheet.copy; what people look at is assumed)",
    async check({ context, sheet, sync }) {
      const before = context.workbook.worksheets.getActiveWorksheet();
      before.load("id");
      await sync();
      const copy = sheet.copy();
      const after = context.workbook.worksheets.getActiveWorksheet();
      copy.load("position");
      after.load("id");
      await sync();
      expectSame([copy.position, after.id === before.id], [0, true]);
    },
  },
  {
    id: "copy-gets-workbook-names",
    what:
      "A workbook name that stands for cells of a copied sheet stays where it is, and the copy gets a name of its own that is " +
      "called so, hidden ones too.",
    from: "observed by others (office-js#2875; hidden names are assumed)",
    async check({ context, sheet, sheetName, freshName, sync }) {
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("B3")).visible = false;
      const copy = sheet.copy("End");
      const first = context.workbook.names.getItem(name);
      const own = copy.names.getItemOrNullObject(name);
      first.load("formula");
      own.load("formula");
      copy.load("name");
      await sync();
      expectSame([first.formula, own.isNullObject], [`='${sheetName}'!$B$3`, false]);
      expectSame(own.formula, `='${copy.name}'!$B$3`, "the copy's name");
    },
  },
  {
    id: "copy-of-tables-and-charts",
    what:
      "A copied sheet's tables get free names, its charts draw from the copy, and it is as protected as the first; a formula " +
      "that names its own sheet goes on naming the first one.",
    from: "assumed",
    async check({ sheet, sheetName, freshName, sync }) {
      sheet.getRange("A1:B2").values = [
        ["ID", "Due"],
        ["A1", 5],
      ];
      const table = sheet.tables.add("A1:B2", true);
      table.name = freshName();
      table.load("name");
      sheet.getRange("D1").formulas = [[`='${sheetName}'!B2`]];
      sheet.protection.protect({});
      const copy = sheet.copy("End");
      copy.tables.load("items/name");
      copy.protection.load("protected");
      const cell = copy.getRange("D1");
      cell.load("formulas");
      await sync();
      expectSame(copy.tables.items.length, 1, "the number of tables");
      expectSame(copy.tables.items[0]?.name === table.name, false, "whether both tables have one name");
      expectSame([copy.protection.protected, cell.formulas], [true, [[`='${sheetName}'!B2`]]]);
    },
  },
];
