/** As much of a text as there is room for, in UTF-16 units, without half a character at its end. */
export const cutText = (text: string, longest: number): string =>
  text.length > longest ? text.slice(0, longest).replace(/[\ud800-\udbff]$/, "") : text;
