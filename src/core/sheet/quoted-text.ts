/** The longest text that Excel takes within a formula, doubled quotes counted; a file with a longer one counts as damaged. */
const LONGEST_QUOTED = 255;

const doubled = (text: string): string => text.replace(/"/g, '""');

/** A text as a formula holds it. */
export const quotedText = (text: string): string => `"${doubled(text)}"`;

export const fitsInFormula = (text: string): boolean => doubled(text).length <= LONGEST_QUOTED;

/** A text that fits in a formula: the same, or as much of its beginning as does and `…`. */
export function shortenedForFormula(text: string): string {
  if (fitsInFormula(text)) return text;
  let shown = "";
  for (const character of text) {
    if (!fitsInFormula(`${shown}${character}…`)) break;
    shown += character;
  }
  return `${shown}…`;
}
