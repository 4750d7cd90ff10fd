import type { Rect } from "../../../src/workbook";
import type { Comment, DefinedName, Sheet, Table } from "../book/book";
import { movesMade } from "../book/moves";
import type { Handle } from "../wire/behaviour";

/** Handles that more than one file of this folder makes or takes. They hold the book's own objects. */

export interface WorksheetHandle extends Handle {
  readonly type: "Worksheet";
  readonly sheet: Sheet;
}

export interface RangeHandle extends Handle {
  readonly type: "Range";
  readonly sheet: Sheet;
  /** Where it was when it was made: ask `rectOf` (place.ts) where it is. */
  readonly rect: Rect;
  readonly since?: number;
}

export interface RangeAreasHandle extends Handle {
  readonly type: "RangeAreas";
  readonly sheet: Sheet;
  /** Where they were when it was made: ask `rectsOf` (place.ts). */
  readonly rects: readonly Rect[];
  readonly since?: number;
}

export interface TableHandle extends Handle {
  readonly type: "Table";
  readonly sheet: Sheet;
  readonly table: Table;
}

/** A column of a table, counted from 0. */
export interface TableColumnHandle extends Handle {
  readonly type: "TableColumn";
  readonly sheet: Sheet;
  readonly table: Table;
  readonly index: number;
}

/** Without a sheet: the workbook's own names. */
export interface NamedItemHandle extends Handle {
  readonly type: "NamedItem";
  readonly name: DefinedName;
  readonly sheet?: Sheet;
}

export interface CommentHandle extends Handle {
  readonly type: "Comment";
  readonly sheet: Sheet;
  readonly comment: Comment;
}

export const worksheetHandle = (sheet: Sheet): WorksheetHandle => ({ type: "Worksheet", sheet });
export const rangeHandle = (sheet: Sheet, rect: Rect): RangeHandle => ({
  type: "Range",
  sheet,
  rect,
  since: movesMade(sheet),
});
export const rangeAreasHandle = (sheet: Sheet, rects: readonly Rect[]): RangeAreasHandle => ({
  type: "RangeAreas",
  sheet,
  rects,
  since: movesMade(sheet),
});
export const tableHandle = (sheet: Sheet, table: Table): TableHandle => ({ type: "Table", sheet, table });
export const namedItemHandle = (name: DefinedName, sheet?: Sheet): NamedItemHandle =>
  sheet ? { type: "NamedItem", name, sheet } : { type: "NamedItem", name };
