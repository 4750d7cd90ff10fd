import { attribute, child } from "../../../src/file/xml/find";
import type { XmlElement } from "../../../src/file/xml/parse-part";

/** An attribute as a number; undefined when it is missing or is none. */
export function numberAttribute(element: XmlElement | undefined, name: string): number | undefined {
  const text = element && attribute(element, name);
  const number = text === undefined || text.trim() === "" ? NaN : Number(text);
  return Number.isFinite(number) ? number : undefined;
}

/** The element at the end of a path of children. */
export const at = (from: XmlElement | undefined, ...path: string[]): XmlElement | undefined =>
  path.reduce((found: XmlElement | undefined, name) => found && child(found, name), from);

/** The `val` of a child, as charts and styles say most things. */
export const valOf = (parent: XmlElement | undefined, name: string): string | undefined => {
  const found = parent && child(parent, name);
  return found && attribute(found, "val");
};

export const numberVal = (parent: XmlElement | undefined, name: string): number | undefined =>
  numberAttribute(parent && child(parent, name), "val");
