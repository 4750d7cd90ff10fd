import type { Book, Sheet } from "../../host/book/book";
import { newBook } from "../../host/book/new-book";
import { putInCell } from "../../host/book/values";
import type { HostOptions } from "../../host/host";
import { excelOn } from "../support";

/** A new workbook with this on its first sheet, as typed; null leaves a cell blank. */
export function bookWith(lines: readonly (readonly unknown[])[] = []): { book: Book; sheet: Sheet } {
  const book = newBook();
  const sheet = book.sheets[0]!;
  lines.forEach((line, i) =>
    line.forEach((one, j) => {
      if (one !== null) putInCell(book, sheet, i + 1, j + 1, one);
    }),
  );
  return { book, sheet };
}

/** Does something with `Sheet1` in one run of the genuine library. */
export function onSheet<T>(
  book: Book,
  act: (sheet: Excel.Worksheet, context: Excel.RequestContext) => Promise<T>,
  options: Partial<HostOptions> = {},
): Promise<T> {
  const { Excel } = excelOn(book, options);
  return Excel.run((context) => act(context.workbook.worksheets.getItem("Sheet1"), context));
}

/** The code that a run was refused with; "" when it was not. */
export const codeOf = (run: Promise<unknown>): Promise<string> =>
  run.then(
    () => "",
    (error: { code: string }) => error.code,
  );
