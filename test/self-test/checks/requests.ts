/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { DoesNotHold, expectRefusal, expectSame } from "../assumption";

const NEEDS_HANDS = "it needs a person's hands while a request runs";

/** What a request does as a whole, and how it fails. */
export const requests: readonly Assumption[] = [
  {
    id: "failed-action-no-rollback",
    what: "Actions run in order; when one fails, those before it have taken effect and those after it have not.",
    from: "assumed",
    async check(scratch) {
      const { context, sheet, sync } = scratch;
      await expectRefusal(scratch, () => {
        sheet.getRange("A1").values = [["before"]];
        context.workbook.worksheets.getItem("PrimedSelfTest no such sheet").tabColor = "#FF0000";
        sheet.getRange("A2").values = [["after"]];
      });
      const range = sheet.getRange("A1:A2");
      range.load("values");
      await sync();
      expectSame(range.values, [["before"], [""]]);
    },
  },
  {
    id: "path-looked-up-once",
    what: "Within a request an object is looked up once, when it is first used: it stays the same one when it is renamed.",
    from: "assumed",
    async check({ context, sheetName, sync }) {
      const found = context.workbook.worksheets.getItem(sheetName);
      found.name = `${sheetName} renamed`;
      found.tabColor = "#FF0000";
      found.load("tabColor");
      await sync();
      expectSame(found.tabColor, "#FF0000");
    },
  },
  {
    id: "null-object-does-nothing",
    what: "Setting a property of a null object, or calling a method of it, does nothing and is no error.",
    from: "assumed",
    async check({ context, sync }) {
      const missing = context.workbook.worksheets.getItemOrNullObject("PrimedSelfTest no such sheet");
      missing.tabColor = "#FF0000";
      missing.delete();
      await sync();
      expectSame(missing.isNullObject, true);
    },
  },
  {
    id: "load-without-names",
    what: "load() without names gives every scalar; a navigation property named alone gives all of its own.",
    from: "assumed",
    async check({ sheet, sync }) {
      const range = sheet.getRange("B2");
      range.load();
      const other = sheet.getRange("B3");
      other.load("format");
      await sync();
      expectSame([range.rowIndex, range.values, range.numberFormat], [1, [[""]], [["General"]]]);
      expectSame(typeof other.format.rowHeight, "number", "the type of format.rowHeight");
    },
  },
  {
    id: "load-unknown-refused",
    what: "Loading a name that the API does not have is InvalidArgument.",
    from: "assumed",
    check: (scratch) =>
      expectRefusal(scratch, () => scratch.sheet.load("noSuchMember" as never), ["InvalidArgument"]),
  },
  {
    id: "newer-member-refused",
    what: "A member newer than the requirement set is ApiNotFound, in the sync and not before.",
    from: "documented (the error codes of the application-specific APIs; that it is in the sync is assumed)",
    check: { notTried: "what is newer depends on the Excel that it runs in" },
  },
  {
    id: "wrong-type-refused",
    what: "A property set to a value of another type, or to a text that its enum has not, letter by letter, is InvalidArgument.",
    from: "assumed",
    async check(scratch) {
      // What was first named in a request that failed can't be used again: each gets its own.
      const format = (): Excel.RangeFormat => scratch.sheet.getRange("A1").format;
      await expectRefusal(scratch, () => (format().horizontalAlignment = "left" as never), [
        "InvalidArgument",
      ]);
      await expectRefusal(scratch, () => (format().font.bold = "very" as never), ["InvalidArgument"]);
    },
  },
  {
    id: "null-refused",
    what: "null is InvalidArgument for a property, and for an argument that may not be left out.",
    from: "documented (Blank and null values in Excel add-ins; the code, and arguments, are assumed)",
    async check(scratch) {
      const { sheet } = scratch;
      await expectRefusal(scratch, () => (sheet.name = null as never), ["InvalidArgument"]);
      await expectRefusal(scratch, () => sheet.charts.getItem(null as never), ["InvalidArgument"]);
    },
  },
  {
    id: "payload-cap",
    what:
      "A request over the cap is RequestPayloadSizeLimitExceeded with nothing done; an answer over it is " +
      "ResponsePayloadSizeLimitExceeded with all done; neither names an action. The codes are documented.",
    from: "assumed",
    check: { notTried: "desktop Excel has no cap, and a test on the web would send megabytes" },
  },
  {
    id: "cell-edit-mode",
    what:
      "While somebody types in a cell, a request is InvalidOperationInCellEditMode at once; with delayForCellEdit it waits " +
      "until they have finished.",
    from: "documented (RunOptions.delayForCellEdit; the code by office-js#3388)",
    check: { notTried: NEEDS_HANDS },
  },
  {
    id: "delay-for-cell-edit-set",
    what: "Excel says that it has the requirement set DelayForCellEdit, without which the library drops the option silently.",
    from: "assumed",
    check() {
      expectSame(Office.context.requirements.isSetSupported("DelayForCellEdit"), true);
      return Promise.resolve();
    },
  },
  {
    id: "events-in-order",
    what:
      "Events come in the order in which they happened, before or after the answer to the request that caused them: nothing may count " +
      "on either. On our host they come after it, which is harder for an add-in.",
    from: "assumed",
    async check({ sheet, sync }) {
      const heard: string[] = [];
      const handler = sheet.onChanged.add(({ address }) => {
        heard.push(address);
        return Promise.resolve();
      });
      await sync();
      sheet.getRange("A1").values = [[1]];
      sheet.getRange("B2").values = [[2]];
      await sync();
      await waitUntil(() => heard.length >= 2);
      handler.remove();
      await sync();
      expectSame(heard, ["A1", "B2"]);
    },
  },
  {
    id: "formulas-worked-out-before-read",
    what: "Formulas are worked out before the next value is read in the same request.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.getRange("A1:B1").formulas = [[1, "=A1*2"]];
      const result = sheet.getRange("B1");
      sheet.getRange("A1").values = [[21]];
      result.load("values");
      await sync();
      expectSame(result.values, [[42]]);
    },
  },
  {
    id: "broken-connection",
    what: "When the connection breaks after the work was done, the client hears a GeneralException and can't know that it was done.",
    from: "assumed",
    check: { notTried: "a connection can't be broken from a page" },
  },
  {
    id: "settings-one-store",
    what: "Office.context.document.settings and workbook.settings are the same store.",
    from: "observed by others (Microsoft's answer in office-js-docs-reference#769)",
    check: { notTried: "a setting would stay in the workbook's file" },
  },
  {
    id: "refused-request-does-no-harm",
    what: "What is asked after a request that was refused, in the same session, is answered as ever.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.load("name");
      await sync();
      await expectRefusal(scratch, () => sheet.getRange("no such cell").load("values"));
      sheet.tabColor = "#00FF00";
      sheet.load("tabColor");
      await sync();
      expectSame(sheet.tabColor, "#00FF00");
    },
  },
  {
    id: "untracked-range-is-forgotten",
    what: "untrack makes the library forget a range and what was loaded of it.",
    from: "documented (Range.untrack)",
    check: { notTried: "it is the library's own doing, and the library is genuine in our tests" },
  },
];

/** @throws DoesNotHold when it does not come true within five seconds. */
async function waitUntil(isSo: () => boolean): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new DoesNotHold("nothing came within five seconds");
}
