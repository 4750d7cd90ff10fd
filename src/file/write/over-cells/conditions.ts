import { canBeDrawn, coversConditions, isOurCondition } from "../../../core/owned/conditions";
import type { Condition } from "../../../core/sheet/condition";
import { formulaFor } from "../../../core/sheet/cut-rects";
import { hash } from "../../../core/sheet/hash";
import type { Made } from "../../../core/sheet/made";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import { escapeExcelText } from "../../xml/escape";
import { decodeExcelText } from "../../xml/excel-text";
import {
  attribute,
  child,
  childrenNamed,
  descendantsNamed,
  elements,
  integerAttribute,
  localName,
} from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import type { StyleBook } from "../style-book";
import { WORKSHEET_ORDER } from "../worksheet-order";
import { conditionXml } from "./condition-xml";
import { conditionsNow, type ConditionNow } from "./conditions-now";
import { CONDITIONS_URI, extensionItems, type ExtensionChange } from "./extensions";
import { sqref } from "./sqref";

/**
 * Makes the conditional formats of our area as the spec says. Those that were ours go, from our area only (a copy of one that
 * people have made elsewhere is theirs); new ones come after people's, whose rules so win.
 * @returns what is to change in the extension list.
 */
export function writeConditions(
  editor: PartEditor,
  conditions: readonly Condition[],
  areas: readonly Rect[],
  made: Made,
  styles: StyleBook,
): ExtensionChange {
  const all = conditionsNow(editor.root, areas, styles);
  const ours = all.filter((one) => isOurCondition(one, made));
  const removed = takeOut(editor, all, ours);

  const kept = all.filter((one) => !ours.includes(one) || one.outside.length).map(({ rule }) => rule);
  const extended = extensionItems(editor.root, CONDITIONS_URI).flatMap((one) => childrenNamed(one, "cfRule"));
  let priority = Math.max(
    0,
    ...[...kept, ...extended].map((rule) => integerAttribute(rule, "priority") ?? 0),
  );
  const aroundCells = elements(editor.root).filter(({ name }) => localName(name) !== "sheetData");
  const ids = aroundCells.flatMap((element) => descendantsNamed(element, "id"));
  const taken = new Set(ids.map((element) => element.text.trim()));
  const added: string[] = [];
  conditions.filter(canBeDrawn).forEach((condition, index) => {
    const format = condition.kind === "rule" ? styles.differentialFormat(condition) : 0;
    const { main, extension } = conditionXml(condition, ++priority, format, freeId(index, taken));
    editor.insert(editor.root, "conditionalFormatting", main, WORKSHEET_ORDER);
    if (extension) added.push(extension);
  });
  return { uri: CONDITIONS_URI, list: "conditionalFormattings", removed, added };
}

/** @returns the items of the extension list that go whole. */
function takeOut(
  editor: PartEditor,
  all: readonly ConditionNow[],
  ours: readonly ConditionNow[],
): XmlElement[] {
  for (const holder of new Set(ours.map((one) => one.holder))) {
    const here = ours.filter((one) => one.holder === holder);
    const { ranges, outside } = here[0]!;
    const rules = here
      .map(({ rule }) => movedRule(editor, rule, (formula) => formulaFor(outside, formula, ranges)))
      .join("");
    const elsewhere = `<conditionalFormatting sqref="${sqref(outside)}">${rules}</conditionalFormatting>`;
    if (all.filter((one) => one.holder === holder).length === here.length) {
      if (outside.length) editor.replace(holder, elsewhere);
      else editor.remove(holder);
    } else {
      for (const { rule } of here) editor.remove(rule);
      if (outside.length) editor.insert(editor.root, "conditionalFormatting", elsewhere, WORKSHEET_ORDER);
    }
  }
  const removed: XmlElement[] = [];
  for (const holder of new Set(ours.flatMap(({ half }) => (half ? [half.holder] : [])))) {
    const here = ours.filter(({ half }) => half?.holder === holder);
    const ranges = child(holder, "sqref");
    const { outside } = here[0]!;
    const alone = childrenNamed(holder, "cfRule").length === here.length;
    if (alone && outside.length && ranges) {
      editor.replace(ranges, `<${ranges.name}>${sqref(outside)}</${ranges.name}>`);
    } else if (alone) removed.push(holder);
    else if (!outside.length) for (const { half } of here) editor.remove(half!.rule);
  }
  return removed;
}

/** A rule's text, with its formula as another first cell has it. */
function movedRule(editor: PartEditor, rule: XmlElement, move: (formula: string) => string): string {
  const element = child(rule, "formula");
  if (!element) return editor.source(rule);
  const text = escapeExcelText(move(decodeExcelText(element.text)));
  return editor
    .source(rule)
    .replace(editor.source(element), () => `<${element.name}>${text}</${element.name}>`);
}

/** The same id for the same condition at each refresh, and no id that is there already. */
function freeId(index: number, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const digits = [0, 1, 2, 3]
      .map((part) => hash(`${index} ${attempt} ${part}`))
      .join("")
      .toUpperCase();
    const id = digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "{$1-$2-$3-$4-$5}");
    if (taken.has(id)) continue;
    taken.add(id);
    return id;
  }
}

/** Whether every condition of the spec is there, as often as it should be. */
export function showsConditions(
  root: XmlElement,
  conditions: readonly Condition[],
  areas: readonly Rect[],
  made: Made,
  styles: StyleBook,
): boolean {
  const ours = conditionsNow(root, areas, styles).filter((one) => isOurCondition(one, made));
  return coversConditions(ours, conditions) && bothHalves(ours);
}

const bothHalves = (ours: readonly ConditionNow[]): boolean =>
  ours.every(({ rule, half }) => attribute(rule, "type") !== "dataBar" || half !== undefined);
