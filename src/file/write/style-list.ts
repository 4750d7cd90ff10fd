import type { PartEditor } from "../xml/edit-part";
import { child, childrenNamed } from "../xml/find";
import { parsePart } from "../xml/parse-part";
import { meaningOf, type Alike } from "./style-meaning";

/** One of the stylesheet's lists (`fonts`, `cellXfs`…), which only ever grows: cells refer to entries by their index. */
export interface StyleList {
  /** The index of an entry that says the same, whatever its spelling, or of a new one. */
  index(xml: string): number;
  /** The first entry that says the same as another. */
  alike(index: number): number;
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

/**
 * @param first what the list begins with: cells without a style use its first entry, so that must never be one of ours.
 * @param alike for the entries of other lists that these refer to.
 */
export function styleList(
  editor: PartEditor,
  name: string,
  entryName: string,
  first: readonly string[],
  alike?: Alike,
): StyleList {
  const list = child(editor.root, name);
  const entries = list ? childrenNamed(list, entryName) : [];
  const keys = entries.map((entry) => meaningOf(entry, alike));
  const indexes = new Map<string, number>();
  const added: string[] = [];
  const note = (key: string, index: number): void => {
    if (!indexes.has(key)) indexes.set(key, index);
  };
  keys.forEach(note);
  const add = (xml: string, key: string): number => {
    const index = entries.length + added.push(xml) - 1;
    note(key, index);
    return index;
  };
  const keyOf = (xml: string): string => meaningOf(parsePart(xml), alike);
  const begin = (): void => {
    for (const xml of first.slice(entries.length + added.length)) add(xml, keyOf(xml));
  };
  return {
    index(xml) {
      begin();
      const key = keyOf(xml);
      return indexes.get(key) ?? add(xml, key);
    },
    alike(index) {
      const key = keys[index];
      return key === undefined ? index : indexes.get(key)!;
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
