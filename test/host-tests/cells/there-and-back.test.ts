import fc from "fast-check";
import { address, rangeAddress } from "../../../src/core/sheet/address";
import type { Rect } from "../../../src/workbook";
import type { Sheet } from "../../host/book/book";
import { contains } from "../../../src/core/sheet/address";
import { cellAt } from "../../host/book/cells";
import { deleteCells, insertCells } from "../../host/book/insert-delete";
import { formulasIn } from "../../host/book/values";
import { bookWith } from "./support";

const SIZE = 8;
const all: Rect = { row: 1, column: 1, rows: 2 * SIZE, columns: 2 * SIZE };

const line = fc.integer({ min: 1, max: SIZE });
const rects: fc.Arbitrary<Rect> = fc
  .tuple(line, line, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }))
  .map(([row, column, rows, columns]) => ({ row, column, rows, columns }));
const content = fc.oneof(
  fc.integer(),
  rects.map((rect) => `=SUM(${rangeAddress(rect)})`),
  fc.tuple(line, line).map(([row, column]) => `=${address(row, column).replace(/(\d+)/, "$$$1")}+1`),
  fc.constant("=COUNT(A:A,2:2)"),
);
const grids = fc.array(fc.array(fc.option(content), { maxLength: SIZE }), { maxLength: SIZE });
const along = fc.constantFrom("rows" as const, "columns" as const);

/** Which of a format's cells, over all that matters here, it applies to. */
const covered = ({ conditions }: Sheet): string[] => {
  const cells: string[] = [];
  for (let row = 1; row <= all.rows; row++)
    for (let column = 1; column <= all.columns; column++)
      if (conditions.some((one) => one.rects.some((rect) => contains(rect, row, column))))
        cells.push(address(row, column));
  return cells;
};

test("cells that are put in and taken out again leave everything as it was", () => {
  fc.assert(
    fc.property(grids, rects, rects, along, (grid, rect, format, way) => {
      const { book, sheet } = bookWith(grid);
      const rule = { type: "DataBar", bar: { lower: {}, upper: {} } } as never;
      sheet.conditions.push({ id: "1", rects: [format], stopIfTrue: false, rule });
      const before = { formulas: formulasIn(sheet, all), covered: covered(sheet) };
      insertCells(book, sheet, rect, way);
      expect(cellAt(sheet, rect.row, rect.column)?.value).toBeUndefined();
      deleteCells(book, sheet, rect, way);
      expect({ formulas: formulasIn(sheet, all), covered: covered(sheet) }).toEqual(before);
    }),
  );
});
