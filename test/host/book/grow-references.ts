import { parseA1Ref, stringifyA1Ref, tokenize, tokenTypes } from "@borgar/fx";
import type { Rect } from "../../../src/workbook";
import { bottom, right } from "../../../src/core/sheet/address";
import type { Book, Sheet } from "./book";
import { changeEveryFormula } from "./every-formula";
import { sameName } from "./find";

/**
 * A table has got rows below the others: conditional formats, validations and references that had all rows of some of its columns go on to
 * have them. @param rows its data before. @param last its last row of data now.
 */
export function growWithTable(book: Book, sheet: Sheet, rows: Rect, last: number): void {
  const grown = (rect: Rect): Rect => {
    const has =
      rect.row <= rows.row &&
      bottom(rect) === bottom(rows) &&
      rect.column >= rows.column &&
      right(rect) <= right(rows);
    return has ? { ...rect, rows: last - rect.row + 1 } : rect;
  };
  for (const rule of [...sheet.conditions, ...sheet.validations]) rule.rects = rule.rects.map(grown);
  growReferences(book, sheet, rows, last);
}

/**
 * References to all of a table's rows, in one column or some, end in another row from now on, wherever they are: in cells, names, rules
 * and charts. So does Excel when a table grows. `first` moves their beginning too.
 */
export function growReferences(book: Book, sheet: Sheet, rows: Rect, last: number, first = rows.row): void {
  // A reference to the only row of a table is one to its cell, and stays.
  if (rows.rows === 1 && first === rows.row) return;
  const end = String(bottom(rows));
  changeEveryFormula(book, (formula, home) => {
    // Most formulas of a book say nothing of that row, and need not be taken apart.
    if (!formula.includes(end)) return formula;
    return tokenize(formula)
      .map(({ type, value }) =>
        type === tokenTypes.REF_RANGE ? grown(value, home, sheet, rows, { first, last }) : value,
      )
      .join("");
  });
}

function grown(
  reference: string,
  home: Sheet | undefined,
  sheet: Sheet,
  rows: Rect,
  to: { first: number; last: number },
): string {
  const parsed = parseA1Ref(reference);
  if (!parsed || !("range" in parsed) || (parsed.context?.length ?? 0) > 1) return reference;
  const said = parsed.context?.[0] ?? home?.name ?? "";
  const { range } = parsed;
  const [left, far] = [(range.left ?? 0) + 1, (range.right ?? 0) + 1];
  const has =
    sameName(said, sheet.name) &&
    range.top === rows.row - 1 &&
    range.bottom === bottom(rows) - 1 &&
    left >= rows.column &&
    far <= right(rows);
  return has
    ? stringifyA1Ref({ ...parsed, range: { ...range, top: to.first - 1, bottom: to.last - 1 } })
    : reference;
}
