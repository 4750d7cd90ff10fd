import { parseStructRef } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import type { Sheet, Table } from "../book/book";
import { headersOf } from "./lookup";
import type { Lookup } from "./lookup";
import { Unknown } from "./unknown";

/**
 * The cells that a structured reference means (`tblCases[[#Headers],[Team]]`, `[@Team]`), for a formula in a cell.
 * Undefined: there is no such table, column or row, which is #REF!.
 */
export function structuredArea(
  reference: string,
  cell: { sheet: Sheet; row: number; column: number },
  lookup: Lookup,
): { sheet: Sheet; rect: Rect } | undefined {
  const parsed = parseStructRef(reference);
  if (!parsed || parsed.context?.length) throw new Unknown(`${reference} is not a reference to a table here`);
  const around = lookup.tableAround(cell.sheet, cell.row, cell.column);
  const found = parsed.table ? lookup.table(parsed.table) : around && { table: around, sheet: cell.sheet };
  if (!found) return undefined;
  const columns = columnsOf(parsed.columns, found.table, found.sheet);
  const rows = rowsOf(parsed.sections, found.table, cell);
  return columns && rows && { sheet: found.sheet, rect: { ...columns, ...rows } };
}

function columnsOf(
  names: readonly string[] | undefined,
  { rect }: Table,
  sheet: Sheet,
): Pick<Rect, "column" | "columns"> | undefined {
  if (!names?.length) return { column: rect.column, columns: rect.columns };
  const headers = headersOf(sheet, rect).map((header) => header.toLowerCase());
  const [first, last] = [names[0], names.at(-1)].map((name) => headers.indexOf(name?.toLowerCase() ?? ""));
  if (first === undefined || last === undefined || first < 0 || last < 0) return undefined;
  return { column: rect.column + Math.min(first, last), columns: Math.abs(last - first) + 1 };
}

function rowsOf(
  sections: readonly string[] | undefined,
  { rect, headers, totals }: Table,
  cell: { row: number },
): Pick<Rect, "row" | "rows"> | undefined {
  const body = {
    first: rect.row + (headers ? 1 : 0),
    last: rect.row + rect.rows - 1 - (totals ? 1 : 0),
  };
  const spans = (sections?.length ? sections : ["data"]).map((section) => {
    switch (section) {
      case "this row":
        return cell.row >= body.first && cell.row <= body.last
          ? { first: cell.row, last: cell.row }
          : undefined;
      case "headers":
        return headers ? { first: rect.row, last: rect.row } : undefined;
      case "totals":
        return totals ? { first: body.last + 1, last: body.last + 1 } : undefined;
      case "all":
        return { first: rect.row, last: rect.row + rect.rows - 1 };
      default:
        return body;
    }
  });
  const known = spans.filter((span) => span !== undefined);
  if (known.length < spans.length) return undefined;
  const row = Math.min(...known.map(({ first }) => first));
  return { row, rows: Math.max(...known.map(({ last }) => last)) - row + 1 };
}
