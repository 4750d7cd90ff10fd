import { excelOn } from "../support";
import { calls, tiny, twoSheets } from "./tiny";

const start = (apiVersion = "1.13") => {
  const book = twoSheets();
  return { book, ...excelOn(book, { behaviours: tiny, apiVersion }) };
};

/** What a run was refused with. */
const refusal = (run: Promise<unknown>): Promise<OfficeExtension.Error> =>
  run.then(
    () => Promise.reject(new Error("It was not refused.")),
    (error: OfficeExtension.Error) => error,
  );

describe("a run of the genuine library on the host", () => {
  test("writes cells and reads them again, with what is nested in them", async () => {
    const { Excel, host } = start();
    const read = await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2");
      range.values = [
        ["a", 1],
        ["b", 2],
      ];
      range.format.fill.color = "#FF0000";
      range.load("values,format/fill/color");
      await context.sync();
      return { values: range.values, color: range.format.fill.color };
    });
    expect(read).toEqual({
      values: [
        ["a", 1],
        ["b", 2],
      ],
      color: "#FF0000",
    });
    expect(host.kept).toBe(0);
  });

  test("an object found once is good for later syncs, a sheet after it was renamed too", async () => {
    const { Excel, book } = start();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Sheet1");
      const range = sheet.getRange("A1:A1");
      await context.sync();
      book.sheets[0]!.name = "Renamed by somebody";
      range.values = [[7]];
      sheet.load("name");
      await context.sync();
      expect(sheet.name).toBe("Renamed by somebody");
    });
    expect(book.sheets[0]!.cells.get(1)?.get(1)?.value).toBe(7);
  });

  test("a block of more cells than the library sends at once arrives row by row", async () => {
    const { Excel, host } = start();
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B2000");
      range.values = Array.from({ length: 2000 }, (_, row) => [row, row]);
      await context.sync();
      const wrong = context.workbook.worksheets.getItem("Sheet1").getRange("A1:B1999");
      wrong.values = Array.from({ length: 2000 }, (_, row) => [row, row]);
      expect(await refusal(context.sync())).toMatchObject({ code: "InvalidArgument" });
    });
    expect(host.statistics.actions).toBeGreaterThan(6);
  });

  test("a collection gives its items, each with what was asked for", async () => {
    const { Excel } = start();
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.load("items/name,items/visibility");
      const count = worksheets.getCount();
      await context.sync();
      expect(worksheets.items.map(({ name, visibility }) => [name, visibility])).toEqual([
        ["Sheet1", "Visible"],
        ["Sheet2", "Visible"],
      ]);
      expect(count.value).toBe(2);
      expect(() => worksheets.items[0]!.showGridlines).toThrow(/load/);
      worksheets.items[1]!.name = "Second";
      worksheets.load({ name: true, $top: 1, $skip: 1 });
      await context.sync();
      expect(worksheets.items.map(({ name }) => name)).toEqual(["Second"]);
    });
  });

  test("what is not there is a null object where one was asked for, and so is all that hangs on it", async () => {
    const { Excel } = start();
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      const range = sheet.getRange("A1:A1");
      range.values = [[1]];
      sheet.load("name");
      await context.sync();
      expect([sheet.isNullObject, range.isNullObject]).toEqual([true, true]);
    });
  });

  test("set() gives many properties at once, and takes names that are others on the wire", async () => {
    const { Excel, book } = start();
    await Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Sheet2").set({ showGridlines: false, visibility: "Hidden" });
      await context.sync();
    });
    expect(book.sheets[1]).toMatchObject({ showGridlines: false, visibility: "Hidden" });
  });

  test("objects of the client arrive as what they stand for", async () => {
    const { Excel } = start();
    calls.length = 0;
    await Excel.run(async (context) => {
      const [from, to] = ["Sheet1", "Sheet2"].map((name) =>
        context.workbook.worksheets.getItem(name).getRange("A1:A3"),
      );
      to!.copyFrom(from!);
      await context.sync();
    });
    expect(calls[0]?.args[0]).toMatchObject({ type: "Range", rows: 3, sheet: { name: "Sheet1" } });
  });

  test("listeners hear of what happens after they began to listen, until they stop", async () => {
    const { Excel, host } = start();
    const heard: string[] = [];
    await Excel.run(async (context) => {
      const { worksheets } = context.workbook;
      const listening = worksheets.onAdded.add(async ({ worksheetId }) => void heard.push(worksheetId));
      await context.sync();
      worksheets.add("Third");
      await context.sync();
      // No client may count on having heard by the time the answer is there.
      expect(heard).toEqual([]);
      host.host.raise(13, "Workbook", { worksheetId: "by a person" });
      await new Promise((resolve) => setTimeout(resolve));
      listening.remove();
      await context.sync();
      worksheets.add("Fourth");
      await context.sync();
    });
    expect(heard).toEqual([host.host.book.sheets[2]!.id, "by a person"]);
  });
});

describe("what is refused", () => {
  test("says where, is an error of this very scope, and what came before it stands", async () => {
    const { Excel, OfficeExtension, book } = start();
    const error = await refusal(
      Excel.run(async (context) => {
        context.workbook.worksheets.getItem("Sheet1").name = "Before";
        context.workbook.worksheets.getItem("Nowhere").name = "Fails";
        context.workbook.worksheets.getItem("Sheet2").name = "After";
        await context.sync();
      }),
    );
    expect(error).toBeInstanceOf(Error);
    expect(error).toBeInstanceOf(OfficeExtension.Error);
    expect(error).toMatchObject({
      code: "ItemNotFound",
      debugInfo: { errorLocation: "WorksheetCollection.getItem" },
    });
    expect(error.debugInfo.statement).toContain("worksheets.getItem");
    expect(book.sheets.map(({ name }) => name)).toEqual(["Before", "Sheet2"]);
  });

  const inSheet = (
    use: (sheet: Excel.Worksheet) => unknown,
    apiVersion?: string,
  ): Promise<OfficeExtension.Error> => {
    const { Excel } = start(apiVersion);
    return refusal(
      Excel.run(async (context) => {
        use(context.workbook.worksheets.getItem("Sheet1"));
        await context.sync();
      }),
    );
  };

  test.each<[string, (sheet: Excel.Worksheet) => unknown, string, string]>([
    [
      "what the host lacks",
      (sheet) => sheet.pivotTables.load("items"),
      "HostNotImplemented",
      "Worksheet.pivotTables",
    ],
    [
      "an event it never raises",
      (sheet) => sheet.onCalculated.add(async () => {}),
      "HostNotImplemented",
      "Worksheet.onCalculated",
    ],
    ["a newer requirement set", (sheet) => sheet.load("tabId"), "ApiNotFound", "ExcelApi 1.14"],
    ["a property there is none of", (sheet) => sheet.load("colour"), "InvalidArgument", "Worksheet.colour"],
    ["a value of another type", (sheet) => (sheet.name = 5 as never), "InvalidArgument", "5 is not string"],
    [
      "a text the enum has not",
      (sheet) => (sheet.visibility = "Invisible" as never),
      "InvalidArgument",
      "SheetVisibility",
    ],
    [
      "an argument of another type",
      (sheet) => sheet.getRange(5 as never),
      "InvalidArgument",
      "argument 1 is 5",
    ],
    [
      "an object of another class",
      (sheet) => sheet.getRange("A1").copyFrom(sheet as never),
      "InvalidArgument",
      "argument 1",
    ],
  ])("%s", async (_, use, code, words) => {
    const error = await inSheet(use);
    expect({ code: error.code, message: error.message }).toEqual({
      code,
      message: expect.stringContaining(words),
    });
  });

  test("a newer requirement set is there when it is simulated", async () => {
    expect(await inSheet((sheet) => sheet.load("tabId"), "1.15")).toMatchObject({
      code: "HostNotImplemented",
    });
  });
});
