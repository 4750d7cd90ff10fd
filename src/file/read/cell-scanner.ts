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
import type { ElementText } from "../xml/tokens";
import type { CellTag } from "./cell-tag";
import { cellTag, lastSheetRow, readCellTag, wholeNumber } from "./cell-tag";

const space = 32;
const lessThan = 60;
const greaterThan = 62;
const letterC = 99;
const letterF = 102;
const letterV = 118;

/** What a scanner tells of. Cells come as found, with their sheet row and column counted from 1. */
export interface CellSink {
  /** False for a cell whose content need not be looked at. */
  wants(row: number, column: number): boolean;
  /** The scanner stops at the first row after this one. */
  lastRow: number;
  /** A cell of the usual form, its value lying in `text` from `start` to `end`, references not yet resolved. */
  plain(cell: Readonly<CellTag>, text: string, start: number, end: number): void;
  /** A cell of any other form; formulas without a result are all among them. */
  other(cell: Readonly<CellTag>, content: ElementText): void;
}

/**
 * Scans a worksheet part for cells: a function for `scanChunks`. A cell as programs usually write it is read by looking at each
 * character about once; every other form XML allows goes through `readElementText`. A cell or row without its address stands
 * next after the one before it, and a cell's own address counts above its row's.
 */
export function cellScanner(sink: CellSink, part: string): (text: string) => number | true {
  const tag = tagCursor();
  const cell = cellTag();
  let inData = false;
  let row = 0;
  let column = 0;

  /** Reads a cell from just after its name; gives the index after the cell, or `incomplete`. */
  function readCell(text: string, from: number): number {
    const start = readCellTag(text, from, cell, row, column + 1, part);
    if (start === incomplete || cell.selfClosing) return moveOn(start);
    const wanted = cell.row <= sink.lastRow && sink.wants(cell.row, cell.column);
    const value = valueStart(text, start);
    if (value !== incomplete) {
      const end = text.indexOf("<", value);
      const close = text.charCodeAt(value - 2) === letterV ? "</v></c>" : "</t></is></c>";
      if (end !== -1 && text.startsWith(close, end)) {
        if (wanted) sink.plain(cell, text, value, end);
        return moveOn(end + close.length);
      }
    }
    const content = readElementText(text, start, part);
    if (!content) return incomplete;
    if (wanted) sink.other(cell, content);
    return moveOn(content.end);
  }

  /**
   * Where the value begins in a cell of the usual form: `<v>`, `<f>…</f><v>` with a result, or `<is><t>`; `incomplete` for any
   * other (or one cut short), which `readElementText` then reads from `start`.
   */
  function valueStart(text: string, start: number): number {
    if (opensValue(text, start)) return start + 3;
    if (text.charCodeAt(start) !== lessThan) return incomplete;
    if (cell.type === "inlineStr") return text.startsWith("<is><t>", start) ? start + 7 : incomplete;
    if (text.charCodeAt(start + 1) !== letterF || !endsName(text.charCodeAt(start + 2))) return incomplete;
    tag.at = start + 2;
    while (nextAttribute(text, tag, part));
    if (tag.at === incomplete) return incomplete;
    let after = tag.at;
    if (!tag.selfClosing) {
      after = text.indexOf("<", after);
      if (after === -1 || !text.startsWith("</f>", after)) return incomplete;
      after += 4;
    }
    const hasResult = opensValue(text, after) && text.charCodeAt(after + 3) > space;
    return hasResult && text.charCodeAt(after + 3) !== lessThan ? after + 3 : incomplete;
  }

  function moveOn(at: number): number {
    if (at === incomplete) return incomplete;
    row = cell.row;
    column = cell.column;
    return at;
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
        address = wholeNumber(text.slice(tag.valueStart, tag.valueEnd), part);
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

function opensValue(text: string, at: number): boolean {
  return (
    text.charCodeAt(at) === lessThan &&
    text.charCodeAt(at + 1) === letterV &&
    text.charCodeAt(at + 2) === greaterThan
  );
}
