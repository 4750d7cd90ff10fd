import type { PartEditor } from "../xml/edit-part";
import { child, childrenNamed, elements, localName } from "../xml/find";
import { parsePart, type XmlElement } from "../xml/parse-part";

/** One of the stylesheet's lists (`fonts`, `cellXfs`…), which only ever grows: cells refer to entries by their index. */
export interface StyleList {
  /** The index of an entry that says the same, whatever its spelling, or of a new one. */
  index(xml: string): number;
  /** Makes the list begin with the entries that Excel takes for granted, where it is too short to. */
  begin(): void;
  grown(): boolean;
  /** Puts what was added into the editor, once, at the end. */
  commit(): void;
}

/** The children of a stylesheet in the schema's order (ECMA-376 Part 1, 18.8.39). */
const STYLESHEET_ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
];

/** @param first what the list begins with: cells without a style use its first entry, so that must never be one of ours. */
export function styleList(
  editor: PartEditor,
  name: string,
  entryName: string,
  first: readonly string[],
): StyleList {
  const list = child(editor.root, name);
  const entries = list ? childrenNamed(list, entryName) : [];
  const indexes = new Map<string, number>();
  const added: string[] = [];
  const note = (key: string, index: number): void => {
    if (!indexes.has(key)) indexes.set(key, index);
  };
  entries.forEach((entry, index) => note(canonical(entry), index));
  const add = (xml: string, key: string): number => {
    const index = entries.length + added.push(xml) - 1;
    note(key, index);
    return index;
  };
  const begin = (): void => {
    for (const xml of first.slice(entries.length + added.length)) add(xml, canonical(parsePart(xml)));
  };
  return {
    index(xml) {
      begin();
      const key = canonical(parsePart(xml));
      return indexes.get(key) ?? add(xml, key);
    },
    begin,
    grown: () => added.length > 0,
    commit: () => appendToList(editor, name, entries.length, added),
  };
}

/** Puts entries at the end of a list of the stylesheet, which is made if it is not there. */
export function appendToList(
  editor: PartEditor,
  name: string,
  before: number,
  added: readonly string[],
): void {
  if (!added.length) return;
  const list = child(editor.root, name);
  const count = String(before + added.length);
  if (!list) {
    const xml = `<${name} count="${count}">${added.join("")}</${name}>`;
    return editor.insert(editor.root, name, xml, STYLESHEET_ORDER);
  }
  editor.append(list, added.join(""));
  editor.setAttribute(list, "count", count);
}

/** Attributes that only repeat what the rest says, or say the default. */
const SILENT: Readonly<Record<string, string>> = {
  pivotButton: "0",
  quotePrefix: "0",
  locked: "1",
  hidden: "0",
  vertical: "bottom",
  horizontal: "general",
  textRotation: "0",
  wrapText: "0",
  indent: "0",
  shrinkToFit: "0",
  readingOrder: "0",
  justifyLastLine: "0",
};

/** What an element says, whatever its prefixes, the order of its attributes or the flags that follow from them. */
function canonical(element: XmlElement): string {
  const attributes = Object.entries(element.attributes)
    .map(([name, value]): [string, string] => [localName(name), plain(value)])
    .filter(([name, value]) => !/^(apply|xmlns)/.test(name) && SILENT[name] !== value)
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  const children = elements(element)
    .map(canonical)
    .filter((text) => text !== "alignment[]()" && text !== "protection[]()")
    .sort();
  return `${localName(element.name)}[${attributes.join(",")}](${children.join("")})`;
}

const plain = (value: string): string => {
  const lower = value.toLowerCase();
  return lower === "true" ? "1" : lower === "false" ? "0" : lower;
};
