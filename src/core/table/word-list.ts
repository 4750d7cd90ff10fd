import { fold } from "./column";

/** The different texts of a field: a code stands for every spelling that Excel would call equal. */
export interface WordList {
  /** The first spelling met of each, trimmed; `words[0]` is "", the blank. */
  readonly words: readonly string[];
  /** The code of a text, new or known. */
  codeOf(text: string): number;
}

export function wordList(): WordList {
  const words = [""];
  const codes = new Map<string, number>([["", 0]]);
  return {
    words,
    codeOf: (text) => {
      const key = fold(text);
      let code = codes.get(key);
      if (code === undefined) {
        code = words.push(text.trim()) - 1;
        codes.set(key, code);
      }
      return code;
    },
  };
}
