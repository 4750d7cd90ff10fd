import { escapeExcelText } from "../xml/escape";
import { decodeExcelText } from "../xml/excel-text";
import { localName } from "../xml/find";
import type { PartEditor } from "../xml/edit-part";
import type { XmlElement } from "../xml/parse-part";

/** The formula that an element holds. */
export const formulaOf = (element: XmlElement): string => decodeExcelText(element.text);

/** Gives an element that holds a formula another one, keeping its attributes. */
export function setFormula(editor: PartEditor, element: XmlElement, formula: string): void {
  if (formula === formulaOf(element)) return;
  const source = editor.source(element);
  const open = /^<[^>]*>/.exec(source)?.[0];
  const xml =
    open && !open.endsWith("/>") ? open.replace(/^<(?:[\w.-]+:)?/, "<") : `<${localName(element.name)}>`;
  editor.replace(element, `${xml}${escapeExcelText(formula)}</${localName(element.name)}>`);
}
