/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";

/** Defined names. */
export const names: readonly Assumption[] = [
  {
    id: "name-holds-text",
    what: "A name can hold a text, and gives it back as its formula and its value.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.names.add("Primed_role", '="team:North|1a2b"');
      const item = sheet.names.getItem("Primed_role");
      item.load("formula, value, type");
      await sync();
      expectSame([item.formula, item.value, item.type], ['="team:North|1a2b"', "team:North|1a2b", "String"]);
    },
  },
  {
    id: "name-hidden-is-listed",
    what: "A name that is not visible is still found and listed.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.names.add("Primed_role", '="x"').visible = false;
      sheet.names.load("items/name, items/visible");
      await sync();
      expectSame(
        sheet.names.items.map(({ name, visible }) => [name, visible]),
        [["Primed_role", false]],
      );
    },
  },
  {
    id: "name-long-formula",
    what: "A name takes a text of 4,000 characters, in pieces of 120 that are joined by &.",
    from: "assumed",
    async check({ sheet, sync }) {
      const pieces = Array.from({ length: 34 }, (_, i) => `"${String(i % 10).repeat(118)}"`);
      const item = sheet.names.add("Primed_cells", `=${pieces.join("&")}`);
      item.load("formula");
      await sync();
      expectSame(item.formula, `=${pieces.join("&")}`);
    },
  },
  {
    id: "name-on-protected-sheet",
    what:
      "A name of a protected sheet may be refused another formula: so protection comes off before the sheet's mark is set, and goes on " +
      "after it.",
    from: "assumed",
    check: { notTried: "the port holds to it whether Excel refuses or not" },
  },
  {
    id: "name-formula-can-be-set",
    what: "A name's formula can be set anew.",
    from: "assumed",
    async check({ sheet, sync }) {
      const item = sheet.names.add("Primed_role", '="old"');
      item.formula = '="new"';
      item.load("value");
      await sync();
      expectSame(item.value, "new");
    },
  },
  {
    id: "name-text-of-255",
    what: "A name can hold a text of 255 characters.",
    from: "assumed",
    async check({ sheet, sync }) {
      const text = "x".repeat(255);
      const item = sheet.names.add("Primed_cells", `="${text}"`);
      item.load("value");
      await sync();
      expectSame(item.value, text);
    },
  },
  {
    id: "name-refused",
    what:
      "A name that Excel refuses, and a text of more than 255 characters in a name's formula, are InvalidArgument; a name that " +
      "is taken, by a table too, is ItemAlreadyExists.",
    from: "assumed",
    async check(scratch) {
      const { context, sheet, freshName } = scratch;
      const table = sheet.tables.add("A1:B2", true);
      const name = freshName();
      table.name = name;
      await scratch.sync();
      const names = (): Excel.NamedItemCollection => context.workbook.names;
      await expectRefusal(scratch, () => names().add("A1", "=1"), ["InvalidArgument"]);
      await expectRefusal(scratch, () => names().add(freshName(), `="${"x".repeat(256)}"`), [
        "InvalidArgument",
      ]);
      await expectRefusal(scratch, () => names().add(name, "=1"), ["ItemAlreadyExists"]);
    },
  },
  {
    id: "name-of-sheet-in-the-way",
    what:
      "A workbook name can't be added while the sheet that people look at has a name of its own that is called so: " +
      "ItemAlreadyExists (on Windows).",
    from: "observed by others (office-js#2875)",
    async check(scratch) {
      const { context, sheet, freshName, sync } = scratch;
      const before = context.workbook.worksheets.getActiveWorksheet();
      const name = freshName();
      sheet.names.add(name, "=1");
      sheet.activate();
      await sync();
      try {
        await expectRefusal(scratch, () => context.workbook.names.add(name, "=2"), ["ItemAlreadyExists"]);
      } finally {
        before.activate();
        await sync();
      }
    },
  },
  {
    id: "name-of-text",
    what: "A name's formula without an equals sign is a text.",
    from: "assumed",
    async check({ sheet, sync }) {
      const item = sheet.names.add("Primed_role", "team:North");
      item.load("formula, value");
      await sync();
      expectSame([item.formula, item.value], ['="team:North"', "team:North"]);
    },
  },
  {
    id: "name-value",
    what: "A name's value is its range's address, or the text, number or truth value that it holds.",
    from: "documented (NamedItem.value)",
    async check({ sheet, sheetName, sync }) {
      const items = [
        sheet.names.add("Cells", sheet.getRange("A1:B2")),
        sheet.names.add("Number", "=7"),
        sheet.names.add("Truth", "=TRUE"),
      ];
      for (const item of items) item.load("value");
      await sync();
      expectSame(
        items.map(({ value }) => String(value).replaceAll("'", "").toLowerCase()),
        [`${sheetName}!$A$1:$B$2`.toLowerCase(), "7", "true"],
      );
    },
  },
  {
    id: "names-of-excels-own",
    what:
      "Names that Excel keeps for itself are listed as Print_Area and Print_Titles, without the _xlnm. that files have; hidden " +
      "ones are listed.",
    from: "assumed",
    notOnHost: "its page set-up makes no names, and the port leaves such names alone",
    async check({ sheet, sync }) {
      sheet.pageLayout.setPrintArea("A1:C3");
      sheet.names.load("items/name");
      await sync();
      expectSame(
        sheet.names.items.map(({ name }) => name),
        ["Print_Area"],
      );
    },
  },
  {
    id: "name-of-cells-without-sheet",
    what: "Cells without a sheet in a name's formula are those of the sheet that the name belongs to.",
    from: "assumed",
    async check({ sheet, sheetName, sync }) {
      const item = sheet.names.add("Cells", "=$A$1");
      item.load("formula");
      await sync();
      expectSame(item.formula.replaceAll("'", ""), `=${sheetName}!$A$1`);
    },
  },
];
