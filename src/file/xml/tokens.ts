/**
 * The steps a scanner of large parts is made of. Each looks at UTF-8 bytes from an index and gives the index after what it read,
 * or `incomplete` when they end first: the scanner then waits for the next chunk and takes the same step again. So a chunk may
 * end anywhere. The byte after the last is always 0, which XML cannot hold: whoever meets it is at the end.
 */
import { FatalProblem } from "../../core/problem";
import { documentTypeSentence, notReadable } from "./parse-part";
import { decodeUtf8 } from "./utf8";

export const incomplete = -1;

const tab = 9;
const space = 32;
const exclamation = 33;
const quote = 34;
const apostrophe = 39;
const slash = 47;
const colon = 58;
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

export const cdataStart = wordBytes("<![CDATA[");
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
  if (hasWord(bytes, at, cdataStart)) return after(bytes, endings.cdata, at + cdataStart.length);
  let end = at;
  while (end < at + cdataStart.length && bytes[end] !== 0) end++;
  if (end < at + cdataStart.length) return incomplete;
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
