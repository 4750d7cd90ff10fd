import { columnNumber, parseRange } from "../../src/core/sheet/address";
import type { SheetSpec } from "../../src/core/sheet/spec";
import { Kind } from "../../src/workbook";
import type {
  CellBlock,
  CellColumn,
  ReadRequest,
  SheetInfo,
  TableEdit,
  TableInfo,
  Workbook,
} from "../../src/workbook";

/**
 * One cell as a test writes it: plain values as they are, null for a blank, a serial number shown as a date, a fraction
 * shown as a percentage, an error value, or a formula saved without its result.
 */
export type Literal =
  | string
  | number
  | boolean
  | null
  | { error: string }
  | { unvalued: true }
  | { date: number }
  | { percent: number };

/** A table laid on its sheet with its own rows (header first), or over rows the sheet already has (`ref`). */
export type MemoryTable = { name: string; totalsRow?: boolean } & (
  { at: string; rows: readonly (readonly Literal[])[] } | { ref: string }
);

export interface MemorySheet {
  name: string;
  /** From A1; rows may be of different lengths. */
  rows?: readonly (readonly Literal[])[];
  tables?: readonly MemoryTable[];
  protected?: boolean;
  role?: string;
  copyOfRole?: string;
}

export interface MemoryBook {
  sheets: readonly MemorySheet[];
  date1904?: boolean;
  structureLocked?: boolean;
}

export interface MemoryWorkbook extends Workbook {
  /** Every spec that `apply` was given, in order. */
  readonly applied: readonly SheetSpec[];
  /** Every edit that `editTable` was given, in order. */
  readonly edits: readonly TableEdit[];
  /** Every read that was asked for, in order. */
  readonly requests: readonly ReadRequest[];
}

/** A workbook that is only data: the port for tests of what lies above it. `apply` and `editTable` keep what they are given and change nothing. */
export function memoryWorkbook(book: MemoryBook): MemoryWorkbook {
  const sheets = book.sheets.map(layOut);
  const applied: SheetSpec[] = [];
  const edits: TableEdit[] = [];
  const requests: ReadRequest[] = [];
  const read = async (request: ReadRequest): Promise<CellBlock> => {
    requests.push(request);
    const sheet = sheets.find(({ info }) => info.name === request.sheet);
    if (!sheet) throw new Error(`The test workbook has no sheet "${request.sheet}".`);
    return readBlock(sheet.grid, request);
  };
  return {
    applied,
    edits,
    requests,
    contents: async () => ({
      sheets: sheets.map(({ info }) => info),
      date1904: book.date1904 ?? false,
      structureLocked: book.structureLocked ?? false,
    }),
    read,
    readAll: (all) => Promise.all(all.map(read)),
    apply: async (specs, options) => {
      for (const spec of specs) options?.progress?.(spec.title);
      applied.push(...specs);
      return { written: specs.map(({ title }) => title), unchanged: [], skipped: [], notes: [] };
    },
    editTable: async (edit) => {
      edits.push(edit);
      return { appended: 0, updated: 0, rows: edit.append.map(() => undefined), problems: [] };
    },
  };
}

type Grid = Literal[][];

function layOut(sheet: MemorySheet): { info: SheetInfo; grid: Grid } {
  const grid: Grid = (sheet.rows ?? []).map((row) => [...row]);
  const tables = (sheet.tables ?? []).map((table) => placeTable(grid, table));
  const info: SheetInfo = {
    name: sheet.name,
    tables,
    protected: sheet.protected ?? false,
    ...(sheet.role === undefined ? {} : { role: sheet.role }),
    ...(sheet.copyOfRole === undefined ? {} : { copyOfRole: sheet.copyOfRole }),
  };
  return { info, grid };
}

function placeTable(grid: Grid, table: MemoryTable): TableInfo {
  const rect = parseRange("ref" in table ? table.ref : table.at);
  if (!rect) throw new Error(`Table ${table.name} is not on a range.`);
  if ("rows" in table) {
    rect.rows = table.rows.length;
    rect.columns = Math.max(...table.rows.map((row) => row.length));
    table.rows.forEach((row, down) => {
      while (grid.length < rect.row + down) grid.push([]);
      const line = grid[rect.row + down - 1]!;
      while (line.length < rect.column - 1) line.push(null);
      line.splice(rect.column - 1, row.length, ...row);
    });
  }
  const header = grid[rect.row - 1] ?? [];
  const headers = Array.from({ length: rect.columns }, (_, i) => String(header[rect.column - 1 + i] ?? ""));
  return { name: table.name, rect, headers, totalsRow: table.totalsRow ?? false };
}

function readBlock(grid: Grid, request: ReadRequest): CellBlock {
  const lines = grid.slice(request.firstRow - 1, request.lastRow);
  const width = Math.max(0, ...grid.map((line) => line.length));
  const columns = request.columns ?? Array.from({ length: width }, (_, i) => i + 1);
  const filled = (line: readonly Literal[]) => columns.some((column) => (line[column - 1] ?? null) !== null);
  const rows = lines.findLastIndex(filled) + 1;
  return {
    firstRow: request.firstRow,
    rows,
    columns: new Map(
      columns.map((column) => [
        column,
        packColumn(lines.slice(0, rows).map((line) => line[column - 1] ?? null)),
      ]),
    ),
  };
}

function packColumn(cells: readonly Literal[]): CellColumn {
  const kinds = new Uint8Array(cells.length);
  const numbers = new Float64Array(cells.length);
  const texts: string[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (text: string) => {
    if (!indexes.has(text)) indexes.set(text, texts.push(text) - 1);
    return indexes.get(text)!;
  };
  cells.forEach((cell, i) => {
    [kinds[i], numbers[i]] = packCell(cell, indexOf);
  });
  return { kinds, numbers, texts };
}

function packCell(cell: Literal, indexOf: (text: string) => number): [Kind, number] {
  if (cell === null) return [Kind.Blank, 0];
  if (typeof cell === "string") return [Kind.Text, indexOf(cell)];
  if (typeof cell === "number") return [Kind.Number, cell];
  if (typeof cell === "boolean") return [Kind.Boolean, cell ? 1 : 0];
  if ("error" in cell) return [Kind.Error, indexOf(cell.error)];
  if ("date" in cell) return [Kind.Date, cell.date];
  if ("percent" in cell) return [Kind.Percent, cell.percent];
  return [Kind.Unvalued, 0];
}

/** The cell at an address (`H85`) of a sheet written as rows: for tests that change one cell. */
export function cellAt(rows: readonly (readonly Literal[])[], at: string): Literal {
  const row = Number(/\d+$/.exec(at)?.[0]);
  return rows[row - 1]?.[columnNumber(at) - 1] ?? null;
}

/** The same rows with one cell changed. */
export function withCell(rows: readonly (readonly Literal[])[], at: string, value: Literal): Literal[][] {
  const row = Number(/\d+$/.exec(at)?.[0]) - 1;
  const column = columnNumber(at) - 1;
  const changed = rows.map((line) => [...line]);
  while (changed.length <= row) changed.push([]);
  const line = changed[row]!;
  while (line.length < column) line.push(null);
  line[column] = value;
  return changed;
}
