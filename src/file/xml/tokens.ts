/**
 * The steps a scanner of large parts is made of. Each looks at `text` from an index and gives the index after what it read, or
 * `incomplete` when the text ends first: the scanner then waits for the next chunk and takes the same step again. So a chunk
 * may end anywhere.
 */
import { FatalProblem } from "../../core/problem";
import { documentTypeSentence, notReadable } from "./parse-part";
import { localName } from "./find";
import { decodeXmlText } from "./xml-text";

export const incomplete = -1;

const space = 32;
const quote = 34;
const apostrophe = 39;
const slash = 47;
const equals = 61;
const greaterThan = 62;

/** Where an attribute lies in the text, or how the tag ended; one is made a scanner and used over and over. */
export interface TagCursor {
  /** The index to go on from. */
  at: number;
  nameStart: number;
  nameEnd: number;
  valueStart: number;
  valueEnd: number;
  /** After `nextAttribute` has said `false`: whether the tag was `<a/>`. */
  selfClosing: boolean;
}

export function tagCursor(): TagCursor {
  return { at: 0, nameStart: 0, nameEnd: 0, valueStart: 0, valueEnd: 0, selfClosing: false };
}

/** Whether a character ends a name: white space, `/`, `>`; NaN (no character yet) does not. */
export function endsName(code: number): boolean {
  return code <= space || code === slash || code === greaterThan;
}

/**
 * Reads the next attribute of a tag from `cursor.at`; false at the tag's end, with `cursor.at` after its `>`.
 * When the text ends first, `cursor.at` is `incomplete` and the answer false.
 */
export function nextAttribute(text: string, cursor: TagCursor, part: string): boolean {
  let i = cursor.at;
  let code = text.charCodeAt(i);
  while (code <= space) code = text.charCodeAt(++i);
  if (code === greaterThan) return endTag(cursor, i + 1, false);
  if (code === slash) {
    const next = text.charCodeAt(i + 1);
    if (next === greaterThan) return endTag(cursor, i + 2, true);
    if (!Number.isNaN(next)) throw new FatalProblem(notReadable(part));
  }
  cursor.nameStart = i;
  while (code > space && code !== equals && code !== greaterThan) code = text.charCodeAt(++i);
  cursor.nameEnd = i;
  while (code <= space) code = text.charCodeAt(++i);
  if (code === equals) {
    do code = text.charCodeAt(++i);
    while (code <= space);
    if (code === quote || code === apostrophe) {
      const end = text.indexOf(code === quote ? '"' : "'", i + 1);
      if (end === -1) return endTag(cursor, incomplete, false);
      cursor.valueStart = i + 1;
      cursor.valueEnd = end;
      cursor.at = end + 1;
      return true;
    }
  }
  if (!Number.isNaN(code)) throw new FatalProblem(notReadable(part));
  return endTag(cursor, incomplete, false);
}

function endTag(cursor: TagCursor, at: number, selfClosing: boolean): false {
  cursor.at = at;
  cursor.selfClosing = selfClosing;
  return false;
}

/** The index after a comment, CDATA section, instruction or closing tag that begins at `at`; `at` itself for an opening tag. */
export function skipOther(text: string, at: number, part: string): number {
  const next = text[at + 1];
  if (next === undefined) return incomplete;
  if (next === "/") return after(text, ">", at);
  if (next === "?") return after(text, "?>", at);
  if (next !== "!") return at;
  if (text.startsWith("<!--", at)) return after(text, "-->", at + 4);
  if (text.startsWith("<![CDATA[", at)) return after(text, "]]>", at + 9);
  if (text.length - at < 9) return incomplete;
  if (/^<!doctype/i.test(text.slice(at, at + 9))) throw new FatalProblem(documentTypeSentence(part));
  throw new FatalProblem(notReadable(part));
}

function after(text: string, end: string, from: number): number {
  const found = text.indexOf(end, from);
  return found === -1 ? incomplete : found + end.length;
}

/** The name of the tag that opens or closes at `at`, without prefix; empty when the text ends within it. */
export function tagName(text: string, at: number): string {
  const start = text[at + 1] === "/" ? at + 2 : at + 1;
  let end = start;
  while (end < text.length && !endsName(text.charCodeAt(end))) end++;
  return end < text.length ? localName(text.slice(start, end)) : "";
}

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

/** Reads an element's content from just after its opening tag, in any form XML allows; nothing when the text ends first. */
export function readElementText(text: string, from: number, part: string): ElementText | undefined {
  const found: ElementText = { end: incomplete, value: undefined, shown: undefined, formula: false };
  const open: string[] = [];
  const cursor = tagCursor();
  const add = (piece: string) => {
    const top = open[open.length - 1];
    if (top === "v" && open.length === 1) found.value = (found.value ?? "") + piece;
    else if (top === "t" && !open.includes("rPh") && !open.includes("extLst"))
      found.shown = (found.shown ?? "") + piece;
  };
  for (let at = from; ;) {
    const tag = text.indexOf("<", at);
    if (tag === -1) return undefined;
    if (tag > at) add(decodeXmlText(text.slice(at, tag), part));
    const skipped = skipOther(text, tag, part);
    if (skipped === incomplete) return undefined;
    if (skipped > tag) {
      at = skipped;
      if (text.startsWith("<![CDATA[", tag)) add(text.slice(tag + 9, skipped - 3).replace(/\r\n?/g, "\n"));
      if (text[tag + 1] !== "/") continue;
      if (open.pop() === undefined) return { ...found, end: skipped };
      continue;
    }
    const name = tagName(text, tag);
    if (name === "") return undefined;
    cursor.at = tag + 1;
    while (!endsName(text.charCodeAt(cursor.at))) cursor.at++;
    while (nextAttribute(text, cursor, part));
    if (cursor.at === incomplete) return undefined;
    at = cursor.at;
    if (open.length === 0 && name === "f") found.formula = true;
    open.push(name);
    add("");
    if (cursor.selfClosing) open.pop();
  }
}

/** Longer than any one cell or text can be (32,767 characters, each with its own run at worst). */
const longestPending = 2 ** 24;

/**
 * Feeds chunks to `scan`, which takes as many whole steps as it can and gives the index it got to, or `true` when it needs no
 * more of the part. @throws FatalProblem when the part ends in the middle of something.
 */
export async function scanChunks(
  chunks: AsyncIterable<string>,
  part: string,
  scan: (text: string) => number | true,
): Promise<void> {
  let pending = "";
  for await (const chunk of chunks) {
    const text = pending === "" ? chunk : pending + chunk;
    const reached = scan(text);
    if (reached === true) return;
    pending = text.slice(reached);
    if (pending.length > longestPending) throw new FatalProblem(notReadable(part));
  }
  throw new FatalProblem(notReadable(part));
}
