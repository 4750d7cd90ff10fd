/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";

/** Conditional formats. */
export const conditions: readonly Assumption[] = [
  {
    id: "condition-custom-relative",
    what: "A custom conditional format's formula is relative to its range's first cell and is read back as it was given.",
    from: "assumed",
    async check({ sheet, sync }) {
      const format = sheet.getRange("B2:C9").conditionalFormats.add("Custom");
      format.custom.rule.formula = '=$A2="Late"';
      format.custom.format.fill.color = "#FFC7CE";
      const found = sheet.getRange("C9").conditionalFormats;
      found.load("items/type");
      await sync();
      expectSame(
        found.items.map(({ type }) => type),
        ["Custom"],
      );
      const rule = found.items[0]?.custom.rule;
      rule?.load("formula");
      await sync();
      expectSame(rule?.formula, '=$A2="Late"');
    },
  },
  {
    id: "condition-added-first",
    what: "A conditional format that is added comes before those that are there.",
    from: "documented (ConditionalFormatCollection.add)",
    async check({ sheet, sync }) {
      const formats = sheet.getRange("A1:A9").conditionalFormats;
      const first = formats.add("Custom");
      first.custom.rule.formula = "=$A1=1";
      await sync();
      const second = formats.add("Custom");
      second.custom.rule.formula = "=$A1=2";
      first.load("priority");
      second.load("priority");
      await sync();
      expectSame(
        second.priority < first.priority,
        true,
        `whether ${second.priority} is before ${first.priority}`,
      );
    },
  },
  {
    id: "condition-priority-of-range",
    what: "priority is a place among the formats of the range by which the format was found, from 0; beyond the last is the last.",
    from: "documented (ConditionalFormat.priority)",
    async check({ sheet, sync }) {
      const formats = sheet.getRange("A1:A9").conditionalFormats;
      const [first, second] = [formats.add("Custom"), formats.add("Custom")];
      first.custom.rule.formula = "=$A1=1";
      second.custom.rule.formula = "=$A1=2";
      first.load("priority");
      second.load("priority");
      await sync();
      expectSame([first.priority, second.priority], [1, 0]);
      second.priority = 9;
      first.load("priority");
      second.load("priority");
      await sync();
      expectSame([first.priority, second.priority], [0, 1], "the order after the move");
    },
  },
  {
    id: "condition-formula-of-first-cell",
    what:
      "A custom rule's formula is read as of the first cell of the format, and set as of the first cell of the range by which " +
      "the format was found.",
    from: "observed by others (Microsoft's answer in office-js#5194)",
    async check({ sheet, sync }) {
      const made = sheet.getRange("A1:A9").conditionalFormats.add("Custom");
      made.custom.rule.formula = "=$A1=1";
      const found = sheet.getRange("A5").conditionalFormats.getItemAt(0).custom.rule;
      found.load("formula");
      await sync();
      expectSame(found.formula, "=$A1=1", "what A5 reads");
      sheet.getRange("A5").conditionalFormats.getItemAt(0).custom.rule.formula = "=$A5=2";
      const rule = sheet.getRange("A1").conditionalFormats.getItemAt(0).custom.rule;
      rule.load("formula");
      await sync();
      expectSame(rule.formula, "=$A1=2", "what A1 reads after A5 was set");
    },
  },
  {
    id: "condition-delete-and-clear",
    what: "delete takes a format from all its cells; clearAll only from the cells asked for.",
    from: "documented (ConditionalFormat.delete, ConditionalFormatCollection.clearAll)",
    async check({ sheet, sync }) {
      const all = sheet.getRange("A1:A9").conditionalFormats;
      all.add("Custom").custom.rule.formula = "=$A1=1";
      sheet.getRange("A5:A9").conditionalFormats.clearAll();
      const [first, last] = [
        sheet.getRange("A1").conditionalFormats.getCount(),
        sheet.getRange("A9").conditionalFormats.getCount(),
      ];
      await sync();
      expectSame([first.value, last.value], [1, 0], "after clearAll");
      sheet.getRange("A1").conditionalFormats.getItemAt(0).delete();
      const none = sheet.getRange("A4").conditionalFormats.getCount();
      await sync();
      expectSame(none.value, 0, "after delete");
    },
  },
  {
    id: "condition-of-another-type",
    what: "custom, dataBar or colorScale of a format of another type is InvalidOperation; the OrNullObject ones are null objects.",
    from: "assumed",
    async check(scratch) {
      const format = scratch.sheet.getRange("A1:A9").conditionalFormats.add("Custom");
      format.custom.rule.formula = "=$A1=1";
      const bar = format.dataBarOrNullObject;
      bar.load("showDataBarOnly");
      await scratch.sync();
      expectSame(bar.isNullObject, true);
      await expectRefusal(scratch, () => (format.dataBar.showDataBarOnly = true), ["InvalidOperation"]);
    },
  },
  {
    id: "condition-on-protected-sheet",
    what: "On a protected sheet, adding a conditional format is AccessDenied unless allowFormatCells.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.protection.protect({});
      await sync();
      await expectRefusal(
        scratch,
        () => (sheet.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "=$A1=1"),
        ["AccessDenied"],
      );
      sheet.protection.unprotect();
      sheet.protection.protect({ allowFormatCells: true });
      sheet.getRange("A1").conditionalFormats.add("Custom").custom.rule.formula = "=$A1=1";
      await sync();
    },
  },
];
