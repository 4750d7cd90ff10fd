import type { Package } from "../package/package";
import { readElementText } from "../xml/element-text";
import { decodeExcelText } from "../xml/excel-text";
import { scanChunks } from "../xml/scan-chunks";
import {
  endsName,
  hasWord,
  incomplete,
  nextAttribute,
  skipOther,
  skipTo,
  tagCursor,
  tagName,
  wordBytes,
} from "../xml/tokens";
import { textTable } from "./text-table";

/** The workbook's shared strings. */
export interface SharedStrings {
  /** Each different text once: two shared strings may differ in format alone. */
  texts: readonly string[];
  /** How many shared strings there are. */
  count: number;
  /** By the number a cell gives: which of `texts` it is. */
  textOf: Int32Array;
}

const slash = 47;
const lessThan = 60;
const plainStart = wordBytes("<si><t>");
const plainEnd = wordBytes("</t></si>");
const none: SharedStrings = { texts: [], count: 0, textOf: new Int32Array(0) };

const known = new WeakMap<Package, Promise<SharedStrings>>();

/** Reads the shared strings, once a package: Primed never changes that part. */
export function readSharedStrings(pkg: Package, part: string | undefined): Promise<SharedStrings> {
  let reading = known.get(pkg);
  if (!reading) {
    reading =
      part !== undefined && pkg.has(part) ? scanSharedStrings(pkg.bytes(part), part) : Promise.resolve(none);
    known.set(pkg, reading);
  }
  return reading;
}

/** Reads shared strings from the part's UTF-8 in chunks. @throws FatalProblem when it is not well formed. */
export async function scanSharedStrings(
  chunks: AsyncIterable<Uint8Array>,
  part: string,
): Promise<SharedStrings> {
  const table = textTable(part);
  const cursor = tagCursor();
  let textOf = new Int32Array(64);
  let count = 0;

  function push(text: number): void {
    if (count === textOf.length) {
      const old = textOf;
      textOf = new Int32Array(count * 2);
      textOf.set(old);
    }
    textOf[count++] = text;
  }

  function scan(bytes: Uint8Array): number | true {
    for (let at = 0; ;) {
      const tag = skipTo(bytes, at, lessThan);
      if (bytes[tag] === 0) return tag;
      if (hasWord(bytes, tag, plainStart)) {
        const start = tag + plainStart.length;
        const end = skipTo(bytes, start, lessThan);
        if (hasWord(bytes, end, plainEnd)) {
          push(table.addXml(bytes, start, end));
          at = end + plainEnd.length;
          continue;
        }
      }
      const skipped = skipOther(bytes, tag, part);
      if (skipped === incomplete) return tag;
      if (skipped > tag) {
        if (bytes[tag + 1] === slash && tagName(bytes, tag) === "sst") return true;
        at = skipped;
        continue;
      }
      const name = tagName(bytes, tag);
      if (name === "") return tag;
      cursor.at = tag + 1;
      while (!endsName(bytes[cursor.at]!)) cursor.at++;
      while (nextAttribute(bytes, cursor, part));
      if (cursor.at === incomplete) return tag;
      at = cursor.at;
      if (name === "sst" && cursor.selfClosing) return true;
      if (name !== "si") continue;
      if (cursor.selfClosing) {
        push(table.add(""));
        continue;
      }
      const item = readElementText(bytes, at, part);
      if (!item) return tag;
      push(table.add(decodeExcelText(item.shown ?? "")));
      at = item.end;
    }
  }

  await scanChunks(chunks, part, scan);
  return { texts: table.texts(), count, textOf };
}
