import type { Rect } from "../../workbook";

/** A range such as `B2:D10`, `$B$2` or one cell, as a rectangle; nothing for whole columns, names and other sheets' ranges. */
export function rectOf(reference: string): Rect | undefined {
  const match = /^\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/.exec(reference.trim());
  if (!match) return undefined;
  const [, firstLetters = "", firstRow = "", lastLetters = firstLetters, lastRow = firstRow] = match;
  const column = columnNumber(firstLetters);
  const row = Number(firstRow);
  return { row, column, rows: Number(lastRow) - row + 1, columns: columnNumber(lastLetters) - column + 1 };
}

/** The number of a column's letters: A is 1. */
export function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number;
}
