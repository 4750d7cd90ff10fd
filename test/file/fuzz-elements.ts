import { entriesOf, zipOf, type RawPart } from "./package/raw-zip";

/** Elements and attributes of a workbook's parts, one after the other: left out, emptied, doubled, or saying something else. */

export interface ElementDamage {
  part: string;
  what: string;
  bytes: Uint8Array;
}

const WRONG = ["", "-1", "99999999999", "A1:XFD1048576", "#REF!", "rId1"];

/** @param every takes one damage in so many. */
export function* elementDamage(bytes: Uint8Array, every: number): Generator<ElementDamage> {
  const parts = entriesOf(bytes).map(({ name, content }) => ({ name, content: content.toString("utf8") }));
  let count = 0;
  for (const { name, content } of parts) {
    if (!/\.(xml|rels)$/.test(name)) continue;
    for (const { what, damaged } of damages(content)) {
      if (count++ % every !== 0) continue;
      const changed = parts.map((part): RawPart => ({ ...part, level: 1 }));
      changed.find((part) => part.name === name)!.content = damaged();
      yield { part: name, what, bytes: zipOf(changed) };
    }
  }
}

interface Damage {
  what: string;
  damaged(): string;
}

function* damages(text: string): Generator<Damage> {
  for (const tag of text.matchAll(/<([\w:]+)((?:\s+[\w:.-]+="[^"]*")*)\s*(\/?)>/g)) {
    const [open, name = "", , selfClosing] = tag;
    const start = tag.index;
    const end = (): number => (selfClosing ? start + open.length : closeOf(text, start, name));
    const inPlace = (kind: string, put: (element: string) => string): Damage => ({
      what: `${kind} ${open.slice(0, 80)}`,
      damaged: () => text.slice(0, start) + put(text.slice(start, end())) + text.slice(end()),
    });
    yield inPlace("without", () => "");
    yield inPlace("twice", (element) => element + element);
    yield inPlace("renamed", () => "<zz/>");
    if (!selfClosing) yield inPlace("empty", () => `${open.slice(0, -1)}/>`);
    for (const { 0: attribute, 1: key, index } of open.matchAll(/\s+([\w:.-]+)="[^"]*"/g)) {
      const put = (value: string) => (element: string) =>
        element.slice(0, index) + value + element.slice(index + attribute.length);
      yield inPlace(`without ${key} in`, put(""));
      for (const wrong of WRONG) yield inPlace(`${key}="${wrong}" in`, put(` ${key}="${wrong}"`));
    }
  }
}

function closeOf(text: string, start: number, name: string): number {
  let depth = 0;
  const tags = new RegExp(`<(/?)${name}(?:\\s[^>]*?)?(/?)>`, "g");
  tags.lastIndex = start;
  for (let tag = tags.exec(text); tag; tag = tags.exec(text)) {
    if (tag[2] === "/") continue;
    depth += tag[1] === "/" ? -1 : 1;
    if (depth === 0) return tags.lastIndex;
  }
  return text.length;
}
