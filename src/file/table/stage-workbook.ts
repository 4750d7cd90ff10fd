import type { Package } from "../package/package";
import type { FileContents } from "../read/contents";
import { anyOtherRefersTo, dropCalculationChain } from "../write/calculation";
import { calculateOnLoad, openWorkbookXml } from "../write/workbook-xml";
import { growNames, growReferences } from "./grow-references";
import type { Growth } from "./growth";
import type { TableNow } from "./table-now";

/**
 * What an edit means for the rest of the workbook: references to the table's cells grow with it, the chain of formulas goes when
 * some are new or have moved, and Excel is asked to calculate when a formula may show something else now.
 */
export async function stageWorkbook(
  pkg: Package,
  contents: FileContents,
  table: TableNow,
  growth: Growth | undefined,
  formulasChanged: boolean,
): Promise<void> {
  const { workbookPart } = contents;
  if (growth) await growReferences(pkg, contents, table.sheet.name, growth);
  if (formulasChanged) await dropCalculationChain(pkg, workbookPart);
  const text = await pkg.text(workbookPart);
  const editor = openWorkbookXml(text);
  if (growth) growNames(editor, table.sheet.name, growth);
  if (formulasChanged || (await anyFormulaSees(pkg, contents, table))) calculateOnLoad(editor);
  const changed = editor.text();
  if (changed !== text) pkg.set(workbookPart, changed);
}

/** Whether a formula of the table's sheet, or one elsewhere that names the sheet or the table, may depend on the table's cells. */
const anyFormulaSees = async (
  pkg: Package,
  contents: FileContents,
  { name, sheet, rows }: TableNow,
): Promise<boolean> =>
  rows.hasFormulas() || anyOtherRefersTo(pkg, contents, [{ title: sheet.name, names: [name] }]);
