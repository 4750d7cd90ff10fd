import { FatalProblem } from "../problem";
import { fold } from "../table/column";
import { nearestName } from "../measure/nearest";
import { Kind } from "../../workbook";
import type { CellBlock, SheetInfo, TableInfo, Workbook, WorkbookContents } from "../../workbook";
import { rangeAddress } from "../sheet/address";
import { nearestTable } from "./nearest-table";
import { SETUP_SHEET } from "./setup";
import type { DateOrder } from "./setup";
import { setupRow } from "./setup-row";
import type { SetupRow, TableRange } from "./setup-row";

/** A table of the setup as PrimedSetup's contract has it: docs name each column. */
export interface TableShape {
  name: string;
  /** The column that names a row: a Measure ID, a Team. */
  key: string;
  /** Columns without which the table can't be used. */
  needed: readonly string[];
  /** Missing = empty. */
  optional: readonly string[];
}

/** The setup sheet, read once. */
export interface SetupSheet {
  name: string;
  /**
   * The filled rows of a table; none when there is no such table. Throws a FatalProblem when a needed column is missing, and
   * when the table is `required` and there is none.
   */
  rows(shape: TableShape, dateOrder: DateOrder, required?: boolean): SetupRow[];
  /** The cells of each table, header and all, for the fingerprint. */
  ranges: readonly TableRange[];
}

/** Reads the whole sheet in one go: it is small. Throws a FatalProblem when there is none. */
export async function openSetupSheet(
  workbook: Workbook,
  contents: WorkbookContents,
  tables: readonly string[],
): Promise<SetupSheet> {
  const sheet = contents.sheets.find(({ name }) => fold(name) === fold(SETUP_SHEET));
  if (!sheet) {
    throw new FatalProblem(
      `This workbook has no sheet "${SETUP_SHEET}", so Primed does not know what to read: add one with the setup tables.`,
    );
  }
  const block = await workbook.read({ sheet: sheet.name, firstRow: 1 });
  const ranges = tables.flatMap((table) => rangeOf(sheet, table, block, contents.date1904) ?? []);
  return {
    name: sheet.name,
    ranges,
    rows: (shape, dateOrder, required = false) => {
      const range = ranges.find(({ table }) => table === shape.name);
      if (!range && required) throw missingTable(sheet, shape, contents);
      if (range && isGone(range)) throw goneMeanwhile(range);
      return range ? rowsOf(range, shape, dateOrder) : [];
    },
  };
}

function rangeOf(
  sheet: SheetInfo,
  name: string,
  block: CellBlock,
  date1904: boolean,
): TableRange | undefined {
  const table = sheet.tables.find((one) => fold(one.name) === fold(name));
  if (!table) return undefined;
  return {
    sheet: sheet.name,
    table: name,
    rect: table.rect,
    columns: columnsOf(table),
    lastRow: lastRowOf(table),
    block,
    date1904,
  };
}

/** Not even its headers are there: somebody has deleted or moved it since the workbook was asked what it holds. */
function isGone({ rect, block }: TableRange): boolean {
  const columns = Array.from({ length: rect.columns }, (_, i) => block.columns.get(rect.column + i));
  return columns.every((column) => {
    const from = rect.row - block.firstRow;
    return !column?.kinds.subarray(from, from + rect.rows).some((kind) => kind !== Number(Kind.Blank));
  });
}

const goneMeanwhile = ({ sheet, table, rect }: TableRange): FatalProblem =>
  new FatalProblem(
    `The table "${table}" is no longer at ${rangeAddress(rect)} of "${sheet}": somebody has deleted or moved it just now. Put it back if it was deleted, then refresh again.`,
    { sheet, table },
  );

/** By folded header, the column on the sheet and the header as written; the first of two of one name. */
function columnsOf(table: TableInfo): Map<string, { column: number; header: string }> {
  const columns = new Map<string, { column: number; header: string }>();
  table.headers.forEach((header, i) => {
    if (!columns.has(fold(header)))
      columns.set(fold(header), { column: table.rect.column + i, header: header.trim() });
  });
  return columns;
}

const lastRowOf = ({ rect, totalsRow }: TableInfo) => rect.row + rect.rows - 1 - (totalsRow ? 1 : 0);

function rowsOf(range: TableRange, shape: TableShape, dateOrder: DateOrder): SetupRow[] {
  const missing = shape.needed.filter((column) => !range.columns.has(fold(column)));
  if (missing.length > 0) throw missingColumns(range, shape, missing);
  const rows: SetupRow[] = [];
  for (let row = range.rect.row + 1; row <= range.lastRow; row++) {
    const read = setupRow(range, shape, row, dateOrder);
    if (!read.isBlank) rows.push(read);
  }
  return rows;
}

function missingTable(sheet: SheetInfo, shape: TableShape, contents: WorkbookContents): FatalProblem {
  const elsewhere = contents.sheets.find((one) =>
    one.tables.some(({ name }) => fold(name) === fold(shape.name)),
  );
  const near = nearestTable(
    shape.name,
    sheet.tables.map(({ name }) => name),
  );
  const advice = elsewhere
    ? `it is on "${elsewhere.name}", so move it to "${sheet.name}".`
    : `add an Excel table of that name with the columns ${shape.needed.join(", ")}.${isIt("called", near)}`;
  return new FatalProblem(`"${sheet.name}" has no table ${shape.name}: ${advice}`, {
    sheet: sheet.name,
    table: shape.name,
  });
}

function missingColumns(range: TableRange, shape: TableShape, missing: readonly string[]): FatalProblem {
  const [first] = missing;
  const [what, them] =
    missing.length === 1
      ? [`column "${first}"`, "it"]
      : [`columns ${missing.map((name) => `"${name}"`).join(", ")}`, "them"];
  const known = new Set([...shape.needed, ...shape.optional].map(fold));
  const others = [...range.columns.values()].filter(({ header }) => !known.has(fold(header)));
  const near = nearestName(
    first!,
    others.map(({ header }) => header),
  );
  return new FatalProblem(
    `The table ${shape.name} on "${range.sheet}" has no ${what}: add ${them}, spelt so, in any place.${isIt("headed", near)}`,
    { sheet: range.sheet, table: shape.name, column: first! },
  );
}

const isIt = (known: string, near: string | undefined): string =>
  near === undefined ? "" : ` Is it the one ${known} "${near}"?`;
