import { FatalProblem } from "../../core/problem";
import { notReadable } from "../xml/parse-part";
import {
  endsName,
  incomplete,
  nextAttribute,
  readElementText,
  skipOther,
  tagCursor,
  tagName,
} from "../xml/tokens";
import type { ElementText, TagCursor } from "../xml/tokens";

const space = 32;
const quote = 34;
const lessThan = 60;
const equals = 61;
const greaterThan = 62;
const letterC = 99;
const letterR = 114;
const letterS = 115;
const letterT = 116;
const letterV = 118;

/** Excel's last row and column (XFD). */
export const lastSheetRow = 1_048_576;
export const lastSheetColumn = 16_384;

/** What a scanner tells of. Cells come as found, with their sheet row and column counted from 1. */
export interface CellSink {
  /** False for a cell whose content need not be looked at. */
  wants(row: number, column: number): boolean;
  /** The scanner stops at the first row after this one. */
  lastRow: number;
  /**
   * A cell of the ordinary form, its `<v>` lying in `text` from `start` to `end`, references not yet resolved.
   * `type` is its `t`, `style` its `s`.
   */
  plain(
    row: number,
    column: number,
    type: string,
    style: number,
    text: string,
    start: number,
    end: number,
  ): void;
  /** A cell of any other form. */
  other(row: number, column: number, type: string, style: number, content: ElementText): void;
}

/**
 * Scans a worksheet part for cells: a function for `scanChunks`. The ordinary cell, `<c …><v>…</v></c>`, is read by looking at
 * each character once; every other form XML allows goes through `readElementText`. A cell or row without its address stands
 * next after the one before it, and a cell's own address counts above its row's.
 */
export function cellScanner(sink: CellSink, part: string): (text: string) => number | true {
  const tag = tagCursor();
  let inData = false;
  let row = 0;
  let column = 0;
  let cellRow = 0;
  let cellColumn = 0;
  let type = "n";
  let style = 0;

  /** Reads a cell from just after its name; gives the index after the cell, or `incomplete`. */
  function readCell(text: string, from: number): number {
    let start = readUsualTag(text, from);
    if (start === incomplete) {
      if (!readAnyTag(text, from)) return incomplete;
      start = tag.at;
      if (tag.selfClosing) return moveOn(start);
    }
    const wanted = cellRow <= sink.lastRow && sink.wants(cellRow, cellColumn);
    if (
      text.charCodeAt(start) === lessThan &&
      text.charCodeAt(start + 1) === letterV &&
      text.charCodeAt(start + 2) === greaterThan
    ) {
      const value = start + 3;
      const end = text.indexOf("<", value);
      if (end !== -1 && text.startsWith("</v></c>", end)) {
        if (wanted) sink.plain(cellRow, cellColumn, type, style, text, value, end);
        return moveOn(end + 8);
      }
    }
    const content = readElementText(text, start, part);
    if (!content) return incomplete;
    if (wanted) sink.other(cellRow, cellColumn, type, style, content);
    return moveOn(content.end);
  }

  function moveOn(at: number): number {
    row = cellRow;
    column = cellColumn;
    return at;
  }

  /**
   * Reads a tag as Excel writes it, ` r="B7" s="3" t="s">`, at one look a character: the index after it, or `incomplete` for
   * any other (or one cut short), which `readAnyTag` then reads from its beginning.
   */
  function readUsualTag(text: string, from: number): number {
    cellRow = 0;
    type = "n";
    style = 0;
    let i = from;
    while (
      text.charCodeAt(i) === space &&
      text.charCodeAt(i + 2) === equals &&
      text.charCodeAt(i + 3) === quote
    ) {
      const name = text.charCodeAt(i + 1);
      const value = i + 4;
      i = value;
      if (name === letterR) {
        let column = 0;
        let code = text.charCodeAt(i);
        for (; code >= 65 && code <= 90; code = text.charCodeAt(++i)) column = column * 26 + code - 64;
        cellColumn = column;
        for (; code >= 48 && code <= 57; code = text.charCodeAt(++i)) cellRow = cellRow * 10 + code - 48;
      } else if (name === letterS) {
        for (let code = text.charCodeAt(i); code >= 48 && code <= 57; code = text.charCodeAt(++i)) {
          style = style * 10 + code - 48;
        }
      } else if (name === letterT) {
        while (text.charCodeAt(i) >= 97) i++;
        type = i === value + 1 && text.charCodeAt(value) === letterS ? "s" : text.slice(value, i);
      } else return incomplete;
      if (text.charCodeAt(i++) !== quote) return incomplete;
    }
    const usual =
      text.charCodeAt(i) === greaterThan &&
      cellRow >= 1 &&
      cellRow <= lastSheetRow &&
      cellColumn >= 1 &&
      cellColumn <= lastSheetColumn;
    return usual ? i + 1 : incomplete;
  }

  function readAnyTag(text: string, from: number): boolean {
    cellRow = row;
    cellColumn = column + 1;
    type = "n";
    style = 0;
    tag.at = from;
    while (nextAttribute(text, tag, part)) {
      if (tag.nameEnd - tag.nameStart !== 1) continue;
      const name = text.charCodeAt(tag.nameStart);
      if (name === letterR) readAddress(text, tag);
      else if (name === letterS) style = wholeNumber(text, tag.valueStart, tag.valueEnd);
      else if (name === letterT) type = text.slice(tag.valueStart, tag.valueEnd);
    }
    return tag.at !== incomplete;
  }

  function readAddress(text: string, { valueStart, valueEnd }: TagCursor): void {
    let i = valueStart;
    let number = 0;
    for (; i < valueEnd; i++) {
      const letter = text.charCodeAt(i) & ~32;
      if (letter < 65 || letter > 90) break;
      number = number * 26 + letter - 64;
    }
    cellColumn = number;
    cellRow = wholeNumber(text, i, valueEnd);
    if (number < 1 || number > lastSheetColumn || cellRow < 1 || cellRow > lastSheetRow) {
      throw new FatalProblem(notReadable(part));
    }
  }

  function wholeNumber(text: string, start: number, end: number): number {
    let number = 0;
    for (let i = start; i < end; i++) {
      const digit = text.charCodeAt(i) - 48;
      if (digit < 0 || digit > 9) throw new FatalProblem(notReadable(part));
      number = number * 10 + digit;
    }
    if (start === end) throw new FatalProblem(notReadable(part));
    return number;
  }

  /** Takes an opening tag other than an ordinary cell's; gives the index to go on from, `incomplete`, or true at the end. */
  function readTag(text: string, at: number): number | true {
    const name = tagName(text, at);
    if (name === "") return incomplete;
    tag.at = at + 1;
    while (!endsName(text.charCodeAt(tag.at))) tag.at++;
    if (inData && name === "c") return readCell(text, tag.at);
    let address = row + 1;
    while (nextAttribute(text, tag, part)) {
      if (name === "row" && tag.nameEnd - tag.nameStart === 1 && text[tag.nameStart] === "r") {
        address = wholeNumber(text, tag.valueStart, tag.valueEnd);
      }
    }
    if (tag.at === incomplete) return incomplete;
    if (name === "sheetData") {
      if (tag.selfClosing) return true;
      inData = true;
    } else if (inData && name === "row") {
      if (address < 1 || address > lastSheetRow) throw new FatalProblem(notReadable(part));
      if (address > sink.lastRow) return true;
      row = address;
      column = 0;
    } else if (name === "worksheet" && tag.selfClosing) return true;
    return tag.at;
  }

  return function scan(text) {
    for (let at = 0; ;) {
      let open = at;
      if (text.charCodeAt(at) !== lessThan) open = text.indexOf("<", at);
      if (open === -1) return text.length;
      if (inData && text.charCodeAt(open + 1) === letterC && endsName(text.charCodeAt(open + 2))) {
        at = readCell(text, open + 2);
        if (at === incomplete) return open;
        continue;
      }
      const skipped = skipOther(text, open, part);
      if (skipped === incomplete) return open;
      if (skipped > open) {
        at = skipped;
        const closed = text[open + 1] === "/" ? tagName(text, open) : "";
        if (closed === "sheetData" || closed === "worksheet") return true;
        continue;
      }
      const next = readTag(text, open);
      if (next === true) return true;
      if (next === incomplete) return open;
      at = next;
    }
  };
}
