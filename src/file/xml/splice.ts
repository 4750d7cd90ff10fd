/** A piece of text to be replaced: `start` inclusive, `end` exclusive, in UTF-16 units. An insertion has start = end. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** Of insertions at one place those of lower rank come first. */
  rank?: number;
}

/**
 * `text` with every edit made and every other character as it was. Edits may come in any order but must not overlap, except that
 * what is within a piece that is taken out goes with it; insertions at one place go by rank, then by the order given.
 */
export function splice(text: string, edits: readonly Edit[]): string {
  const rank = (edit: Edit): number => edit.rank ?? Number.MAX_VALUE;
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end || rank(a) - rank(b));
  const pieces: string[] = [];
  let at = 0;
  let tookOut = false;
  for (const edit of sorted) {
    if (tookOut && edit.start < at && edit.end <= at) continue;
    if (edit.start < at || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(
        `Edits overlap or lie outside the text, at ${edit.start}–${edit.end} of ${text.length}.`,
      );
    }
    pieces.push(text.slice(at, edit.start), edit.text);
    at = edit.end;
    tookOut = edit.text === "" && edit.end > edit.start;
  }
  pieces.push(text.slice(at));
  return pieces.join("");
}
