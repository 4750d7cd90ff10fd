import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import type { CellStyle } from "../book/book";
import { columnWidth, isColumnHidden, isRowHidden, rowHeight } from "../book/geometry";
import { linkGiven, setLink } from "../book/links";
import { setColumnsHidden, setColumnWidth, setRowHeight, setRowsHidden } from "../book/line-sizes";
import { refuseIfProtected } from "../book/protection";
import { addressOf } from "../book/range-text";
import { restyleRect, setStyle, stylesIn } from "../book/restyle";
import { restyler, styleAt } from "../book/style";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Host } from "../wire/behaviour";
import { common, formatGiven, formatted } from "./cell-properties";
import type { RangeHandle } from "./handles";
import { rectOf } from "./place";

type Args = readonly unknown[];
type Said = Readonly<Record<string, unknown>>;
type Given = Record<string, unknown>;

const saidIn = (value: unknown): Said => (typeof value === "object" && value !== null ? (value as Said) : {});

/** Looks as they are asked for; each different one is put together once. */
function looks(wanted: unknown): (style: CellStyle) => Given {
  const known = new Map<CellStyle, Given>();
  const options = saidIn(wanted);
  return (style) => {
    const before = known.get(style);
    if (before) return before;
    const given = formatGiven(style, options);
    known.set(style, given);
    return given;
  };
}

function getCellProperties(range: RangeHandle, [options]: Args, host: Host): Given[][] {
  const { sheet } = range;
  const rect = rectOf(range, host);
  const wanted = saidIn(options);
  const look = looks(wanted["format"]);
  return Array.from({ length: rect.rows }, (_, i) =>
    Array.from({ length: rect.columns }, (_unused, j) => {
      const cell: Rect = { row: rect.row + i, column: rect.column + j, rows: 1, columns: 1 };
      const given: Given = {};
      if (wanted["format"]) given["format"] = look(styleAt(host.book, sheet, cell.row, cell.column));
      if (wanted["address"] === true) given["address"] = addressOf(sheet, cell);
      if (wanted["addressLocal"] === true) given["addressLocal"] = addressOf(sheet, cell);
      if (wanted["hidden"] === true)
        given["hidden"] = isRowHidden(sheet, cell.row) || isColumnHidden(sheet, cell.column);
      if (wanted["hyperlink"] === true) given["hyperlink"] = linkGiven(host.book, sheet, cell);
      return given;
    }),
  );
}

/** One entry for each row, or each column, of the range. */
function lineProperties(
  range: RangeHandle,
  options: unknown,
  host: Host,
  along: "rows" | "columns",
): Given[] {
  const { sheet } = range;
  const wanted = saidIn(options);
  const format = saidIn(wanted["format"]);
  const look = looks(format);
  const rows = along === "rows";
  return linesOf(rectOf(range, host), along).map((line) => {
    const at = rows ? line.row : line.column;
    const given: Given = {};
    if (wanted["format"]) {
      const styles = [...stylesIn(host.book, sheet, line)].map(look);
      given["format"] = {
        ...common(styles),
        ...(rows && format["rowHeight"] === true ? { rowHeight: rowHeight(sheet, at) } : {}),
        ...(!rows && format["columnWidth"] === true ? { columnWidth: columnWidth(sheet, at) } : {}),
      };
    }
    if (wanted["address"] === true) given["address"] = addressOf(sheet, line);
    if (rows && wanted["rowIndex"] === true) given["rowIndex"] = at - 1;
    if (rows && wanted["rowHidden"] === true) given["rowHidden"] = isRowHidden(sheet, at);
    if (!rows && wanted["columnIndex"] === true) given["columnIndex"] = at - 1;
    if (!rows && wanted["columnHidden"] === true) given["columnHidden"] = isColumnHidden(sheet, at);
    return given;
  });
}

const linesOf = (rect: Rect, along: "rows" | "columns"): Rect[] =>
  along === "rows"
    ? Array.from({ length: rect.rows }, (_, i) => ({ ...rect, row: rect.row + i, rows: 1 }))
    : Array.from({ length: rect.columns }, (_, j) => ({ ...rect, column: rect.column + j, columns: 1 }));

function setCellProperties(range: RangeHandle, [data]: Args, host: Host): void {
  const { sheet } = range;
  const rect = rectOf(range, host);
  const lines = listOf(data, rect.rows).map((line) => listOf(line, rect.columns).map(saidIn));
  refuseIfProtected(sheet, "allowFormatCells");
  for (let row = rect.row; row <= bottom(rect); row++)
    for (let column = rect.column; column <= right(rect); column++) {
      const { format, hyperlink, ...rest } = lines[row - rect.row]![column - rect.column]!;
      refuseUnknown(rest);
      if (hyperlink) setLink(host.book, sheet, { row, column, rows: 1, columns: 1 }, hyperlink);
      if (format)
        setStyle(
          host.book,
          sheet,
          row,
          column,
          formatted(styleAt(host.book, sheet, row, column), saidIn(format)),
        );
    }
}

function setLineProperties(range: RangeHandle, data: unknown, host: Host, along: "rows" | "columns"): void {
  const { sheet } = range;
  const rows = along === "rows";
  const lines = linesOf(rectOf(range, host), along);
  const entries = listOf(data, lines.length).map(saidIn);
  refuseIfProtected(sheet, "allowFormatCells");
  lines.forEach((line, i) => {
    const { format, rowHidden, columnHidden, ...rest } = entries[i]!;
    refuseUnknown(rest);
    const { rowHeight: height, columnWidth: width, ...look } = saidIn(format);
    if (Object.keys(look).length > 0)
      restyleRect(
        host.book,
        sheet,
        line,
        restyler((style) => formatted(style, look)),
      );
    if (rows && typeof height === "number") setRowHeight(sheet, line, height);
    if (!rows && typeof width === "number") setColumnWidth(sheet, line, width);
    if (rows && typeof rowHidden === "boolean") setRowsHidden(sheet, line, rowHidden);
    if (!rows && typeof columnHidden === "boolean") setColumnsHidden(sheet, line, columnHidden);
  });
}

function refuseUnknown(rest: Said): void {
  const [unknown] = Object.entries(rest).filter(([, value]) => value !== undefined && value !== null);
  if (unknown) throw new HostError("HostNotImplemented", `Cell properties can't set ${unknown[0]} here.`);
}

function listOf(value: unknown, length: number): readonly unknown[] {
  if (Array.isArray(value) && value.length === length) return value as readonly unknown[];
  throw new HostError("InvalidArgument", `An array of ${length} is needed.`);
}

/** Looks of many cells, rows or columns at once. */
export const rangeProperties = {
  call: {
    getCellProperties,
    getRowProperties: (range, [options], host) => lineProperties(range, options, host, "rows"),
    getColumnProperties: (range, [options], host) => lineProperties(range, options, host, "columns"),
    setCellProperties,
    setRowProperties: (range, [data], host) => setLineProperties(range, data, host, "rows"),
    setColumnProperties: (range, [data], host) => setLineProperties(range, data, host, "columns"),
  },
} satisfies Behaviour<RangeHandle>;
