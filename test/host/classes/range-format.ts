import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import type { CellStyle, Line, Sheet } from "../book/book";
import { keysIn } from "../book/cells";
import { fitColumns, fitRows, setColumnWidth, setRowHeight } from "../book/line-sizes";
import { refuseIfProtected } from "../book/protection";
import { restyled } from "../book/style";
import type { Behaviour, Behaviours, Host } from "../wire/behaviour";
import { indentOf, rotationOf } from "./alignment";
import { rectsOf } from "./place";
import { change, restyle, uniform } from "./range-looks";
import type { FormatHandle } from "./range-looks";

const part =
  (type: string) =>
  ({ of }: FormatHandle): FormatHandle => ({ type, of });

/** The size of all rows or columns; null when they differ. */
const lineSize =
  (
    lines: (sheet: Sheet) => ReadonlyMap<number, Line>,
    ends: (rect: Rect) => [number, number],
    standard: (sheet: Sheet) => number,
  ) =>
  (handle: FormatHandle, host: Host): number | null => {
    const { sheet } = handle.of;
    const found = new Set<number>();
    for (const rect of rectsOf(handle.of, host)) {
      const [first, last] = ends(rect);
      const special = keysIn(lines(sheet), first, last);
      if (special.length <= last - first) found.add(standard(sheet));
      for (const line of special) {
        const { size = standard(sheet), hidden, filtered } = lines(sheet).get(line)!;
        found.add(hidden || filtered ? 0 : size);
      }
    }
    return found.size === 1 ? [...found][0]! : null;
  };

const rowHeight = lineSize(
  (sheet) => sheet.rows,
  (rect) => [rect.row, bottom(rect)],
  (sheet) => sheet.standardHeight,
);
const columnWidth = lineSize(
  (sheet) => sheet.columns,
  (rect) => [rect.column, right(rect)],
  (sheet) => sheet.standardWidth,
);

const eachRect =
  (
    allowance: "allowFormatRows" | "allowFormatColumns",
    set: (sheet: Sheet, rect: Rect, value: number | undefined) => void,
  ) =>
  (handle: FormatHandle, value: unknown, host: Host): void => {
    refuseIfProtected(handle.of.sheet, allowance);
    for (const rect of rectsOf(handle.of, host)) set(handle.of.sheet, rect, value as number | undefined);
  };
const setHeight = eachRect("allowFormatRows", setRowHeight);
const setWidth = eachRect("allowFormatColumns", setColumnWidth);

const isStandard = (size: number | null, standard: number): boolean | null =>
  size === null ? null : size === standard;

const rangeFormat: Behaviour<FormatHandle> = {
  get: {
    borders: part("RangeBorderCollection"),
    fill: part("RangeFill"),
    font: part("RangeFont"),
    protection: part("FormatProtection"),
    autoIndent: () => false,
    columnWidth,
    rowHeight,
    horizontalAlignment: uniform(({ horizontal }) => horizontal),
    verticalAlignment: uniform(({ vertical }) => vertical),
    indentLevel: uniform(({ indent }) => indent),
    readingOrder: () => "Context",
    shrinkToFit: uniform(({ shrink }) => shrink),
    textOrientation: uniform(({ rotation }) => rotation),
    wrapText: uniform(({ wrap }) => wrap),
    useStandardHeight: (handle, host) => isStandard(rowHeight(handle, host), handle.of.sheet.standardHeight),
    useStandardWidth: (handle, host) => isStandard(columnWidth(handle, host), handle.of.sheet.standardWidth),
  },
  set: {
    columnWidth: setWidth,
    rowHeight: setHeight,
    horizontalAlignment: change((value) => ({ horizontal: value as CellStyle["horizontal"] })),
    verticalAlignment: change((value) => ({ vertical: value as CellStyle["vertical"] })),
    indentLevel: change(indentOf),
    shrinkToFit: change((value) => ({ shrink: value === true })),
    textOrientation: change((value) => ({ rotation: rotationOf(value) })),
    wrapText: change((value) => ({ wrap: value === true })),
    useStandardHeight: (handle, value, host) =>
      value === true ? setHeight(handle, undefined, host) : undefined,
    useStandardWidth: (handle, value, host) =>
      value === true ? setWidth(handle, undefined, host) : undefined,
  },
  call: {
    autofitColumns: ({ of }, _args, host) => {
      refuseIfProtected(of.sheet, "allowFormatColumns");
      for (const rect of rectsOf(of, host)) fitColumns(host.book, of.sheet, rect);
    },
    autofitRows: ({ of }, _args, host) => {
      refuseIfProtected(of.sheet, "allowFormatRows");
      for (const rect of rectsOf(of, host)) fitRows(host.book, of.sheet, rect);
    },
    adjustIndent: (handle, [amount], host) =>
      restyle(handle, host, (style) =>
        restyled(style, indentOf(Math.min(250, Math.max(0, style.indent + Number(amount))), style)),
      ),
  },
};

export const rangeFormats: Behaviours = { RangeFormat: rangeFormat };
