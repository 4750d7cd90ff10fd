import type { Rect } from "../../../src/workbook";
import { isOnSheet, WHOLE_SHEET } from "../book/areas";
import type { Sheet } from "../book/book";
import { colourOf } from "../book/colour";
import type { CopyPlace } from "../book/copy-sheet";
import { rangesFromText } from "../book/range-text";
import { usedRange } from "../book/used-range";
import { HostError } from "../wire/behaviour";
import type { Behaviours, Handle, Host } from "../wire/behaviour";
import { SHEET_EVENTS } from "./events";
import { rangeAreasHandle, rangeHandle, worksheetHandle } from "./handles";
import type { WorksheetHandle } from "./handles";
import { rangeArgument } from "./range-argument";
import { activate } from "./selection";
import { copy, move, remove, rename, show } from "./sheet-actions";

/** Points of the standard width (64 pixels) to the 8.43 characters that the API says it has: 7 pixels each, and 5 over. */
const charactersOf = (points: number): number => Math.round((((points * 4) / 3 - 5) / 7) * 100) / 100;
const pointsOf = (characters: number): number => (Math.round(characters * 7 + 5) * 3) / 4;

const part =
  (type: string) =>
  ({ sheet }: WorksheetHandle): Handle & { sheet: Sheet } => ({ type, sheet });

const onSheet = (rect: Rect): Rect => {
  if (!isOnSheet(rect)) throw new HostError("InvalidArgument", "The cells lie outside the sheet.");
  return rect;
};

/** The next or the previous sheet. */
function neighbour({ sheet }: WorksheetHandle, step: 1 | -1, visibleOnly: unknown, host: Host): Handle {
  const { sheets } = host.book;
  for (let at = sheets.indexOf(sheet) + step; at >= 0 && at < sheets.length; at += step) {
    const found = sheets[at]!;
    if (visibleOnly !== true || found.visibility === "Visible") return worksheetHandle(found);
  }
  throw new HostError("ItemNotFound", `There is no sheet beside ${sheet.name}.`);
}

/** An empty sheet's used range is its first cell. */
const used = ({ sheet }: WorksheetHandle, [valuesOnly]: readonly unknown[], { book }: Host): Handle =>
  rangeHandle(
    sheet,
    usedRange(book, sheet, valuesOnly === true) ?? { row: 1, column: 1, rows: 1, columns: 1 },
  );

function usedOrNull(
  { sheet }: WorksheetHandle,
  [valuesOnly]: readonly unknown[],
  { book }: Host,
): Handle | null {
  const rect = usedRange(book, sheet, valuesOnly === true);
  return rect ? rangeHandle(sheet, rect) : null;
}

function ranges({ sheet }: WorksheetHandle, [address]: readonly unknown[], { book }: Host): Handle {
  if (address === null || address === undefined) return rangeAreasHandle(sheet, [WHOLE_SHEET]);
  const found = rangesFromText(book, sheet, String(address));
  if (!found) throw new HostError("InvalidArgument", `"${String(address)}" is no range of this workbook.`);
  return rangeAreasHandle(found.sheet, found.rects);
}

export const worksheet: Behaviours = {
  Worksheet: {
    id: ({ sheet }: WorksheetHandle) => sheet.id,
    get: {
      autoFilter: part("AutoFilter"),
      charts: part("ChartCollection"),
      comments: part("CommentCollection"),
      freezePanes: part("WorksheetFreezePanes"),
      horizontalPageBreaks: ({ sheet }: WorksheetHandle) => ({
        type: "PageBreakCollection",
        sheet,
        along: "rows",
      }),
      verticalPageBreaks: ({ sheet }: WorksheetHandle) => ({
        type: "PageBreakCollection",
        sheet,
        along: "columns",
      }),
      names: part("NamedItemCollection"),
      pageLayout: part("PageLayout"),
      protection: part("WorksheetProtection"),
      tables: part("TableCollection"),
      enableCalculation: () => true,
      id: ({ sheet }: WorksheetHandle) => sheet.id,
      name: ({ sheet }: WorksheetHandle) => sheet.name,
      position: ({ sheet }: WorksheetHandle, { book }) => book.sheets.indexOf(sheet),
      showGridlines: ({ sheet }: WorksheetHandle) => sheet.showGridlines,
      showHeadings: ({ sheet }: WorksheetHandle) => sheet.showHeadings,
      standardHeight: ({ sheet }: WorksheetHandle) => sheet.standardHeight,
      standardWidth: ({ sheet }: WorksheetHandle) => charactersOf(sheet.standardWidth),
      tabColor: ({ sheet }: WorksheetHandle) => sheet.tabColor ?? "",
      visibility: ({ sheet }: WorksheetHandle) => sheet.visibility,
    },
    set: {
      name: ({ sheet }: WorksheetHandle, value, host) => rename(host, sheet, String(value)),
      position: ({ sheet }: WorksheetHandle, value, host) => move(host, sheet, Number(value)),
      visibility: ({ sheet }: WorksheetHandle, value, host) =>
        show(host, sheet, value as Sheet["visibility"]),
      showGridlines: ({ sheet }: WorksheetHandle, value) => {
        sheet.showGridlines = value === true;
      },
      showHeadings: ({ sheet }: WorksheetHandle, value) => {
        sheet.showHeadings = value === true;
      },
      standardWidth: ({ sheet }: WorksheetHandle, value) => {
        sheet.standardWidth = pointsOf(Number(value));
      },
      tabColor: ({ sheet }: WorksheetHandle, value) => {
        sheet.tabColor = value === "" ? undefined : colourOf(value);
      },
    },
    call: {
      activate: ({ sheet }: WorksheetHandle, _args, host) => activate(host, sheet),
      calculate: (_handle, _args, host) => host.changed(),
      copy: ({ sheet }: WorksheetHandle, [place, relativeTo], host) => {
        const beside = (relativeTo as WorksheetHandle | null | undefined)?.sheet;
        return worksheetHandle(copy(host, sheet, (place ?? "None") as CopyPlace, beside));
      },
      delete: ({ sheet }: WorksheetHandle, _args, host) => remove(host, sheet),
      getCell: ({ sheet }: WorksheetHandle, [row, column]) =>
        rangeHandle(
          sheet,
          onSheet({ row: Number(row) + 1, column: Number(column) + 1, rows: 1, columns: 1 }),
        ),
      getNext: (handle, [visibleOnly], host) => neighbour(handle, 1, visibleOnly, host),
      getPrevious: (handle, [visibleOnly], host) => neighbour(handle, -1, visibleOnly, host),
      getRange: ({ sheet }: WorksheetHandle, [address], host) => {
        if (address === null || address === undefined) return rangeHandle(sheet, WHOLE_SHEET);
        const found = rangeArgument(address, sheet, host);
        return rangeHandle(found.sheet, found.rect);
      },
      getRangeByIndexes: ({ sheet }: WorksheetHandle, [row, column, rows, columns]) =>
        rangeHandle(
          sheet,
          onSheet({
            row: Number(row) + 1,
            column: Number(column) + 1,
            rows: Number(rows),
            columns: Number(columns),
          }),
        ),
      getRanges: ranges,
      getUsedRange: used,
      getUsedRangeOrNullObject: usedOrNull,
    },
    events: SHEET_EVENTS,
  },
};
