import { logBook, logRows, tableWithTotals, totalsRow } from "../../file/table/log-book";
import { openLog } from "./both-ports";

/** Excel takes nothing back when a request fails half-way. Whenever it fails, nothing of people's is lost, and trying again does it. */

const edit = {
  key: "Ref",
  append: [
    { Ref: "A8", Action: "1-2", Due: { day: 46_100 } },
    { Ref: "A9", Note: "Ours" },
  ],
  update: [
    { key: "A1", values: { Status: "Late", Note: "Seen", Due: { day: 46_300 } } },
    { key: "A3", values: { Note: { day: 46_400 } } },
  ],
};
const SYNCS = 8;
const WRITE = 7;

describe.each([
  ["a table", logBook()],
  [
    "a table with a totals row",
    logBook({
      rows: [...logRows, totalsRow.replace("MAX(D4:D6)", "MAX(ActionLog[Due])")],
      table: tableWithTotals,
    }),
  ],
])("%s", (_, bytes) => {
  async function undisturbed() {
    const log = await openLog(bytes);
    const before = log.cells();
    log.host.statistics.reset();
    const told = await log.edit(edit);
    expect(log.host.statistics.syncs).toBe(SYNCS);
    return { before, told, after: log.cells() };
  }

  test.each(Array.from({ length: SYNCS }, (_, i) => i + 1))(
    "a request that is refused (%d): all is as it was, and the next time it is done",
    async (sync) => {
      const { before, told, after } = await undisturbed();
      const log = await openLog(bytes, { faults: [{ sync, fails: "before" }] });
      if (sync < SYNCS) {
        await expect(log.edit(edit)).rejects.toMatchObject({ name: "ExcelTrouble", code: "unexpected" });
        expect(log.cells()).toEqual(before);
      }
      // The last only looks where the rows are, and is tried again.
      expect(await log.edit(edit)).toEqual(told);
      expect(log.cells()).toEqual(after);
    },
  );

  test("a write that fails after any number of its actions: what was done of it is taken back", async () => {
    const { before, told, after } = await undisturbed();
    for (let actions = 1, failed = true; failed; actions++) {
      const log = await openLog(bytes, { faults: [{ sync: WRITE, fails: "within", actions }] });
      failed = await log.edit(edit).then(
        () => false,
        () => true,
      );
      expect({ actions, cells: log.cells() }).toEqual({ actions, cells: failed ? before : after });
      if (failed) expect(await log.edit(edit)).toEqual(told);
      expect(log.cells()).toEqual(after);
    }
  });

  test("a write whose answer is lost is taken back, too", async () => {
    const { before } = await undisturbed();
    const log = await openLog(bytes, { faults: [{ sync: WRITE, fails: "after" }] });
    await expect(log.edit(edit)).rejects.toMatchObject({ name: "ExcelTrouble" });
    expect(log.cells()).toEqual(before);
  });
});

test("a write that never answers is not sent again; tried again later, it finds its rows there", async () => {
  const log = await openLog(logBook(), { faults: [{ sync: WRITE, fails: "never", done: true }] });
  await expect(log.edit(edit, { timeout: 100 })).rejects.toMatchObject({ code: "timeout" });
  const after = log.cells();
  expect(await log.edit(edit)).toMatchObject({ appended: 0, updated: 0, rows: [undefined, undefined] });
  expect(log.cells()).toEqual(after);
  expect(after).toMatchObject({ B7: "A8", B8: "A9" });
});
