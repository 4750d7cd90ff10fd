import type { SheetSpec } from "../core/sheet/spec";
import type { Package } from "./package/package";
import type { FileContents } from "./read/contents";
import type { TablePart } from "./read/sheet-tables";
import { columnInUse, tableInUse } from "../core/owned/why-skipped";
import { holdsAny } from "./write/calculation";
import { cellFormula, type SheetNow } from "./write/sheet-now";
import { sameName } from "../core/owned/own-tables";
import { escapeText } from "./xml/escape";

/**
 * Why a table of ours must not be changed: people's formulas use a column that they have given another name, or the table itself, which
 * is no longer wanted. Excel follows in formulas what is renamed in Excel; what we rename it would take for damage.
 */
export async function whyTableStays(
  pkg: Package,
  contents: FileContents,
  title: string,
  now: SheetNow,
  before: readonly TablePart[],
  spec: SheetSpec,
): Promise<string | undefined> {
  for (const { name, headers } of before) {
    const wanted = spec.tables.find((table) => sameName(table.name, name));
    const uses = (needles: readonly string[]) => anyFormulaHolds(pkg, contents, title, now, needles);
    if (!wanted) {
      if (await uses([`${name}[`])) return tableInUse(title, name);
      continue;
    }
    for (const [i, column] of wanted.columns.entries()) {
      const header = headers[i];
      if (header === undefined || header === column.name) continue;
      if (await uses([`${name}[`, `[${header}]`])) return columnInUse(title, name, header, column.name);
    }
  }
  return undefined;
}

/** Whether formulas of people's on the sheet, or any on another, hold all of these. */
async function anyFormulaHolds(
  pkg: Package,
  { sheets }: FileContents,
  title: string,
  { rows }: SheetNow,
  needles: readonly string[],
): Promise<boolean> {
  const theirs = rows.flatMap(({ cells }) =>
    cells.flatMap(({ peoples, element }) => {
      const formula = peoples ? cellFormula(element) : undefined;
      return formula ?? [];
    }),
  );
  if (theirs.some((formula) => needles.every((needle) => formula.includes(needle)))) return true;
  for (const { name, part } of sheets) {
    if (name === title) continue;
    const found = await Promise.all(needles.map((needle) => holdsAny(pkg, part, [escapeText(needle)])));
    if (found.every(Boolean)) return true;
  }
  return false;
}
