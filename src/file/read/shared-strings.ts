import type { Package } from "../package/package";
import { decodeExcelText } from "../xml/excel-text";
import {
  endsName,
  incomplete,
  nextAttribute,
  readElementText,
  scanChunks,
  skipOther,
  tagCursor,
  tagName,
} from "../xml/tokens";
import { detached } from "./column-builder";

/** The workbook's shared texts, by number. */
export interface SharedStrings {
  texts: readonly string[];
  /** The lowest number with the same text: two entries may differ in format alone. */
  firstLike(index: number): number;
}

const known = new WeakMap<Package, Promise<SharedStrings>>();

/** Reads the shared strings, once a package: Primed never changes that part. */
export function readSharedStrings(pkg: Package, part: string | undefined): Promise<SharedStrings> {
  let reading = known.get(pkg);
  if (!reading) {
    reading =
      part !== undefined && pkg.has(part)
        ? scanSharedStrings(pkg.stream(part), part)
        : Promise.resolve(sharedStrings([]));
    known.set(pkg, reading);
  }
  return reading;
}

/** Reads shared strings from the part's text in chunks. @throws FatalProblem when it is not well formed. */
export async function scanSharedStrings(chunks: AsyncIterable<string>, part: string): Promise<SharedStrings> {
  const texts: string[] = [];
  const cursor = tagCursor();

  function scan(text: string): number | true {
    for (let at = 0; ;) {
      const tag = text.indexOf("<", at);
      if (tag === -1) return text.length;
      const skipped = skipOther(text, tag, part);
      if (skipped === incomplete) return tag;
      if (skipped > tag) {
        if (text[tag + 1] === "/" && tagName(text, tag) === "sst") return true;
        at = skipped;
        continue;
      }
      const name = tagName(text, tag);
      cursor.at = tag + 1;
      while (!endsName(text.charCodeAt(cursor.at)) && cursor.at < text.length) cursor.at++;
      while (nextAttribute(text, cursor, part));
      if (name === "" || cursor.at === incomplete) return tag;
      at = cursor.at;
      if (name === "sst" && cursor.selfClosing) return true;
      if (name !== "si") continue;
      if (cursor.selfClosing) {
        texts.push("");
        continue;
      }
      const item = readElementText(text, at, part);
      if (!item) return tag;
      texts.push(detached(decodeExcelText(item.shown ?? "")));
      at = item.end;
    }
  }

  await scanChunks(chunks, part, scan);
  return sharedStrings(texts);
}

function sharedStrings(texts: readonly string[]): SharedStrings {
  const first = new Int32Array(texts.length);
  const seen = new Map<string, number>();
  texts.forEach((text, i) => {
    const earlier = seen.get(text);
    first[i] = earlier ?? i;
    if (earlier === undefined) seen.set(text, i);
  });
  return { texts, firstLike: (index) => first[index] ?? index };
}
