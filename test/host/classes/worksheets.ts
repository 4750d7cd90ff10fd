import type { Sheet } from "../book/book";
import { findSheet } from "../book/find";
import { activeSheet } from "../book/sheets";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Host } from "../wire/behaviour";
import { SHEET_COLLECTION_EVENTS } from "./events";
import { worksheetHandle } from "./handles";
import { add } from "./sheet-actions";

const shown = (host: Host, visibleOnly: unknown): Sheet[] =>
  host.book.sheets.filter(({ visibility }) => visibleOnly !== true || visibility === "Visible");

/** By id, or by name. */
const sheetOf = (key: unknown, { book }: Host): Sheet | undefined =>
  book.sheets.find(({ id }) => id === key) ?? (typeof key === "string" ? findSheet(book, key) : undefined);

export const worksheets: Behaviours = {
  WorksheetCollection: {
    items: (_handle, host) => host.book.sheets.map(worksheetHandle),
    call: {
      add: (_handle, [name], host) => {
        const given = typeof name === "string" && name !== "" ? name : undefined;
        return worksheetHandle(add(host, given));
      },
      getActiveWorksheet: (_handle, _args, host) => worksheetHandle(activeSheet(host.book)),
      getCount: (_handle, [visibleOnly], host) => shown(host, visibleOnly).length,
      getFirst: (_handle, [visibleOnly], host) => worksheetHandle(shown(host, visibleOnly)[0]!),
      getLast: (_handle, [visibleOnly], host) => worksheetHandle(shown(host, visibleOnly).at(-1)!),
      getItem: (_handle, [key], host) => {
        const sheet = sheetOf(key, host);
        if (!sheet) throw new HostError("ItemNotFound", `There is no sheet ${String(key)}.`);
        return worksheetHandle(sheet);
      },
    },
    events: SHEET_COLLECTION_EVENTS,
  },
};
