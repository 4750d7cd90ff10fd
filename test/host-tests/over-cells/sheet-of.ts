import type { Book, Scalar, Sheet } from "../../host/book/book";
import { setCell } from "../../host/book/cells";
import { newBook } from "../../host/book/new-book";
import { STANDARD_STYLE } from "../../host/book/style";

/** A book whose first sheet, `North team`, has these values from A1 on; null leaves a cell blank, a Date is a day. */
export function sheetOf(rows: readonly (readonly (Scalar | Date | null)[])[]): { book: Book; sheet: Sheet } {
  const book = newBook();
  const sheet = book.sheets[0]!;
  sheet.name = "North team";
  rows.forEach((row, down) =>
    row.forEach((value, across) => {
      if (value === null) return;
      const cell =
        value instanceof Date
          ? {
              value: value.getTime() / 86_400_000 + 25_569,
              style: { ...STANDARD_STYLE, numberFormat: "dd/mm/yyyy" },
            }
          : { value };
      setCell(sheet, down + 1, across + 1, cell);
    }),
  );
  return { book, sheet };
}

/** The first of a month of 2026. */
export const month = (number: number): Date => new Date(Date.UTC(2026, number - 1, 1));
