import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import { isWholeColumns, isWholeRows } from "../book/areas";
import type { Sheet } from "../book/book";
import { noteCalculated } from "../book/calculated-columns";
import { cellAt, isBlank } from "../book/cells";
import { grow, growthBelow } from "../book/grow-table";
import { refuseIfLocked, refuseIfProtected } from "../book/protection";
import { restyleRect, setStyle } from "../book/restyle";
import { restyled, restyler, styleAt } from "../book/style";
import {
  eachHolding,
  formatCategoriesIn,
  formulasIn,
  formulasR1C1In,
  numberFormatsIn,
  putInCell,
  putR1C1,
  textIn,
  valuesIn,
  valueTypesIn,
} from "../book/values";
import { HostError } from "../wire/behaviour";
import type { Behaviour, Host } from "../wire/behaviour";
import { raiseChanged } from "./events";
import type { RangeHandle } from "./handles";
import { rectOf } from "./place";

/** Cells that Excel gives in one piece; of more it gives null, as a rule without an error. */
const MOST_CELLS = 5_000_000;

const isUnbounded = (rect: Rect): boolean => isWholeRows(rect) || isWholeColumns(rect);

/** One entry a cell; null for whole rows and columns and for too many cells, as Excel gives it. */
const read =
  (of: (sheet: Sheet, rect: Rect, host: Host) => unknown[][]) =>
  (range: RangeHandle, host: Host): unknown => {
    const rect = rectOf(range, host);
    if (isUnbounded(rect) || rect.rows * rect.columns > MOST_CELLS) return null;
    return of(range.sheet, rect, host);
  };

type Put = (sheet: Sheet, row: number, column: number, input: unknown, host: Host) => void;

/** One entry for all cells, or one for each in rows as many and as long as the range's; null leaves a cell alone. */
const write =
  (put: Put) =>
  (range: RangeHandle, input: unknown, host: Host): void => {
    const { sheet } = range;
    const rect = rectOf(range, host);
    if (isUnbounded(rect))
      throw new HostError("InvalidArgument", "This can't be set for whole rows or columns.");
    refuseIfLocked(host.book, sheet, rect);
    const entry = entries(input, rect);
    const growth = host.tablesGrow ? growthBelow(sheet, rect) : undefined;
    eachHolding(sheet, rect, (row, column) => {
      const one = entry(row - rect.row, column - rect.column);
      if (one !== null && one !== undefined) put(sheet, row, column, one, host);
    });
    if (growth && !isBlank(cellAt(sheet, rect.row, rect.column))) grow(host.book, sheet, growth);
    noteCalculated(sheet, rect);
    host.changed();
    raiseChanged(host, sheet, rect);
  };

function entries(input: unknown, rect: Rect): (row: number, column: number) => unknown {
  if (!Array.isArray(input)) return () => input;
  const lines: readonly unknown[] = input;
  const fits = (line: unknown): boolean => Array.isArray(line) && line.length === rect.columns;
  if (lines.length !== rect.rows || !lines.every(fits))
    throw new HostError(
      "InvalidArgument",
      `The array has not the range's ${rect.rows} rows of ${rect.columns} columns.`,
    );
  return (row, column) => (lines[row] as readonly unknown[])[column];
}

function setNumberFormat(range: RangeHandle, input: unknown, host: Host): void {
  const { sheet } = range;
  const rect = rectOf(range, host);
  if (sheet.protection) refuseIfProtected(sheet, "allowFormatCells");
  const only = oneForAll(input);
  if (only !== undefined) {
    restyleRect(host.book, sheet, rect, { numberFormat: formatOf(only) });
    return;
  }
  if (isUnbounded(rect)) throw new HostError("InvalidArgument", "Whole rows and columns take one format.");
  const entry = entries(input, rect);
  const change = new Map<string, ReturnType<typeof restyler>>();
  for (let row = rect.row; row <= bottom(rect); row++)
    for (let column = rect.column; column <= right(rect); column++) {
      const one = entry(row - rect.row, column - rect.column);
      if (one === null || one === undefined) continue;
      const numberFormat = formatOf(one);
      let how = change.get(numberFormat);
      if (!how) change.set(numberFormat, (how = restyler((style) => restyled(style, { numberFormat }))));
      setStyle(host.book, sheet, row, column, how(styleAt(host.book, sheet, row, column)));
    }
}

/** A format that stands alone, or in a list of one row of one: Excel takes it for all cells, of whole rows and columns too. */
function oneForAll(input: unknown): unknown {
  if (!Array.isArray(input)) return input;
  const [line, ...others] = input as unknown[];
  return others.length === 0 && Array.isArray(line) && line.length === 1
    ? ((line as readonly unknown[])[0] ?? undefined)
    : undefined;
}

function formatOf(input: unknown): string {
  if (typeof input === "string" && input.length <= 255) return input === "" ? "General" : input;
  throw new HostError("InvalidArgument", "A number format is a text of at most 255 characters.");
}

const typed: Put = (sheet, row, column, input, { book }) => putInCell(book, sheet, row, column, input);
const formulas = read((sheet, rect) => formulasIn(sheet, rect));
const numberFormats = read((sheet, rect, { book }) => numberFormatsIn(book, sheet, rect));

/** What is in a range's cells. */
export const rangeValues = {
  get: {
    values: read((sheet, rect) => valuesIn(sheet, rect)),
    formulas,
    formulasLocal: formulas,
    formulasR1C1: read((sheet, rect) => formulasR1C1In(sheet, rect)),
    text: read((sheet, rect, { book }) => textIn(book, sheet, rect)),
    valueTypes: read((sheet, rect) => valueTypesIn(sheet, rect)),
    numberFormat: numberFormats,
    numberFormatLocal: numberFormats,
    numberFormatCategories: read((sheet, rect, { book }) => formatCategoriesIn(book, sheet, rect)),
  },
  set: {
    values: write(typed),
    formulas: write(typed),
    formulasLocal: write(typed),
    formulasR1C1: write((sheet, row, column, input, { book }) => putR1C1(book, sheet, row, column, input)),
    numberFormat: setNumberFormat,
    numberFormatLocal: setNumberFormat,
  },
} satisfies Behaviour<RangeHandle>;
