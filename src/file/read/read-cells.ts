import { FatalProblem } from "../../core/problem";
import type { CellBlock, CellColumn, ReadRequest } from "../../workbook";
import { Kind } from "../../workbook";
import type { Package } from "../package/package";
import { decodeExcelText } from "../xml/excel-text";
import { scanChunks } from "../xml/scan-chunks";
import { decodeUtf8 } from "../xml/utf8";
import { decodeXmlText } from "../xml/xml-text";
import { readNumberKinds } from "./cell-formats";
import { cellScanner } from "./cell-scanner";
import type { CellSink } from "./cell-scanner";
import { lastSheetRow } from "./cell-tag";
import { noteNoFormulas } from "./no-formulas";
import { columnBuilder, finishColumn, put, putText } from "./column-builder";
import type { ColumnBuilder } from "./column-builder";
import { serialOfIsoDate } from "./iso-date";
import { parseNumber, readNumber } from "./parse-number";
import { readSharedStrings } from "./shared-strings";
import type { SharedStrings } from "./shared-strings";
import type { NumberKind } from "./number-format";
import { textTable } from "./text-table";
import { workbookContext } from "./workbook-context";

/** Which part of a sheet to read; the sheet's name is for sentences only. */
export type CellRequest = Omit<ReadRequest, "sheet"> & { sheet?: string };

/** More than a small machine can hold in one block: a million rows of 96 columns take about 1 GB. */
const mostCells = 100_000_000;

/** Reads a worksheet part's cells, inflating no more of it than the request needs. @throws FatalProblem when it is damaged. */
export async function readCells(pkg: Package, part: string, request: CellRequest): Promise<CellBlock> {
  const { stylesPart, sharedStringsPart, date1904 } = await workbookContext(pkg);
  const [kinds, shared] = [
    await readNumberKinds(pkg, stylesPart),
    await readSharedStrings(pkg, sharedStringsPart),
  ];
  return scanCells(pkg.bytes(part), part, request, { kinds, shared, date1904 }, (formulas) => {
    if (!formulas) noteNoFormulas(pkg, part);
  });
}

/** What cells refer to. */
export interface CellMeanings {
  /** By style index. */
  kinds: readonly NumberKind[];
  shared: SharedStrings;
  date1904: boolean;
}

/**
 * Reads cells from a worksheet part's UTF-8 in chunks.
 * @param atEnd hears, when the sheet was read to its end, whether any cell of it holds a formula.
 */
export async function scanCells(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  request: CellRequest,
  meanings: CellMeanings,
  atEnd: (formulas: boolean) => void = () => {},
): Promise<CellBlock> {
  const block = blockBuilder(request, meanings, part, atEnd);
  await scanChunks(chunks, part, cellScanner(block.sink, part), request.lastRow !== undefined);
  return block.finish();
}

function blockBuilder(
  request: CellRequest,
  { kinds, shared, date1904 }: CellMeanings,
  part: string,
  atEnd: (formulas: boolean) => void,
) {
  const { firstRow } = request;
  const lastRow = Math.min(request.lastRow ?? lastSheetRow, lastSheetRow);
  /** Texts that stand in the cells themselves; their numbers follow on those of the shared ones. */
  const own = textTable(part);
  const firstOwn = shared.texts.length;
  const builders: (ColumnBuilder | undefined)[] = [];
  for (const column of request.columns ?? []) builders[column] ??= columnBuilder();
  const everyColumn = request.columns === undefined;
  let width = Object.keys(builders).length;
  let rows = 0;

  /** Where a cell with content goes; the block reaches down to it from now on. */
  function at(row: number, column: number): ColumnBuilder {
    const known = builders[column];
    if (known && row - firstRow < rows) return known;
    rows = Math.max(rows, row - firstRow + 1);
    if (!known) width++;
    if (width * rows > mostCells) throw new FatalProblem(tooLargeSentence(request.sheet ?? part));
    return (builders[column] ??= columnBuilder());
  }

  function putNumber(row: number, column: number, style: number, number: number): void {
    put(at(row, column), row - firstRow, kinds[style] ?? Kind.Number, number);
  }

  function putShared(row: number, column: number, index: number): void {
    const text = shared.textOf[index];
    if (!(index >= 0 && index < shared.count) || text === undefined) {
      throw new FatalProblem(missingTextSentence(request.sheet ?? part), where(row));
    }
    if (shared.texts[text] !== "") putText(at(row, column), row - firstRow, Kind.Text, text);
  }

  function putOwn(row: number, column: number, text: string, kind: Kind.Text | Kind.Error = Kind.Text): void {
    if (text !== "") putText(at(row, column), row - firstRow, kind, firstOwn + own.add(text));
  }

  const where = (row: number) => (request.sheet === undefined ? { row } : { sheet: request.sheet, row });

  /** A value that is not plainly a number or shared text. `raw` has its XML references resolved. */
  function putValue(row: number, column: number, type: string, style: number, raw: string): void {
    const value = raw.trim();
    const offset = row - firstRow;
    if (type === "str" || type === "inlineStr") putOwn(row, column, decodeExcelText(raw));
    else if (value === "") return;
    else if (type === "s") putShared(row, column, /^\d+$/.test(value) ? Number(value) : -1);
    else if (type === "b")
      put(at(row, column), offset, Kind.Boolean, value === "1" || value === "true" ? 1 : 0);
    else if (type === "e") putOwn(row, column, value, Kind.Error);
    else {
      const number = type === "d" ? serialOfIsoDate(value, date1904) : parseNumber(value);
      if (number === undefined || !Number.isFinite(number)) putOwn(row, column, decodeExcelText(raw));
      else if (type === "d") put(at(row, column), offset, Kind.Date, number);
      else putNumber(row, column, style, number);
    }
  }

  const sink: CellSink = {
    lastRow,
    wants: (row, column) => row >= firstRow && (everyColumn || builders[column] !== undefined),
    plain({ row, column, type, style }, bytes, start, end) {
      if (type === "n" || type === "s") {
        const number = readNumber(bytes, start, end, part);
        if (type === "n" && Number.isFinite(number)) return putNumber(row, column, style, number);
        if (type === "s" && Number.isInteger(number)) return putShared(row, column, number);
      }
      if (type === "str" || type === "inlineStr") {
        if (end === start) return;
        const text = firstOwn + own.addXml(bytes, start, end);
        return putText(at(row, column), row - firstRow, Kind.Text, text);
      }
      putValue(row, column, type, style, decodeXmlText(decodeUtf8(bytes, start, end, part), part));
    },
    other({ row, column, type, style }, { value, shown, formula }) {
      const raw = type === "inlineStr" ? (shown ?? value) : value;
      const unvalued = formula && (raw === undefined || (raw.trim() === "" && type !== "str"));
      if (unvalued) put(at(row, column), row - firstRow, Kind.Unvalued, 0);
      else if (raw !== undefined) putValue(row, column, type, style, raw);
    },
    end: atEnd,
  };

  function finish(): CellBlock {
    const ownTexts = own.texts();
    const textOf = (number: number) => shared.texts[number] ?? ownTexts[number - firstOwn] ?? "";
    const columns = new Map<number, CellColumn>();
    for (const column of Object.keys(builders).map(Number)) {
      const builder = builders[column];
      if (builder) columns.set(column, finishColumn(builder, rows, textOf, firstOwn));
      delete builders[column];
    }
    return { firstRow, rows, columns };
  }

  return { sink, finish };
}

function missingTextSentence(sheet: string): string {
  return `The workbook is damaged: a cell in ${sheet} refers to a text that is not there. Open it in Excel, let Excel repair it, save it, and try again.`;
}

function tooLargeSentence(sheet: string): string {
  return `The sheet ${sheet} spreads over too many rows and columns to be read. Delete the rows and columns beyond its data, save it, and try again.`;
}
