import type { Rect } from "../../../src/workbook";
import { bottom, covers, overlap, right } from "../../../src/core/sheet/address";
import { bounding, intersection, isOnSheet, isWholeColumns, isWholeRows, rectFrom } from "../book/areas";
import { LAST_COLUMN, LAST_ROW } from "../book/cells";
import { edgeFrom } from "../book/edge";
import type { Direction } from "../book/edge";
import { heightOf, leftOf, topOf, widthOf } from "../book/geometry";
import { addressOf } from "../book/range-text";
import { surroundingRegion, usedRange } from "../book/used-range";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Handle, Host } from "../wire/behaviour";
import { rangeAreasHandle, rangeHandle, worksheetHandle } from "./handles";
import type { RangeHandle } from "./handles";
import { rectOf } from "./place";
import { rangeOnSheet } from "./range-argument";

type Args = readonly unknown[];

const one = (row: number, column: number): Rect => ({ row, column, rows: 1, columns: 1 });

/** Another rectangle of the same sheet. @throws HostError `InvalidArgument` when it reaches over the sheet's edge. */
const other =
  (of: (rect: Rect, args: Args) => Rect) =>
  (range: RangeHandle, args: Args, host: Host): Handle => {
    const rect = of(rectOf(range, host), args);
    if (!isOnSheet(rect)) throw new HostError("InvalidArgument", "The cells lie outside the sheet.");
    return rangeHandle(range.sheet, rect);
  };

const within = (count: unknown, size: number): number => {
  const at = Number(count);
  if (at < 0 || at >= size)
    throw new HostError("InvalidArgument", `The range has no line ${at}: it has ${size}.`);
  return at;
};

/** Lines before or after a range; a negative number counts from the same edge into it. */
function beside(edge: number, count: unknown, way: 1 | -1): { first: number; last: number } {
  const lines = Number(count ?? 1);
  if (lines === 0) throw new HostError("InvalidArgument", "The number of rows or columns must not be 0.");
  const [near, far] = lines > 0 ? [edge + way, edge + way * lines] : [edge, edge + way * (lines + 1)];
  return { first: Math.min(near, far), last: Math.max(near, far) };
}

function common(range: RangeHandle, [another]: Args, host: Host): Handle | null {
  const rect = intersection(rectOf(range, host), rangeOnSheet(another, range.sheet, host));
  return rect ? rangeHandle(range.sheet, rect) : null;
}

function used(range: RangeHandle, [valuesOnly]: Args, host: Host): Handle | null {
  const rect = usedRange(host.book, range.sheet, valuesOnly === true, rectOf(range, host));
  return rect ? rangeHandle(range.sheet, rect) : null;
}

const orNotFound =
  (find: (range: RangeHandle, args: Args, host: Host) => Handle | null) =>
  (range: RangeHandle, args: Args, host: Host): Handle => {
    const found = find(range, args, host);
    if (!found) throw new HostError("ItemNotFound", "There are no such cells.");
    return found;
  };

/** The cell that a person would start from: the range's first, unless another one of it is given. */
function startOf(range: RangeHandle, active: unknown, host: Host): Rect {
  const rect = rectOf(range, host);
  if (active === null || active === undefined) return one(rect.row, rect.column);
  const cell = rangeOnSheet(active, range.sheet, host);
  if (!covers(rect, cell)) throw new HostError("InvalidArgument", "The active cell is not in the range.");
  return cell;
}

function edge(range: RangeHandle, [direction, active]: Args, host: Host): Handle {
  const { row, column } = startOf(range, active, host);
  const at = edgeFrom(range.sheet, row, column, direction as Direction);
  return rangeHandle(range.sheet, one(at.row, at.column));
}

function extended(range: RangeHandle, [direction, active]: Args, host: Host): Handle {
  const { row, column } = startOf(range, active, host);
  const at = edgeFrom(range.sheet, row, column, direction as Direction);
  return rangeHandle(range.sheet, bounding(rectOf(range, host), one(at.row, at.column)));
}

function merged(range: RangeHandle, _args: Args, host: Host): Handle | null {
  const rect = rectOf(range, host);
  const merges = range.sheet.merges.filter((merge) => overlap(merge, rect));
  return merges.length > 0 ? rangeAreasHandle(range.sheet, merges) : null;
}

const rect = (of: (rect: Rect) => unknown) => (range: RangeHandle, host: Host) => of(rectOf(range, host));
const size = (of: (sheet: RangeHandle["sheet"], rect: Rect) => number) => (range: RangeHandle, host: Host) =>
  of(range.sheet, rectOf(range, host));
const address = (range: RangeHandle, host: Host): string => addressOf(range.sheet, rectOf(range, host));

/** Where a range is, and which others can be reached from it. */
export const rangePlaces = {
  get: {
    address,
    addressLocal: address,
    worksheet: ({ sheet }) => worksheetHandle(sheet),
    cellCount: rect(({ rows, columns }) => (rows * columns > 2 ** 31 - 1 ? -1 : rows * columns)),
    rowIndex: rect(({ row }) => row - 1),
    columnIndex: rect(({ column }) => column - 1),
    rowCount: rect(({ rows }) => rows),
    columnCount: rect(({ columns }) => columns),
    isEntireRow: rect(isWholeRows),
    isEntireColumn: rect(isWholeColumns),
    top: size((sheet, { row }) => topOf(sheet, row)),
    left: size((sheet, { column }) => leftOf(sheet, column)),
    height: size(heightOf),
    width: size(widthOf),
  },
  call: {
    getCell: other(({ row, column }, [down, across]) => one(row + Number(down), column + Number(across))),
    getRow: other((all, [index]) => ({ ...all, row: all.row + within(index, all.rows), rows: 1 })),
    getColumn: other((all, [index]) => ({
      ...all,
      column: all.column + within(index, all.columns),
      columns: 1,
    })),
    getLastCell: other((all) => one(bottom(all), right(all))),
    getLastRow: other((all) => ({ ...all, row: bottom(all), rows: 1 })),
    getLastColumn: other((all) => ({ ...all, column: right(all), columns: 1 })),
    getEntireRow: other((all) => ({ ...all, column: 1, columns: LAST_COLUMN })),
    getEntireColumn: other((all) => ({ ...all, row: 1, rows: LAST_ROW })),
    getOffsetRange: other((all, [rows, columns]) => ({
      ...all,
      row: all.row + Number(rows),
      column: all.column + Number(columns),
    })),
    getResizedRange: other((all, [rows, columns]) => ({
      ...all,
      rows: all.rows + Number(rows),
      columns: all.columns + Number(columns),
    })),
    getAbsoluteResizedRange: other((all, [rows, columns]) => ({
      ...all,
      rows: Number(rows),
      columns: Number(columns),
    })),
    getRowsAbove: other((all, [count]) => {
      const { first, last } = beside(all.row, count, -1);
      return rectFrom(first, all.column, last, right(all));
    }),
    getRowsBelow: other((all, [count]) => {
      const { first, last } = beside(bottom(all), count, 1);
      return rectFrom(first, all.column, last, right(all));
    }),
    getColumnsBefore: other((all, [count]) => {
      const { first, last } = beside(all.column, count, -1);
      return rectFrom(all.row, first, bottom(all), last);
    }),
    getColumnsAfter: other((all, [count]) => {
      const { first, last } = beside(right(all), count, 1);
      return rectFrom(all.row, first, bottom(all), last);
    }),
    getBoundingRect: (range, [another], host) =>
      rangeHandle(range.sheet, bounding(rectOf(range, host), rangeOnSheet(another, range.sheet, host))),
    getIntersection: orNotFound(common),
    getIntersectionOrNullObject: common,
    getUsedRange: orNotFound(used),
    getUsedRangeOrNullObject: used,
    getSurroundingRegion: (range, _args, host) => {
      const { row, column } = rectOf(range, host);
      return rangeHandle(range.sheet, surroundingRegion(range.sheet, row, column));
    },
    getRangeEdge: edge,
    getExtendedRange: extended,
    getMergedAreasOrNullObject: merged,
    getTables: (range, [fullyContained], host) => ({
      type: "TableScopedCollection",
      sheet: range.sheet,
      rect: rectOf(range, host),
      fullyContained: fullyContained === true,
    }),
  },
} satisfies Behaviour<RangeHandle>;
