import type { Rect } from "../../../src/workbook";
import { overlap, rangeAddress } from "../../../src/core/sheet/address";
import type { Sheet, Table } from "../book/book";
import type { Host } from "../wire/behaviour";

/** The client's numbers of events; see `Host.raise`. */
const EVENT = {
  sheetChanged: 10,
  sheetActivated: 11,
  sheetDeactivated: 12,
  sheetAdded: 13,
  sheetSelectionChanged: 14,
  sheetDeleted: 15,
  sheetProtectionChanged: 24,
  sheetNameChanged: 25,
  sheetVisibilityChanged: 26,
  sheetMoved: 27,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
} as const;

export const SHEET_EVENTS = [
  "onActivated",
  "onChanged",
  "onDeactivated",
  "onNameChanged",
  "onProtectionChanged",
  "onSelectionChanged",
  "onVisibilityChanged",
] as const;
export const SHEET_COLLECTION_EVENTS = [...SHEET_EVENTS, "onAdded", "onDeleted", "onMoved"] as const;
export const TABLE_EVENTS = ["onChanged", "onSelectionChanged"] as const;
export const TABLE_COLLECTION_EVENTS = ["onAdded", "onChanged", "onDeleted"] as const;
export const COMMENT_COLLECTION_EVENTS = ["onAdded", "onChanged", "onDeleted"] as const;

const WORKBOOK = "Workbook";
type Args = Readonly<Record<string, unknown>>;

/** What was done by this add-in, or by a person at this Excel, is local; see `Excel.EventSource`. */
const local = (sheet: Sheet, more: Args = {}): Args => ({ worksheetId: sheet.id, source: "Local", ...more });

/** How cells changed, as `Excel.DataChangeType` says it. */
export type ChangeType =
  | "RangeEdited"
  | "RowInserted"
  | "RowDeleted"
  | "ColumnInserted"
  | "ColumnDeleted"
  | "CellInserted"
  | "CellDeleted";

/** Where a change came from; an edit by a person names no trigger. */
export interface ChangeOrigin {
  changeType?: ChangeType;
  byPerson?: boolean;
}

/** Cells were changed: tells those who listen to the sheet, its tables there, or all of the workbook. */
export function raiseChanged(host: Host, sheet: Sheet, rect: Rect, origin: ChangeOrigin = {}): void {
  const args = local(sheet, {
    address: rangeAddress(rect),
    changeType: origin.changeType ?? "RangeEdited",
    shiftDirection: "None",
    ...(origin.byPerson ? {} : { triggerSource: "ThisLocalAddin" }),
  });
  toSheetAndBook(host, EVENT.sheetChanged, sheet, args);
  for (const table of sheet.tables) {
    if (!overlap(table.rect, rect)) continue;
    const withTable = { ...args, tableId: table.id };
    host.raise(EVENT.tableChanged, table.id, withTable);
    toSheetAndBook(host, EVENT.tableChanged, sheet, withTable);
  }
}

export const raiseAdded = (host: Host, sheet: Sheet): void =>
  host.raise(EVENT.sheetAdded, WORKBOOK, local(sheet));

export const raiseDeleted = (host: Host, sheet: Sheet): void =>
  host.raise(EVENT.sheetDeleted, WORKBOOK, local(sheet));

export function raiseActivated(host: Host, left: Sheet, entered: Sheet): void {
  if (left === entered) return;
  toSheetAndBook(host, EVENT.sheetDeactivated, left, { worksheetId: left.id });
  toSheetAndBook(host, EVENT.sheetActivated, entered, { worksheetId: entered.id });
}

export function raiseSelected(host: Host, sheet: Sheet, rect: Rect): void {
  const args = { worksheetId: sheet.id, address: rangeAddress(rect) };
  toSheetAndBook(host, EVENT.sheetSelectionChanged, sheet, args);
  for (const table of sheet.tables) {
    const isInsideTable = overlap(table.rect, rect);
    const tableArgs = { ...args, tableId: table.id, isInsideTable };
    host.raise(
      EVENT.tableSelectionChanged,
      table.id,
      isInsideTable ? tableArgs : { ...tableArgs, address: "" },
    );
  }
}

export const raiseRenamed = (host: Host, sheet: Sheet, nameBefore: string): void =>
  toSheetAndBook(host, EVENT.sheetNameChanged, sheet, local(sheet, { nameBefore, nameAfter: sheet.name }));

export const raiseMoved = (host: Host, sheet: Sheet, positionBefore: number, positionAfter: number): void =>
  host.raise(EVENT.sheetMoved, WORKBOOK, local(sheet, { positionBefore, positionAfter }));

export function raiseVisibility(host: Host, sheet: Sheet, visibilityBefore: Sheet["visibility"]): void {
  const args = local(sheet, { visibilityBefore, visibilityAfter: sheet.visibility });
  toSheetAndBook(host, EVENT.sheetVisibilityChanged, sheet, args);
}

export const raiseProtection = (host: Host, sheet: Sheet): void =>
  toSheetAndBook(
    host,
    EVENT.sheetProtectionChanged,
    sheet,
    local(sheet, { isProtected: sheet.protection !== undefined }),
  );

export const raiseTableAdded = (host: Host, sheet: Sheet, table: Table): void =>
  toSheetAndBook(host, EVENT.tableAdded, sheet, local(sheet, { tableId: table.id }));

export const raiseTableDeleted = (host: Host, sheet: Sheet, table: Table): void =>
  toSheetAndBook(host, EVENT.tableDeleted, sheet, local(sheet, { tableId: table.id, tableName: table.name }));

export function raiseComment(
  host: Host,
  what: "commentAdded" | "commentDeleted" | "commentChanged",
  sheet: Sheet,
  commentId: string,
): void {
  const details = { commentId, replyIds: [] };
  const change = what === "commentChanged" ? { changeType: "CommentEdited" } : {};
  toSheetAndBook(host, EVENT[what], sheet, local(sheet, { commentDetails: [details], ...change }));
}

function toSheetAndBook(host: Host, type: number, sheet: Sheet, args: Args): void {
  host.raise(type, sheet.id, args);
  host.raise(type, WORKBOOK, args);
}
