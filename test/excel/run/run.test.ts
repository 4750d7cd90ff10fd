import { type RunOptions, withExcel } from "../../../src/excel/run";
import { emptyBook, newSheet } from "../../host/book/new-book";
import { behaviours } from "../../host/classes/all";
import type { HostOptions, WorkbookHost } from "../../host/host";
import { excelOn } from "../../host-tests/support";

/** Conversations with Excel, over Microsoft's library. */

function on(options: Partial<HostOptions>): WorkbookHost {
  const book = emptyBook();
  newSheet(book, "North");
  return excelOn(book, { behaviours, ...options }).host;
}

const sheetNames = (options: RunOptions): Promise<string[]> =>
  withExcel(options, async ({ context, sync }) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await sync();
    return sheets.items.map(({ name }) => name);
  });

test("gives what the work gives", async () => {
  on({});
  expect(await sheetNames({})).toEqual(["North"]);
});

test("Excel's error comes as a sentence, ours as it is", async () => {
  on({ faults: [{ sync: 1, fails: "before", code: "RequestAborted" }] });
  await expect(sheetNames({})).rejects.toMatchObject({ name: "ExcelTrouble", code: "broken-off" });
  await expect(withExcel({}, () => Promise.reject(new RangeError("ours")))).rejects.toThrow(RangeError);
});

test("while somebody is typing it waits, and says so; then it is done", async () => {
  const host = on({ cellEdit: true });
  const heard: string[] = [];
  const waiting = (message: string): void => {
    heard.push(message);
    host.endCellEdit();
  };
  expect(await sheetNames({ waiting, waitingAfter: 5 })).toEqual(["North"]);
  expect(heard).toEqual([expect.stringContaining("press Enter")]);
});

test("says nothing of waiting when the answer comes in time", async () => {
  on({});
  const waiting = jest.fn();
  await sheetNames({ waiting, waitingAfter: 60_000 });
  expect(waiting).not.toHaveBeenCalled();
});

test("no answer at all is a time-out, with its likely cause", async () => {
  on({ faults: [{ sync: 1, fails: "never", done: false }] });
  await expect(sheetNames({ timeout: 20 })).rejects.toMatchObject({
    code: "timeout",
    message: expect.stringContaining("Most likely somebody is typing in a cell"),
  });
});

test("reading is begun once more, and once only", async () => {
  on({ faults: [{ sync: 1, fails: "never", done: false }] });
  expect(await sheetNames({ timeout: 50, readAgain: true })).toEqual(["North"]);
  on({ faults: [1, 2].map((sync) => ({ sync, fails: "never", done: false })) });
  await expect(sheetNames({ timeout: 20, readAgain: true })).rejects.toMatchObject({ code: "timeout" });
});
