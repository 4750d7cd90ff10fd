import { quotedText } from "../../../src/core/sheet/quoted-text";
import {
  extensionItems,
  VALIDATIONS_URI,
  type ExtensionChange,
} from "../../../src/file/write/over-cells/extensions";
import { rectsOf, sqref } from "../../../src/file/write/over-cells/sqref";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeExcelAttribute, escapeExcelText } from "../../../src/file/xml/escape";
import { decodeExcelText } from "../../../src/file/xml/excel-text";
import { attribute, booleanAttribute, child, childrenNamed } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";
import type { Validation } from "../book/validation";
import { fileFormula, shownFormula } from "./formulas";
import { put } from "./set-element";
import { capital, small } from "./style-words";

const TYPES: readonly (readonly [file: string, api: Validation["type"]])[] = [
  ["none", "None"],
  ["whole", "WholeNumber"],
  ["decimal", "Decimal"],
  ["list", "List"],
  ["date", "Date"],
  ["time", "Time"],
  ["textLength", "TextLength"],
  ["custom", "Custom"],
];
const OPERATORS: readonly (readonly [file: string, api: NonNullable<Validation["operator"]>])[] = [
  ["between", "Between"],
  ["notBetween", "NotBetween"],
  ["equal", "EqualTo"],
  ["notEqual", "NotEqualTo"],
  ["greaterThan", "GreaterThan"],
  ["lessThan", "LessThan"],
  ["greaterThanOrEqual", "GreaterThanOrEqualTo"],
  ["lessThanOrEqual", "LessThanOrEqualTo"],
];

/** Those of the list itself, and those that Excel keeps in the extension list. */
export function readValidations(root: XmlElement): Validation[] {
  const list = child(root, "dataValidations");
  return [
    ...(list ? childrenNamed(list, "dataValidation") : []).map((one) =>
      validationOf(one, attribute(one, "sqref")),
    ),
    ...extensionItems(root, VALIDATIONS_URI).map((one) => validationOf(one, child(one, "sqref")?.text)),
  ];
}

function validationOf(element: XmlElement, ranges: string | undefined): Validation {
  const text = (name: string): string => decodeExcelText(attribute(element, name) ?? "");
  const flag = (name: string): boolean => booleanAttribute(element, name);
  const type = TYPES.find(([file]) => file === (attribute(element, "type") ?? "none"))?.[1] ?? "None";
  const isBounded = !["List", "Custom", "None"].includes(type);
  const said = attribute(element, "operator") ?? "between";
  const operator = OPERATORS.find(([file]) => file === said)?.[1];
  const formula = (name: string): string | number | undefined => {
    const holder = child(element, name);
    const its = holder && decodeExcelText((child(holder, "f") ?? holder).text);
    return its === undefined || its === "" ? undefined : shownBound(its, type);
  };
  const [formula1, formula2] = [formula("formula1"), formula("formula2")];
  return {
    rects: rectsOf(ranges ?? ""),
    type,
    ...(isBounded && operator ? { operator } : {}),
    ...(formula1 === undefined ? {} : { formula1 }),
    ...(formula2 === undefined ? {} : { formula2 }),
    // The file's word for it means the opposite (ECMA-376 Part 1, 18.3.1.32).
    dropDown: !flag("showDropDown"),
    ignoreBlanks: flag("allowBlank"),
    prompt: { show: flag("showInputMessage"), title: text("promptTitle"), message: text("prompt") },
    alert: {
      show: flag("showErrorMessage"),
      style: capital(attribute(element, "errorStyle") ?? "stop") as Validation["alert"]["style"],
      title: text("errorTitle"),
      message: text("error"),
    },
  };
}

/** A list's own texts stand in quotes in files, and as they are in the API; numbers are numbers there. */
function shownBound(text: string, type: Validation["type"]): string | number {
  const quoted = type === "List" ? /^"((?:[^"]|"")*)"$/.exec(text) : null;
  if (quoted) return quoted[1]!.replace(/""/g, '"');
  if (type !== "List" && type !== "Custom" && /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    return Number(text);
  return shownFormula(text, undefined);
}

const fileBound = (bound: string | number, type: Validation["type"]): string =>
  typeof bound === "number"
    ? String(bound)
    : bound.startsWith("=")
      ? fileFormula(bound, undefined)
      : type === "List"
        ? quotedText(bound)
        : bound;

/** Writes all validations of a sheet anew. @returns what is to change in the extension list. */
export function writeValidations(editor: PartEditor, validations: readonly Validation[]): ExtensionChange {
  const written = validations.filter(({ rects }) => rects.length).map(validationXml);
  put(
    editor,
    "dataValidations",
    written.length ? `<dataValidations count="${written.length}">${written.join("")}</dataValidations>` : "",
  );
  const removed = extensionItems(editor.root, VALIDATIONS_URI);
  return { uri: VALIDATIONS_URI, list: "dataValidations", removed, added: [] };
}

function validationXml(validation: Validation): string {
  const { rects, type, operator, formula1, formula2, prompt, alert } = validation;
  const word = <T>(words: readonly (readonly [string, T])[], api: T): string | undefined =>
    words.find(([, its]) => its === api)?.[0];
  const text = (name: string, value: string): string =>
    value ? ` ${name}="${escapeExcelAttribute(value)}"` : "";
  const attributes = [
    type === "None" ? "" : ` type="${word(TYPES, type)}"`,
    alert.style === "Stop" ? "" : ` errorStyle="${small(alert.style)}"`,
    operator === undefined || operator === "Between" ? "" : ` operator="${word(OPERATORS, operator)}"`,
    validation.ignoreBlanks ? ` allowBlank="1"` : "",
    validation.dropDown ? "" : ` showDropDown="1"`,
    prompt.show ? ` showInputMessage="1"` : "",
    alert.show ? ` showErrorMessage="1"` : "",
    text("errorTitle", alert.title),
    text("error", alert.message),
    text("promptTitle", prompt.title),
    text("prompt", prompt.message),
    ` sqref="${sqref(rects)}"`,
  ].join("");
  const formulas = [formula1, formula2].map((bound, i) =>
    bound === undefined
      ? ""
      : `<formula${i + 1}>${escapeExcelText(fileBound(bound, type))}</formula${i + 1}>`,
  );
  return `<dataValidation${attributes}>${formulas.join("")}</dataValidation>`;
}
