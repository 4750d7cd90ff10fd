import type { TableInfo } from "../../workbook";
import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, child, childrenNamed, integerAttribute } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { rectOf } from "./address";

/** A table, and the part it is in. */
export interface TablePart extends TableInfo {
  part: string;
}

/** The tables of a worksheet part. */
export async function readTables(pkg: Package, sheetPart: string): Promise<TablePart[]> {
  const relationships = await relationshipsOf(pkg, sheetPart);
  const tables: TablePart[] = [];
  const targets = relationships.filter((one) => isOfType(one, "table") && pkg.has(one.target));
  for (const target of new Set(targets.map((one) => one.target))) {
    const table = tableOf(await pkg.text(target), target);
    if (table) tables.push({ ...table, part: target });
  }
  return tables;
}

/**
 * A table from its part's text. Its name is the one people see (`displayName`). When the header row has been hidden the
 * rectangle still begins one row above the data, so that data always begins at the second row.
 */
export function tableOf(text: string, part: string): TableInfo | undefined {
  const table = parsePart(text, part);
  const rect = rectOf(attribute(table, "ref") ?? "");
  const name = table.attributes["displayName"] ?? table.attributes["name"];
  if (!rect || name === undefined) return undefined;
  const hiddenHeader = integerAttribute(table, "headerRowCount") === 0;
  const columns = child(table, "tableColumns");
  return {
    name,
    rect: hiddenHeader ? { ...rect, row: rect.row - 1, rows: rect.rows + 1 } : rect,
    headers: (columns ? childrenNamed(columns, "tableColumn") : []).map((column) =>
      decodeExcelText(attribute(column, "name") ?? ""),
    ),
    totalsRow: (integerAttribute(table, "totalsRowCount") ?? 0) > 0,
  };
}
