import { loadBook } from "../../host/file/load";
import { excelOn } from "../../host-tests/support";
import { excelContents } from "../../../src/excel/read/contents";
import { withExcel } from "../../../src/excel/run";
import { editTable } from "../../../src/excel/table/edit-table";
import { protectSheet } from "../../host/book/protection";
import { behaviours } from "../../host/classes/all";
import { RICH, richPage } from "../../file/apply/rich";
import { applied, tinyBook } from "../../file/apply/tiny";
import { logBook, logRows, logTable } from "../../file/table/log-book";
import { openLog } from "./both-ports";

/** What is put into cells is what they hold, whatever Excel would take it for. */

test.each([
  "=1+1",
  "1-2",
  "00123",
  "03/04/2026",
  " spaced ",
  "TRUE",
  "'quoted",
  "#N/A",
  "+44 20",
  "a\nb",
  "🙂 <&>",
])("the text %j stays a text, in a new row and in an old one", async (text) => {
  const log = await openLog(logBook());
  await log.edit({
    key: "Ref",
    append: [{ Ref: "A8", Note: text, Status: text }],
    update: [{ key: "A1", values: { Note: text } }],
  });
  expect(log.cells()).toMatchObject({ G7: text, E7: text, G4: text });
  expect(await log.edit({ key: "Ref", update: [{ key: "A1", values: { Note: text } }] })).toMatchObject({
    updated: 0,
  });
});

test("numbers, dates, truth values and formulas are no texts in cells that take all for text, and these keep their format", async () => {
  const log = await openLog(logBook());
  // The last row's Status is such a cell.
  const status = [12, true, { formula: "1+1", value: 2 }, { day: 46_100 }];
  await log.edit({ append: status.map((Status) => ({ Status })) });
  expect(log.cells()).toMatchObject({ E7: "12 as @", E8: true, E9: "=1+1", E10: "46100 as dd/mm/yyyy" });
});

test("a calculated column of plain references is filled, and its formula is never written over", async () => {
  const rows = logRows.map((row, i) => row.replace(/<f>.*?<\/f>/, `<f>D${i + 2}*2</f>`));
  const table = logTable.replace(/<calculatedColumnFormula>.*?<\/calculatedColumnFormula>/, "");
  const log = await openLog(logBook({ rows, table }));
  await log.edit({ append: [{ Ref: "A8", "Days left": 7 }, { Ref: "A9" }] });
  expect(log.cells()).toMatchObject({ F7: "=D7*2", F8: "=D8*2" });
});

test("what is hidden by a filter, and the filter, stay as they are", async () => {
  const log = await openLog(logBook());
  await log.edit({ key: "Ref", append: [{ Ref: "A8" }], update: [{ key: "A2", values: { Note: "Seen" } }] });
  expect(log.sheet.rows.get(5)?.hidden ?? log.sheet.rows.get(5)?.filtered).toBe(true);
  expect(log.sheet.tables[0]!.filters.size).toBe(1);
  expect(log.cells()).toMatchObject({ G5: "Seen", B7: "A8" });
});

describe("a sheet of ours, which we protect against slips", () => {
  const edit = { table: "ActionLog", append: [{ Action: "Ring the hospital" }], update: [] };
  async function ours() {
    const book = await loadBook((await applied(tinyBook(), richPage())).bytes);
    const { host } = excelOn(book, { behaviours });
    const editing = () =>
      withExcel({}, async (session) => editTable(session, await excelContents(session), edit));
    return { book, host, editing, sheet: book.sheets.find(({ name }) => name === RICH)! };
  }

  test("takes rows and is protected as before", async () => {
    const { editing, sheet } = await ours();
    const before = sheet.protection;
    expect(before).toBeDefined();
    expect(await editing()).toMatchObject({ appended: 1, problems: [] });
    expect(sheet.protection).toEqual(before);
  });

  test("is protected again when the write fails", async () => {
    const { editing, sheet, host } = await ours();
    const before = sheet.protection;
    host.options.faults = [{ sync: 7, fails: "within", actions: 12 }];
    await expect(editing()).rejects.toMatchObject({ name: "ExcelTrouble" });
    expect(sheet.protection).toEqual(before);
  });

  test("takes none once it has a password, and says what to do", async () => {
    const { editing, sheet } = await ours();
    const cells = structuredClone(sheet.cells);
    sheet.protection = undefined;
    protectSheet(sheet, {}, "secret");
    await expect(editing()).rejects.toThrow(`The sheet "${RICH}" is protected, so nothing was written`);
    expect(sheet.cells).toEqual(cells);
  });

  test("takes rows when somebody takes the protection off just then, and stays without", async () => {
    const { editing, sheet, host } = await ours();
    host.options.between = (sync) => {
      if (sync === 7) sheet.protection = undefined;
    };
    expect(await editing()).toMatchObject({ appended: 1 });
    expect(sheet.protection).toBeUndefined();
  });

  test("takes none once it is not ours any more", async () => {
    const { editing, sheet } = await ours();
    sheet.names = sheet.names.filter(({ name }) => name !== "Primed_role");
    await expect(editing()).rejects.toThrow("is protected");
  });
});
