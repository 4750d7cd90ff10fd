import type { CellBlock, SheetInfo, TableInfo } from "../../workbook";
import type { Problem, Where } from "../problem";
import type { FieldSetup, SourceSetup } from "../setup/setup";
import { columnLetters, contains, right } from "../sheet/address";
import { isBlankText } from "./cell-rules";
import { textOfCell } from "./cell-text";

/** A column of a sheet that is known by its header. */
export interface MappedColumn {
  /** A = 1. */
  column: number;
  /** As on the sheet, trimmed. */
  header: string;
}

/** Where a source's fields lie on one sheet. */
export interface SheetLayout {
  sheet: SheetInfo;
  headerRow: number;
  /** One for each field of the source; undefined when the sheet has no such column. */
  fields: readonly (MappedColumn | undefined)[];
  /** The column that says whose a row is; absent when the sheet's name does. */
  team?: MappedColumn;
  /** The columns of all these, each once, left to right. */
  columns: readonly number[];
  /** The last row that can be the source's, when another table stands below. */
  lastRow?: number;
  /** The totals row of the Excel table that holds the header. */
  totalsRow?: number;
}

/** How far down a header row may be. */
export const HEADER_ROWS = 30;

interface HeaderRow {
  row: number;
  /** By folded header, every column it stands over. */
  columns: ReadonlyMap<string, readonly MappedColumn[]>;
}

/**
 * Finds the header row among the first 30 of a sheet, and the columns of a source's fields under it; or says why the sheet is
 * left out: no header row, no column of teams, or a field with two columns.
 */
export function layOut(sheet: SheetInfo, source: SourceSetup, top: CellBlock): SheetLayout | Problem {
  const known = knownHeaders(source);
  const header = headerRow(top, known);
  if (!header) return leftOut({ sheet: sheet.name }, noHeader(sheet, source));

  const table = sheet.tables.find((one) => holdsHeader(one, header, known));
  const fields: (MappedColumn | undefined)[] = [];
  for (const field of source.fields) {
    const found = columnsFor(field.headers, header, table);
    if (found.length > 1) return leftOut({ sheet: sheet.name, row: header.row }, twice(field, found));
    fields.push(found[0]);
  }
  const team = source.teamFrom === "sheet" ? [] : columnsFor([source.teamFrom.header], header, table);
  if (source.teamFrom !== "sheet" && team.length !== 1) {
    const message =
      team.length === 0 ? noTeam(source.teamFrom.header, source) : twice({ name: "the team" }, team);
    return leftOut({ sheet: sheet.name, row: header.row }, message);
  }
  const columns = new Set([...fields, ...team].flatMap((one) => (one ? [one.column] : [])));
  const lastRow = rowAboveNextTable(sheet, header.row, columns);
  return {
    sheet,
    headerRow: header.row,
    fields,
    ...(team[0] ? { team: team[0] } : {}),
    columns: [...columns].sort((a, b) => a - b),
    ...(lastRow === undefined ? {} : { lastRow }),
    ...(table?.totalsRow ? { totalsRow: table.rect.row + table.rect.rows - 1 } : {}),
  };
}

/** Headers compare case-blind and trimmed, with any run of spaces or line breaks as one space. */
export const foldHeader = (text: string): string => text.trim().replace(/\s+/g, " ").toLowerCase();

function knownHeaders(source: SourceSetup): Set<string> {
  const headers = source.fields.flatMap((field) => field.headers);
  if (source.teamFrom !== "sheet") headers.push(source.teamFrom.header);
  return new Set(headers.map(foldHeader));
}

/** The first row with the most known headers; one alone is no header row when there are more to know. */
function headerRow(top: CellBlock, known: ReadonlySet<string>): HeaderRow | undefined {
  let best: HeaderRow | undefined;
  let most = Math.min(2, known.size) - 1;
  for (let i = 0; i < Math.min(top.rows, HEADER_ROWS); i++) {
    const columns = headersOf(top, i);
    const count = [...columns].reduce(
      (sum, [text, places]) => sum + (known.has(text) ? places.length : 0),
      0,
    );
    if (count <= most) continue;
    most = count;
    best = { row: top.firstRow + i, columns };
  }
  return best;
}

function headersOf(top: CellBlock, index: number): Map<string, MappedColumn[]> {
  const headers = new Map<string, MappedColumn[]>();
  for (const [column, cells] of top.columns) {
    const header = textOfCell(cells, index, false);
    if (isBlankText(header)) continue;
    const key = foldHeader(header);
    headers.set(key, [...(headers.get(key) ?? []), { column, header }]);
  }
  return headers;
}

function holdsHeader(table: TableInfo, header: HeaderRow, known: ReadonlySet<string>): boolean {
  if (table.rect.row !== header.row) return false;
  return [...header.columns].some(
    ([text, places]) =>
      known.has(text) && places.some(({ column }) => contains(table.rect, header.row, column)),
  );
}

/** The columns under any of the headers. Inside the table first: a header repeated beside it belongs to something else. */
function columnsFor(
  headers: readonly string[],
  header: HeaderRow,
  table: TableInfo | undefined,
): MappedColumn[] {
  const keys = new Set(headers.map(foldHeader));
  const found = [...keys].flatMap((key) => header.columns.get(key) ?? []);
  const inside = found.filter(({ column }) => table && contains(table.rect, header.row, column));
  return (inside.length > 0 ? inside : found).sort((a, b) => a.column - b.column);
}

function rowAboveNextTable(sheet: SheetInfo, row: number, columns: ReadonlySet<number>): number | undefined {
  const below = sheet.tables.filter(
    ({ rect }) =>
      rect.row > row && [...columns].some((column) => column >= rect.column && column <= right(rect)),
  );
  const rows = below.map(({ rect }) => rect.row - 1);
  return rows.length > 0 ? Math.min(...rows) : undefined;
}

const leftOut = (where: Where, message: string): Problem => ({ class: "source-left-out", where, message });

/** Whether the sheet was left out, and this is why. */
export const isProblem = (result: object): result is Problem => "class" in result;

function noHeader(sheet: SheetInfo, source: SourceSetup): string {
  const some = source.fields.slice(0, 3).map((field) => field.headers[0]);
  return (
    `"${sheet.name}" has no header row for ${source.name} in its first ${HEADER_ROWS} rows, so it is left out: it should have ` +
    `headers such as ${some.join(", ")}. Correct Headers in PrimedFields, or Sheets in PrimedSources.`
  );
}

const noTeam = (header: string, source: SourceSetup) =>
  `The sheet has no column "${header}" to say whose each row is, so it is left out: add it, or correct Team from of ${source.name}.`;

const twice = (field: Pick<FieldSetup, "name">, found: readonly MappedColumn[]) =>
  `Columns ${found.map(({ column, header }) => `${columnLetters(column)} ("${header}")`).join(" and ")} ` +
  `all stand for ${field.name}, so the sheet is left out: rename the one that is not meant.`;
