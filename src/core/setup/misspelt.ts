import type { SheetInfo, TableInfo, WorkbookContents } from "../../workbook";
import { nearestName } from "../measure/nearest";
import type { Problem } from "../problem";
import { address } from "../sheet/address";
import { fold } from "../table/column";
import { nearestTable } from "./nearest-table";
import { SETUP_SHEET } from "./setup";
import type { TableShape } from "./setup-sheet";

/** Shorter names are near to too many others: "No" is not a slip for "To". */
const SHORTEST = 4;

/**
 * What people wrote that Primed would pass over without a word, because the names don't match: an optional table that stands on
 * another sheet or is called nearly what it should be, and a column headed nearly as an optional one that is not there.
 */
export function misspeltNames(contents: WorkbookContents, shapes: readonly TableShape[]): Problem[] {
  const sheet = contents.sheets.find(({ name }) => fold(name) === fold(SETUP_SHEET));
  if (!sheet) return [];
  const named = (name: string) => sheet.tables.find((table) => fold(table.name) === fold(name));
  const missing = shapes.filter(({ name }) => !named(name));
  return [
    ...missing.flatMap((shape) => tableElsewhere(contents, sheet, shape)),
    ...sheet.tables
      .filter(({ name }) => !shapes.some((shape) => fold(shape.name) === fold(name)))
      .flatMap((table) => misspeltTable(sheet, table, missing)),
    ...shapes.flatMap((shape) => {
      const table = named(shape.name);
      return table ? misspeltColumns(sheet, table, shape) : [];
    }),
  ];
}

function tableElsewhere({ sheets }: WorkbookContents, setup: SheetInfo, { name }: TableShape): Problem[] {
  const sheet = sheets.find(({ tables }) => tables.some((table) => fold(table.name) === fold(name)));
  if (!sheet) return [];
  const message = `${name} is on "${sheet.name}", where it is not read: move it to "${setup.name}".`;
  return [{ class: "cell-blanked", where: { sheet: sheet.name, table: name }, message }];
}

function misspeltTable(
  sheet: SheetInfo,
  { name, rect }: TableInfo,
  missing: readonly TableShape[],
): Problem[] {
  const meant = nearestTable(
    name,
    missing.map((shape) => shape.name),
  );
  if (meant === undefined) return [];
  const where = { sheet: sheet.name, table: name, cell: address(rect.row, rect.column) };
  const message = `The table ${name} is not one that Primed reads. Did you mean ${meant}? Give it that name under Table Design.`;
  return [{ class: "cell-blanked", where, message }];
}

function misspeltColumns(sheet: SheetInfo, { rect, headers }: TableInfo, shape: TableShape): Problem[] {
  const known = new Set([...shape.needed, ...shape.optional].map(fold));
  const present = new Set(headers.map(fold));
  const missing = shape.optional.filter((column) => !present.has(fold(column)));
  return headers.flatMap((header, i): Problem[] => {
    const candidates = missing.filter((column) => Math.max(column.length, header.trim().length) >= SHORTEST);
    const meant = known.has(fold(header)) ? undefined : nearestName(header, candidates);
    if (meant === undefined) return [];
    const cell = address(rect.row, rect.column + i);
    const where = { sheet: sheet.name, table: shape.name, column: header.trim(), cell };
    const message = `"${header.trim()}" is not a column that Primed reads. Did you mean "${meant}"? Rename it, or leave it if it is your own.`;
    return [{ class: "cell-blanked", where, message }];
  });
}
