import { FatalProblem } from "../../core/problem";
import type { PartEditor } from "../xml/edit-part";
import { child, childrenNamed, integerAttribute } from "../xml/find";
import { heaviestSheet, notReadable, parsePart } from "../xml/parse-part";

/** A worksheet's text taken apart, so that of a large sheet only the rows that matter are parsed. */
export interface RowTexts {
  /** The part's name, for sentences. */
  part: string;
  /** The sheet without its rows. */
  shell: string;
  /** All its rows. */
  text: string;
  rows: readonly RowText[];
}

export interface RowText {
  row: number;
  /** Where it lies in `text`. */
  start: number;
  end: number;
}

/** The sheet's text with its rows in it again. @param shell the editor of the sheet without them. */
export function withRows(shell: PartEditor, rows: string): string {
  if (rows) shell.append(child(shell.root, "sheetData")!, rows);
  return shell.text();
}

const data = tag("sheetData");
const row = tag("row");

/** An opening or closing tag: its slash, its attributes, its slash at the end. */
function tag(name: string): RegExp {
  return new RegExp(`<(/?)(?:[\\w.-]+:)?${name}(?=[\\s/>])((?:[^<>"'/]|"[^"]*"|'[^']*')*)(/?)>`, "g");
}

/** @throws FatalProblem when the sheet has no rows part, or it does not end. */
export function rowTexts(text: string, part: string): RowTexts {
  // Comments and CDATA sections may hold what looks like a tag; no program writes them, but the parser knows them.
  if (text.includes("<!")) return parsedRowTexts(text, part);
  const [open, close] = text.matchAll(data);
  if (!open || open[1]) throw new FatalProblem(notReadable(part));
  if (open[3]) return { part, shell: text, text: "", rows: [] };
  if (!close?.[1]) throw new FatalProblem(notReadable(part));
  const [from, to] = [open.index + open[0].length, close.index];
  const rows = text.slice(from, to);
  return { part, shell: text.slice(0, from) + text.slice(to), text: rows, rows: found(rows, part) };
}

function found(text: string, part: string): RowText[] {
  const rows: RowText[] = [];
  let number = 0;
  let open: RegExpExecArray | undefined;
  for (const match of text.matchAll(row)) {
    const [whole, closes, attributes = "", closesItself] = match;
    if (Boolean(closes) !== Boolean(open)) throw new FatalProblem(notReadable(part));
    const end = match.index + whole.length;
    if (closes && open) {
      rows.push({ row: numberOf(open[2] ?? ""), start: open.index, end });
      open = undefined;
    } else if (closesItself) rows.push({ row: numberOf(attributes), start: match.index, end });
    else open = match;
  }
  if (open) throw new FatalProblem(notReadable(part));
  return rows;

  function numberOf(attributes: string): number {
    const r = /(?:^|\s)r\s*=\s*["']\s*(\d+)/.exec(attributes)?.[1];
    return (number = r === undefined ? number + 1 : Number(r));
  }
}

function parsedRowTexts(text: string, part: string): RowTexts {
  const sheetData = child(parsePart(text, part, heaviestSheet), "sheetData");
  if (!sheetData) throw new FatalProblem(notReadable(part));
  if (text.endsWith("/>", sheetData.end)) return { part, shell: text, text: "", rows: [] };
  const from = text.indexOf(">", sheetData.start) + 1;
  const to = text.lastIndexOf("</", sheetData.end - 1);
  let number = 0;
  const rows = childrenNamed(sheetData, "row").map((element): RowText => {
    number = integerAttribute(element, "r") ?? number + 1;
    return { row: number, start: element.start - from, end: element.end - from };
  });
  return { part, shell: text.slice(0, from) + text.slice(to), text: text.slice(from, to), rows };
}
