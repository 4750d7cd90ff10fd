import { elements, localName, prefixOf } from "./find";
import { parsePart, type XmlElement } from "./parse-part";
import { splice, type Edit } from "./splice";

/**
 * Changes to a small part that leave every other character as it was. Changes are collected against the text as parsed and
 * made at once by `text()`. XML given to it is written without prefixes; it takes the prefix of its parent here.
 */
export interface PartEditor {
  root: XmlElement;
  /** The element as it stands in the text. */
  source(element: XmlElement): string;
  replace(element: XmlElement, xml: string): void;
  remove(element: XmlElement): void;
  /** As the parent's last child. */
  append(parent: XmlElement, xml: string): void;
  /** Just before an element, as its sibling. */
  insertBefore(sibling: XmlElement, xml: string): void;
  /** As a child of `parent` named `name`, where the schema's order wants it. */
  insert(parent: XmlElement, name: string, xml: string, order: readonly string[]): void;
  setAttribute(element: XmlElement, name: string, value: string): void;
  changed(): boolean;
  text(): string;
}

export function editPart(text: string, part?: string, heaviest?: number): PartEditor {
  const root = parsePart(text, part, heaviest);
  const edits: Edit[] = [];
  /** What an empty-element tag (`<a/>`) is to hold, since it has to be opened first. */
  const fillings = new Map<XmlElement, Filling[]>();

  const selfClosing = (element: XmlElement): boolean =>
    text.endsWith("/>", element.end) && !element.children.length;

  const insertAt = (parent: XmlElement, offset: number, xml: string, rank = Number.MAX_VALUE): void => {
    const prefixed = withPrefix(xml, prefixOf(parent.name));
    if (selfClosing(parent))
      fillings.set(parent, [...(fillings.get(parent) ?? []), { text: prefixed, rank }]);
    else edits.push({ start: offset, end: offset, text: prefixed, rank });
  };

  const closeTag = (element: XmlElement): number => text.lastIndexOf("</", element.end - 1);

  return {
    root,
    source: (element) => text.slice(element.start, element.end),
    replace: (element, xml) =>
      void edits.push({
        start: element.start,
        end: element.end,
        text: withPrefix(xml, prefixOf(element.name)),
      }),
    remove: (element) => void edits.push({ start: element.start, end: element.end, text: "" }),
    append: (parent, xml) => insertAt(parent, closeTag(parent), xml),
    insertBefore: ({ start, name }, xml) =>
      void edits.push({ start, end: start, text: withPrefix(xml, prefixOf(name)) }),
    insert(parent, name, xml, order) {
      const place = order.indexOf(name);
      let rank = -1;
      const before = elements(parent).filter((element) => {
        // What the order does not name belongs with what stands before it.
        rank = rankOf(element, order) ?? rank;
        return rank <= place;
      });
      const last = before[before.length - 1];
      const start = last ? last.end : (parent.children[0]?.start ?? closeTag(parent));
      insertAt(parent, start, xml, place);
    },
    setAttribute(element, name, value) {
      const tagEnd = endOfOpenTag(text, element.start);
      const tag = text.slice(element.start, tagEnd);
      const found = new RegExp(`(\\s${name}\\s*=\\s*)("[^"]*"|'[^']*')`).exec(tag);
      if (found) {
        const start = element.start + found.index + found[1]!.length;
        edits.push({ start, end: start + found[2]!.length, text: `"${value}"` });
      } else {
        const start = element.start + 1 + element.name.length;
        edits.push({ start, end: start, text: ` ${name}="${value}"` });
      }
    },
    changed: () => edits.length > 0 || fillings.size > 0,
    text: () =>
      splice(text, [
        ...edits,
        ...[...fillings].map(([element, xml]) => ({
          start: element.end - 2,
          end: element.end,
          text: `>${inRank(xml)}</${element.name}>`,
        })),
      ]),
  };
}

/** An element's place in the schema's order; that of `AlternateContent` is that of what it gives to choose from. */
function rankOf(element: XmlElement, order: readonly string[]): number | undefined {
  const name = localName(element.name);
  if (order.includes(name)) return order.indexOf(name);
  if (name !== "AlternateContent") return undefined;
  const choices = elements(element).flatMap((choice) => elements(choice));
  return choices.map((choice) => rankOf(choice, order)).find((rank) => rank !== undefined);
}

/** What an element that held nothing is to hold: lower ranks first. */
interface Filling {
  text: string;
  rank: number;
}

const inRank = (fillings: readonly Filling[]): string =>
  [...fillings]
    .sort((a, b) => a.rank - b.rank)
    .map(({ text }) => text)
    .join("");

/** XML with a prefix on each tag that has none; what only looks like a tag, in a CDATA section, is text. */
function withPrefix(xml: string, prefix: string): string {
  if (prefix === "") return xml;
  return xml.replace(/<!\[CDATA\[.*?\]\]>|<\/?(?=[A-Za-z])(?![\w.-]+:)/gs, (found) =>
    found.startsWith("<!") ? found : found + prefix,
  );
}

/** Just past the `>` that ends the open tag at `start`; quotes may hold a `>`. */
function endOfOpenTag(text: string, start: number): number {
  let quote = "";
  for (let i = start; i < text.length; i++) {
    const character = text[i]!;
    if (quote) {
      if (character === quote) quote = "";
    } else if (character === '"' || character === "'") quote = character;
    else if (character === ">") return i + 1;
  }
  return text.length;
}
