import { bottom, rangeAddress, right } from "../../core/sheet/address";
import { rectOf } from "../read/address";
import { attribute, booleanAttribute, child, childrenNamed, descendantsNamed } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { formulaOf, setFormula } from "./formula-xml";
import { grownFormula } from "./grown-formula";
import { grown, type Growth } from "./growth";
import { growRanges, growRuleFormulas } from "./grow-ranges";
import type { TableNow } from "./table-now";

/** Makes a table longer in its own part and on its sheet, all but the cells. */
export function growTable(table: TableNow, growth: Growth): void {
  growTablePart(table, growth);
  growRanges(table.shell, growth);
  growRuleFormulas(table.shell, growth, table.sheet.name, true);
  moveLinks(table, growth);
  growDimension(table, growth);
  growCellFormulas(table, growth);
}

/** Its range, and those of its filter and sorting; what it is filtered and sorted by stays. */
function growTablePart({ editor, sheet }: TableNow, growth: Growth): void {
  const { root } = editor;
  const grow = (element: XmlElement): void => {
    const ref = rectOf(attribute(element, "ref") ?? "");
    if (ref) editor.setAttribute(element, "ref", rangeAddress(grown(ref, growth)));
  };
  editor.setAttribute(root, "ref", rangeAddress({ ...growth.rect, rows: growth.rect.rows + growth.by }));
  childrenNamed(root, "autoFilter").forEach(grow);
  descendantsNamed(root, "sortState").forEach(grow);
  descendantsNamed(root, "sortCondition").forEach(grow);
  for (const element of descendantsNamed(root, "calculatedColumnFormula")) {
    const place = { sheet: sheet.name, isOnSheet: true, fixedOnly: true };
    setFormula(editor, element, grownFormula(formulaOf(element), growth, place));
  }
}

/** An empty table of Excel's shows one row that is not yet data; it is once something stands in it. */
export function startTable({ editor }: TableNow): void {
  if (booleanAttribute(editor.root, "insertRow")) editor.setAttribute(editor.root, "insertRow", "0");
}

/** Links in the totals row go where it goes. */
function moveLinks({ shell }: TableNow, growth: Growth): void {
  const list = child(shell.root, "hyperlinks");
  for (const link of list ? childrenNamed(list, "hyperlink") : []) {
    const ref = rectOf(attribute(link, "ref") ?? "");
    if (ref && ref.row === growth.totalsRow)
      shell.setAttribute(link, "ref", rangeAddress(grown(ref, growth)));
  }
}

function growDimension({ shell }: TableNow, { rect, by }: Growth): void {
  const element = child(shell.root, "dimension");
  const old = element && rectOf(attribute(element, "ref") ?? "");
  if (!old) return;
  const row = Math.min(old.row, rect.row);
  const column = Math.min(old.column, rect.column);
  const rows = Math.max(bottom(old), bottom(rect) + by) - row + 1;
  const columns = Math.max(right(old), right(rect)) - column + 1;
  const ref = rangeAddress({ row, column, rows, columns });
  if (ref !== attribute(element, "ref")) shell.setAttribute(element, "ref", ref);
}

/** Formulas on the table's own sheet that refer to its columns; those of the totals row are seen to when it moves. */
function growCellFormulas({ rows, rect, sheet }: TableNow, growth: Growth): void {
  const ends = [growth.last, growth.totalsRow ?? growth.last].map(String);
  const mayChange = (xml: string): boolean => ends.some((row) => xml.includes(row));
  for (const { row, column, formula, editor } of rows.formulas(mayChange)) {
    const inTable = row >= rect.row && row <= bottom(rect) && column >= rect.column && column <= right(rect);
    if (inTable && (row === growth.totalsRow || rows.isPut(row, column))) continue;
    const place = {
      sheet: sheet.name,
      isOnSheet: true,
      fixedOnly: inTable || attribute(formula, "t") === "shared",
    };
    const before = formulaOf(formula);
    if (before !== "") setFormula(editor, formula, grownFormula(before, growth, place));
  }
}
