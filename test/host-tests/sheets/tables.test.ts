import type { Book, Sheet } from "../../host/book/book";
import { typeInCell } from "../../host/book/grow-table";
import { newSheet } from "../../host/book/new-book";
import { putInCell } from "../../host/book/values";
import { bookWith, codeOf, onSheet } from "../cells/support";

const LOG = [
  ["ID", "Days", "Twice"],
  ["a", 1, "=[@Days]*2"],
  ["b", 2, "=[@Days]*2"],
];

/** A table `Log` in A1:C3 whose third column is calculated. */
async function withLog(lines: readonly (readonly unknown[])[] = LOG): Promise<{ book: Book; sheet: Sheet }> {
  const made = bookWith(lines);
  await onSheet(made.book, (sheet) => {
    sheet.tables.add("A1:C3", true).name = "Log";
    return sheet.context.sync();
  });
  made.sheet.tables[0]!.calculated.set(2, "=[@Days]*2");
  return made;
}

const onLog = (book: Book, act: (log: Excel.Table, sheet: Excel.Worksheet) => unknown) =>
  onSheet(book, async (sheet, context) => {
    act(sheet.tables.getItem("Log"), sheet);
    await context.sync();
  });

const cell = (sheet: Sheet, address: string) => {
  const [, letter, row] = /^([A-Z])(\d+)$/.exec(address)!;
  return sheet.cells.get(Number(row))?.get(letter!.charCodeAt(0) - 64);
};
const hidden = ({ rows }: Sheet): number[] =>
  [...rows]
    .filter(([, line]) => line.filtered)
    .map(([row]) => row)
    .sort((a, b) => a - b);

test("headers become different texts", async () => {
  const { book, sheet } = bookWith([["ID", null, "id", 7]]);
  await onSheet(book, (one) => (one.tables.add("A1:D1", true), one.context.sync()));
  expect(["A1", "B1", "C1", "D1"].map((at) => cell(sheet, at)!.value)).toEqual(["ID", "Column2", "id2", "7"]);
  expect(sheet.tables[0]!.rect).toEqual({ row: 1, column: 1, rows: 2, columns: 4 });
});

test("data without headers go down a row", async () => {
  const { book, sheet } = bookWith([["a"], ["b"], ["below"]]);
  await onSheet(book, (one) => (one.tables.add("A1:A2", false), one.context.sync()));
  expect(["A1", "A2", "A3", "A4"].map((at) => cell(sheet, at)!.value)).toEqual([
    "Column1",
    "a",
    "b",
    "below",
  ]);
  expect(sheet.tables[0]!.rect.rows).toBe(3);
});

test("tables share no cells, and none that are merged", async () => {
  const { book, sheet } = await withLog();
  sheet.merges.push({ row: 10, column: 1, rows: 1, columns: 2 });
  const add = (address: string) => codeOf(onLog(book, (_, one) => one.tables.add(address, true)));
  expect(await add("C3:E9")).toBe("InvalidArgument");
  expect(await add("A10:B12")).toBe("InvalidArgument");
  expect(await add("A5:B6")).toBe("");
});

test("a table's name is valid, and no other table or name of the workbook has it", async () => {
  const { book } = await withLog();
  book.names.push({ name: "Taken", formula: "=1", visible: true, comment: "" });
  const rename = (name: string) => codeOf(onLog(book, (log) => (log.name = name)));
  expect(await rename("taken")).toBe("InvalidArgument");
  expect(await rename("my log")).toBe("InvalidArgument");
  expect(await rename("LOG")).toBe("");
});

test("formulas follow a table's new name, and a column's", async () => {
  const { book, sheet } = await withLog();
  const other = newSheet(book, "Other");
  putInCell(book, other, 1, 1, "=ROWS(log)+SUM(Log[[#All],[Days]])");
  await onLog(book, (log) => {
    log.name = "Actions";
    log.columns.getItem("days").name = "Days [late]";
  });
  expect(cell(other, "A1")!.formula).toBe("=ROWS(Actions)+SUM(Actions[[#All],[Days '[late']]])");
  expect(cell(sheet, "C2")!.formula).toBe("=[@[Days '[late']]]*2");
  expect(cell(sheet, "B1")!.value).toBe("Days [late]");
});

test("new rows look like the last one, calculate as the column does, and belong to what had all rows", async () => {
  const { book, sheet } = await withLog();
  putInCell(book, sheet, 1, 5, "=SUM($B$2:$B$3)+B3+SUM(B$2:B$9)");
  await onLog(book, (log, one) => {
    one.getRange("B3").numberFormat = [["0.00"]];
    const rule = one.getRange("B2:B3").conditionalFormats.add("Custom");
    rule.custom.rule.formula = "=$B2>1";
    one.getRange("A2:A3").dataValidation.rule = { list: { inCellDropDown: true, source: "a,b" } };
    one.getRange("B2").conditionalFormats.add("Custom").custom.rule.formula = "=TRUE";
    one.getRange("A4:C4").values = [["c", 3, "typed over"]];
    log.resize("A1:C6");
  });
  expect(cell(sheet, "B5")!.style!.numberFormat).toBe("0.00");
  expect(["C4", "C5", "C6"].map((at) => cell(sheet, at)!.formula)).toEqual([
    undefined,
    "=[@Days]*2",
    "=[@Days]*2",
  ]);
  expect(cell(sheet, "E1")!.formula).toBe("=SUM($B$2:$B$6)+B3+SUM(B$2:B$9)");
  expect(sheet.conditions.map(({ rects }) => rects[0]!.rows)).toEqual([1, 5]);
  expect(sheet.validations[0]!.rects).toEqual([{ row: 2, column: 1, rows: 5, columns: 1 }]);
});

test.each(["A2:C6", "E1:G3", "A1:C1", "A1:C8"])("a table does not become %s", async (address) => {
  const { book, sheet } = await withLog();
  await onLog(book, (_, one) => one.tables.add("A8:B9", true));
  expect(await codeOf(onLog(book, (log) => log.resize(address)))).toBe("InvalidArgument");
  expect(sheet.tables[0]!.rect.rows).toBe(3);
});

test("totals move to the table's end, and come back as they were", async () => {
  const { book, sheet } = await withLog();
  putInCell(book, sheet, 4, 1, "in the way");
  await onLog(book, (log) => (log.showTotals = true));
  expect([cell(sheet, "A4")!.value, cell(sheet, "C4")!.formula]).toEqual(["Total", "=SUBTOTAL(103,[Twice])"]);
  expect(cell(sheet, "A5")!.value).toBe("in the way");
  putInCell(book, sheet, 1, 5, "=$B$4");
  await onLog(book, (log, one) => {
    one.getRange("B4").formulas = [["=SUBTOTAL(101,[Days])"]];
    log.showTotals = false;
    log.showTotals = true;
    one.getRange("A5").clear();
    log.resize("A1:C7");
  });
  expect(cell(sheet, "B7")!.formula).toBe("=SUBTOTAL(101,[Days])");
  expect(cell(sheet, "E1")!.formula).toBe("=$B$7");
  expect([cell(sheet, "A4")?.value, cell(sheet, "C4")!.formula]).toEqual([undefined, "=[@Days]*2"]);
});

test("what refers to a table refers to its cells when it is one no more", async () => {
  const { book, sheet } = await withLog();
  const other = newSheet(book, "Other");
  putInCell(book, other, 1, 1, "=SUM(Log[Days])+ROWS(Log[#All])");
  await onLog(book, (log) => log.convertToRange());
  expect(cell(other, "A1")!.formula).toBe("=SUM(Sheet1!$B$2:$B$3)+ROWS(Sheet1!$A$1:$C$3)");
  expect(cell(sheet, "C3")!.formula).toBe("=$B$3*2");
  expect(sheet.tables).toEqual([]);
});

test("a deleted table takes its cells along", async () => {
  const { book, sheet } = await withLog();
  putInCell(book, sheet, 1, 5, "=SUM(Log[Days])");
  await onLog(book, (log) => log.delete());
  expect([cell(sheet, "A2"), cell(sheet, "E1")!.formula]).toEqual([undefined, "=SUM(#REF!)"]);
});

test("a person, and a client too, makes a table grow by writing directly below it", async () => {
  const { book, sheet } = await withLog();
  typeInCell(book, sheet, 4, 1, "c");
  expect(sheet.tables[0]!.rect.rows).toBe(4);
  expect(cell(sheet, "C4")!.formula).toBe("=[@Days]*2");
  typeInCell(book, sheet, 9, 1, "not directly");
  expect(sheet.tables[0]!.rect.rows).toBe(4);
  await onLog(book, (_, one) => (one.getRange("A5:B5").values = [["", 5]]));
  expect(sheet.tables[0]!.rect.rows).toBe(4);
  await onLog(book, (_, one) => (one.getRange("A5:B5").clear(), (one.getRange("A5:B5").values = [["d", 5]])));
  expect(sheet.tables[0]!.rect.rows).toBe(5);
  await onLog(book, (log) => (log.showTotals = true));
  typeInCell(book, sheet, 7, 1, "below the totals");
  expect(sheet.tables[0]!.rect.rows).toBe(6);
});

test("a host of another kind lets no client make a table grow so", async () => {
  const { book, sheet } = await withLog();
  const write = (one: Excel.Worksheet) => ((one.getRange("A4").values = [["c"]]), one.context.sync());
  await onSheet(book, write, { tablesGrow: false });
  expect(sheet.tables[0]!.rect.rows).toBe(3);
});

test("filters hide the rows that do not pass, and let go of them", async () => {
  const { book, sheet } = await withLog([...LOG, ["C", 3]]);
  await onLog(book, (log) => log.resize("A1:C4"));
  const steps: [(log: Excel.Table) => void, number[]][] = [
    [(log) => log.columns.getItem("ID").filter.applyValuesFilter(["A", "c"]), [3]],
    [(log) => log.columns.getItem("Days").filter.applyCustomFilter(">=2"), [2, 3]],
    [(log) => log.columns.getItem("ID").filter.applyCustomFilter("<>b*"), [2, 3]],
    [(log) => log.columns.getItem("ID").filter.clear(), [2]],
    [(log) => log.columns.getItem("Days").filter.applyTopItemsFilter(1), [2, 3]],
    [(log) => log.clearFilters(), []],
  ];
  for (const [step, rows] of steps) {
    await onLog(book, step);
    expect(hidden(sheet)).toEqual(rows);
  }
});

test("a sheet's own filter goes with its rows", async () => {
  const { book, sheet } = bookWith([["Days"], [1], [2]]);
  await onSheet(book, async (one, context) => {
    one.autoFilter.apply("A1:A3", 0, { filterOn: "Custom", criterion1: ">1" });
    const filter = one.autoFilter.load("enabled,isDataFiltered,criteria");
    await context.sync();
    expect([filter.enabled, filter.isDataFiltered, filter.criteria[0]!.criterion1]).toEqual([
      true,
      true,
      ">1",
    ]);
    expect(hidden(sheet)).toEqual([2]);
    one.autoFilter.remove();
    await context.sync();
  });
  expect([sheet.autoFilter, hidden(sheet)]).toEqual([undefined, []]);
});

test("columns are found by name and by number, rows are not added", async () => {
  const { book } = await withLog();
  const read = await onSheet(book, async (sheet, context) => {
    const log = sheet.tables.getItem("log");
    const columns = [log.columns.getItem("DAYS"), log.columns.getItem(2), log.columns.getItemAt(1)].map(
      (one) => one.load("name,values"),
    );
    const none = log.columns.getItemOrNullObject("Other");
    const body = log.getDataBodyRange().load("address");
    await context.sync();
    return [...columns.map(({ name, values }) => [name, values.length]), none.isNullObject, body.address];
  });
  expect(read).toEqual([["Days", 3], ["Days", 3], ["Days", 3], true, "Sheet1!A2:C3"]);
  expect(await codeOf(onLog(book, (log) => log.rows.add(undefined, [["c", 3, ""]])))).toBe(
    "HostNotImplemented",
  );
});

test("a row put in above the totals belongs to what had all rows", async () => {
  const { book, sheet } = await withLog();
  putInCell(book, sheet, 1, 5, "=SUM($B$2:$B$3)");
  await onLog(book, (log) => {
    log.showTotals = true;
    log.getTotalRowRange().insert("Down");
  });
  expect(cell(sheet, "E1")!.formula).toBe("=SUM($B$2:$B$4)");
  expect(cell(sheet, "C4")!.formula).toBe("=[@Days]*2");
  expect(cell(sheet, "A5")!.value).toBe("Total");
});

test("one formula for all of a column makes it a calculated one", async () => {
  const { book, sheet } = await withLog();
  const [log] = sheet.tables;
  await onLog(book, (_, one) => (one.getRange("B2:B3").formulas = [["=A2&$A$1"], ["=A3&$A$1"]]));
  expect(log!.calculated.get(1)).toBe("=A2&$A$1");
  await onLog(book, (_, one) => (one.getRange("B3").values = [["typed over"]]));
  expect(log!.calculated.get(1)).toBe("=A2&$A$1");
  await onLog(book, (table) => table.resize("A1:C5"));
  expect(cell(sheet, "B5")!.formula).toBe("=A5&$A$1");
  await onLog(book, (_, one) => (one.getRange("B2:B5").values = [[1], [2], [3], [4]]));
  expect(log!.calculated.has(1)).toBe(false);
});
