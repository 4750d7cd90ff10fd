import { elements, localName } from "../xml/find";
import type { XmlElement } from "../xml/parse-part";

/** Gives for an entry that an attribute refers to (`fontId`) the first of its list that says the same. */
export type Alike = (attribute: string, index: number) => number;

/** Attributes that only repeat what the rest says, or say the default. */
const SILENT: Readonly<Record<string, string>> = {
  numFmtId: "0",
  fontId: "0",
  fillId: "0",
  borderId: "0",
  xfId: "0",
  pivotButton: "0",
  quotePrefix: "0",
  locked: "1",
  hidden: "0",
  vertical: "bottom",
  horizontal: "general",
  textRotation: "0",
  wrapText: "0",
  indent: "0",
  relativeIndent: "0",
  shrinkToFit: "0",
  readingOrder: "0",
  justifyLastLine: "0",
  diagonalUp: "0",
  diagonalDown: "0",
  outline: "1",
  style: "none",
};

/** What parts of a font mean when they have no `val` (ECMA-376 Part 1, 18.8.2 and 18.4.13), and the `val` that says nothing. */
const PARTS_OF_FONT: Readonly<Record<string, { unsaid?: string; silent: string }>> = {
  ...Object.fromEntries(
    ["b", "i", "strike", "outline", "shadow", "condense", "extend"].map((flag) => [
      flag,
      { unsaid: "1", silent: "0" },
    ]),
  ),
  u: { unsaid: "single", silent: "none" },
  charset: { silent: "1" },
  vertAlign: { silent: "baseline" },
  scheme: { silent: "none" },
};

/**
 * What an entry of the stylesheet says, whatever its prefixes, the order of its attributes, what follows from the rest or goes
 * without saying: programs differ in all of these.
 */
export function meaningOf(entry: XmlElement, alike: Alike = (_, index) => index): string {
  const isConditional = localName(entry.name) === "dxf";
  const meaning = (element: XmlElement): string | undefined => {
    const name = localName(element.name);
    const said = attributesSaid(element, alike);
    const part = PARTS_OF_FONT[name];
    if (part) {
      if (!said.has("val") && part.unsaid) said.set("val", part.unsaid);
      // A conditional format that says "not bold" takes a cell's boldness away.
      if (said.get("val") === part.silent && !(isConditional && name === "b")) return undefined;
    }
    const isSolid = said.get("patternType") === "solid" && !isConditional;
    const children = elements(element).flatMap((child) => {
      // The second colour of a solid fill does not show.
      if (isSolid && localName(child.name) === "bgColor") return [];
      return meaning(child) ?? [];
    });
    if (!said.size && !children.length) return undefined;
    const attributes = [...said].map(([attribute, value]) => `${attribute}=${value}`).sort();
    return `${name}[${attributes.join(",")}](${children.sort().join("")})`;
  };
  return meaning(entry) ?? "";
}

function attributesSaid({ attributes }: XmlElement, alike: Alike): Map<string, string> {
  const said = new Map<string, string>();
  for (const [prefixed, written] of Object.entries(attributes)) {
    const name = localName(prefixed);
    if (/^(apply|xmlns)/.test(name)) continue;
    const isReference = /^(numFmt|font|fill|border)Id$/.test(name);
    const value = isReference ? String(alike(name, Number(written))) : plain(written);
    if (SILENT[name] !== value) said.set(name, value);
  }
  return said;
}

const plain = (value: string): string => {
  const lower = value.toLowerCase();
  return lower === "true" ? "1" : lower === "false" ? "0" : lower;
};
