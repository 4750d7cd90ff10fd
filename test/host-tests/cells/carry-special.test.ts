import { rangeAddress } from "../../../src/core/sheet/address";
import { cellAt, setCell } from "../../host/book/cells";
import { findRange } from "../../host/book/range-text";
import { addTable } from "../../host/book/tables";
import { bookWith, codeOf, onSheet } from "./support";

test("a table that is moved takes its cells, rules and references along", async () => {
  const { book, sheet: page } = bookWith([
    ["ID", "Twice"],
    [2, "=A2*2+D1"],
  ]);
  const table = addTable(book, page, findRange(book, page, "A1:B2").rect, true);
  page.conditions.push({
    id: "1",
    rects: [findRange(book, page, "A2:A9").rect],
    stopIfTrue: false,
    rule: { type: "Custom", formula: "=$A2>$D$1", format: {} },
  });
  setCell(page, 9, 4, { formula: "=SUM(A1:A2)" });
  await onSheet(book, async (sheet) => sheet.getRange("A1:B2").moveTo("B5"));
  expect(rangeAddress(table.rect)).toBe("B5:C6");
  expect([cellAt(page, 6, 3)?.formula, cellAt(page, 9, 4)?.formula, cellAt(page, 1, 1)]).toEqual([
    "=B6*2+D1",
    "=SUM(B5:B6)",
    undefined,
  ]);
  expect(
    page.conditions.map(({ rects, rule }) => [rects.map(rangeAddress), "formula" in rule && rule.formula]),
  ).toEqual([
    [["A3:A9"], "=$A3>$D$1"],
    [["B6"], "=$B6>$D$1"],
  ]);
  expect(await codeOf(onSheet(book, async (sheet) => sheet.getRange("B5:B6").moveTo("F1")))).toBe(
    "InvalidOperation",
  );
});

test("cells of a kind are found", async () => {
  const { book, sheet: page } = bookWith([
    ["a", 1, "=1/0"],
    ["b", null, true],
    ["c", 3, 4],
  ]);
  page.rows.set(2, { hidden: true });
  page.validations.push({ rects: [findRange(book, page, "B2:B9").rect], type: "List" } as never);
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("A1:C3");
    const found = {
      texts: range.getSpecialCells("Constants", "Text"),
      numbers: range.getSpecialCells("Constants", "LogicalNumbers"),
      formulas: range.getSpecialCells("Formulas"),
      blanks: range.getSpecialCells("Blanks"),
      visible: range.getSpecialCells("Visible"),
      ruled: sheet.getRange().getSpecialCellsOrNullObject("DataValidations"),
    };
    for (const one of Object.values(found)) one.load("address");
    const none = range.getSpecialCellsOrNullObject("ConditionalFormats").load("address");
    await context.sync();
    const addresses = Object.entries(found).map(([name, { address }]) => [
      name,
      address.replace(/Sheet1!/g, ""),
    ]);
    expect(Object.fromEntries(addresses)).toEqual({
      texts: "A1:A3",
      numbers: "B1,C2,B3:C3",
      formulas: "C1",
      blanks: "B2",
      visible: "A1:C1,A3:C3",
      ruled: "B2:B9",
    });
    expect(none.isNullObject).toBe(true);
  });
});
