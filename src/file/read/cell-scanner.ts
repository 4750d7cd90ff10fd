import { FatalProblem } from "../../core/problem";
import { readElementText } from "../xml/element-text";
import type { ElementText } from "../xml/element-text";
import { notReadable } from "../xml/parse-part";
import {
  endsName,
  hasWord,
  incomplete,
  nextAttribute,
  skipOther,
  skipTo,
  tagCursor,
  tagName,
  wordBytes,
} from "../xml/tokens";

import type { CellTag } from "./cell-tag";
import { cellTag, lastSheetRow, readCellTag, readWholeNumber } from "./cell-tag";

const space = 32;
const slash = 47;
const lessThan = 60;
const greaterThan = 62;
const lowerC = 99;
const lowerF = 102;
const lowerR = 114;
const lowerV = 118;

const formulaEnd = wordBytes("</f>");
const valueEnd = wordBytes("</v></c>");
const inlineStart = wordBytes("<is><t");
const inlineEnd = wordBytes("</t></is></c>");

/** What a scanner tells of. Cells come as found, with their sheet row and column counted from 1. */
export interface CellSink {
  /** False for a cell whose content need not be looked at. */
  wants(row: number, column: number): boolean;
  /** The scanner stops at the first row after this one. */
  lastRow: number;
  /** A cell of the usual form, its value lying in `bytes` from `start` to `end`, references not yet resolved. */
  plain(cell: Readonly<CellTag>, bytes: Uint8Array, start: number, end: number): void;
  /** A cell of any other form; formulas without a result are all among them. */
  other(cell: Readonly<CellTag>, content: ElementText): void;
  /** After the last cell, when the sheet has been scanned to its end. @param formulas whether any cell of it, wanted or not, holds one. */
  end(formulas: boolean): void;
}

/**
 * Scans a worksheet part for cells: a function for `scanChunks`. A cell as programs usually write it is read by looking at each
 * byte about once; every other form XML allows goes through `readElementText`. A cell or row without its address stands next
 * after the one before it.
 */
export function cellScanner(sink: CellSink, part: string): (bytes: Uint8Array) => number | true {
  const tag = tagCursor();
  const cell = cellTag();
  let inData = false;
  let row = 0;
  let column = 0;
  let formulas = false;

  /** Reads a cell from just after its name; gives the index after the cell, or `incomplete`. */
  function readCell(bytes: Uint8Array, from: number): number {
    const start = readCellTag(bytes, from, cell, row, column + 1, part);
    if (start === incomplete || cell.selfClosing) return moveOn(start);
    const wanted = cell.row <= sink.lastRow && sink.wants(cell.row, cell.column);
    const value = valueStart(bytes, start);
    if (value !== incomplete) {
      const end = skipTo(bytes, value, lessThan);
      const close = cell.type === "inlineStr" ? inlineEnd : valueEnd;
      if (hasWord(bytes, end, close)) {
        if (wanted) sink.plain(cell, bytes, value, end);
        return moveOn(end + close.length);
      }
    }
    const content = readElementText(bytes, start, part);
    if (!content) return incomplete;
    formulas ||= content.formula;
    if (wanted) sink.other(cell, content);
    return moveOn(content.end);
  }

  /**
   * Where the value begins in a cell of the usual form: `<v>`, `<f>…</f><v>` with a result, or `<is><t>`; `incomplete` for any
   * other (or one cut short), which `readElementText` then reads from `start`.
   */
  function valueStart(bytes: Uint8Array, start: number): number {
    if (cell.type === "inlineStr") {
      return hasWord(bytes, start, inlineStart)
        ? contentStart(bytes, start + inlineStart.length)
        : incomplete;
    }
    if (opensValue(bytes, start)) return start + 3;
    if (bytes[start] !== lessThan || bytes[start + 1] !== lowerF) return incomplete;
    formulas = true;
    let after = contentStart(bytes, start + 2);
    if (after === incomplete) return incomplete;
    if (!tag.selfClosing) {
      after = skipTo(bytes, after, lessThan);
      if (!hasWord(bytes, after, formulaEnd)) return incomplete;
      after += formulaEnd.length;
    }
    // White space alone is no result; readElementText will see whether more follows.
    const hasResult = opensValue(bytes, after) && bytes[after + 3]! > space && bytes[after + 3] !== lessThan;
    return hasResult ? after + 3 : incomplete;
  }

  /** Where the content begins of the element whose name ends at `at`; `incomplete` if the name goes on, or the tag. */
  function contentStart(bytes: Uint8Array, at: number): number {
    if (bytes[at] === greaterThan) {
      tag.selfClosing = false;
      return at + 1;
    }
    if (!endsName(bytes[at]!)) return incomplete;
    tag.at = at;
    while (nextAttribute(bytes, tag, part));
    return tag.at;
  }

  function moveOn(at: number): number {
    if (at !== incomplete) column = cell.column;
    return at;
  }

  /** Takes an opening tag other than an ordinary cell's; gives the index to go on from, `incomplete`, or true at the end. */
  function readTag(bytes: Uint8Array, at: number): number | true {
    const name = tagName(bytes, at);
    if (name === "") return incomplete;
    tag.at = at + 1;
    while (!endsName(bytes[tag.at]!)) tag.at++;
    if (inData && name === "c") return readCell(bytes, tag.at);
    let address = row + 1;
    while (nextAttribute(bytes, tag, part)) {
      if (name === "row" && tag.nameEnd - tag.nameStart === 1 && bytes[tag.nameStart] === lowerR) {
        address = readWholeNumber(bytes, tag.valueStart, tag.valueEnd, part);
      }
    }
    if (tag.at === incomplete) return incomplete;
    if (name === "sheetData") {
      if (tag.selfClosing) return end();
      inData = true;
    } else if (inData && name === "row") {
      if (address < 1 || address > lastSheetRow) throw new FatalProblem(notReadable(part));
      if (address > sink.lastRow) return true;
      row = address;
      column = 0;
    } else if (name === "worksheet" && tag.selfClosing) return end();
    return tag.at;
  }

  function end(): true {
    sink.end(formulas);
    return true;
  }

  return function scan(bytes) {
    for (let at = 0; ;) {
      const open = skipTo(bytes, at, lessThan);
      if (bytes[open] === 0) return open;
      if (inData && bytes[open + 1] === lowerC && endsName(bytes[open + 2]!)) {
        at = readCell(bytes, open + 2);
        if (at === incomplete) return open;
        continue;
      }
      const skipped = skipOther(bytes, open, part);
      if (skipped === incomplete) return open;
      if (skipped > open) {
        at = skipped;
        const closed = bytes[open + 1] === slash ? tagName(bytes, open) : "";
        if (closed === "sheetData" || closed === "worksheet") return end();
        continue;
      }
      const next = readTag(bytes, open);
      if (next === true) return true;
      if (next === incomplete) return open;
      at = next;
    }
  };
}

function opensValue(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === lessThan && bytes[at + 1] === lowerV && bytes[at + 2] === greaterThan;
}
