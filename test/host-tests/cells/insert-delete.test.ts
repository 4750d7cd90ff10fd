import { setCell, valueAt, cellAt } from "../../host/book/cells";
import { deleteCells, insertCells } from "../../host/book/insert-delete";
import { newSheet } from "../../host/book/new-book";
import { deleteColumns, deleteRows, insertColumns, insertRows } from "../../host/book/person";
import { styleAt } from "../../host/book/style";
import { addTable } from "../../host/book/tables";
import { parseRange, rangeAddress } from "../../../src/core/sheet/address";
import { bookWith, codeOf, onSheet } from "./support";

const rect = (address: string) => parseRange(address)!;
const addresses = (rects: readonly Parameters<typeof rangeAddress>[0][]) => rects.map(rangeAddress);

/** A sheet with something of every kind that moves, round a table in A3:C6. */
function everything() {
  const { book, sheet } = bookWith([
    ["Title"],
    [],
    ["ID", "Days", "Twice"],
    ["a", 1, "=B4*2"],
    ["b", 2, "=B5*2"],
    ["c", 3, "=B6*2"],
  ]);
  const table = addTable(book, sheet, rect("A3:C6"), true);
  table.calculated.set(2, "=B4*2");
  sheet.merges.push(rect("E4:F4"));
  sheet.conditions.push({
    id: "1",
    rects: [rect("B4:B6")],
    stopIfTrue: false,
    rule: { type: "Custom", formula: "=$B4>$E$4", format: {} },
  });
  sheet.comments.push({ id: "c", row: 5, column: 1, author: "A", text: "?", replies: [], resolved: false });
  sheet.page.printArea = rect("A1:F9");
  sheet.page.rowBreaks = [3, 6];
  sheet.names.push({ name: "Rate", formula: "=Sheet1!$E$4", visible: true, comment: "" });
  const other = newSheet(book, "Other");
  setCell(other, 1, 1, { formula: "=SUM(Sheet1!B4:B6)" });
  return { book, sheet, other, table };
}

test("rows put in move all that belongs to the cells below", () => {
  const { book, sheet, other, table } = everything();
  insertRows(book, "Sheet1", 2, 2);
  expect(cellAt(sheet, 8, 3)?.formula).toBe("=B8*2");
  expect(rangeAddress(table.rect)).toBe("A5:C8");
  expect(table.calculated.get(2)).toBe("=B6*2");
  expect(addresses(sheet.merges)).toEqual(["E6:F6"]);
  expect(sheet.conditions[0]).toMatchObject({ rects: [rect("B6:B8")], rule: { formula: "=$B6>$E$6" } });
  expect(sheet.comments[0]).toMatchObject({ row: 7, column: 1 });
  expect(rangeAddress(sheet.page.printArea!)).toBe("A1:F11");
  expect(sheet.page.rowBreaks).toEqual([5, 8]);
  expect(sheet.names[0]!.formula).toBe("=Sheet1!$E$6");
  expect(cellAt(other, 1, 1)?.formula).toBe("=SUM(Sheet1!B6:B8)");
});

test("a row put in a table makes it grow, works its columns out and looks like the row above", () => {
  const { book, sheet, other, table } = everything();
  setCell(sheet, 4, 1, { value: "a", style: { ...book.standard, wrap: true } });
  insertRows(book, "Sheet1", 5);
  expect(rangeAddress(table.rect)).toBe("A3:C7");
  expect(cellAt(sheet, 5, 3)?.formula).toBe("=B5*2");
  expect(styleAt(book, sheet, 5, 1).wrap).toBe(true);
  expect(addresses(sheet.conditions[0]!.rects)).toEqual(["B4:B7"]);
  expect(cellAt(other, 1, 1)?.formula).toBe("=SUM(Sheet1!B4:B7)");
});

test("rows taken out leave #REF! behind, and rules those of the next cell", () => {
  const { book, sheet, other, table } = everything();
  setCell(other, 2, 1, { formula: "=Sheet1!B4+Sheet1!B5" });
  deleteRows(book, "Sheet1", 4);
  expect(rangeAddress(table.rect)).toBe("A3:C5");
  expect(table.calculated.get(2)).toBe("=B4*2");
  expect(sheet.conditions[0]).toMatchObject({ rects: [rect("B4:B5")], rule: { formula: "=$B4>#REF!" } });
  expect(sheet.merges).toEqual([]);
  expect(cellAt(other, 2, 1)?.formula).toBe("=Sheet1!#REF!+Sheet1!B4");
  expect(valueAt(sheet, 4, 1)).toBe("b");
});

test("a table keeps one row of data, and is gone when its header goes too", () => {
  const { book, sheet, other, table } = everything();
  setCell(other, 3, 1, { formula: `=ROWS(${table.name})` });
  expect(() => deleteRows(book, "Sheet1", 3)).toThrow("a part of the table");
  deleteRows(book, "Sheet1", 4, 3);
  expect(rangeAddress(table.rect)).toBe("A3:C4");
  expect(valueAt(sheet, 4, 1)).toBeUndefined();
  deleteRows(book, "Sheet1", 3, 2);
  expect(sheet.tables).toEqual([]);
  expect(cellAt(other, 3, 1)?.formula).toBe("=ROWS(#REF!)");
});

test("columns put in a table get headers of their own, and its filters and formulas stay with their columns", () => {
  const { book, sheet, other, table } = everything();
  setCell(other, 4, 1, { formula: `=SUM(${table.name}[Days])+ROWS(${table.name}[ID])` });
  table.filters.set(1, { filterOn: "Values" });
  insertColumns(book, "Sheet1", 2);
  expect([1, 2, 3, 4].map((column) => valueAt(sheet, 3, column))).toEqual(["ID", "Column1", "Days", "Twice"]);
  expect([...table.filters.keys(), ...table.calculated.keys()]).toEqual([2, 3]);
  deleteColumns(book, "Sheet1", 1);
  expect([...table.filters.keys(), ...table.calculated.keys()]).toEqual([1, 2]);
  expect(cellAt(other, 4, 1)?.formula).toBe(`=SUM(${table.name}[Days])+ROWS(#REF!)`);
});

test("cells put in beside a table move only what is below them, and never a part of a table or a merge", () => {
  const { book, sheet } = everything();
  insertCells(book, sheet, rect("D1:F2"), "rows");
  expect(addresses(sheet.merges)).toEqual(["E6:F6"]);
  expect(valueAt(sheet, 3, 1)).toBe("ID");
  expect(() => insertCells(book, sheet, rect("B1:B1"), "rows")).toThrow("a part of the table");
  expect(() => insertCells(book, sheet, rect("E1:E1"), "rows")).toThrow("merged");
  deleteCells(book, sheet, rect("D1:D9"), "columns");
  expect(addresses(sheet.merges)).toEqual(["D6:E6"]);
});

test("charts move and grow with their cells", () => {
  const { book, sheet } = bookWith();
  sheet.charts.push({ top: 30, left: 48, height: 60, width: 96, series: [] } as never);
  const place = () => {
    const { top, left, height, width } = sheet.charts[0]!;
    return [top, left, height, width];
  };
  insertRows(book, "Sheet1", 1);
  insertRows(book, "Sheet1", 5, 2);
  expect(place()).toEqual([45, 48, 90, 96]);
  deleteColumns(book, "Sheet1", 1);
  expect(place()).toEqual([45, 0, 90, 96]);
});

test("a range that is kept moves with its cells, until they are deleted", async () => {
  const { book } = bookWith([["a"], ["b"], ["c"]]);
  const code = await codeOf(
    onSheet(book, async (sheet, context) => {
      const range = sheet.getRange("A2:A3").load("address,values");
      await context.sync();
      const made = sheet.getRange("A1:A1").insert("Down").load("address");
      range.load("address,values");
      await context.sync();
      expect([made.address, range.address, range.values]).toEqual([
        "Sheet1!A1",
        "Sheet1!A3:A4",
        [["b"], ["c"]],
      ]);
      insertRows(book, "Sheet1", 4);
      range.load("address");
      await context.sync();
      expect(range.address).toBe("Sheet1!A3:A5");
      sheet.getRange("3:5").delete("Up");
      range.load("address");
      await context.sync();
    }),
  );
  expect(code).toBe("InvalidReference");
});

test("a protected sheet lets rows be put in when its options say so", async () => {
  const { book, sheet: page } = bookWith();
  page.protection = { password: undefined, options: { allowInsertRows: true } };
  const insert = (address: string) =>
    codeOf(onSheet(book, async (sheet) => void sheet.getRange(address).insert("Down")));
  expect([await insert("2:2"), await insert("A1")]).toEqual(["", "AccessDenied"]);
});
