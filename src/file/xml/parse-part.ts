import { parseXml, XmlElement, XmlError } from "@rgrove/parse-xml";
import type { XmlNode } from "@rgrove/parse-xml";
import { FatalProblem } from "../../core/problem";

export { XmlElement };

/** Above these a part would fill the memory: see `weightOf`. Small parts come nowhere near; a sheet of ours may hold a million cells. */
const longest = 2 ** 26;
const heaviestPart = 3_000_000;
export const heaviestSheet = 20_000_000;

/**
 * The root element of a small part, each element with `start` and `end` offsets into `text` (UTF-16 units) for `splice`.
 * A document type is refused, since no workbook needs one and entities in it can be made to grow without end.
 * @param part the part's name, for the sentence when it can't be read.
 * @param heaviest how much may be parsed, as `weightOf` counts it.
 * @throws FatalProblem when the text is not well-formed XML, is enormous, or has a document type.
 */
export function parsePart(
  text: string,
  part = "a part of the workbook",
  heaviest = heaviestPart,
): XmlElement {
  if (/<!DOCTYPE/i.test(text)) throw new FatalProblem(documentTypeSentence(part));
  if (text.length > longest || weightOf(text) > heaviest) throw new FatalProblem(tooLarge(part));
  try {
    const root = parseXml(text.replace(lineEnds, "\n"), { includeOffsets: true }).root;
    if (root) return withOffsetsInto(text, root);
  } catch (error) {
    throw new FatalProblem(notReadable(part, error instanceof XmlError ? firstLine(error) : undefined));
  }
  throw new FatalProblem(notReadable(part));
}

const lineEnds = /\r\n?/g;

/** About how much memory and time a text's tree will take, counted in attributes (some 80 bytes): a tag counts as four. */
function weightOf(text: string): number {
  let weight = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === lessThan) weight += 4;
    else if (code === equals || code === ampersand || code === carriageReturn) weight++;
  }
  return weight;
}

const carriageReturn = 13;
const ampersand = 38;
const lessThan = 60;
const equals = 61;

/**
 * Offsets into the text as it was before its line ends became line feeds. The parser makes them so itself, but in a time that
 * grows with the square of their number.
 */
function withOffsetsInto(text: string, root: XmlElement): XmlElement {
  const shortened: number[] = [];
  for (let at = text.indexOf("\r\n"); at !== -1; at = text.indexOf("\r\n", at + 2)) {
    shortened.push(at - shortened.length);
  }
  if (shortened.length === 0) return root;
  const inText = (offset: number) => offset + countBelow(shortened, offset);
  const open: XmlNode[] = [root];
  for (let node = open.pop(); node; node = open.pop()) {
    node.start = inText(node.start);
    node.end = inText(node.end);
    if (node instanceof XmlElement) for (const child of node.children) open.push(child);
  }
  return root;
}

/** How many of the ascending numbers are below a limit. */
function countBelow(ascending: readonly number[], limit: number): number {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (ascending[middle]! < limit) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Said of a part with a document type; the streaming readers say the same. */
export function documentTypeSentence(part: string): string {
  return `The workbook's part ${part} holds a document type (DTD), which no spreadsheet program writes. For safety it is not read. Open the workbook in Excel, save it as a new .xlsx file, and use that.`;
}

function tooLarge(part: string): string {
  return `The workbook's part ${part} is far larger than any spreadsheet program makes it. For safety it is not read. Open the workbook in Excel, save it as a new .xlsx file, and use that.`;
}

/** Said of a part that is not XML as it should be. */
export function notReadable(part: string, detail?: string): string {
  const why = detail === undefined ? "" : ` (${detail})`;
  return `The workbook is damaged: its part ${part} can't be read${why}. Open it in Excel, let Excel repair it, save it, and try again.`;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
