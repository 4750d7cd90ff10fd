import { whyTableStays as why } from "../core/owned/why-table-stays";
import type { SheetSpec } from "../core/sheet/spec";
import type { Package } from "./package/package";
import type { FileContents } from "./read/contents";
import type { TablePart } from "./read/sheet-tables";
import { holdsAny } from "./write/calculation";
import { cellFormula, type SheetNow } from "./write/sheet-now";
import { escapeText } from "./xml/escape";

/** Why a table of ours must not be changed, in a sentence; undefined when it may. @param before our tables as they are. */
export const whyTableStays = (
  pkg: Package,
  contents: FileContents,
  title: string,
  now: SheetNow,
  before: readonly TablePart[],
  spec: SheetSpec,
): Promise<string | undefined> =>
  why(title, before, spec, (needles) => anyFormulaHolds(pkg, contents, title, now, needles));

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
