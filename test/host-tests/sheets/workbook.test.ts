import { newBook, newSheet } from "../../host/book/new-book";
import { typeIn } from "../../host/classes/person";
import { remove, rename } from "../../host/classes/sheet-actions";
import { select } from "../../host/classes/selection";
import { bookWith, codeOf, onSheet } from "../cells/support";
import { excelOn } from "../support";

const nothing = { rows: 1, columns: 1 };

test.each([
  [false, 1462],
  [true, 0],
])("the first day of 1904, in a workbook that counts from 1904: %j, is day %d", async (date1904, day) => {
  const book = { ...newBook(), date1904 };
  const value = await onSheet(book, async (_, context) => {
    const result = context.workbook.functions.date(1904, 1, 1).load("value,error");
    await context.sync();
    return [result.value, result.error];
  });
  expect(value).toEqual([day, ""]);
});

test.each([
  ["Days", "=Sheet1!$A$1:$B$2", ""],
  ["Primed_role", '="team:North|1a2b"', ""],
  ["A1", "=Sheet1!$A$1", "InvalidArgument"],
  ["R1C1", "=Sheet1!$A$1", "InvalidArgument"],
  ["two words", "=Sheet1!$A$1", "InvalidArgument"],
  ["1st", "=Sheet1!$A$1", "InvalidArgument"],
  ["Long", `="${"x".repeat(256)}"`, "InvalidArgument"],
  ["Open", "=SUM(", "InvalidArgument"],
  ["TAKEN", "=Sheet1!$A$1", "ItemAlreadyExists"],
])("a name %j for %s gives the error %j", async (name, said, code) => {
  const book = newBook();
  book.names.push({ name: "Taken", formula: "=1", visible: true, comment: "" });
  expect(
    await codeOf(onSheet(book, (_, { workbook, sync }) => (workbook.names.add(name, said), sync()))),
  ).toBe(code);
});

test("a name tells its kind, its value and its cells", async () => {
  const { book } = bookWith([["a"]]);
  const told = await onSheet(book, async (sheet, context) => {
    const { names } = context.workbook;
    names.add("Cells", sheet.getRange("A1:B2"));
    names.add("Text", '="team:""North"""');
    names.add("Gone", "=#REF!$A$1");
    sheet.names.add("Own", "=12.5");
    const own = sheet.names.getItem("OWN").load("type,value,scope");
    const ranges = ["Cells", "Text", "Gone"].map((name) =>
      names.getItem(name).getRangeOrNullObject().load("address"),
    );
    names.load("items/name,items/type,items/value,items/formula");
    await context.sync();
    return {
      names: names.items.map(({ name, type, value, formula }) => [name, type, value, formula]),
      own: [own.type, own.value, own.scope],
      ranges: ranges.map((range) => (range.isNullObject ? undefined : range.address)),
    };
  });
  expect(told).toEqual({
    names: [
      ["Cells", "Range", "Sheet1!$A$1:$B$2", "=Sheet1!$A$1:$B$2"],
      ["Text", "String", 'team:"North"', '="team:""North"""'],
      ["Gone", "Error", "#REF!", "=#REF!$A$1"],
    ],
    own: ["Double", 12.5, "Worksheet"],
    ranges: ["Sheet1!A1:B2", undefined, undefined],
  });
});

test("a name goes, and the workbook gets none that the sheet in sight has of its own", async () => {
  const book = newBook();
  newSheet(book, "Other").names.push({ name: "Go", formula: "=Other!$A$1", visible: true, comment: "" });
  const addGo = () =>
    codeOf(onSheet(book, (_, { workbook, sync }) => (workbook.names.add("Go", "=Sheet1!$A$1"), sync())));
  expect(await addGo()).toBe("");
  await onSheet(book, (_, { workbook, sync }) => (workbook.names.getItem("go").delete(), sync()));
  expect(book.names).toEqual([]);
  book.active = book.sheets[1]!.id;
  expect(await addGo()).toBe("ItemAlreadyExists");
});

test("a setting and a comment read back, and go", async () => {
  const { book, sheet } = bookWith([["a"]]);
  await onSheet(book, async (_, { workbook, sync }) => {
    workbook.settings.add("seen", { day: 3 });
    workbook.comments.add("Sheet1!A1", "Why?");
    const seen = workbook.settings.getItem("seen").load("value");
    const comments = workbook.comments.load("items/content");
    const none = workbook.settings.getItemOrNullObject("other");
    await sync();
    expect([seen.value, comments.items.map(({ content }) => content), none.isNullObject]).toEqual([
      { day: 3 },
      ["Why?"],
      true,
    ]);
    seen.delete();
    workbook.comments.getItemByCell("Sheet1!A1").delete();
    await sync();
  });
  expect([book.settings.size, sheet.comments]).toEqual([0, []]);
});

test("those who listen hear what the add-in does, and what a person does", async () => {
  const { book, sheet } = bookWith([["ID"], ["a"]]);
  const other = newSheet(book, "Other");
  const { Excel, host } = excelOn(book, { apiVersion: "1.17" });
  const heard: unknown[] = [];
  const hear = (args: object): Promise<void> => {
    const { type, address, nameAfter, triggerSource, tableId } = args as Record<string, unknown>;
    heard.push([type, address ?? nameAfter ?? tableId, triggerSource].filter((one) => one !== undefined));
    return Promise.resolve();
  };
  await Excel.run(async (context) => {
    const { worksheets, tables } = context.workbook;
    const one = worksheets.getItem("Sheet1").load("id");
    await context.sync();
    one.onChanged.add(hear);
    tables.onAdded.add(hear);
    worksheets.onActivated.add(hear);
    worksheets.onNameChanged.add(hear);
    worksheets.onSelectionChanged.add(hear);
    worksheets.onDeleted.add(hear);
    await context.sync();
    one.tables.add("A1:A2", true);
    one.getRange("A2").values = [["b"]];
    worksheets.getItem("Other").getRange("C3").values = [["not listened to"]];
    await context.sync();
  });
  typeIn(host.host, sheet, 2, 1, "c");
  rename(host.host, sheet, "North");
  select(host.host, other, { row: 3, column: 2, ...nothing });
  remove(host.host, other);
  await new Promise((resolve) => setTimeout(resolve));
  expect(heard).toEqual([
    ["TableAdded", sheet.tables[0]!.id],
    ["WorksheetChanged", "A2", "ThisLocalAddin"],
    ["WorksheetChanged", "A2"],
    ["WorksheetNameChanged", "North"],
    ["WorksheetActivated"],
    ["WorksheetSelectionChanged", "B3"],
    ["WorksheetActivated"],
    ["WorksheetDeleted"],
  ]);
});
