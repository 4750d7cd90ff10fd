import type { Rect } from "../../../src/workbook";
import type { Sheet } from "../book/book";
import { activateSheet, activeSheet } from "../book/sheets";
import type { Host } from "../wire/behaviour";
import { raiseActivated, raiseSelected } from "./events";

/** Shows a sheet to people, and tells those who listen. @throws HostError `InvalidOperation` for a hidden one. */
export function activate(host: Host, sheet: Sheet): void {
  const left = activeSheet(host.book);
  activateSheet(host.book, sheet);
  raiseActivated(host, left, sheet);
}

/** Selects cells, on their sheet, and tells those who listen. @throws HostError `InvalidOperation` for a hidden sheet. */
export function select(host: Host, sheet: Sheet, rect: Rect): void {
  activate(host, sheet);
  host.book.selection = { sheet: sheet.id, rect };
  raiseSelected(host, sheet, rect);
}
