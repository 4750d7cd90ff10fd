import { WORKSHEET_ORDER } from "../../../src/file/write/worksheet-order";
import type { PartEditor } from "../../../src/file/xml/edit-part";
import { escapeAttribute } from "../../../src/file/xml/escape";
import { attribute, child } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";

/** Makes a child of the root be this; nothing: takes it away. */
export const put = (editor: PartEditor, name: string, xml: string, order = WORKSHEET_ORDER): void =>
  setChild(editor, editor.root, name, xml, order);

export function setChild(
  editor: PartEditor,
  parent: XmlElement,
  name: string,
  xml: string,
  order: readonly string[],
): void {
  const old = child(parent, name);
  if (old && xml) editor.replace(old, xml);
  else if (old) editor.remove(old);
  else if (xml) editor.insert(parent, name, xml, order);
}

export type Attributes = Readonly<Record<string, string | undefined>>;

/** An element as it is, with these attributes; those of `undefined` go. */
export function elementXml(
  name: string,
  old: XmlElement | undefined,
  attributes: Attributes,
  content = "",
): string {
  const all = { ...old?.attributes, ...attributes };
  const written = Object.entries(all)
    .filter((one): one is [string, string] => one[1] !== undefined)
    .map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
    .join("");
  return content ? `<${name}${written}>${content}</${name}>` : `<${name}${written}/>`;
}

/** Sets attributes of a child of the root that holds nothing; it is made when it is needed. */
export function setAttributes(editor: PartEditor, name: string, attributes: Attributes): void {
  const old = child(editor.root, name);
  const says = Object.values(attributes).some((value) => value !== undefined);
  const isSame = old && Object.entries(attributes).every(([key, value]) => attribute(old, key) === value);
  if (isSame || (!old && !says)) return;
  put(editor, name, elementXml(name, old, attributes));
}
