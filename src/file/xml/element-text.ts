import {
  cdataStart,
  endsName,
  hasWord,
  incomplete,
  nextAttribute,
  skipOther,
  skipTo,
  tagCursor,
  tagName,
} from "./tokens";
import { decodeUtf8 } from "./utf8";
import { decodeXmlText } from "./xml-text";

const slash = 47;
const lessThan = 60;
const cdataEnd = "]]>";

/** What a cell or a shared string holds. */
export interface ElementText {
  /** The index after the element's closing tag. */
  end: number;
  /** The text of a `<v>` directly within, when there is one. */
  value: string | undefined;
  /** The text of every `<t>` that is shown: runs joined, phonetic guides left out. */
  shown: string | undefined;
  /** There is an `<f>` directly within. */
  formula: boolean;
}

/** Reads an element's content from just after its opening tag, in any form XML allows; nothing when the bytes end first. */
export function readElementText(bytes: Uint8Array, from: number, part: string): ElementText | undefined {
  const found: ElementText = { end: incomplete, value: undefined, shown: undefined, formula: false };
  const open: string[] = [];
  /** How many elements were open when one began whose texts are not shown. */
  let hiddenFrom = Infinity;
  const cursor = tagCursor();
  const add = (piece: string) => {
    const top = open[open.length - 1];
    if (top === "v" && open.length === 1) found.value = (found.value ?? "") + piece;
    else if (top === "t" && hiddenFrom === Infinity) found.shown = (found.shown ?? "") + piece;
  };
  const close = (): boolean => {
    const closed = open.pop() !== undefined;
    if (open.length <= hiddenFrom) hiddenFrom = Infinity;
    return closed;
  };
  for (let at = from; ;) {
    const tag = skipTo(bytes, at, lessThan);
    if (bytes[tag] === 0) return undefined;
    if (tag > at) add(decodeXmlText(decodeUtf8(bytes, at, tag, part), part));
    const skipped = skipOther(bytes, tag, part);
    if (skipped === incomplete) return undefined;
    if (skipped > tag) {
      at = skipped;
      if (hasWord(bytes, tag, cdataStart)) {
        const text = decodeUtf8(bytes, tag + cdataStart.length, skipped - cdataEnd.length, part);
        add(text.replace(/\r\n?/g, "\n"));
      }
      if (bytes[tag + 1] !== slash) continue;
      if (!close()) return { ...found, end: skipped };
      continue;
    }
    const name = tagName(bytes, tag);
    if (name === "") return undefined;
    cursor.at = tag + 1;
    while (!endsName(bytes[cursor.at]!)) cursor.at++;
    while (nextAttribute(bytes, cursor, part));
    if (cursor.at === incomplete) return undefined;
    at = cursor.at;
    if (open.length === 0 && name === "f") found.formula = true;
    if (hiddenFrom === Infinity && (name === "rPh" || name === "extLst")) hiddenFrom = open.length;
    open.push(name);
    add("");
    if (cursor.selfClosing) close();
  }
}
