import type { HostOptions } from "../../host/host";
import { excelOn } from "../support";
import { tiny, twoSheets } from "./tiny";

const start = (options: Partial<HostOptions> = {}) => {
  const book = twoSheets();
  return { book, ...excelOn(book, { behaviours: tiny, ...options }) };
};

type Started = ReturnType<typeof start>;

/** Writes two cells' worth of names in one sync. */
const rename = ({ Excel }: Started, options: Excel.RunOptions = {}): Promise<void> =>
  Excel.run(options, async (context) => {
    context.workbook.worksheets.getItem("Sheet1").name = "One";
    context.workbook.worksheets.getItem("Sheet2").name = "Two";
    await context.sync();
  });

const names = ({ book }: Started): string[] => book.sheets.map(({ name }) => name);

describe("faults", () => {
  test("before: nothing was done", async () => {
    const excel = start({ faults: [{ sync: 1, fails: "before", code: "AccessDenied" }] });
    await expect(rename(excel)).rejects.toMatchObject({ code: "AccessDenied" });
    expect(names(excel)).toEqual(["Sheet1", "Sheet2"]);
  });

  test("within: what came before the break stands", async () => {
    const stopped = start({ faults: [{ sync: 1, fails: "within", actions: 4 }] });
    await expect(rename(stopped)).rejects.toMatchObject({ code: "GeneralException" });
    expect(names(stopped)).toEqual(["One", "Sheet2"]);
  });

  test("after: all was done, and the client hears of a broken connection", async () => {
    const excel = start({ faults: [{ sync: 1, fails: "after" }] });
    await expect(rename(excel)).rejects.toThrow(/connection broke/i);
    expect(names(excel)).toEqual(["One", "Two"]);
  });

  test.each([true, false])("never: no answer comes (done: %s), and the next sync works", async (done) => {
    const excel = start({ faults: [{ sync: 1, fails: "never", done }] });
    const first = rename(excel).then(() => "answered");
    const patience = new Promise((resolve) => setTimeout(() => resolve("none"), 20));
    expect(await Promise.race([first, patience])).toBe("none");
    expect(names(excel)).toEqual(done ? ["One", "Two"] : ["Sheet1", "Sheet2"]);
    expect(await excel.Excel.run(async (context) => context.workbook.worksheets.getCount())).toMatchObject({
      value: 2,
    });
  });
});

describe("a person typing in a cell", () => {
  test("makes a run fail, unless it is content to wait", async () => {
    const excel = start({ cellEdit: true });
    await expect(rename(excel)).rejects.toMatchObject({ code: "InvalidOperationInCellEditMode" });
    const waiting = rename(excel, { delayForCellEdit: true });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(names(excel)).toEqual(["Sheet1", "Sheet2"]);
    excel.host.endCellEdit();
    await waiting;
    expect(names(excel)).toEqual(["One", "Two"]);
  });
});

describe("the rest", () => {
  test("a request over the cap is refused, and so is an answer, though what was asked for is done", async () => {
    const excel = start({ payloadCap: 1500 });
    const write = (rows: number, words: string): Promise<unknown> =>
      excel.Excel.run(async (context) => {
        const range = context.workbook.worksheets.getItem("Sheet1").getRange(`A1:A${rows}`);
        range.values = Array.from({ length: rows }, () => [words]);
        await context.sync();
      });
    const read = (rows: number): Promise<unknown> =>
      excel.Excel.run(async (context) => {
        const sheet = context.workbook.worksheets.getItem("Sheet1");
        const range = sheet.getRange(`A1:A${rows}`).load("values");
        sheet.name = "Read";
        await context.sync();
        return range.values.length;
      });
    await expect(write(100, "some words")).rejects.toMatchObject({ code: "RequestPayloadSizeLimitExceeded" });
    expect(excel.book.sheets[0]!.cells.size).toBe(0);
    await write(20, "some words");
    await expect(read(20)).resolves.toBe(20);
    excel.book.sheets[0]!.name = "Sheet1";
    await expect(read(500)).rejects.toMatchObject({ code: "ResponsePayloadSizeLimitExceeded" });
    expect(excel.book.sheets[0]!.name).toBe("Read");
  });

  test("latency passes with fake timers", async () => {
    jest.useFakeTimers();
    try {
      const excel = start({ latency: 60_000 });
      const run = rename(excel);
      await jest.advanceTimersByTimeAsync(59_000);
      expect(names(excel)).toEqual(["Sheet1", "Sheet2"]);
      await jest.advanceTimersByTimeAsync(2_000);
      await run;
      expect(names(excel)).toEqual(["One", "Two"]);
    } finally {
      jest.useRealTimers();
    }
  });

  test("somebody may edit between two syncs, and what was done is counted", async () => {
    const syncs: number[] = [];
    const excel = start({ between: (sync) => syncs.push(sync) });
    await rename(excel);
    const { host, book, Excel } = excel;
    host.statistics.reset();
    host.options.between = (sync) => {
      if (sync === 2) book.sheets[0]!.name = "By a person";
    };
    await Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("One");
      sheet.load("name");
      await context.sync();
      sheet.load("name");
      await context.sync();
      expect(sheet.name).toBe("By a person");
    });
    expect(syncs).toEqual([1]);
    expect(host.statistics.syncs).toBe(2);
    expect(host.statistics.bytesUp).toBeGreaterThan(200);
    expect(host.statistics.bytesDown).toBeGreaterThan(50);
  });

  test("formulas are worked out once before what was changed is read, not at each write", async () => {
    let worked = 0;
    const { Excel } = start({ calculate: () => void (worked += 1) });
    expect(worked).toBe(1); // When the workbook is opened.
    worked = 0;
    await Excel.run(async (context) => {
      const range = context.workbook.worksheets.getItem("Sheet1").getRange("A1:A1");
      range.values = [[1]];
      context.workbook.worksheets.getItem("Sheet2").getRange("A1:A1").values = [[2]];
      range.load("values");
      await context.sync();
      expect(worked).toBe(1);
      range.load("values");
      await context.sync();
    });
    expect(worked).toBe(1);
  });

  test("Office.context answers for the simulated requirement set", () => {
    start({ apiVersion: "1.13" });
    const { requirements } = Office.context;
    expect(["1.13", "1.14"].map((version) => requirements.isSetSupported("ExcelApi", version))).toEqual([
      true,
      false,
    ]);
  });
});
