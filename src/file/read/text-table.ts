import { FatalProblem } from "../../core/problem";
import { decodeExcelText } from "../xml/excel-text";
import { decodeUtf8 } from "../xml/utf8";
import { decodeXmlText } from "../xml/xml-text";

/**
 * Different texts, each with a number from 0. They are kept as bytes and told apart as bytes, which costs far less than making
 * a string of every cell; the strings are made at the end, each once.
 */
export interface TextTable {
  /** The number of the text that lies in a part's XML from `start` to `end`, without tags, its references not yet resolved. */
  addXml(bytes: Uint8Array, start: number, end: number): number;
  /** The number of a text. */
  add(text: string): number;
  /** All texts by number. @throws FatalProblem when one was not UTF-8. */
  texts(): string[];
}

/** Sixteen columns of a million texts, each text another: together with their strings, about 2 GB. */
const mostBytes = 2 ** 29;
const mostTexts = 2 ** 24;

const ampersand = 38;
const carriageReturn = 13;
const underscore = 95;
const lowerX = 120;

// Nobody can make a workbook all of whose texts fall in one place of a table they can't know.
const seed = Math.floor(Math.random() * 2 ** 32);
const encoder = new TextEncoder();

/** @param part whose texts they are, for sentences. */
export function textTable(part: string): TextTable {
  let bytesOfTexts = new Uint8Array(2 ** 10);
  let used = 0;
  let size = 0;
  /** By number: where its bytes begin; they end where the next one's begin. */
  let starts = new Uint32Array(2 ** 6);
  let hashes = new Int32Array(2 ** 6);
  /** Numbers + 1, at a place that their hash says or the next free one; a power of two long, at most half full. */
  let places = new Int32Array(2 ** 7);
  /** Texts that UTF-8 can't hold, by number. */
  const unspeakable = new Map<number, string>();

  function numberOf(bytes: Uint8Array, start: number, end: number): number {
    let hash = seed;
    for (let i = start; i < end; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    hash ^= hash >>> 15;
    const mask = places.length - 1;
    let place = hash & mask;
    for (; places[place] !== 0; place = (place + 1) & mask) {
      const number = places[place]! - 1;
      if (hashes[number] === hash && isAt(number, bytes, start, end)) return number;
    }
    places[place] = size + 1;
    append(bytes, start, end, hash);
    return size - 1;
  }

  function isAt(number: number, bytes: Uint8Array, start: number, end: number): boolean {
    const from = starts[number]!;
    if (starts[number + 1]! - from !== end - start) return false;
    for (let i = start; i < end; i++) if (bytesOfTexts[from + i - start] !== bytes[i]) return false;
    return true;
  }

  function append(bytes: Uint8Array, start: number, end: number, hash: number): void {
    const length = used + end - start;
    if (length > mostBytes || size === mostTexts) throw new FatalProblem(tooMuchText(part));
    if (length > bytesOfTexts.length) bytesOfTexts = grown(bytesOfTexts, new Uint8Array(length * 2));
    if (size + 1 === starts.length) {
      starts = grown(starts, new Uint32Array(size * 2 + 2));
      hashes = grown(hashes, new Int32Array(size * 2 + 2));
    }
    if (end - start < 64) for (let i = start; i < end; i++) bytesOfTexts[used + i - start] = bytes[i]!;
    else bytesOfTexts.set(bytes.subarray(start, end), used);
    used = length;
    hashes[size] = hash;
    starts[++size] = used;
    if (size * 2 > places.length) placeAgain();
  }

  function placeAgain(): void {
    places = new Int32Array(places.length * 2);
    const mask = places.length - 1;
    for (let number = 0; number < size; number++) {
      let place = hashes[number]! & mask;
      while (places[place] !== 0) place = (place + 1) & mask;
      places[place] = number + 1;
    }
  }

  function add(text: string): number {
    const isSpeakable = !/\p{Surrogate}/u.test(text);
    if (isSpeakable) {
      const bytes = encoder.encode(text);
      return numberOf(bytes, 0, bytes.length);
    }
    // 0xFF is in no UTF-8: such a text is like no other.
    const bytes = encoder.encode(`\0${JSON.stringify(text)}`);
    bytes[0] = 0xff;
    const number = numberOf(bytes, 0, bytes.length);
    unspeakable.set(number, text);
    return number;
  }

  return {
    add,
    addXml: (bytes, start, end) =>
      isLiteral(bytes, start, end)
        ? numberOf(bytes, start, end)
        : add(decodeExcelText(decodeXmlText(decodeUtf8(bytes, start, end, part), part))),
    texts() {
      const texts: string[] = [];
      while (texts.length < size) decodeSome(texts);
      return texts;
    },
  };

  /** Decodes about a megabyte at once and, when it is ASCII, as most is, cuts it up; other texts are decoded one by one. */
  function decodeSome(texts: string[]): void {
    const first = texts.length;
    const from = starts[first]!;
    let next = first + 1;
    while (next < size && starts[next]! - from < 2 ** 20) next++;
    const isAscii = bytesOfTexts.subarray(from, starts[next]!).every((byte) => byte < 128);
    const block = isAscii ? decodeUtf8(bytesOfTexts, from, starts[next]!, part) : "";
    for (let number = first; number < next; number++) {
      const [start, end] = [starts[number]!, starts[number + 1]!];
      if (isAscii) texts.push(block.slice(start - from, end - from));
      else texts.push(unspeakable.get(number) ?? decodeUtf8(bytesOfTexts, start, end, part));
    }
  }
}

/** Whether the bytes are the text itself: no reference, no line end to be changed, no code of Excel's. */
function isLiteral(bytes: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte === ampersand || byte === carriageReturn) return false;
    if (byte === underscore && bytes[i + 1] === lowerX) return false;
  }
  return true;
}

function grown<T extends Uint8Array | Int32Array | Uint32Array>(old: T, larger: T): T {
  larger.set(old);
  return larger;
}

function tooMuchText(part: string): string {
  return `The workbook's part ${part} holds more text than can be read. Split the workbook into smaller ones.`;
}
