import type { Sheet, SheetProtection } from "../book/book";
import { protectSheet, STRICTEST, unprotectSheet } from "../book/protection";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { raiseProtection } from "./events";

interface OnSheet extends Handle {
  readonly type: "WorksheetProtection";
  readonly sheet: Sheet;
}

const passwordIn = (given: unknown): string | undefined => (typeof given === "string" ? given : undefined);

function protect({ sheet }: OnSheet, [options, password]: readonly unknown[], host: Host): void {
  protectSheet(sheet, (options ?? {}) as SheetProtection["options"], passwordIn(password));
  raiseProtection(host, sheet);
}

function unprotect({ sheet }: OnSheet, [password]: readonly unknown[], host: Host): void {
  unprotectSheet(sheet, passwordIn(password));
  raiseProtection(host, sheet);
}

/** The workbook's password is of no consequence here: nothing of ours takes such a protection off. */
function lock(locked: boolean) {
  return (_handle: Handle, [password]: readonly unknown[], { book }: Host): void => {
    if (book.structureLocked === locked) {
      throw new HostError("AccessDenied", `The workbook is ${locked ? "" : "not "}protected already.`);
    }
    if (password) throw new HostError("HostNotImplemented", "The host knows no passwords of workbooks.");
    book.structureLocked = locked;
  };
}

export const protections: Behaviours = {
  WorksheetProtection: {
    get: {
      isPasswordProtected: ({ sheet }: OnSheet) => sheet.protection?.password !== undefined,
      options: ({ sheet }: OnSheet) => sheet.protection?.options ?? STRICTEST,
      protected: ({ sheet }: OnSheet) => sheet.protection !== undefined,
    },
    call: { protect, unprotect },
  },
  WorkbookProtection: {
    get: { protected: (_handle: Handle, { book }) => book.structureLocked },
    call: { protect: lock(true), unprotect: lock(false) },
  },
};
