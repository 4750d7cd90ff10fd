import type { Book, Sheet } from "../../host/book/book";
import { newBook, newSheet } from "../../host/book/new-book";
import { putInCell } from "../../host/book/values";
import { bookWith, codeOf, onSheet } from "../cells/support";
import { excelOn } from "../support";

const add = (book: Book, name: string) =>
  onSheet(book, async (_, context) => {
    const sheet = context.workbook.worksheets.add(name).load("name,position");
    await context.sync();
    return [sheet.name, sheet.position];
  });

const formula = (sheet: Sheet, row: number, column: number) => sheet.cells.get(row)?.get(column)?.formula;

test("a new sheet comes last, and is found by its name in any case, and by its id", async () => {
  const book = newBook();
  expect(await add(book, "North")).toEqual(["North", 1]);
  const found = await onSheet(book, async (_, { workbook: { worksheets }, sync }) => {
    const byName = worksheets.getItem("NORTH").load("id");
    const none = worksheets.getItemOrNullObject("South");
    await sync();
    const byId = worksheets.getItem(byName.id).load("name");
    await sync();
    return [byId.name, none.isNullObject];
  });
  expect(found).toEqual(["North", true]);
});

test.each([
  ["", ""],
  ["x".repeat(31), ""],
  ["x".repeat(32), "InvalidArgument"],
  ["a/b", "InvalidArgument"],
  ["'a", "InvalidArgument"],
  ["History", "InvalidArgument"],
  ["SHEET1", "ItemAlreadyExists"],
])("a sheet called %j gives the error %j", async (name, code) => {
  expect(await codeOf(add(newBook(), name))).toBe(code);
});

test("all that refers to a sheet follows its new name", async () => {
  const { book, sheet } = bookWith([["Days"], [1]]);
  const other = newSheet(book, "Other");
  putInCell(book, other, 1, 1, "=SUM(Sheet1!A2,Sheet11!A2)");
  book.names.push({ name: "Days", formula: "=Sheet1!$A$2", visible: true, comment: "" });
  await onSheet(book, async (one) => {
    one.charts.add("ColumnClustered", one.getRange("A1:A2"));
    one.name = "It's new";
    await one.context.sync();
  });
  expect(formula(other, 1, 1)).toBe("=SUM('It''s new'!A2,Sheet11!A2)");
  expect(book.names[0]!.formula).toBe("='It''s new'!$A$2");
  expect(sheet.charts[0]!.series[0]!.values).toBe("'It''s new'!$A$2");
});

test("a deleted sheet leaves #REF! behind, and people on the next one", async () => {
  const { book, sheet } = bookWith([["ID"], ["a"]]);
  const other = newSheet(book, "Other");
  await onSheet(book, async (one) => {
    one.tables.add("A1:A2", true).name = "Log";
    await one.context.sync();
    putInCell(book, other, 1, 1, "=COUNTA(Log[ID])+Sheet1!A1");
    one.delete();
    await one.context.sync();
  });
  expect(book.sheets).toEqual([other]);
  expect(formula(other, 1, 1)).toBe("=COUNTA(#REF!)+#REF!A1");
  expect(book.active).not.toBe(sheet.id);
});

test("the last visible sheet can be neither deleted nor hidden", async () => {
  const book = newBook();
  newSheet(book, "Hidden").visibility = "Hidden";
  expect(await codeOf(onSheet(book, (sheet) => (sheet.delete(), sheet.context.sync())))).toBe(
    "InvalidOperation",
  );
  const hide = onSheet(book, (sheet) => ((sheet.visibility = "Hidden"), sheet.context.sync()));
  expect(await codeOf(hide)).toBe("InvalidOperation");
  expect(book.sheets).toHaveLength(2);
});

test("no sheet of a locked workbook is added, moved, renamed, hidden or deleted", async () => {
  const book = newBook();
  newSheet(book, "Other");
  book.structureLocked = true;
  const acts: ((sheet: Excel.Worksheet) => void)[] = [
    (sheet) => sheet.context.workbook.worksheets.add("More"),
    (sheet) => (sheet.position = 1),
    (sheet) => (sheet.name = "More"),
    (sheet) => (sheet.visibility = "Hidden"),
    (sheet) => sheet.delete(),
    (sheet) => sheet.copy("End"),
  ];
  for (const act of acts) {
    expect(await codeOf(onSheet(book, (sheet) => (act(sheet), sheet.context.sync())))).toBe("AccessDenied");
  }
  expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1", "Other"]);
});

test("a copy has names and tables of its own, and its charts draw from it", async () => {
  const { book } = bookWith([
    ["ID", "Days"],
    ["a", 1],
    [null, "=SUM(Log[Days])+Sheet1!B2"],
  ]);
  book.names.push(
    { name: "Go", formula: "=Sheet1!$A$1", visible: false, comment: "" },
    { name: "Note", formula: '="x"', visible: true, comment: "" },
  );
  const { Excel } = excelOn(book);
  await Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Sheet1");
    sheet.tables.add("A1:B2", true).name = "Log";
    sheet.names.add("Here", sheet.getRange("A1"));
    sheet.charts.add("ColumnClustered", sheet.getRange("B1:B2"));
    const copy = sheet.copy("After", sheet).load("name,position");
    await context.sync();
    expect([copy.name, copy.position]).toEqual(["Sheet1 (2)", 1]);
  });
  const copy = book.sheets[1]!;
  expect(copy.names.map(({ name, formula: said }) => [name, said])).toEqual([
    ["Here", "='Sheet1 (2)'!$A$1"],
    ["Go", "='Sheet1 (2)'!$A$1"],
  ]);
  expect(book.names[0]!.formula).toBe("=Sheet1!$A$1");
  expect(copy.tables[0]!.name).toBe("Log_2");
  // The name of the sheet, once written, stays; the table's follows.
  expect(formula(copy, 3, 2)).toBe("=SUM(Log_2[Days])+Sheet1!B2");
  expect(copy.charts[0]!.series[0]!.values).toBe("'Sheet1 (2)'!$B$2");
  putInCell(book, copy, 2, 1, "changed");
  expect(book.sheets[0]!.cells.get(2)!.get(1)!.value).toBe("a");
});

test("a frozen corner, page set-up and breaks read back as they were set", async () => {
  const { book } = bookWith([["a"]]);
  const back = await onSheet(book, async (sheet, context) => {
    sheet.freezePanes.freezeAt(sheet.getRange("A1:B3"));
    sheet.pageLayout.set({ orientation: "Landscape", zoom: { horizontalFitToPages: 1 }, topMargin: 36 });
    sheet.pageLayout.setPrintArea("A1:O40");
    sheet.pageLayout.setPrintTitleRows("$1:$3");
    sheet.pageLayout.headersFooters.defaultForAllPages.leftFooter = "Page &P";
    sheet.horizontalPageBreaks.add("A20");
    sheet.horizontalPageBreaks.add("A10");
    const frozen = sheet.freezePanes.getLocation().load("address");
    const layout = sheet.pageLayout.load("orientation,zoom,topMargin,headersFooters/defaultForAllPages");
    const area = sheet.pageLayout.getPrintArea().load("address");
    const rows = sheet.pageLayout.getPrintTitleRowsOrNullObject().load("address");
    const columns = sheet.pageLayout.getPrintTitleColumnsOrNullObject();
    await context.sync();
    sheet.horizontalPageBreaks.getItem(0).delete();
    const breaks = sheet.horizontalPageBreaks.load("items/rowIndex");
    await context.sync();
    return {
      frozen: frozen.address,
      layout: [layout.orientation, layout.zoom, layout.topMargin],
      footer: layout.headersFooters.defaultForAllPages.leftFooter,
      printed: [area.address, rows.address, columns.isNullObject],
      breaks: breaks.items.map(({ rowIndex }) => rowIndex),
    };
  });
  expect(back).toEqual({
    frozen: "Sheet1!A1:B3",
    layout: ["Landscape", { horizontalFitToPages: 1 }, 36],
    footer: "Page &P",
    printed: ["Sheet1!A1:O40", "Sheet1!1:3", true],
    breaks: [19],
  });
});

test("protection is taken off with its password, and with no other", async () => {
  const { book, sheet } = bookWith([["a"]]);
  const act = (how: (one: Excel.Worksheet) => void) =>
    codeOf(onSheet(book, (one) => (how(one), one.context.sync())));
  expect(await act(({ protection }) => protection.unprotect())).toBe("AccessDenied");
  expect(await act(({ protection }) => protection.protect({ allowSort: true }, "secret"))).toBe("");
  expect(sheet.protection!.options).toMatchObject({ allowSort: true, allowAutoFilter: false });
  expect(await act(({ protection }) => protection.protect())).toBe("AccessDenied");
  expect(await act((one) => (one.getRange("A1").values = [["b"]]))).toBe("AccessDenied");
  expect(await act((one) => one.tables.add("A1:A2", true))).toBe("AccessDenied");
  expect(await act(({ protection }) => protection.unprotect())).toBe("AccessDenied");
  expect(await act(({ protection }) => protection.unprotect("secret"))).toBe("");
  expect(await act((one) => (one.getRange("A1").values = [["b"]]))).toBe("");
});
