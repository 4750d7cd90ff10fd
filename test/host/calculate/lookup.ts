import { contains } from "../../../src/core/sheet/address";
import type { Rect } from "../../../src/workbook";
import type { Book, DefinedName, Sheet, Table } from "../book/book";

/** A question that a formula's translation asked, and what tells whether the answer is still the same. */
export interface Asked {
  kind: "sheet" | "table" | "name" | "around";
  /** Lower case. */
  name: string;
  sheet: Sheet | undefined;
  row: number;
  column: number;
}

/** What formulas find by its name, case-blind: sheets, tables, names of the workbook and of sheets. */
export interface Lookup {
  sheet(name: string): Sheet | undefined;
  table(name: string): { table: Table; sheet: Sheet } | undefined;
  /** The sheet's own name comes before the workbook's. */
  definedName(
    name: string,
    sheet: Sheet | undefined,
  ): { name: DefinedName; home: Sheet | undefined } | undefined;
  /** The table that a cell lies in. */
  tableAround(sheet: Sheet, row: number, column: number): Table | undefined;
  /** The answer to a question in a few words: the same as long as formulas find the same. */
  answer(asked: Asked): string;
}

export function lookupOf(book: Book): Lookup {
  const sheets = new Map(book.sheets.map((sheet) => [sheet.name.toLowerCase(), sheet]));
  const tables = new Map(
    book.sheets.flatMap((sheet) =>
      sheet.tables.map((table) => [table.name.toLowerCase(), { table, sheet }] as const),
    ),
  );
  const byName = (names: readonly DefinedName[]): Map<string, DefinedName> =>
    new Map(names.map((name) => [name.name.toLowerCase(), name]));
  const ofBook = byName(book.names);
  const ofSheets = new Map(book.sheets.map((sheet) => [sheet, byName(sheet.names)]));
  const described = new Map<Table, string>();

  const lookup: Lookup = {
    sheet: (name) => sheets.get(name.toLowerCase()),
    table: (name) => tables.get(name.toLowerCase()),
    definedName(name, sheet) {
      const own = sheet && ofSheets.get(sheet)?.get(name.toLowerCase());
      if (own) return { name: own, home: sheet };
      const global = ofBook.get(name.toLowerCase());
      return global && { name: global, home: undefined };
    },
    tableAround: (sheet, row, column) => sheet.tables.find(({ rect }) => contains(rect, row, column)),
    answer({ kind, name, sheet, row, column }) {
      if (kind === "sheet") return lookup.sheet(name)?.id ?? "";
      if (kind === "name") {
        const found = lookup.definedName(name, sheet);
        return found ? `${found.home?.id ?? ""}${found.name.formula}` : "";
      }
      const around = kind === "around" && sheet ? lookup.tableAround(sheet, row, column) : undefined;
      const found = around && sheet ? { table: around, sheet } : lookup.table(name);
      if (!found) return "";
      const before = described.get(found.table);
      if (before !== undefined) return before;
      const { rect, headers, totals } = found.table;
      const description = JSON.stringify([
        found.sheet.id,
        rect,
        headers,
        totals,
        headersOf(found.sheet, rect),
      ]);
      described.set(found.table, description);
      return description;
    },
  };
  return lookup;
}

/** A table's column names, which are what its header cells say. */
export const headersOf = (sheet: Sheet, rect: Rect): string[] =>
  Array.from({ length: rect.columns }, (_, index) => {
    const value = sheet.cells.get(rect.row)?.get(rect.column + index)?.value;
    return value === undefined ? "" : String(value);
  });
