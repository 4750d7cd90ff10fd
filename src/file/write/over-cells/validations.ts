import {
  allowedFormulas,
  LONGEST_MESSAGE,
  LONGEST_TITLE,
  REFUSAL_TITLE,
  validationSignature,
  type Validation,
} from "../../../core/sheet/validation";
import { coversValidations, freeValidations } from "../../../core/owned/validations";
import { formulaFor } from "../../../core/sheet/cut-rects";
import { cutText } from "../../../core/sheet/cut-text";
import type { Rect } from "../../../workbook";
import type { PartEditor } from "../../xml/edit-part";
import { escapeExcelAttribute, escapeExcelText } from "../../xml/escape";
import { decodeExcelText } from "../../xml/excel-text";
import { attribute, child, childrenNamed } from "../../xml/find";
import type { XmlElement } from "../../xml/parse-part";
import { changeList } from "../sheet-list";
import { extensionItems, VALIDATIONS_URI, type ExtensionChange } from "./extensions";
import { partition, rectsOf, sqref } from "./sqref";

/** A validation as it stands on a worksheet, in the list itself or, where Excel wants it so, in the extension list. */
interface ValidationNow {
  element: XmlElement;
  extended: boolean;
  ours: boolean;
  ranges: Rect[];
  inside: Rect[];
  outside: Rect[];
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
  date1904: boolean,
): ExtensionChange {
  const all = validationsNow(editor.root, areas);
  const ours = all.filter((one) => one.ours);
  const gone = ours.filter(({ outside }) => !outside.length);
  for (const one of ours) if (one.outside.length) keepOutside(editor, one);
  changeList(editor, {
    name: "dataValidations",
    removed: gone.filter(({ extended }) => !extended).map(({ element }) => element),
    added: free(validations, all).map((validation) => validationXml(validation, date1904)),
    counted: true,
  });
  return {
    uri: VALIDATIONS_URI,
    list: "dataValidations",
    removed: gone.filter(({ extended }) => extended).map(({ element }) => element),
    added: [],
  };
}

/** A copy of ours that people have made elsewhere is theirs; its formulas are then for another first cell. */
function keepOutside(editor: PartEditor, { element, extended, ranges, outside }: ValidationNow): void {
  for (const formula of formulasOf(element, extended)) {
    const moved = formulaFor(outside, decodeExcelText(formula.text), ranges);
    const text = escapeExcelText(moved);
    if (moved !== formula.text) editor.replace(formula, `<${formula.name}>${text}</${formula.name}>`);
  }
  const place = extended ? child(element, "sqref") : undefined;
  if (place) editor.replace(place, `<${place.name}>${sqref(outside)}</${place.name}>`);
  else editor.setAttribute(element, "sqref", sqref(outside));
}

/** Whether the spec's validations are there, each as large as it should be, and no others of ours. */
export function showsValidations(
  root: XmlElement,
  validations: readonly Validation[],
  areas: readonly Rect[],
  date1904: boolean,
): boolean {
  const all = validationsNow(root, areas);
  const found = all
    .filter(({ ours }) => ours)
    .map(({ element, extended, inside }) => {
      const formulas = formulasOf(element, extended).map(({ text }) => decodeExcelText(text));
      return [validationSignature(attribute(element, "type") ?? "none", formulas), inside] as const;
    });
  return coversValidations(found, free(validations, all), date1904);
}

/** `formula1` and `formula2`; in the extension list each holds its text in an `f`. */
const formulasOf = (element: XmlElement, extended: boolean): XmlElement[] =>
  ["formula1", "formula2"].flatMap((name) => {
    const formula = child(element, name);
    return (extended ? formula && child(formula, "f") : formula) ?? [];
  });

function validationsNow(root: XmlElement, areas: readonly Rect[]): ValidationNow[] {
  const list = child(root, "dataValidations");
  const found = (element: XmlElement, extended: boolean): ValidationNow => {
    const text = (extended ? child(element, "sqref")?.text : attribute(element, "sqref")) ?? "";
    const parts = partition(text, areas);
    const ours = parts.inside.length > 0 && attribute(element, "errorTitle") === REFUSAL_TITLE;
    return { element, extended, ranges: rectsOf(text), ...parts, ours };
  };
  return [
    ...(list ? childrenNamed(list, "dataValidation") : []).map((element) => found(element, false)),
    ...extensionItems(root, VALIDATIONS_URI).map((element) => found(element, true)),
  ];
}

/** The spec's validations for the cells that have none of people's. */
const free = (validations: readonly Validation[], all: readonly ValidationNow[]): Validation[] =>
  freeValidations(
    validations,
    all.filter(({ ours }) => !ours).flatMap(({ ranges }) => ranges),
  );

function validationXml({ rects, allowed, prompt, refusal }: Validation, date1904: boolean): string {
  const text = (name: string, value: string | undefined, longest: number): string =>
    value ? ` ${name}="${escapeExcelAttribute(cutText(value, longest))}"` : "";
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
  const formulas = allowedFormulas(allowed, date1904).map(
    (formula, i) => `<formula${i + 1}>${escapeExcelText(formula)}</formula${i + 1}>`,
  );
  return `<dataValidation${attributes}>${formulas.join("")}</dataValidation>`;
}
