import { localName } from "../../../src/file/xml/find";
import { escapeAttribute, escapeText } from "../../../src/file/xml/escape";
import { XmlElement } from "../../../src/file/xml/parse-part";

/**
 * An element as XML that can stand in any part: without the prefix of the worksheet's own names, and with every other namespace that it
 * uses said at its root.
 */
export function sourceOf(element: XmlElement): string {
  const own = prefixOfRoot(element);
  const used = new Set<string>();
  const xml = xmlOf(element, own, used);
  const declared = [...used].flatMap((prefix) => {
    const namespace = namespaceOf(element, prefix);
    return namespace === undefined || element.attributes[`xmlns:${prefix}`] !== undefined
      ? []
      : [` xmlns:${prefix}="${escapeAttribute(namespace)}"`];
  });
  const nameEnd = /^<[\w.:-]+/.exec(xml)![0].length;
  return xml.slice(0, nameEnd) + declared.join("") + xml.slice(nameEnd);
}

function xmlOf(element: XmlElement, own: string, used: Set<string>): string {
  const name = named(element.name, own, used);
  const attributes = Object.entries(element.attributes).map(([key, value]) => {
    if (key.includes(":") && !key.startsWith("xmlns")) used.add(key.slice(0, key.indexOf(":")));
    return ` ${key}="${escapeAttribute(value)}"`;
  });
  const content = element.children.map((node) =>
    node instanceof XmlElement
      ? xmlOf(node, own, used)
      : node.type === "text" || node.type === "cdata"
        ? escapeText((node as unknown as { text: string }).text)
        : "",
  );
  const open = `<${name}${attributes.join("")}`;
  return content.length ? `${open}>${content.join("")}</${name}>` : `${open}/>`;
}

function named(name: string, own: string, used: Set<string>): string {
  const colon = name.indexOf(":");
  const prefix = colon < 0 ? "" : name.slice(0, colon);
  if (prefix === own) return localName(name);
  used.add(prefix);
  return name;
}

function prefixOfRoot(element: XmlElement): string {
  let root = element;
  while (root.parent instanceof XmlElement) root = root.parent;
  const colon = root.name.indexOf(":");
  return colon < 0 ? "" : root.name.slice(0, colon);
}

function namespaceOf(element: XmlElement, prefix: string): string | undefined {
  for (let at: unknown = element; at instanceof XmlElement; at = at.parent) {
    const value = at.attributes[`xmlns:${prefix}`];
    if (value !== undefined) return value;
  }
  return undefined;
}
