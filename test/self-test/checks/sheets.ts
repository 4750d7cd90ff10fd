/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { DoesNotHold, expectRefusal, expectSame, formulasAt } from "../assumption";

/** Sheets: finding, naming, deleting. */
export const sheets: readonly Assumption[] = [
  {
    id: "sheet-or-null-object",
    what: "getItemOrNullObject of a sheet that is not there gives a null object, and the request goes on.",
    from: "documented (WorksheetCollection.getItemOrNullObject)",
    async check({ context, sync }) {
      const missing = context.workbook.worksheets.getItemOrNullObject("PrimedSelfTest no such sheet");
      await sync();
      expectSame(missing.isNullObject, true);
    },
  },
  {
    id: "sheet-name-taken-refused",
    what: "A sheet can't get a name that another has, whatever the capitals.",
    from: "assumed",
    check: (scratch) =>
      expectRefusal(scratch, () => scratch.anotherSheet(scratch.sheetName.replace("Self", "SELF"))),
  },
  {
    id: "sheet-rename-moves-references",
    what: "Formulas and names follow a sheet that is renamed.",
    from: "assumed",
    async check({ context, sheet, freshName, anotherSheet, sheetName, sync }) {
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("B3"));
      const cell = anotherSheet().getRange("A1");
      cell.formulas = [[`='${sheetName}'!B3`]];
      sheet.name = `${sheetName} renamed`;
      const item = context.workbook.names.getItem(name);
      item.load("formula");
      cell.load("formulas");
      await sync();
      expectSame(
        [item.formula, cell.formulas],
        [`='${sheetName} renamed'!$B$3`, [[`='${sheetName} renamed'!B3`]]],
      );
    },
  },
  {
    id: "sheet-delete-breaks-references",
    what: "Formulas and workbook names that refer to a deleted sheet refer to #REF! from then on, and the names stay.",
    from: "assumed",
    async check({ context, freshName, anotherSheet, sheet, sync }) {
      const name = freshName();
      const gone = anotherSheet();
      gone.load("name");
      await sync();
      context.workbook.names.add(name, gone.getRange("B3"));
      const cell = sheet.getRange("A1");
      cell.formulas = [[`='${gone.name}'!B3`]];
      gone.delete();
      const item = context.workbook.names.getItem(name);
      item.load("formula");
      cell.load("values, formulas");
      await sync();
      expectSame(cell.values, [["#REF!"]]);
      for (const formula of [item.formula, String(cell.formulas[0]?.[0])])
        if (!formula.includes("#REF!")) throw new DoesNotHold(`the formula was ${formula}`);
    },
  },
  {
    id: "sheet-name-refused",
    what: "A sheet's name that Excel refuses is InvalidArgument, one that another sheet has is ItemAlreadyExists.",
    from: "observed by others (for adding: office-scripts-docs#560, office-scripts-docs#738; for naming it is assumed)",
    async check(scratch) {
      const other = scratch.anotherSheet();
      await scratch.sync();
      await expectRefusal(scratch, () => (other.name = "PrimedSelfTest [1]"), ["InvalidArgument"]);
      await expectRefusal(scratch, () => (other.name = scratch.sheetName), ["ItemAlreadyExists"]);
    },
  },
  {
    id: "found-by-name-in-any-case",
    what: "getItem of sheets, tables and names takes a name in any case.",
    from: "assumed",
    async check({ context, sheet, sheetName, freshName, sync }) {
      const name = freshName();
      context.workbook.names.add(name, sheet.getRange("A1"));
      const table = sheet.tables.add("C1:D2", true);
      table.name = freshName();
      table.load("name");
      await sync();
      const found = [
        context.workbook.worksheets.getItemOrNullObject(sheetName.toUpperCase()),
        context.workbook.names.getItemOrNullObject(name.toUpperCase()),
        context.workbook.tables.getItemOrNullObject(table.name.toUpperCase()),
      ];
      await sync();
      expectSame(
        found.map(({ isNullObject }) => isNullObject),
        [false, false, false],
      );
    },
  },
  {
    id: "last-visible-sheet-stays",
    what: "Deleting or hiding the last visible sheet is InvalidOperation.",
    from: "assumed",
    check: { notTried: "it would touch the other sheets of the workbook" },
  },
  {
    id: "very-hidden-sheet-stays",
    what: "A very hidden sheet can't be deleted: InvalidOperation.",
    from: "documented (Worksheet.delete)",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.visibility = "VeryHidden";
      await sync();
      await expectRefusal(scratch, () => sheet.delete(), ["InvalidOperation"]);
    },
  },
  {
    id: "deleted-sheet-in-formulas",
    what: "=Sheet1!A1 becomes =#REF!A1 when the sheet is deleted; people see the next visible sheet, or else the one before.",
    from: "assumed",
    async check(scratch) {
      const gone = scratch.anotherSheet();
      gone.load("name");
      await scratch.sync();
      scratch.sheet.getRange("A1").formulas = [[`='${gone.name}'!A1`]];
      gone.delete();
      expectSame(await formulasAt(scratch, "A1"), [["=#REF!A1"]]);
    },
  },
  {
    id: "hidden-sheet-not-activated",
    what: "Activating a hidden sheet, or selecting on it, is InvalidOperation.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.visibility = "Hidden";
      await sync();
      await expectRefusal(scratch, () => sheet.activate(), ["InvalidOperation"]);
      await expectRefusal(scratch, () => sheet.getRange("A1").select(), ["InvalidOperation"]);
    },
  },
  {
    id: "chart-sheets-not-listed",
    what: "worksheets does not list chart sheets; position is only compared with other positions.",
    from: "assumed",
    check: { notTried: "Office.js can't make a chart sheet" },
  },
];
