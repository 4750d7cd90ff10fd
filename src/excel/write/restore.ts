/// <reference types="office-js" />
import { TEXT_FORMAT, wouldBeRead } from "../../core/sheet/text-excel-reads";

/** What cells held at some moment, by row and column. */
export interface Contents {
  /** Formulas, in A1 or in R1C1 form, or values. */
  contents: unknown[][];
  values: unknown[][];
  /** As `Range.valueTypes` has it, and number formats; left out where they are not known. */
  types?: string[][];
  formats?: unknown[][];
}

const PLAIN_FORMAT = "General";

/** Queues writes that make cells hold again what they held: texts stay texts, numbers numbers, dates dates. */
export function restore(
  range: Excel.Range,
  held: Contents,
  form: "formulas" | "formulasR1C1" = "formulasR1C1",
): void {
  const { contents, formats } = held;
  const takesText = (down: number, across: number): boolean => formats?.[down]?.[across] === TEXT_FORMAT;
  // In a cell that takes all for text a number would become one.
  const first = formats?.map((line, down) =>
    line.map((format, across) =>
      takesText(down, across) && !isText(held, down, across) ? PLAIN_FORMAT : format,
    ),
  );
  if (first) range.numberFormat = first;
  range[form] = contents.map((line, down) =>
    line.map((content, across) => {
      // An apostrophe keeps a text that would be taken for something else, and is no part of it.
      const isRead = isText(held, down, across) && wouldBeRead(content as string);
      return isRead && !takesText(down, across) ? `'${content as string}` : content;
    }),
  );
  if (formats) range.numberFormat = formats;
}

function isText({ contents, values, types }: Contents, down: number, across: number): boolean {
  const content = contents[down]?.[across];
  if (typeof content !== "string" || content === "" || content !== values[down]?.[across]) return false;
  return types ? types[down]?.[across] !== "Error" : !content.startsWith("#");
}
