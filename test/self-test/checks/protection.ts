/// <reference types="office-js" />
import type { Assumption } from "../assumption";
import { expectRefusal, expectSame } from "../assumption";

/** What Excel may call it. */
const WRONG_PASSWORD = ["AccessDenied", "BadPassword", "InvalidArgument"];

/** Protected sheets. */
export const protection: readonly Assumption[] = [
  {
    id: "protected-sheet-refuses",
    what: "On a protected sheet, writing a locked cell fails as AccessDenied and writing an unlocked cell does not.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.getRange("A1").format.protection.locked = false;
      sheet.protection.protect({});
      await sync();
      sheet.getRange("A1").values = [["unlocked"]];
      await sync();
      await expectRefusal(scratch, () => (sheet.getRange("A2").values = [["locked"]]), ["AccessDenied"]);
      sheet.protection.unprotect();
      await sync();
    },
  },
  {
    id: "unprotect-without-password",
    what: "Protection without a password is taken off without one; protection with a password is not.",
    from: "assumed",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.protection.protect({});
      sheet.protection.unprotect();
      sheet.protection.protect({}, "secret");
      await sync();
      await expectRefusal(scratch, () => sheet.protection.unprotect());
      sheet.protection.unprotect("secret");
      sheet.protection.load("protected");
      await sync();
      expectSame(sheet.protection.protected, false);
    },
  },
  {
    id: "sheet-flags-despite-protection",
    what: "showGridlines and the other flags of a sheet may be set while it is protected.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.protection.protect({});
      await sync();
      sheet.showGridlines = false;
      sheet.tabColor = "#FF0000";
      sheet.load("showGridlines, tabColor");
      await sync();
      expectSame([sheet.showGridlines, sheet.tabColor], [false, "#FF0000"]);
    },
  },
  {
    id: "structure-protection",
    what: "While the workbook's structure is protected, adding, moving, renaming, hiding, copying or deleting a sheet is AccessDenied.",
    from: "assumed",
    check: { notTried: "it would touch the other sheets of the workbook" },
  },
  {
    id: "protect-twice-refused",
    what: "protect on a protected sheet is AccessDenied, and so is unprotect on one that is not protected.",
    from: "observed by others (office-js#6784, of versions from 2026 on; protect is documented to fail)",
    async check(scratch) {
      const { protection } = scratch.sheet;
      await expectRefusal(scratch, () => scratch.sheet.protection.unprotect(), ["AccessDenied"]);
      scratch.sheet.protection.protect({});
      await scratch.sync();
      await expectRefusal(scratch, () => protection.protect({}), ["AccessDenied"]);
    },
  },
  {
    id: "unprotect-wrong-password",
    what: "A wrong or a missing password is AccessDenied, or another code for it; where none was set any will do.",
    from: "observed by others (the last in office-js#762; BadPassword is among the documented codes)",
    async check(scratch) {
      const { sheet, sync } = scratch;
      sheet.protection.protect({});
      sheet.protection.unprotect("any");
      sheet.protection.protect({}, "secret");
      await sync();
      await expectRefusal(scratch, () => sheet.protection.unprotect("wrong"), WRONG_PASSWORD);
      await expectRefusal(scratch, () => sheet.protection.unprotect(), WRONG_PASSWORD);
      sheet.protection.unprotect("secret");
      await sync();
    },
  },
  {
    id: "protect-with-loaded-options",
    what: "protect takes the options as they were loaded, and they come out the same.",
    from: "assumed",
    async check({ sheet, sync }) {
      sheet.protection.protect({ allowSort: true, allowAutoFilter: true });
      sheet.protection.load("options");
      await sync();
      const { options } = sheet.protection;
      sheet.protection.unprotect();
      sheet.protection.protect(options);
      sheet.protection.load("options");
      await sync();
      expectSame(sheet.protection.options, options);
      expectSame([options.allowSort, options.allowAutoFilter, options.allowInsertRows], [true, true, false]);
    },
  },
];
