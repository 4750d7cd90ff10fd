import type { Condition } from "../../../core/sheet/condition";
import { hash } from "../../../core/sheet/hash";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import { attribute, child, childrenNamed, descendantsNamed, integerAttribute } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import type { StyleBook } from "../style-book";
import { WORKSHEET_ORDER } from "../worksheet-order";
import { conditionXml } from "./condition-xml";
import { conditionsNow, isOurs, type ConditionNow } from "./conditions-now";
import { CONDITIONS_URI, type ExtensionChange } from "./extensions";

/**
 * Makes the conditional formats of our area as the spec says. Those that were ours go, from our area only (a copy of one that
 * people have made elsewhere is theirs); new ones come after people's, whose rules so win.
 * @returns what is to change in the extension list.
 */
export function writeConditions(
  editor: PartEditor,
  conditions: readonly Condition[],
  areas: readonly Rect[],
  record: ReadonlySet<string>,
  styles: StyleBook,
): ExtensionChange {
  const all = conditionsNow(editor.root, areas, styles);
  const ours = all.filter((one) => isOurs(one, record));
  const removed = takeOut(editor, all, ours);

  const kept = all.filter((one) => !ours.includes(one) || one.outside.length);
  let priority = Math.max(0, ...kept.map(({ rule }) => integerAttribute(rule, "priority") ?? 0));
  const taken = new Set(descendantsNamed(editor.root, "id").map((element) => element.text.trim()));
  const added: string[] = [];
  conditions.forEach((condition, index) => {
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
    const { outside } = here[0]!;
    const rules = here.map(({ rule }) => editor.source(rule)).join("");
    const elsewhere = `<conditionalFormatting sqref="${outside.join(" ")}">${rules}</conditionalFormatting>`;
    const alone = all.filter((one) => one.holder === holder).length === here.length;
    if (alone && outside.length) editor.setAttribute(holder, "sqref", outside.join(" "));
    else if (alone) editor.remove(holder);
    else {
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
      editor.replace(ranges, `<${ranges.name}>${outside.join(" ")}</${ranges.name}>`);
    } else if (alone) removed.push(holder);
    else if (!outside.length) for (const { half } of here) editor.remove(half!.rule);
  }
  return removed;
}

/** The same id for the same condition at each refresh, and no id that is there already. */
function freeId(index: number, taken: Set<string>): string {
  for (let attempt = 0; ; attempt++) {
    const digits = [0, 1, 2, 3]
      .map((part) => hash(`${index} ${attempt} ${part}`))
      .join("")
      .toUpperCase();
    const groups = [
      digits.slice(0, 8),
      digits.slice(8, 12),
      digits.slice(12, 16),
      digits.slice(16, 20),
      digits.slice(20),
    ];
    const id = `{${groups.join("-")}}`;
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
  record: ReadonlySet<string>,
  styles: StyleBook,
): boolean {
  const cells = (rects: readonly Rect[]) => rects.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const ours = conditionsNow(root, areas, styles).filter((one) => isOurs(one, record));
  const covered = ours.reduce((sum, { inside }) => sum + cells(inside), 0);
  return covered === cells(conditions.map(({ rect }) => rect)) && bothHalves(ours);
}

const bothHalves = (ours: readonly ConditionNow[]): boolean =>
  ours.every(({ rule, half }) => attribute(rule, "type") !== "dataBar" || half !== undefined);
