import { FatalProblem } from "../../core/problem";
import { notReadable } from "../xml/parse-part";
import { hasWord, incomplete, nextAttribute, tagCursor, wordBytes } from "../xml/tokens";
import { decodeUtf8 } from "../xml/utf8";

const space = 32;
const quote = 34;
const slash = 47;
const digit0 = 48;
const digit9 = 57;
const equals = 61;
const greaterThan = 62;
const letterA = 65;
const letterZ = 90;
const lowerR = 114;
const lowerS = 115;
const lowerT = 116;
const lowerZ = 122;

/** Excel's last row and column (XFD). */
export const lastSheetRow = 1_048_576;
const lastSheetColumn = 16_384;

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
  bytes: Uint8Array,
  from: number,
  cell: CellTag,
  row: number,
  column: number,
  part: string,
): number {
  const end = readUsualTag(bytes, from, cell);
  return end === incomplete ? readAnyTag(bytes, from, cell, row, column, part) : end;
}

/**
 * Reads a tag as programs write it, ` r="B7" s="3" t="s">`, at one look a byte; `incomplete` for any other (or one cut short),
 * which `readAnyTag` then reads from its beginning.
 */
function readUsualTag(bytes: Uint8Array, from: number, cell: CellTag): number {
  let row = 0;
  let column = 0;
  let style = 0;
  let type = "n";
  let i = from;
  while (bytes[i] === space && bytes[i + 2] === equals && bytes[i + 3] === quote) {
    const name = bytes[i + 1];
    i += 4;
    let byte = bytes[i]!;
    if (name === lowerR) {
      for (; byte >= letterA && byte <= letterZ; byte = bytes[++i]!) column = column * 26 + byte - 64;
      for (; byte >= digit0 && byte <= digit9; byte = bytes[++i]!) row = row * 10 + byte - digit0;
    } else if (name === lowerS) {
      for (; byte >= digit0 && byte <= digit9; byte = bytes[++i]!) style = style * 10 + byte - digit0;
    } else if (name === lowerT) {
      const start = i;
      while (bytes[i]! >= letterA && bytes[i]! <= lowerZ) i++;
      const known = typeOf(bytes, start, i);
      if (known === undefined) return incomplete;
      type = known;
    } else return incomplete;
    if (bytes[i++] !== quote) return incomplete;
  }
  const selfClosing = bytes[i] === slash;
  if (selfClosing) i++;
  if (bytes[i] !== greaterThan || !isOnSheet(row, column)) return incomplete;
  cell.row = row;
  cell.column = column;
  cell.type = type;
  cell.style = style;
  cell.selfClosing = selfClosing;
  return i + 1;
}

const types = ["s", "n", "str", "b", "inlineStr", "e", "d"].map((type) => ({ type, bytes: wordBytes(type) }));

/** One of the format's types, if that is what stands there. */
function typeOf(bytes: Uint8Array, start: number, end: number): string | undefined {
  for (const one of types) {
    if (one.bytes.length === end - start && hasWord(bytes, start, one.bytes)) return one.type;
  }
  return undefined;
}

const tag = tagCursor();

function readAnyTag(
  bytes: Uint8Array,
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
  while (nextAttribute(bytes, tag, part)) {
    if (tag.nameEnd - tag.nameStart !== 1) continue;
    const name = bytes[tag.nameStart];
    const { valueStart, valueEnd } = tag;
    if (name === lowerR) readAddress(bytes, valueStart, valueEnd, cell, part);
    else if (name === lowerS) cell.style = readWholeNumber(bytes, valueStart, valueEnd, part);
    else if (name === lowerT) cell.type = decodeUtf8(bytes, valueStart, valueEnd, part);
  }
  cell.selfClosing = tag.selfClosing;
  if (tag.at !== incomplete && !isOnSheet(cell.row, cell.column)) throw new FatalProblem(notReadable(part));
  return tag.at;
}

function readAddress(bytes: Uint8Array, start: number, end: number, cell: CellTag, part: string): void {
  let column = 0;
  let i = start;
  for (
    let letter = upperCase(bytes[i]!);
    letter >= letterA && letter <= letterZ;
    letter = upperCase(bytes[++i]!)
  ) {
    column = column * 26 + letter - 64;
  }
  cell.column = column;
  cell.row = readWholeNumber(bytes, i, end, part);
}

const upperCase = (byte: number): number => (byte >= 97 && byte <= lowerZ ? byte - 32 : byte);

function isOnSheet(row: number, column: number): boolean {
  return row >= 1 && row <= lastSheetRow && column >= 1 && column <= lastSheetColumn;
}

/** The whole number from `start` to `end`. @throws FatalProblem when there is none. */
export function readWholeNumber(bytes: Uint8Array, start: number, end: number, part: string): number {
  let number = 0;
  for (let i = start; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < digit0 || byte > digit9) throw new FatalProblem(notReadable(part));
    number = number * 10 + byte - digit0;
  }
  if (end === start) throw new FatalProblem(notReadable(part));
  return number;
}
