import type { Package } from "../package/package";
import type { FileContents } from "../read/contents";
import { anyRefersTo } from "../write/calculation";
import { editPart, type PartEditor } from "../xml/edit-part";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, child, childrenNamed, descendantsNamed, localName } from "../xml/find";
import { splice, type Edit } from "../xml/splice";
import { decodeXmlText } from "../xml/xml-text";
import { formulaOf, formulaText, setFormula } from "./formula-xml";
import { grownFormula } from "./grown-formula";
import type { Growth } from "./growth";

/**
 * What refers to a table's cells from elsewhere grows with it, as it does in Excel: people's charts, and formulas and rules of other
 * sheets.
 */
export async function growReferences(
  pkg: Package,
  contents: FileContents,
  sheet: string,
  growth: Growth,
): Promise<void> {
  for (const name of pkg.names()) {
    if (/(^|\/)charts\/[^/]+\.xml$/i.test(name)) await growChart(pkg, name, sheet, growth);
  }
  for (const other of contents.sheets) {
    if (other.name === sheet) continue;
    const alone = { ...contents, sheets: [other], definedNames: [] };
    if (await anyRefersTo(pkg, alone, [sheet])) await growFormulas(pkg, other.part, sheet, growth);
  }
}

/** The same for names. Our own say where we are, and that is ours to say. */
export function growNames(workbook: PartEditor, sheet: string, growth: Growth): void {
  const list = child(workbook.root, "definedNames");
  for (const element of list ? childrenNamed(list, "definedName") : []) {
    if (/^primed_/i.test(attribute(element, "name") ?? "")) continue;
    const place = { sheet, isOnSheet: false, fixedOnly: false };
    setFormula(workbook, element, grownFormula(formulaOf(element), growth, place));
  }
}

async function growChart(pkg: Package, part: string, sheet: string, growth: Growth): Promise<void> {
  const text = await pkg.text(part);
  if (!text.includes("!")) return;
  const editor = editPart(text, part);
  if (!localName(editor.root.name).startsWith("chartSpace")) return;
  for (const element of descendantsNamed(editor.root, "f")) {
    const place = { sheet, isOnSheet: false, fixedOnly: false };
    setFormula(editor, element, grownFormula(formulaOf(element), growth, place));
  }
  if (editor.changed()) pkg.set(part, editor.text());
}

const formulas = /(<(?:[\w.-]+:)?(?:f|formula[12]?)(?:\s[^<>]*)?(?<!\/)>)([^<]+)(?=<\/)/g;

/** A sheet that may be too large for its tree: formulas are found in its text. */
async function growFormulas(pkg: Package, part: string, sheet: string, growth: Growth): Promise<void> {
  const text = await pkg.text(part);
  const edits: Edit[] = [];
  for (const { index, 1: open = "", 2: raw = "" } of text.matchAll(formulas)) {
    if (!raw.includes("!")) continue;
    const before = decodeExcelText(decodeXmlText(raw, part));
    const isShared = /\st\s*=\s*["']shared["']/.test(open);
    const after = grownFormula(before, growth, { sheet, isOnSheet: false, fixedOnly: isShared });
    if (after === before) continue;
    const start = index + open.length;
    edits.push({ start, end: start + raw.length, text: formulaText(after) });
  }
  if (edits.length) pkg.set(part, splice(text, edits));
}
