import type { PartEditor } from "../xml/edit-part";
import { attribute, child, childrenNamed, descendantsNamed, localName } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";

/** Conditional formats, validations and the like: what holds for a list of ranges. */
export interface SheetRule {
  ranges: readonly string[];
  setRanges(text: string): void;
  formulas: readonly XmlElement[];
  /** A cell can have one of these only. */
  isValidation: boolean;
}

/** All rules of a sheet, Excel 2010's among them. */
export const rulesOf = (editor: PartEditor): SheetRule[] => [...classicRules(editor), ...laterRules(editor)];

const rangesIn = (text: string | undefined): string[] => (text ?? "").split(/\s+/).filter(Boolean);

function classicRules(editor: PartEditor): SheetRule[] {
  const { root } = editor;
  const listed = (list: string, name: string): XmlElement[] => {
    const found = child(root, list);
    return found ? childrenNamed(found, name) : [];
  };
  const rule = (element: XmlElement, isValidation = false): SheetRule => ({
    ranges: rangesIn(attribute(element, "sqref")),
    setRanges: (text) => editor.setAttribute(element, "sqref", text),
    formulas: ["formula", "formula1", "formula2"].flatMap((name) => descendantsNamed(element, name)),
    isValidation,
  });
  return [
    ...childrenNamed(root, "conditionalFormatting").map((element) => rule(element)),
    ...listed("dataValidations", "dataValidation").map((element) => rule(element, true)),
    ...listed("ignoredErrors", "ignoredError").map((element) => rule(element)),
    ...listed("protectedRanges", "protectedRange").map((element) => rule(element)),
  ];
}

/** What Excel 2010 added stands in `extLst`, its ranges in an element. */
function laterRules(editor: PartEditor): SheetRule[] {
  return ["conditionalFormatting", "dataValidation"].flatMap((name) =>
    inExtensions(editor.root, name).flatMap((element) => {
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

/** What a sparkline draws, or the dates that a group of them has along its axis. */
export interface SparklineFormula {
  formula: XmlElement;
  /** The sparkline's cell; undefined for the dates. */
  cell: string | undefined;
}

export const sparklineFormulas = ({ root }: PartEditor): SparklineFormula[] =>
  inExtensions(root, "sparklineGroup").flatMap((group) =>
    descendantsNamed(group, "f").map((formula) => {
      const holder = formula.parent as XmlElement;
      return { formula, cell: holder === group ? undefined : child(holder, "sqref")?.text };
    }),
  );

function inExtensions(root: XmlElement, name: string): XmlElement[] {
  const list = child(root, "extLst");
  return list ? descendantsNamed(list, name) : [];
}
