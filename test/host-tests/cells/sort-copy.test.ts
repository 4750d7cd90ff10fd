import { copyCells } from "../../host/book/copy";
import { findRange } from "../../host/book/range-text";
import { mergeCells } from "../../host/book/merges";
import { sortTable, typeIn } from "../../host/book/person";
import { addTable } from "../../host/book/tables";
import { rangeAddress } from "../../../src/core/sheet/address";
import { formulasIn, valuesIn } from "../../host/book/values";
import { bookWith, codeOf, onSheet } from "./support";

test("a sort puts numbers before texts, truth values and errors, blanks last either way", async () => {
  const { book } = bookWith([["Key"], ["b"], [2], [null], [true], ["#N/A"], ["A"], [-1]]);
  const order = (ascending: boolean) =>
    onSheet(book, async (sheet, context) => {
      const range = sheet.getRange("A1:A8");
      range.sort.apply([{ key: 0, ascending }], false, true);
      range.load("values");
      await context.sync();
      return range.values.map(([value]) => value);
    });
  expect(await order(true)).toEqual(["Key", -1, 2, "A", "b", true, "#N/A", ""]);
  expect(await order(false)).toEqual(["Key", "#N/A", true, "b", "A", 2, -1, ""]);
});

test("rows take their looks and relative formulas along, equal ones stay in order, hidden ones stay", () => {
  const { book, sheet } = bookWith([
    ["ID", "Days", "Twice"],
    ["c", 2, "=B2*2"],
    ["x", 9, "=B3*2"],
    ["a", 1, "=B4*$A$1"],
    ["b", 1, "=B5*2"],
  ]);
  addTable(book, sheet, findRange(book, sheet, "A1:C5").rect, true);
  sheet.rows.set(3, { filtered: true });
  sheet.cells.get(2)!.get(1)!.style = { ...book.standard, wrap: true };
  sortTable(book, "Table1", "days");
  expect(formulasIn(sheet, findRange(book, sheet, "A2:C5").rect)).toEqual([
    ["a", 1, "=B2*$A$1"],
    ["x", 9, "=B3*2"],
    ["b", 1, "=B4*2"],
    ["c", 2, "=B5*2"],
  ]);
  expect(sheet.cells.get(5)!.get(1)!.style?.wrap).toBe(true);
});

test("a copy takes formulas relative to where it is, its looks, merges and rules", () => {
  const { book, sheet } = bookWith([["=B1+$C$1", 1, 2]]);
  const at = (address: string) => findRange(book, sheet, address);
  mergeCells(sheet, at("B1:C1").rect);
  sheet.conditions.push({
    id: "1",
    rects: [at("A1:A9").rect],
    stopIfTrue: false,
    rule: { type: "Custom", formula: "=$B1>1", format: {} },
  });
  copyCells(book, at("A1:C1"), at("B4"));
  expect(formulasIn(sheet, at("B4:D4").rect)).toEqual([["=C4+$C$1", 1, ""]]);
  expect(sheet.merges.map(rangeAddress)).toEqual(["B1:C1", "C4:D4"]);
  expect(sheet.conditions.map(({ rects }) => rects.map(rangeAddress))).toEqual([["A1:A9", "B4"]]);
});

test("a target that is a multiple of the source is filled with copies", async () => {
  const { book } = bookWith([
    ["a", "=1+1"],
    ["b", 2],
  ]);
  book.sheets[0]!.cells.get(1)!.get(2)!.value = 2;
  await onSheet(book, async (sheet, context) => {
    sheet.getRange("D1:E4").copyFrom("A1:B2", "Values");
    sheet.getRange("G1").copyFrom(sheet.getRange("A1:B2"), "All", false, true);
    const filled = sheet.getRange("D1:E4").load("formulas");
    const turned = sheet.getRange("G1:H2").load("formulas");
    await context.sync();
    expect(filled.formulas).toEqual([
      ["a", 2],
      ["b", 2],
      ["a", 2],
      ["b", 2],
    ]);
    expect(turned.formulas).toEqual([
      ["a", "b"],
      ["=1+1", 2],
    ]);
  });
});

test("what a person types below a table makes it grow, unless somebody's cells are in the way", () => {
  const { book, sheet } = bookWith([
    ["ID", "Days"],
    ["a", 1],
    [null, null],
    [null, "note"],
  ]);
  const table = addTable(book, sheet, findRange(book, sheet, "A1:B2").rect, true);
  typeIn(book, "Sheet1", "A3", "b");
  expect(rangeAddress(table.rect)).toBe("A1:B3");
  typeIn(book, "Sheet1", "A4", "c");
  expect(rangeAddress(table.rect)).toBe("A1:B3");
  typeIn(book, "Sheet1", "A1", "Days");
  expect(valuesIn(sheet, findRange(book, sheet, "A1:B1").rect)).toEqual([["Days2", "Days"]]);
});

test("a link shows its text and looks like one", async () => {
  const { book } = bookWith();
  await onSheet(book, async (sheet, context) => {
    const cell = sheet.getRange("A1");
    cell.hyperlink = { documentReference: "Sheet1!C3", textToDisplay: "Go", screenTip: "There" };
    cell.load("hyperlink,values,format/font/underline");
    const none = sheet.getRange("A2").load("hyperlink");
    await context.sync();
    expect(cell.hyperlink).toEqual({
      documentReference: "Sheet1!C3",
      textToDisplay: "Go",
      screenTip: "There",
    });
    expect([cell.values, cell.format.font.underline, none.hyperlink]).toEqual([[["Go"]], "Single", null]);
    cell.clear("Hyperlinks");
    cell.load("hyperlink,values");
    await context.sync();
    expect([cell.hyperlink, cell.values]).toEqual([null, [["Go"]]]);
  });
});

test("ranges are reached from others", async () => {
  const { book } = bookWith([["a", 1], ["b", 2], [], ["c", 3]]);
  await onSheet(book, async (sheet, context) => {
    const range = sheet.getRange("B2:C4");
    const reached = {
      cell: range.getCell(5, 0),
      lastRow: range.getLastRow(),
      offset: range.getOffsetRange(-1, 1),
      resized: range.getResizedRange(1, -1),
      bounding: range.getBoundingRect("E9"),
      common: range.getIntersection("A1:B2"),
      rows: range.getEntireRow(),
      above: range.getRowsAbove(1),
      inside: range.getRowsBelow(-2),
      after: range.getColumnsAfter(2),
      region: sheet.getRange("A1").getSurroundingRegion(),
      edge: sheet.getRange("A1").getRangeEdge("Down"),
      next: sheet.getRange("A2").getRangeEdge("Down"),
      used: range.getUsedRange(true),
    };
    for (const one of Object.values(reached)) one.load("address");
    const apart = range.getIntersectionOrNullObject("F1:F2");
    const empty = sheet.getRange("F:F").getUsedRangeOrNullObject();
    await context.sync();
    const found = Object.entries(reached).map(([name, { address }]) => [
      name,
      address.replace("Sheet1!", ""),
    ]);
    expect(Object.fromEntries(found)).toEqual({
      cell: "B7",
      lastRow: "B4:C4",
      offset: "C1:D3",
      resized: "B2:B5",
      bounding: "B2:E9",
      common: "B2",
      rows: "2:4",
      above: "B1:C1",
      inside: "B3:C4",
      after: "D2:E4",
      region: "A1:B2",
      edge: "A2",
      next: "A4",
      used: "B2:B4",
    });
    expect([apart.isNullObject, empty.isNullObject]).toEqual([true, true]);
    range.getOffsetRange(-2, 0);
    expect(await codeOf(context.sync())).toBe("InvalidArgument");
    range.getIntersection("F1");
    expect(await codeOf(context.sync())).toBe("ItemNotFound");
  });
});

test("a view gives only what is not hidden", async () => {
  const { book, sheet: page } = bookWith([
    ["a", 1],
    ["b", 2],
    ["c", 3],
  ]);
  page.rows.set(2, { filtered: true });
  await onSheet(book, async (sheet, context) => {
    const view = sheet.getRange("A1:B3").getVisibleView().load("values,rowCount,cellAddresses");
    await context.sync();
    expect([view.values, view.rowCount]).toEqual([
      [
        ["a", 1],
        ["c", 3],
      ],
      2,
    ]);
  });
});
