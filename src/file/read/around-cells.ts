import { FatalProblem } from "../../core/problem";
import { notReadable, parsePart, type XmlElement } from "../xml/parse-part";

/** A worksheet without its cells: what stands before and behind them, which is small however many there are. */
export function aroundCells(text: string, part: string): XmlElement {
  const open = /<((?:[\w.-]+:)?)sheetData(?:\s[^>]*)?>/.exec(text);
  if (!open) throw new FatalProblem(notReadable(part));
  const close = `</${open[1]}sheetData>`;
  const end = open[0].endsWith("/>") ? open.index + open[0].length : text.lastIndexOf(close) + close.length;
  return parsePart(text.slice(0, open.index) + text.slice(end), part);
}
