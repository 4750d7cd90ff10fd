import type { Sheet } from "../book/book";
import { typeInCell } from "../book/grow-table";
import type { Host } from "../wire/behaviour";
import { raiseChanged } from "./events";

/**
 * A person types something in a cell, and those who listen hear of it. What else a person does, a test calls by its function: select and
 * activate (selection.ts), rename, copy, remove (sheet-actions.ts).
 */
export function typeIn(host: Host, sheet: Sheet, row: number, column: number, input: unknown): void {
  typeInCell(host.book, sheet, row, column, input);
  host.changed();
  raiseChanged(host, sheet, { row, column, rows: 1, columns: 1 }, { byPerson: true });
}
