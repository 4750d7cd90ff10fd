import type { Book, Cell, CellStyle, Line, Scalar, Sheet, Table } from "../book/book";
import type { Chart } from "../book/chart";
import { linksOf } from "./links";
import { fitsToPage } from "./page";
import type { Facets } from "./source";

/** What each part of a sheet says, in short, so that only what has changed is written anew. */
export function facetsOf(book: Book, sheet: Sheet): Facets {
  const { page } = sheet;
  return {
    cells: cellsPrint(sheet),
    rows: said([...sheet.rows].map(([row, line]) => [row, lineSaid(line)])),
    columns: said([
      sheet.standardWidth,
      [...sheet.columns].map(([column, line]) => [column, lineSaid(line)]),
    ]),
    height: said(sheet.standardHeight),
    view: said([sheet.showGridlines, sheet.showHeadings, sheet.frozen, book.active === sheet.id]),
    properties: said([sheet.tabColor, fitsToPage(page)]),
    protection: said(sheet.protection),
    autoFilter: said(sheet.autoFilter),
    merges: said(sheet.merges),
    conditions: said(sheet.conditions.map(({ id: _id, ...rest }) => rest)),
    validations: said(sheet.validations),
    links: said(linksOf(sheet)),
    sparklines: said(sheet.sparklines),
    margins: said(page.margins),
    setup: said([page.orientation, page.zoom, page.paperSize, page.blackAndWhite]),
    options: said([page.centerHorizontally, page.centerVertically, page.printGridlines, page.printHeadings]),
    headers: said([page.header, page.footer]),
    breaks: said([page.rowBreaks, page.columnBreaks]),
    tables: said(sheet.tables.map((table) => tablePrint(sheet, table))),
    charts: said(sheet.charts.map(chartPrint)),
    comments: said(sheet.comments),
  };
}

/** What the workbook's own part says. */
export const bookFacets = (book: Book): Facets => ({
  names: said([
    book.names,
    book.sheets.map(({ name, names, page, autoFilter }) => [
      name,
      names,
      page.printArea,
      page.titleRows,
      page.titleColumns,
      autoFilter?.rect,
    ]),
  ]),
  sheets: said(book.sheets.map(({ id, name, visibility }) => [id, name, visibility])),
  active: book.active,
  structureLocked: said(book.structureLocked),
  date1904: said(book.date1904),
  calculationMode: book.calculationMode,
});

/** With the headers that stand in its cells. */
export const tablePrint = (sheet: Sheet, { id: _id, ...table }: Table): string => {
  const line = table.headers ? sheet.cells.get(table.rect.row) : undefined;
  const headers = Array.from(
    { length: table.rect.columns },
    (_, i) => line?.get(table.rect.column + i)?.value,
  );
  return said([table, headers]);
};

export const chartPrint = ({ id: _id, ...chart }: Chart): string => said(chart);

const lineSaid = ({ style, ...line }: Line): unknown[] => [line, style && styleKey(style)];

/** As JSON, maps as their entries; maps from another realm, such as a clone's in a test runner, too. */
export const said = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) =>
    Object.prototype.toString.call(one) === "[object Map]" ? [...(one as Map<unknown, unknown>)] : one,
  ) ?? "";

const styleKeys = new WeakMap<CellStyle, number>();

function styleKey(style: CellStyle): number {
  let key = styleKeys.get(style);
  if (key === undefined) styleKeys.set(style, (key = textBits(JSON.stringify(style))));
  return key;
}

/** By its own name: a look-up of `Math` for each of millions of cells costs more than the rest where a test runner wraps globals. */
const { imul } = Math;
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const OTHER_PRIME = 0x85ebca6b;

function textBits(text: string): number {
  let state = OFFSET;
  for (let i = 0; i < text.length; i++) state = imul(state ^ text.charCodeAt(i), PRIME);
  return state;
}

/** Two hashes of 32 bits over all cells in the order of rows and columns; sheets may have millions, so that they are kept in an array. */
function cellsPrint(sheet: Sheet): string {
  const state = new Int32Array([OFFSET, OFFSET]);
  const texts = new Map<string, number>();
  const double = new Float64Array(1);
  const halves = new Int32Array(double.buffer);
  let count = 0;
  const add = (number: number): void => {
    state[0] = imul(state[0]! ^ number, PRIME);
    const other = state[1]!;
    state[1] = imul((other << 5) ^ (other >>> 27) ^ number, OTHER_PRIME);
  };
  const addText = (text: string): void => {
    let known = texts.get(text);
    if (known === undefined) texts.set(text, (known = textBits(text)));
    add(known);
    add(text.length);
  };
  const addValue = (value: Scalar): void => {
    if (typeof value === "number") {
      double[0] = value;
      add(halves[0]!);
      add(halves[1]!);
    } else if (typeof value === "string") addText(value);
    else if (typeof value === "boolean") add(value ? 3 : 5);
    else addText(value.error);
  };
  const addCell = ({ value, formula, style, array }: Cell): void => {
    add(KINDS.indexOf(typeof value) + (formula === undefined ? 0 : 8));
    if (value !== undefined) addValue(value);
    if (formula !== undefined) addText(formula);
    if (style) add(styleKey(style));
    if (array) add(array.rows * 16_384 + array.columns);
  };
  for (const row of inOrder(sheet.cells)) {
    const line = sheet.cells.get(row)!;
    for (const column of inOrder(line)) {
      const cell = line.get(column)!;
      if (!saysAnything(cell)) continue;
      count++;
      add(row * 16_384 + column);
      addCell(cell);
    }
  }
  return [count, ...state].join(":");
}

const KINDS = ["undefined", "number", "string", "boolean", "object"];

const saysAnything = ({ value, formula, style }: Cell): boolean =>
  value !== undefined || formula !== undefined || style !== undefined;

/** The keys from the least to the greatest; they mostly are so already. */
export function inOrder(map: ReadonlyMap<number, unknown>): number[] {
  const keys = [...map.keys()];
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return keys.sort((a, b) => a - b);
  return keys;
}
