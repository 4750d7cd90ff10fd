import { FatalProblem } from "../../core/problem";
import { address, contains, covers, overlap, parseRange, rangeAddress } from "../../core/sheet/address";
import { filledFormula } from "../../core/sheet/formula-text";
import { totalsFixed } from "../../core/table-edit/why-not";
import type { Rect } from "../../workbook";
import type { Package } from "../package/package";
import { isOfType, relationshipsOf } from "../package/relationships";
import { editPart } from "../xml/edit-part";
import { escapeExcelText } from "../xml/escape";
import { attribute, child, descendantsNamed } from "../xml/find";
import { parsePart, type XmlElement } from "../xml/parse-part";
import { formulaOf } from "./formula-xml";
import { grownFormula } from "./grown-formula";
import type { Growth } from "./growth";
import type { PlacedCell } from "./sheet-rows";
import type { TableNow } from "./table-now";

/**
 * Moves the totals row down to where the grown table ends: cells, formats, height. Its formulas stay what they were, as when Excel
 * puts rows in above it. The first of the new rows takes its place. @throws FatalProblem when a cell of it can't be moved.
 */
export async function moveTotalsRow(pkg: Package, table: TableNow, growth: Growth): Promise<void> {
  const { rows, totalsRow } = table;
  if (totalsRow === undefined) return;
  await refuseComments(pkg, table, totalsRow);
  const totals = { ...table.rect, row: totalsRow, rows: 1 };
  for (const cell of rows.cells(totalsRow)) {
    if (!contains(totals, totalsRow, cell.column)) continue;
    rows.put(totalsRow + growth.by, cell.column, movedCell(table, cell, totals, growth));
  }
  moveHeight(table, totalsRow, growth);
}

function movedCell(table: TableNow, { element, column }: PlacedCell, totals: Rect, growth: Growth): string {
  const row = totals.row + growth.by;
  const editor = editPart(table.rows.row(totals.row)!.source(element));
  editor.setAttribute(editor.root, "r", address(row, column));
  const formula = child(editor.root, "f");
  if (formula) {
    const moved = movedFormula(table, formula, totals, column, growth);
    if (moved !== undefined) editor.replace(formula, moved);
  }
  return editor.text();
}

/** The moved cell's `<f>`; undefined when it stays as it is. */
function movedFormula(
  table: TableNow,
  formula: XmlElement,
  totals: Rect,
  column: number,
  growth: Growth,
): string | undefined {
  const place = { sheet: table.sheet.name, isOnSheet: true, fixedOnly: false };
  const text = formulaOf(formula);
  const type = attribute(formula, "t");
  if (type === "shared") {
    const own = unshared(table, formula, totals, column);
    return `<f>${escapeExcelText(grownFormula(own, growth, place))}</f>`;
  }
  if (type === "dataTable") return refuse(table, totals.row, column, "belongs to a data table");
  if (type === "array") {
    const spread = parseRange(attribute(formula, "ref") ?? "");
    if (!spread || !covers(totals, spread))
      return refuse(table, totals.row, column, "has a formula that fills other rows too");
    const ref = rangeAddress({ ...spread, row: totals.row + growth.by });
    return `<f t="array" ref="${ref}">${escapeExcelText(grownFormula(text, growth, place))}</f>`;
  }
  const moved = grownFormula(text, growth, place);
  return moved === text ? undefined : `<f>${escapeExcelText(moved)}</f>`;
}

/** A formula that cells share is written in the first of them; each of the others has it as if filled from there. */
function unshared(table: TableNow, formula: XmlElement, totals: Rect, column: number): string {
  const index = attribute(formula, "si");
  const ref = parseRange(attribute(formula, "ref") ?? "");
  if (ref && !covers(totals, ref))
    return refuse(table, totals.row, column, "has a formula that other rows share");
  const master = table.rows
    .formulas((xml) => /\ssi\s*=/.test(xml))
    .find((one) => attribute(one.formula, "si") === index && formulaOf(one.formula) !== "");
  if (!master) return refuse(table, totals.row, column, "has a formula that can't be read");
  return filledFormula(formulaOf(master.formula), master, { row: totals.row, column });
}

/** A height that was set goes with the totals row; where it was, the data's is put, or the sheet's usual one. */
function moveHeight({ rows, shell, last }: TableNow, totalsRow: number, { by }: Growth): void {
  const heightOf = (row: number): string | undefined => {
    const element = rows.row(row)?.root;
    return element && attribute(element, "ht");
  };
  const height = heightOf(totalsRow);
  if (height === undefined || heightOf(last) === height) return;
  rows.setRow(totalsRow + by, { ht: height, customHeight: "1" });
  const format = child(shell.root, "sheetFormatPr");
  const usual = heightOf(last) ?? (format && attribute(format, "defaultRowHeight"));
  // Without the flag a program works the height out from what stands in the row.
  rows.setRow(totalsRow, { ...(usual === undefined ? {} : { ht: usual }), customHeight: "0" });
}

/** Comments lie in parts of their own, drawn at a place; they are people's words, so none is left at another cell. */
async function refuseComments(pkg: Package, table: TableNow, totalsRow: number): Promise<void> {
  const { sheet, rect } = table;
  for (const relationship of await relationshipsOf(pkg, sheet.part)) {
    if (!isOfType(relationship, "comments") || !pkg.has(relationship.target)) continue;
    const comments = parsePart(await pkg.text(relationship.target), relationship.target);
    for (const comment of descendantsNamed(comments, "comment")) {
      const at = parseRange(attribute(comment, "ref") ?? "");
      if (at && overlap(at, { ...rect, row: totalsRow, rows: 1 }))
        refuse(table, totalsRow, at.column, "has a comment");
    }
  }
}

function refuse(table: TableNow, row: number, column: number, what: string): never {
  const { name, sheet } = table;
  throw new FatalProblem(totalsFixed(name, sheet.name, row, column, what), {
    sheet: sheet.name,
    table: name,
    cell: address(row, column),
  });
}
