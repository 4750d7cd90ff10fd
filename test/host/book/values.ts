import { translateFormulaToA1, translateFormulaToR1C1 } from "@borgar/fx";
import { inExcelForm } from "../../../src/core/sheet/structured-formula";
import type { Rect } from "../../../src/workbook";
import { address, bottom, contains, overlap, right } from "../../../src/core/sheet/address";
import type { Book, Cell, Sheet } from "./book";
import { changeCell, keysIn } from "./cells";
import { setStyle } from "./restyle";
import { formatCategory, shownText } from "./shown-text";
import { restyled, styleAt, styleWithout } from "./style";
import { checkedFormula, typedValue } from "./typed-value";
import { headerTyped, tableWithHeader } from "./table-headers";

/** What a cell gives to the API: a blank one gives "". */
export type Given = string | number | boolean;

/** What each cell of a rectangle gives, row by row; `blank` where there is no cell. */
export function matrixOf<T>(
  sheet: Sheet,
  rect: Rect,
  blank: T,
  of: (cell: Readonly<Cell>, row: number, column: number) => T,
): T[][] {
  const last = right(rect);
  const rows: T[][] = [];
  for (let row = rect.row; row <= bottom(rect); row++) {
    const given = new Array<T>(rect.columns).fill(blank);
    const line = sheet.cells.get(row);
    if (line)
      for (const column of keysIn(line, rect.column, last))
        given[column - rect.column] = of(line.get(column)!, row, column);
    rows.push(given);
  }
  return rows;
}

export const valueGiven = ({ value }: Readonly<Cell>): Given =>
  value === undefined ? "" : typeof value === "object" ? value.error : value;

export const valuesIn = (sheet: Sheet, rect: Rect): Given[][] => matrixOf<Given>(sheet, rect, "", valueGiven);

export const formulasIn = (sheet: Sheet, rect: Rect): Given[][] =>
  matrixOf<Given>(sheet, rect, "", (cell) => cell.formula ?? valueGiven(cell));

export const formulasR1C1In = (sheet: Sheet, rect: Rect): Given[][] =>
  matrixOf<Given>(sheet, rect, "", (cell, row, column) =>
    cell.formula === undefined
      ? valueGiven(cell)
      : translateFormulaToR1C1(cell.formula, address(row, column)),
  );

export const valueTypesIn = (sheet: Sheet, rect: Rect): string[][] =>
  matrixOf(sheet, rect, "Empty", ({ value }) => {
    if (value === undefined) return "Empty";
    if (typeof value === "object") return "Error";
    return typeof value === "number" ? "Double" : typeof value === "boolean" ? "Boolean" : "String";
  });

export const textIn = (book: Book, sheet: Sheet, rect: Rect): string[][] =>
  matrixOf(sheet, rect, "", (cell, row, column) =>
    shownText(cell.value, (cell.style ?? styleWithout(book, sheet, row, column)).numberFormat, book.date1904),
  );

export function numberFormatsIn(book: Book, sheet: Sheet, rect: Rect): string[][] {
  const plain = sheet.rows.size === 0 && sheet.columns.size === 0;
  const formats = matrixOf(
    sheet,
    rect,
    book.standard.numberFormat,
    (cell, row, column) => (cell.style ?? styleWithout(book, sheet, row, column)).numberFormat,
  );
  if (plain) return formats;
  return formats.map((line, i) =>
    line.map((format, j) =>
      sheet.cells.get(rect.row + i)?.has(rect.column + j)
        ? format
        : styleWithout(book, sheet, rect.row + i, rect.column + j).numberFormat,
    ),
  );
}

export const formatCategoriesIn = (book: Book, sheet: Sheet, rect: Rect): string[][] =>
  numberFormatsIn(book, sheet, rect).map((line) => line.map(formatCategory));

/** Puts what a client sets, or a person types, into one cell, as `typedValue` takes it. */
export function putInCell(book: Book, sheet: Sheet, row: number, column: number, input: unknown): void {
  const style = styleAt(book, sheet, row, column);
  const { value, formula, numberFormat } = typedValue(input, style.numberFormat, book.date1904);
  const header = tableWithHeader(sheet, row, column);
  if (header) {
    headerTyped(book, sheet, header, column, String(input));
    return;
  }
  changeCell(sheet, row, column, { value, formula: formula && withoutOwnName(sheet, row, column, formula) });
  if (numberFormat !== undefined && style.numberFormat === "General")
    setStyle(book, sheet, row, column, restyled(style, { numberFormat }));
}

/** Within a table Excel writes `[@Due]` for a cell of the same row, however it was typed. */
function withoutOwnName(sheet: Sheet, row: number, column: number, formula: string): string {
  if (!formula.includes("[")) return formula;
  const table = sheet.tables.find(({ rect }) => contains(rect, row, column));
  return `=${inExcelForm(formula.slice(1), table?.name)}`;
}

/** The same for an R1C1 formula. */
export function putR1C1(book: Book, sheet: Sheet, row: number, column: number, input: unknown): void {
  const formula = typeof input === "string" && input.startsWith("=") && input.length > 1;
  if (!formula || styleAt(book, sheet, row, column).numberFormat === "@")
    putInCell(book, sheet, row, column, input);
  else
    changeCell(sheet, row, column, {
      value: undefined,
      formula: checkedFormula(translateFormulaToA1(input, address(row, column))),
    });
}

/** Calls for each cell that can hold something: of merged cells, only the first. */
export function eachHolding(sheet: Sheet, rect: Rect, put: (row: number, column: number) => void): void {
  const merges = sheet.merges.filter((merge) => overlap(merge, rect));
  for (let row = rect.row; row <= bottom(rect); row++)
    for (let column = rect.column; column <= right(rect); column++)
      if (!merges.some((merge) => isInner(merge, row, column))) put(row, column);
}

const isInner = (merge: Rect, row: number, column: number): boolean =>
  contains(merge, row, column) && (row !== merge.row || column !== merge.column);
