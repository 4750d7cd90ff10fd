/**
 * Finding elements and attributes by local name: `sheet` finds `<sheet>` and `<x:sheet>` alike, since programs differ in the
 * prefixes they write.
 */
import { XmlElement } from "@rgrove/parse-xml";

const relationshipNamespaces = [
  "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
  "http://purl.oclc.org/ooxml/officeDocument/relationships",
];

/** A name without its prefix. */
export function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

/** The prefix of a name with its colon (`x:`), or nothing: to write new elements as their neighbours are written. */
export function prefixOf(name: string): string {
  return name.slice(0, name.indexOf(":") + 1);
}

/** The element children, in order. */
export function elements(parent: XmlElement): XmlElement[] {
  return parent.children.filter((node): node is XmlElement => node instanceof XmlElement);
}

/** The element children of this local name, in order. */
export function childrenNamed(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).filter((element) => localName(element.name) === name);
}

/** The first element child of this local name. */
export function child(parent: XmlElement, name: string): XmlElement | undefined {
  return childrenNamed(parent, name)[0];
}

/** All elements of this local name anywhere below, in document order. */
export function descendantsNamed(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((element) => [
    ...(localName(element.name) === name ? [element] : []),
    ...descendantsNamed(element, name),
  ]);
}

/** An attribute's value: the name as written if there is one, else the first of the same local name. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const exact = element.attributes[name];
  if (exact !== undefined) return exact;
  const local = localName(name);
  const found = Object.keys(element.attributes).find(
    (key) => localName(key) === local && !key.startsWith("xmlns"),
  );
  return found === undefined ? undefined : element.attributes[found];
}

/** An attribute as a whole number, or nothing if it is missing or is not one. */
export function integerAttribute(element: XmlElement, name: string): number | undefined {
  const value = attribute(element, name);
  return value !== undefined && /^\s*-?\d+\s*$/.test(value) ? Number(value) : undefined;
}

/** An attribute as xsd:boolean: `1` and `true` (and the `on` that old files have) are true. */
export function booleanAttribute(element: XmlElement, name: string, whenMissing = false): boolean {
  const value = attribute(element, name);
  return value === undefined ? whenMissing : ["1", "true", "on"].includes(value.trim().toLowerCase());
}

/** The relationship id (`r:id`, whatever its prefix) or another attribute of that namespace (`r:embed`). A plain `id` is not one. */
export function relationshipId(element: XmlElement, name = "id"): string | undefined {
  for (const [key, value] of Object.entries(element.attributes)) {
    const colon = key.indexOf(":");
    if (colon < 1 || key.slice(colon + 1) !== name) continue;
    if (relationshipNamespaces.includes(namespaceOf(element, key.slice(0, colon)) ?? "")) return value;
  }
  return undefined;
}

/** The namespace a prefix (`""` for the default) stands for at this element. */
export function namespaceOf(element: XmlElement, prefix: string): string | undefined {
  const key = prefix === "" ? "xmlns" : `xmlns:${prefix}`;
  for (let at: unknown = element; at instanceof XmlElement; at = at.parent) {
    const value = at.attributes[key];
    if (value !== undefined) return value;
  }
  return undefined;
}
