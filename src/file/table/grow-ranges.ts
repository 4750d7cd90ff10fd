import { bottom, overlap, parseRange, rangeAddress } from "../../core/sheet/address";
import type { Rect } from "../../workbook";
import type { PartEditor } from "../xml/edit-part";
import { attribute, child, childrenNamed, descendantsNamed, localName } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";
import { formulaOf, setFormula } from "./formula-xml";
import { filledFormula, grownFormula, type FormulaPlace } from "./grown-formula";
import { grown, newCells, type Growth } from "./growth";

/** Conditional formats, validations and the like: what holds for a list of ranges. */
interface Ruled {
  ranges: readonly string[];
  setRanges(text: string): void;
  formulas: readonly XmlElement[];
  /** A cell can have one of these only. */
  isValidation: boolean;
}

/**
 * Makes what holds for the table's data hold for its new rows: conditional formats and validations, Excel 2010's among them, ignored
 * errors, ranges that may be edited. A validation that people gave the cells below stays the only one there.
 */
export function growRanges(editor: PartEditor, growth: Growth, sheet: string): void {
  const all = [...classicRules(editor), ...laterRules(editor)];
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
    moveFormulas(editor, rule, growth, sheet);
  }
}

/** Formulas are relative to the first cell of the ranges: they move with it when all is in the totals row. */
function moveFormulas(editor: PartEditor, rule: Ruled, growth: Growth, sheet: string): void {
  const found = rects(rule.ranges);
  const [first] = found;
  const isTotals = found.every((rect) => grown(rect, growth).row !== rect.row);
  const place: FormulaPlace = { sheet, isOnSheet: true, fixedOnly: true };
  for (const element of rule.formulas) {
    const formula = grownFormula(formulaOf(element), growth, place);
    const moved =
      first && isTotals ? filledFormula(formula, first, { ...first, row: first.row + growth.by }) : formula;
    setFormula(editor, element, moved);
  }
}

const rects = (ranges: readonly string[]): Rect[] => ranges.flatMap((range) => parseRange(range) ?? []);

const rangesIn = (text: string | undefined): string[] => (text ?? "").split(/\s+/).filter(Boolean);

function classicRules(editor: PartEditor): Ruled[] {
  const { root } = editor;
  const listed = (list: string, name: string): XmlElement[] => {
    const found = child(root, list);
    return found ? childrenNamed(found, name) : [];
  };
  const ruled = (element: XmlElement, isValidation = false): Ruled => ({
    ranges: rangesIn(attribute(element, "sqref")),
    setRanges: (text) => editor.setAttribute(element, "sqref", text),
    formulas: ["formula", "formula1", "formula2"].flatMap((name) => descendantsNamed(element, name)),
    isValidation,
  });
  return [
    ...childrenNamed(root, "conditionalFormatting").map((element) => ruled(element)),
    ...listed("dataValidations", "dataValidation").map((element) => ruled(element, true)),
    ...listed("ignoredErrors", "ignoredError").map((element) => ruled(element)),
    ...listed("protectedRanges", "protectedRange").map((element) => ruled(element)),
  ];
}

/** What Excel 2010 added stands in `extLst`, its ranges in an element. Sparklines are not among them: they are a cell's own. */
function laterRules(editor: PartEditor): Ruled[] {
  const list = child(editor.root, "extLst");
  if (!list) return [];
  return ["conditionalFormatting", "dataValidation"].flatMap((name) =>
    descendantsNamed(list, name).flatMap((element) => {
      const sqref = child(element, "sqref");
      if (!sqref) return [];
      return [
        {
          ranges: rangesIn(sqref.text),
          setRanges: (text: string) =>
            editor.replace(sqref, `<${localName(sqref.name)}>${text}</${localName(sqref.name)}>`),
          formulas: descendantsNamed(element, "f"),
          isValidation: name === "dataValidation",
        },
      ];
    }),
  );
}
