import { fold } from "../../table/column";

const indexes = new WeakMap<readonly string[], Map<string, number>>();

/** The code of each word, by folded spelling; made once for each vocabulary. */
function wordIndex(words: readonly string[]): ReadonlyMap<string, number> {
  let index = indexes.get(words);
  if (!index) {
    index = new Map();
    for (let code = words.length - 1; code >= 0; code--) index.set(fold(words[code] as string), code);
    indexes.set(words, index);
  }
  return index;
}

/** For each code of one vocabulary, its code in another; -1 where the other has no such word. */
export function translate(from: readonly string[], to: readonly string[]): Int32Array {
  const index = wordIndex(to);
  return Int32Array.from(from, (word) => index.get(fold(word)) ?? -1);
}
