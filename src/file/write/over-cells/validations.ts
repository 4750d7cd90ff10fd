import {
  allowedFormulas,
  LONGEST_MESSAGE,
  LONGEST_TITLE,
  REFUSAL_TITLE,
  type Validation,
} from "../../../core/sheet/validation";
import { parseRange } from "../../../core/sheet/address";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import { escapeAttribute, escapeText } from "../../xml/escape";
import { encodeExcelText } from "../../xml/excel-text";
import { attribute, child, childrenNamed } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import { WORKSHEET_ORDER } from "../worksheet-order";
import { extensionItems, VALIDATIONS_URI, type ExtensionChange } from "./extensions";
import { partition, sqref, without } from "./sqref";

/** A validation as it stands on a worksheet, in the list itself or, where Excel wants it so, in the extension list. */
interface ValidationNow {
  element: XmlElement;
  extended: boolean;
  ours: boolean;
  inside: Rect[];
  outside: string[];
}

/**
 * Makes the validations of our area as the spec says. People's stay, and are all that holds where they have one: a cell with two
 * is one that Excel can't show.
 * @returns what is to change in the extension list.
 */
export function writeValidations(
  editor: PartEditor,
  validations: readonly Validation[],
  areas: readonly Rect[],
): ExtensionChange {
  const all = validationsNow(editor.root, areas);
  const ours = all.filter((one) => one.ours);
  const gone = ours.filter(({ outside }) => !outside.length);
  for (const { element, outside, extended } of ours) {
    if (!outside.length) continue;
    if (extended) editor.replace(child(element, "sqref")!, rangesXml(element, outside));
    else editor.setAttribute(element, "sqref", outside.join(" "));
  }
  writeList(
    editor,
    gone.filter(({ extended }) => !extended).map(({ element }) => element),
    free(validations, all).map(validationXml),
  );
  return {
    uri: VALIDATIONS_URI,
    list: "dataValidations",
    removed: gone.filter(({ extended }) => extended).map(({ element }) => element),
    added: [],
  };
}

export function showsValidations(
  root: XmlElement,
  validations: readonly Validation[],
  areas: readonly Rect[],
): boolean {
  const all = validationsNow(root, areas);
  const size = (rects: readonly Rect[]): number =>
    rects.reduce((sum, { rows, columns }) => sum + rows * columns, 0);
  const found = all.filter(({ ours }) => ours).flatMap(({ inside }) => inside);
  return size(found) === size(free(validations, all).flatMap(({ rects }) => rects));
}

function validationsNow(root: XmlElement, areas: readonly Rect[]): ValidationNow[] {
  const list = child(root, "dataValidations");
  const found = (element: XmlElement, extended: boolean): ValidationNow => {
    const text = extended ? child(element, "sqref")?.text : attribute(element, "sqref");
    const { inside, outside } = partition(text ?? "", areas);
    return {
      element,
      extended,
      inside,
      outside,
      ours: inside.length > 0 && attribute(element, "errorTitle") === REFUSAL_TITLE,
    };
  };
  return [
    ...(list ? childrenNamed(list, "dataValidation") : []).map((element) => found(element, false)),
    ...extensionItems(root, VALIDATIONS_URI).map((element) => found(element, true)),
  ];
}

/** The spec's validations without the cells that have one of people's. */
function free(validations: readonly Validation[], all: readonly ValidationNow[]): Validation[] {
  const theirs = all
    .filter(({ ours }) => !ours)
    .flatMap(({ inside, outside }) => [...inside, ...outside.flatMap((range) => parseRange(range) ?? [])]);
  return validations
    .map((validation) => ({ ...validation, rects: without(validation.rects, theirs) }))
    .filter(({ rects }) => rects.length);
}

function writeList(editor: PartEditor, removed: readonly XmlElement[], added: readonly string[]): void {
  const list = child(editor.root, "dataValidations");
  if (!removed.length && !added.length) return;
  const left = (list ? childrenNamed(list, "dataValidation").length : 0) - removed.length + added.length;
  if (!list) {
    const xml = `<dataValidations count="${left}">${added.join("")}</dataValidations>`;
    return editor.insert(editor.root, "dataValidations", xml, WORKSHEET_ORDER);
  }
  // Excel takes no list with nothing in it.
  if (!left) return editor.remove(list);
  for (const element of removed) editor.remove(element);
  if (added.length) editor.append(list, added.join(""));
  editor.setAttribute(list, "count", String(left));
}

function validationXml({ rects, allowed, prompt, refusal }: Validation): string {
  const text = (name: string, value: string | undefined, longest: number): string =>
    value ? ` ${name}="${escapeAttribute(encodeExcelText(value.slice(0, longest)))}"` : "";
  const bounded = "min" in allowed || "max" in allowed ? allowed : undefined;
  const operator =
    bounded?.min === undefined
      ? bounded?.max === undefined
        ? ""
        : ` operator="lessThanOrEqual"`
      : bounded.max === undefined
        ? ` operator="greaterThanOrEqual"`
        : "";
  const attributes = [
    allowed.kind === "any" ? "" : ` type="${allowed.kind}"`,
    refusal && refusal.style !== "stop" ? ` errorStyle="${refusal.style}"` : "",
    operator,
    ` allowBlank="1"`,
    prompt ? ` showInputMessage="1"` : "",
    refusal ? ` showErrorMessage="1"` : "",
    text("errorTitle", REFUSAL_TITLE, LONGEST_TITLE),
    text("error", refusal?.message, LONGEST_MESSAGE),
    text("promptTitle", prompt?.title, LONGEST_TITLE),
    text("prompt", prompt?.message, LONGEST_MESSAGE),
    ` sqref="${sqref(rects)}"`,
  ].join("");
  const formulas = allowedFormulas(allowed).map(
    (formula, i) => `<formula${i + 1}>${escapeText(encodeExcelText(formula))}</formula${i + 1}>`,
  );
  return `<dataValidation${attributes}>${formulas.join("")}</dataValidation>`;
}

function rangesXml(element: XmlElement, ranges: readonly string[]): string {
  const { name } = child(element, "sqref")!;
  return `<${name}>${ranges.join(" ")}</${name}>`;
}
