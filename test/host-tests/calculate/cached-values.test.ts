import { readFileSync } from "node:fs";
import { join } from "node:path";
import { address } from "../../../src/core/sheet/address";
import type { Book, Cell, Scalar, Sheet } from "../../host/book/book";
import { changeCell } from "../../host/book/cells";
import { loadBook } from "../../host/file/load";
import { calculateInNode } from "./in-node";

/** What the maker of torture.xlsx wrote as results without working them out. */
const INVENTED = /^(Data!L\d+|Report!B[34])$/;

const OF_TORTURE = [
  "Report!D3: its result is more than one cell",
  "Report!F3: its result is more than one cell",
  expect.stringContaining("is in another workbook"),
  expect.stringContaining("its result is more than one cell"),
];

test.each([
  ["formulas/formulas.xlsx", 70, []],
  ["worked-example/worked-example.xlsx", 20, []],
  ["torture.xlsx", 8, OF_TORTURE],
])("%s: each formula gives the result that was saved with it", async (file, atLeast, notKnown) => {
  const calculate = await calculateInNode();
  const book = await loadBook(readFileSync(join(__dirname, "../../fixtures", file)));
  const saved = results(book);
  calculate(book);
  // Every formula is another now, so that each is worked out.
  for (const { sheet, row, column, cell } of formulas(book))
    changeCell(sheet, row, column, { formula: `${cell.formula ?? ""} ` });
  const { unknown } = calculate(book);

  const now = results(book);
  expect(saved.size).toBeGreaterThanOrEqual(atLeast);
  for (const [place, value] of saved) expect([place, now.get(place)]).toEqual([place, value]);
  expect(
    unknown.map(({ sheet, row, column, why }) => `${sheet.name}!${address(row, column)}: ${why}`),
  ).toEqual(notKnown);
});

function* formulas(book: Book): Generator<{ sheet: Sheet; row: number; column: number; cell: Cell }> {
  for (const sheet of book.sheets) {
    for (const [row, line] of sheet.cells) {
      for (const [column, cell] of line) if (cell.formula !== undefined) yield { sheet, row, column, cell };
    }
  }
}

/** By place; numbers as far as LibreOffice writes them. */
const results = (book: Book): Map<string, Scalar | undefined> =>
  new Map(
    [...formulas(book)]
      .map(
        ({ sheet, row, column, cell: { value } }) =>
          [
            `${sheet.name}!${address(row, column)}`,
            typeof value === "number" ? Number(value.toPrecision(13)) : value,
          ] as const,
      )
      .filter(([place]) => !INVENTED.test(place)),
  );
