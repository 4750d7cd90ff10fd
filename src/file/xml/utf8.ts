import { FatalProblem } from "../../core/problem";

// A byte order mark within a part is a character of the text.
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text in UTF-8 from `start` to `end`. @throws FatalProblem, naming the part, when it is not UTF-8. */
export function decodeUtf8(bytes: Uint8Array, start: number, end: number, part: string): string {
  try {
    return decoder.decode(bytes.subarray(start, end));
  } catch {
    throw new FatalProblem(notUtf8(part));
  }
}

/** Said of a part in another encoding. */
export function notUtf8(part: string): string {
  return `The workbook's part ${part} is not written in UTF-8 or UTF-16, as a workbook must be. Open the workbook in Excel, save it as a new .xlsx file, and use that.`;
}
