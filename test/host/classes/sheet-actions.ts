import type { Sheet } from "../book/book";
import { copySheet } from "../book/copy-sheet";
import type { CopyPlace } from "../book/copy-sheet";
import { activeSheet, addSheet, deleteSheet, moveSheet, renameSheet, setVisibility } from "../book/sheets";
import type { Host } from "../wire/behaviour";
import {
  raiseActivated,
  raiseAdded,
  raiseDeleted,
  raiseMoved,
  raiseRenamed,
  raiseVisibility,
} from "./events";

/**
 * What is done to sheets, by a client or by a person: in the book, and told to those who listen. They fail as the book's functions do
 * (book/sheets.ts).
 */

export function add(host: Host, name?: string): Sheet {
  const sheet = addSheet(host.book, name);
  raiseAdded(host, sheet);
  return sheet;
}

export function rename(host: Host, sheet: Sheet, name: string): void {
  const before = sheet.name;
  renameSheet(host.book, sheet, name);
  host.changed();
  if (sheet.name !== before) raiseRenamed(host, sheet, before);
}

/** `position` counts from 0. */
export function move(host: Host, sheet: Sheet, position: number): void {
  const before = host.book.sheets.indexOf(sheet);
  moveSheet(host.book, sheet, position);
  if (before !== position) raiseMoved(host, sheet, before, position);
}

export function show(host: Host, sheet: Sheet, visibility: Sheet["visibility"]): void {
  const before = sheet.visibility;
  const active = activeSheet(host.book);
  setVisibility(host.book, sheet, visibility);
  if (before !== visibility) raiseVisibility(host, sheet, before);
  raiseActivated(host, active, activeSheet(host.book));
}

export function remove(host: Host, sheet: Sheet): void {
  const active = activeSheet(host.book);
  deleteSheet(host.book, sheet);
  host.changed();
  raiseActivated(host, active, activeSheet(host.book));
  raiseDeleted(host, sheet);
}

export function copy(host: Host, sheet: Sheet, place?: CopyPlace, beside?: Sheet): Sheet {
  const made = copySheet(host.book, sheet, place, beside);
  host.changed();
  raiseAdded(host, made);
  return made;
}
