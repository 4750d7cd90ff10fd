/**
 * The steps a scanner of large parts is made of. Each looks at UTF-8 bytes from an index and gives the index after what it read,
 * or `incomplete` when they end first: the scanner then waits for the next chunk and takes the same step again. So a chunk may
 * end anywhere. The byte after the last is always 0, which XML cannot hold: whoever meets it is at the end.
 */
import { FatalProblem } from "../../core/problem";
import { documentTypeSentence, notReadable } from "./parse-part";
import { decodeUtf8 } from "./utf8";
import { decodeXmlText } from "./xml-text";

export const incomplete = -1;

const tab = 9;
const space = 32;
const exclamation = 33;
const quote = 34;
const apostrophe = 39;
const slash = 47;
const colon = 58;
const lessThan = 60;
const equals = 61;
const greaterThan = 62;
const question = 63;

/** Where an attribute lies in the bytes, or how the tag ended; one is made a scanner and used over and over. */
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

const isSpace = (byte: number): boolean => byte <= space && byte >= tab;

/** Whether a byte ends a name: white space, `/`, `>`. */
export const endsName = (byte: number): boolean => isSpace(byte) || byte === slash || byte === greaterThan;

/** The bytes of a word of the format, to compare with. */
export const wordBytes = (word: string): Uint8Array => new TextEncoder().encode(word);

/** Whether `word` lies at `at`; false, too, where the bytes end within it. */
export function hasWord(bytes: Uint8Array, at: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[at + i] !== word[i]) return false;
  return true;
}

/** The index of the first `wanted` byte from `at`, or of the end. */
export function skipTo(bytes: Uint8Array, at: number, wanted: number): number {
  let byte = bytes[at]!;
  while (byte !== wanted && byte !== 0) byte = bytes[++at]!;
  return at;
}

/**
 * Reads the next attribute of a tag from `cursor.at`; false at the tag's end, with `cursor.at` after its `>`.
 * When the bytes end first, `cursor.at` is `incomplete` and the answer false.
 */
export function nextAttribute(bytes: Uint8Array, cursor: TagCursor, part: string): boolean {
  let i = skipSpace(bytes, cursor.at);
  let byte = bytes[i]!;
  if (byte === greaterThan) return endTag(cursor, i + 1, false);
  if (byte === slash) {
    const next = bytes[i + 1]!;
    if (next === greaterThan) return endTag(cursor, i + 2, true);
    if (next !== 0) throw new FatalProblem(notReadable(part));
  }
  cursor.nameStart = i;
  while (byte > space && byte !== equals && byte !== greaterThan) byte = bytes[++i]!;
  cursor.nameEnd = i;
  i = skipSpace(bytes, i);
  if (bytes[i] === equals) {
    i = skipSpace(bytes, i + 1);
    byte = bytes[i]!;
    if (byte === quote || byte === apostrophe) {
      const end = skipTo(bytes, i + 1, byte);
      if (bytes[end] === 0) return endTag(cursor, incomplete, false);
      cursor.valueStart = i + 1;
      cursor.valueEnd = end;
      cursor.at = end + 1;
      return true;
    }
  }
  if (bytes[i] !== 0) throw new FatalProblem(notReadable(part));
  return endTag(cursor, incomplete, false);
}

function skipSpace(bytes: Uint8Array, at: number): number {
  while (isSpace(bytes[at]!)) at++;
  return at;
}

function endTag(cursor: TagCursor, at: number, selfClosing: boolean): false {
  cursor.at = at;
  cursor.selfClosing = selfClosing;
  return false;
}

const cdata = wordBytes("<![CDATA[");
const comment = wordBytes("<!--");
const endings = {
  tag: wordBytes(">"),
  instruction: wordBytes("?>"),
  comment: wordBytes("-->"),
  cdata: wordBytes("]]>"),
};

/** The index after a comment, CDATA section, instruction or closing tag that begins at `at`; `at` itself for an opening tag. */
export function skipOther(bytes: Uint8Array, at: number, part: string): number {
  const next = bytes[at + 1];
  if (next === 0) return incomplete;
  if (next === slash) return after(bytes, endings.tag, at);
  if (next === question) return after(bytes, endings.instruction, at);
  if (next !== exclamation) return at;
  if (hasWord(bytes, at, comment)) return after(bytes, endings.comment, at + comment.length);
  if (hasWord(bytes, at, cdata)) return after(bytes, endings.cdata, at + cdata.length);
  let end = at;
  while (end < at + cdata.length && bytes[end] !== 0) end++;
  if (end < at + cdata.length) return incomplete;
  const isDocumentType = /^<!doctype/i.test(decodeUtf8(bytes, at, end, part));
  throw new FatalProblem(isDocumentType ? documentTypeSentence(part) : notReadable(part));
}

function after(bytes: Uint8Array, end: Uint8Array, from: number): number {
  for (let at = from; ; at++) {
    at = skipTo(bytes, at, end[0]!);
    if (bytes[at] === 0) return incomplete;
    if (hasWord(bytes, at, end)) return at + end.length;
  }
}

/** The name of the tag that opens or closes at `at`, without prefix; empty when the bytes end within it. */
export function tagName(bytes: Uint8Array, at: number): string {
  let start = bytes[at + 1] === slash ? at + 2 : at + 1;
  let end = start;
  for (let byte = bytes[end]!; !endsName(byte); byte = bytes[++end]!) {
    if (byte === 0) return "";
    if (byte === colon) start = end + 1;
  }
  let name = "";
  for (let i = start; i < end; i++) name += String.fromCharCode(bytes[i]!);
  return name;
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
      if (hasWord(bytes, tag, cdata)) {
        const text = decodeUtf8(bytes, tag + cdata.length, skipped - endings.cdata.length, part);
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

/** Longer than any one cell or text can be (32,767 characters, each with its own run at worst). */
const longestPending = 2 ** 24;

/**
 * Feeds chunks to `scan`, which takes as many whole steps as it can and gives the index it got to, or `true` when it needs no
 * more of the part. @throws FatalProblem when the part ends in the middle of something.
 */
export async function scanChunks(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
  scan: (bytes: Uint8Array) => number | true,
): Promise<void> {
  let buffer = new Uint8Array(2 ** 17);
  let pending = 0;
  let worthwhile = 0;
  for await (const chunk of chunks) {
    const length = pending + chunk.length;
    if (length >= buffer.length) {
      const larger = new Uint8Array(length * 2 + 1);
      larger.set(buffer.subarray(0, pending));
      buffer = larger;
    }
    buffer.set(chunk, pending);
    buffer[length] = 0;
    pending = length;
    if (length < worthwhile) continue;
    const reached = scan(buffer);
    if (reached === true) return;
    buffer.copyWithin(0, reached, length);
    pending = length - reached;
    if (pending > longestPending) throw new FatalProblem(notReadable(part));
    // Something long is looked at again when twice as much of it is there, not at every chunk.
    worthwhile = reached === 0 ? 2 * length : 0;
  }
  buffer[pending] = 0;
  if (scan(buffer) === true) return;
  throw new FatalProblem(notReadable(part));
}
