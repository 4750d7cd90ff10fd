import { FatalProblem } from "../../core/problem";
import { notReadable } from "../xml/parse-part";
import { incomplete, nextAttribute, tagCursor } from "../xml/tokens";

const space = 32;
const quote = 34;
const equals = 61;
const greaterThan = 62;
const letterR = 114;
const letterS = 115;
const letterT = 116;

/** Excel's last row and column (XFD). */
export const lastSheetRow = 1_048_576;
export const lastSheetColumn = 16_384;

/** A cell's opening tag as read; one is made a scanner and used for every cell. */
export interface CellTag {
  /** Its place on the sheet, from 1. */
  row: number;
  column: number;
  /** Its `t`; `n` when it has none. */
  type: string;
  /** Its `s`. */
  style: number;
  selfClosing: boolean;
}

export function cellTag(): CellTag {
  return { row: 0, column: 0, type: "n", style: 0, selfClosing: false };
}

/**
 * Reads a cell's tag from just after its name into `cell`, which is at `row` and `column` unless its address says otherwise;
 * gives the index after the tag, or `incomplete`. @throws FatalProblem on an address that no sheet has.
 */
export function readCellTag(
  text: string,
  from: number,
  cell: CellTag,
  row: number,
  column: number,
  part: string,
): number {
  const end = readUsualTag(text, from, cell);
  return end === incomplete ? readAnyTag(text, from, cell, row, column, part) : end;
}

/**
 * Reads a tag as Excel writes it, ` r="B7" s="3" t="s">`, at one look a character; `incomplete` for any other (or one cut
 * short), which `readAnyTag` then reads from its beginning.
 */
function readUsualTag(text: string, from: number, cell: CellTag): number {
  let row = 0;
  let column = 0;
  let style = 0;
  let type = "n";
  let i = from;
  while (
    text.charCodeAt(i) === space &&
    text.charCodeAt(i + 2) === equals &&
    text.charCodeAt(i + 3) === quote
  ) {
    const name = text.charCodeAt(i + 1);
    const value = i + 4;
    i = value;
    let code = text.charCodeAt(i);
    if (name === letterR) {
      for (; code >= 65 && code <= 90; code = text.charCodeAt(++i)) column = column * 26 + code - 64;
      for (; code >= 48 && code <= 57; code = text.charCodeAt(++i)) row = row * 10 + code - 48;
    } else if (name === letterS) {
      for (; code >= 48 && code <= 57; code = text.charCodeAt(++i)) style = style * 10 + code - 48;
    } else if (name === letterT) {
      while (text.charCodeAt(i) >= 97) i++;
      type = i === value + 1 && code === letterS ? "s" : text.slice(value, i);
    } else return incomplete;
    if (text.charCodeAt(i++) !== quote) return incomplete;
  }
  if (text.charCodeAt(i) !== greaterThan || !isOnSheet(row, column)) return incomplete;
  cell.row = row;
  cell.column = column;
  cell.type = type;
  cell.style = style;
  cell.selfClosing = false;
  return i + 1;
}

const tag = tagCursor();

function readAnyTag(
  text: string,
  from: number,
  cell: CellTag,
  row: number,
  column: number,
  part: string,
): number {
  cell.row = row;
  cell.column = column;
  cell.type = "n";
  cell.style = 0;
  tag.at = from;
  while (nextAttribute(text, tag, part)) {
    if (tag.nameEnd - tag.nameStart !== 1) continue;
    const name = text.charCodeAt(tag.nameStart);
    const value = text.slice(tag.valueStart, tag.valueEnd);
    if (name === letterR) readAddress(value, cell, part);
    else if (name === letterS) cell.style = wholeNumber(value, part);
    else if (name === letterT) cell.type = value;
  }
  cell.selfClosing = tag.selfClosing;
  return tag.at;
}

function readAddress(address: string, cell: CellTag, part: string): void {
  const letters = /^[A-Za-z]{0,3}/.exec(address)?.[0] ?? "";
  cell.column = 0;
  for (const letter of letters.toUpperCase()) cell.column = cell.column * 26 + letter.charCodeAt(0) - 64;
  cell.row = wholeNumber(address.slice(letters.length), part);
  if (!isOnSheet(cell.row, cell.column)) throw new FatalProblem(notReadable(part));
}

function isOnSheet(row: number, column: number): boolean {
  return row >= 1 && row <= lastSheetRow && column >= 1 && column <= lastSheetColumn;
}

/** @throws FatalProblem when the attribute is not a whole number. */
export function wholeNumber(value: string, part: string): number {
  if (!/^\d+$/.test(value)) throw new FatalProblem(notReadable(part));
  return Number(value);
}
