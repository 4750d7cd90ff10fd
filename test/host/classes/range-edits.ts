import { bottom, right } from "../../../src/core/sheet/address";
import type { Rect } from "../../../src/workbook";
import { isWholeColumns, isWholeRows } from "../book/areas";
import type { Line } from "../book/book";
import { keysIn } from "../book/cells";
import { carryCells } from "../book/carry";
import { clearCells } from "../book/clear";
import type { ClearWhat } from "../book/clear";
import { copyCells } from "../book/copy";
import type { CopyWhat } from "../book/copy";
import { deleteCells, insertCells } from "../book/insert-delete";
import { linkGiven, setLink } from "../book/links";
import { setColumnsHidden, setRowsHidden } from "../book/line-sizes";
import { mergeCells, unmergeCells } from "../book/merges";
import { refuseIfLocked, refuseIfProtected } from "../book/protection";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Handle, Host } from "../wire/behaviour";
import { raiseChanged } from "./events";
import type { ChangeType } from "./events";
import { rangeHandle } from "./handles";
import type { RangeAreasHandle, RangeHandle } from "./handles";
import { rectOf, rectsOf } from "./place";
import { rangeArgument } from "./range-argument";
import { select } from "./selection";

type Args = readonly unknown[];
type AnyRange = RangeHandle | RangeAreasHandle;

export function clear(range: AnyRange, [applyTo]: Args, host: Host): void {
  const { sheet } = range;
  const what = (applyTo ?? "All") as ClearWhat;
  const rects = rectsOf(range, host);
  for (const rect of rects) {
    if (what !== "Formats") refuseIfLocked(host.book, sheet, rect);
    if (what !== "Contents") refuseIfProtected(sheet, "allowFormatCells");
  }
  for (const rect of rects) {
    clearCells(host.book, sheet, rect, what);
    host.changed();
    raiseChanged(host, sheet, rect);
  }
}

const changeOf = (rect: Rect, what: "Inserted" | "Deleted"): ChangeType =>
  `${isWholeRows(rect) ? "Row" : isWholeColumns(rect) ? "Column" : "Cell"}${what}`;

function insert(range: RangeHandle, [shift]: Args, host: Host): Handle {
  const rect = rectOf(range, host);
  insertCells(host.book, range.sheet, rect, shift === "Right" ? "columns" : "rows");
  host.changed();
  raiseChanged(host, range.sheet, rect, { changeType: changeOf(rect, "Inserted") });
  return rangeHandle(range.sheet, rect);
}

function remove(range: RangeHandle, [shift]: Args, host: Host): void {
  const rect = rectOf(range, host);
  deleteCells(host.book, range.sheet, rect, shift === "Left" ? "columns" : "rows");
  host.changed();
  raiseChanged(host, range.sheet, rect, { changeType: changeOf(rect, "Deleted") });
}

function copyFrom(range: RangeHandle, [source, copyType, skipBlanks, transpose]: Args, host: Host): void {
  const what = copyType ?? "All";
  if (what === "Link") throw new HostError("HostNotImplemented", "Range.copyFrom makes no links yet.");
  const from = rangeArgument(source, range.sheet, host);
  const target = rectOf(range, host);
  refuseIfLocked(host.book, range.sheet, target);
  const rect = copyCells(host.book, from, { sheet: range.sheet, rect: target }, what as CopyWhat, {
    skipBlanks: skipBlanks === true,
    transpose: transpose === true,
  });
  host.changed();
  raiseChanged(host, range.sheet, rect);
}

function moveTo(range: RangeHandle, [destination]: Args, host: Host): void {
  const rect = rectOf(range, host);
  const { sheet, rect: to } = rangeArgument(destination, range.sheet, host);
  if (sheet !== range.sheet)
    throw new HostError("HostNotImplemented", "Range.moveTo moves cells within a sheet only, here.");
  const target = carryCells(host.book, sheet, rect, to);
  host.changed();
  raiseChanged(host, sheet, rect);
  raiseChanged(host, sheet, target);
}

/** True, false, or null when some are hidden and others not. */
function allHidden(lines: ReadonlyMap<number, Line>, first: number, last: number): boolean | null {
  const hidden = keysIn(lines, first, last).filter((line) => {
    const { hidden, filtered } = lines.get(line)!;
    return hidden === true || filtered === true;
  });
  if (hidden.length === 0) return false;
  return hidden.length > last - first ? true : null;
}

const rowHidden = (range: RangeHandle, host: Host): boolean | null => {
  const rect = rectOf(range, host);
  return allHidden(range.sheet.rows, rect.row, bottom(rect));
};
const columnHidden = (range: RangeHandle, host: Host): boolean | null => {
  const rect = rectOf(range, host);
  return allHidden(range.sheet.columns, rect.column, right(rect));
};

/** A cell is hidden when its row or its column is. */
function hidden(range: RangeHandle, host: Host): boolean | null {
  const [rows, columns] = [rowHidden(range, host), columnHidden(range, host)];
  if (rows === true || columns === true) return true;
  return rows === null || columns === null ? null : false;
}

/** What changes a range's cells otherwise than by their values. */
export const rangeEdits = {
  get: {
    rowHidden,
    columnHidden,
    hidden,
    hyperlink: (range, host) => linkGiven(host.book, range.sheet, rectOf(range, host)),
  },
  set: {
    rowHidden: (range, value, host) => {
      refuseIfProtected(range.sheet, "allowFormatRows");
      setRowsHidden(range.sheet, rectOf(range, host), value === true);
    },
    columnHidden: (range, value, host) => {
      refuseIfProtected(range.sheet, "allowFormatColumns");
      setColumnsHidden(range.sheet, rectOf(range, host), value === true);
    },
    hyperlink: (range, value, host) => {
      const rect = rectOf(range, host);
      refuseIfProtected(range.sheet, "allowInsertHyperlinks");
      setLink(host.book, range.sheet, rect, value);
      host.changed();
      raiseChanged(host, range.sheet, rect);
    },
  },
  call: {
    clear,
    insert,
    delete: remove,
    copyFrom,
    moveTo,
    merge: (range, [across], host) => {
      refuseIfProtected(range.sheet);
      mergeCells(range.sheet, rectOf(range, host), across === true);
      host.changed();
    },
    unmerge: (range, _args, host) => {
      refuseIfProtected(range.sheet);
      unmergeCells(range.sheet, rectOf(range, host));
    },
    select: (range, _args, host) => select(host, range.sheet, rectOf(range, host)),
    calculate: (_range, _args, host) => host.changed(),
    setDirty: (_range, _args, host) => host.changed(),
  },
} satisfies Behaviour<RangeHandle>;
