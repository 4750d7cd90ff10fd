import type { Rect } from "../../workbook";

/** "A" for 1, "XFD" for 16,384. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return letters;
}

/** 1 for "A"; 0 when the text does not begin with letters. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let i = 0; i < letters.length; i++) {
    const code = letters.charCodeAt(i) | 32;
    if (code < 97 || code > 122) break;
    column = column * 26 + code - 96;
  }
  return column;
}

/** `B7`. */
export const address = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** `B7:D9`, or `B7` for one cell. */
export function rangeAddress(rect: Rect): string {
  const first = address(rect.row, rect.column);
  return rect.rows === 1 && rect.columns === 1 ? first : `${first}:${address(bottom(rect), right(rect))}`;
}

/** Two rectangles are one, or there is neither. */
export const sameRect = (one: Rect | undefined, other: Rect | undefined): boolean =>
  (one && rangeAddress(one)) === (other && rangeAddress(other));

/** `'North dashboard'!B7:D9`. */
export const sheetAddress = (sheet: string, rect: Rect): string => `${quoted(sheet)}!${rangeAddress(rect)}`;

const quoted = (sheet: string): string => `'${sheet.replace(/'/g, "''")}'`;

/** `'North dashboard'!$B$7:$D$9`, as formulas, names and charts write it. */
export function absoluteAddress(sheet: string, rect: Rect): string {
  const cell = (row: number, column: number) => `$${columnLetters(column)}$${row}`;
  const first = cell(rect.row, rect.column);
  const range = rect.rows === 1 && rect.columns === 1 ? first : `${first}:${cell(bottom(rect), right(rect))}`;
  return `${quoted(sheet)}!${range}`;
}

/** `$A$1:$O$90`, with or without a sheet before it and dollars; undefined when it is not one rectangle. */
export function parseRange(text: string): Rect | undefined {
  const range = text.slice(text.lastIndexOf("!") + 1);
  const match = /^\$?([A-Za-z]{1,3})\$?(\d+)(?::\$?([A-Za-z]{1,3})\$?(\d+))?$/.exec(range);
  if (!match) return undefined;
  const [, left, top, lastLetters = left, last = top] = match;
  const row = Number(top);
  const column = columnNumber(left!);
  return { row, column, rows: Number(last) - row + 1, columns: columnNumber(lastLetters!) - column + 1 };
}

export const bottom = (rect: Rect): number => rect.row + rect.rows - 1;
export const right = (rect: Rect): number => rect.column + rect.columns - 1;

export const contains = (rect: Rect, row: number, column: number): boolean =>
  row >= rect.row && row <= bottom(rect) && column >= rect.column && column <= right(rect);

/** Every cell of the inner lies in the outer. */
export const covers = (outer: Rect, inner: Rect): boolean =>
  contains(outer, inner.row, inner.column) && contains(outer, bottom(inner), right(inner));

export const overlap = (a: Rect, b: Rect): boolean =>
  a.row <= bottom(b) && b.row <= bottom(a) && a.column <= right(b) && b.column <= right(a);
