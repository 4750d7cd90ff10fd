import { contains } from "../../../src/core/sheet/address";
import type { Package } from "../../../src/file/package/package";
import { isOfType, relationshipsOf } from "../../../src/file/package/relationships";
import { rectOf } from "../../../src/file/read/address";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import {
  attribute,
  booleanAttribute,
  child,
  childrenNamed,
  integerAttribute,
} from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import type { Book, Sheet, Table } from "../book/book";
import { newTableId } from "../book/ids";
import { isFilterShown, readFilters, readSort } from "./filters";
import { shownFormula } from "./formulas";

/** The tables of a worksheet, and the part that each is in, by the table's id. */
export async function readTables(
  book: Book,
  sheet: Sheet,
  pkg: Package,
  part: string,
): Promise<Map<string, string>> {
  const parts = new Map<string, string>();
  const targets = (await relationshipsOf(pkg, part)).filter(
    (one) => isOfType(one, "table") && pkg.has(one.target),
  );
  for (const { target } of targets) {
    const table = tableOf(book, await pkg.text(target), target);
    if (!table) continue;
    sheet.tables.push(table);
    parts.set(table.id, target);
  }
  return parts;
}

function tableOf(book: Book, text: string, part: string): Table | undefined {
  const root = parsePart(text, part);
  const rect = rectOf(attribute(root, "ref") ?? "");
  const name = root.attributes["displayName"] ?? root.attributes["name"];
  if (!rect || name === undefined) return undefined;
  const style = child(root, "tableStyleInfo");
  const styled = (flag: string): boolean => style !== undefined && booleanAttribute(style, flag);
  const filter = child(root, "autoFilter");
  const columns = child(root, "tableColumns");
  const calculated = new Map<number, string>();
  (columns ? childrenNamed(columns, "tableColumn") : []).forEach((column, i) => {
    const formula = child(column, "calculatedColumnFormula");
    if (formula?.text) calculated.set(i, shownFormula(decodeExcelText(formula.text), name));
  });
  const sort = readSort(child(root, "sortState") ?? (filter && child(filter, "sortState")), rect.column);
  return {
    id: newTableId(book),
    name,
    rect,
    headers: (integerAttribute(root, "headerRowCount") ?? 1) > 0,
    totals: (integerAttribute(root, "totalsRowCount") ?? 0) > 0,
    style: (style && attribute(style, "name")) ?? "",
    bandedRows: styled("showRowStripes"),
    bandedColumns: styled("showColumnStripes"),
    firstColumn: styled("showFirstColumn"),
    lastColumn: styled("showLastColumn"),
    filterButtons: isFilterShown(filter),
    filters: readFilters(filter),
    ...(sort ? { sort } : {}),
    calculated,
  };
}

/** Rows that are hidden within what is filtered are hidden by the filter. */
export function noteFiltered(sheet: Sheet): void {
  const filtered = [
    ...sheet.tables.filter(({ filters }) => filters.size).map(({ rect }) => rect),
    ...(sheet.autoFilter?.filters.size ? [sheet.autoFilter.rect] : []),
  ];
  if (!filtered.length) return;
  for (const [row, line] of sheet.rows) {
    if (!line.hidden || !filtered.some((rect) => row > rect.row && contains(rect, row, rect.column)))
      continue;
    delete line.hidden;
    line.filtered = true;
  }
}
