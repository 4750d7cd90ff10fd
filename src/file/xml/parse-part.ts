import { parseXml } from "@rgrove/parse-xml";
import type { XmlElement } from "@rgrove/parse-xml";
import { FatalProblem } from "../../core/problem";

export type { XmlElement };

/**
 * The root element of a small part, each element with `start` and `end` offsets into `text` (UTF-16 units) for `splice`.
 * A document type is refused, since no workbook needs one and entities in it can be made to grow without end.
 * @param part the part's name, for the sentence when it can't be read.
 * @throws FatalProblem when the text is not well-formed XML, or has a document type.
 */
export function parsePart(text: string, part = "a part of the workbook"): XmlElement {
  if (/<!DOCTYPE/i.test(text)) throw new FatalProblem(documentTypeSentence(part));
  try {
    const root = parseXml(text, { includeOffsets: true }).root;
    if (root) return root;
  } catch (error) {
    throw new FatalProblem(notReadable(part, firstLine(error)));
  }
  throw new FatalProblem(notReadable(part));
}

/** Said of a part with a document type; the streaming readers say the same. */
export function documentTypeSentence(part: string): string {
  return `The workbook's part ${part} holds a document type (DTD), which no spreadsheet program writes. For safety it is not read. Open the workbook in Excel, save it as a new .xlsx file, and use that.`;
}

/** Said of a part that is not XML as it should be. */
export function notReadable(part: string, detail?: string): string {
  const why = detail === undefined ? "" : ` (${detail})`;
  return `The workbook is damaged: its part ${part} can't be read${why}. Open it in Excel, let Excel repair it, save it, and try again.`;
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split("\n")[0] ?? "";
}
