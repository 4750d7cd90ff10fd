import type { TableInfo } from "../../workbook";
import type { SheetSpec } from "../sheet/spec";
import { sameName } from "./own-tables";
import { columnInUse, tableInUse } from "./why-skipped";

/**
 * Why a table of ours must not be changed: people's formulas use a column that they have given another name, or the table itself, which
 * is no longer wanted. Excel follows in formulas what is renamed in Excel; what we rename it would take for damage.
 * @param before our tables as they are.
 * @param anyFormulaHolds whether a formula of people's on the sheet, or any on another, holds all of some texts.
 */
export async function whyTableStays(
  title: string,
  before: readonly Pick<TableInfo, "name" | "headers">[],
  spec: Pick<SheetSpec, "tables">,
  anyFormulaHolds: (needles: readonly string[]) => boolean | Promise<boolean>,
): Promise<string | undefined> {
  for (const { name, headers } of before) {
    const wanted = spec.tables.find((table) => sameName(table.name, name));
    if (!wanted) {
      if (await anyFormulaHolds([`${name}[`])) return tableInUse(title, name);
      continue;
    }
    for (const [i, column] of wanted.columns.entries()) {
      const header = headers[i];
      if (header === undefined || header === column.name) continue;
      if (await anyFormulaHolds([`${name}[`, `[${header}]`]))
        return columnInUse(title, name, header, column.name);
    }
  }
  return undefined;
}
