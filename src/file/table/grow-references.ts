import type { Package } from "../package/package";
import type { FileContents } from "../read/contents";
import { mayReferTo } from "../write/calculation";
import { editPart, type PartEditor } from "../xml/edit-part";
import { escapeExcelText } from "../xml/escape";
import { decodeExcelText } from "../xml/excel-text";
import { attribute, child, childrenNamed, descendantsNamed, localName } from "../xml/find";
import { heaviestSheet } from "../xml/parse-part";
import { splice, type Edit } from "../xml/splice";
import { decodeXmlText } from "../xml/xml-text";
import { formulaOf, setFormula } from "./formula-xml";
import { growRuleFormulas } from "./grow-ranges";
import { grownFormula } from "./grown-formula";
import type { Growth } from "./growth";
import { rowTexts, withRows } from "./row-texts";

/**
 * What refers to a table's cells from elsewhere grows with it, as it does in Excel: people's charts, and formulas, rules and
 * sparklines of other sheets.
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
    if (await mayReferTo(pkg, other.part, sheet)) await growFormulas(pkg, other.part, sheet, growth);
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

const cellFormula = /(<(?:[\w.-]+:)?f(?:\s[^<>]*)?(?<!\/)>)([^<]+)(?=<\/)/g;

/** A sheet that may be too large for its tree: its cells' formulas are found in its text. */
async function growFormulas(pkg: Package, part: string, sheet: string, growth: Growth): Promise<void> {
  const texts = rowTexts(await pkg.text(part), part);
  const edits: Edit[] = [];
  for (const { index, 1: open = "", 2: raw = "" } of texts.text.matchAll(cellFormula)) {
    if (!raw.includes("!")) continue;
    const before = decodeExcelText(decodeXmlText(raw, part));
    const isShared = /\st\s*=\s*["']shared["']/.test(open);
    const after = grownFormula(before, growth, { sheet, isOnSheet: false, fixedOnly: isShared });
    if (after === before) continue;
    const start = index + open.length;
    edits.push({ start, end: start + raw.length, text: escapeExcelText(after) });
  }
  const shell = editPart(texts.shell, part, heaviestSheet);
  growRuleFormulas(shell, growth, sheet, false);
  if (edits.length || shell.changed()) pkg.set(part, withRows(shell, splice(texts.text, edits)));
}
