import { bottom, overlap, parseRange, rangeAddress } from "../../core/sheet/address";
import { filledFormula } from "../../core/sheet/formula-text";
import type { Rect } from "../../workbook";
import type { PartEditor } from "../xml/edit-part";
import type { XmlElement } from "../xml/parse-part";
import { cellsIn } from "../../core/sheet/cut-rects";
import { formulaOf, setFormula } from "./formula-xml";
import { grownFormula } from "./grown-formula";
import { grown, newCells, type Growth } from "./growth";
import { rulesOf, sparklineFormulas, type SheetRule } from "./sheet-rules";

/**
 * Makes what holds for the table's data hold for its new rows: conditional formats and validations, Excel 2010's among them, ignored
 * errors, ranges that may be edited. A validation that people gave the cells below stays the only one there.
 */
export function growRanges(editor: PartEditor, growth: Growth): void {
  const all = rulesOf(editor);
  const validated = all.filter(({ isValidation }) => isValidation).flatMap(({ ranges }) => rects(ranges));
  const added = newCells(growth);
  for (const rule of all) {
    const moved = rule.ranges.map((range) => {
      const before = parseRange(range);
      if (!before) return range;
      const after = grown(before, growth);
      if (after === before) return range;
      const reached = { ...added, column: before.column, columns: before.columns };
      const isTaken = validated.some(
        (other) => bottom(other) > bottom(growth.rect) && overlap(other, reached),
      );
      return rule.isValidation && isTaken ? range : rangeAddress(after);
    });
    if (moved.join(" ") !== rule.ranges.join(" ")) rule.setRanges(moved.join(" "));
  }
}

/**
 * Makes what a sheet's rules and sparklines say of the table's cells say it of its new rows.
 * @param sheet the sheet that the table is on. @param isOnSheet whether the rules are on it too.
 */
export function growRuleFormulas(
  editor: PartEditor,
  growth: Growth,
  sheet: string,
  isOnSheet: boolean,
): void {
  const grow = (element: XmlElement, ranges: readonly string[]): string => {
    const inTable = isOnSheet && rects(ranges).some((rect) => overlap(rect, growth.rect));
    // What a rule says of several cells it says relative to each; what stands in the table's rows is about those rows.
    const place = { sheet, isOnSheet, fixedOnly: inTable || cellsIn(rects(ranges)) > 1 };
    return grownFormula(formulaOf(element), growth, place);
  };
  for (const rule of rulesOf(editor)) {
    for (const element of rule.formulas) {
      const formula = grow(element, rule.ranges);
      setFormula(editor, element, isOnSheet ? movedFormula(formula, rule, growth) : formula);
    }
  }
  for (const { formula, cell } of sparklineFormulas(editor)) {
    setFormula(editor, formula, grow(formula, cell === undefined ? [] : [cell]));
  }
}

/** Formulas are relative to the first cell of the ranges: they move with it when all is in the totals row. */
function movedFormula(formula: string, { ranges }: SheetRule, growth: Growth): string {
  const found = rects(ranges);
  const [first] = found;
  const isTotals = found.every((rect) => grown(rect, growth).row !== rect.row);
  return first && isTotals
    ? filledFormula(formula, first, { ...first, row: first.row + growth.by })
    : formula;
}

const rects = (ranges: readonly string[]): Rect[] => ranges.flatMap((range) => parseRange(range) ?? []);
