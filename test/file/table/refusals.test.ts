import { openFileWorkbook } from "../../../src/file/file-workbook";
import type { TableEdit } from "../../../src/workbook";
import { change, edited as editedByPerson, partOf } from "../../support/person";
import { RICH, richPage } from "../apply/rich";
import { applied, tinyBook } from "../apply/tiny";
import { relationships } from "../package/workbook-parts";
import { edited, logBook, logRows, logTable, type LogBook, tableWithTotals, totalsRow } from "./log-book";

/** When a table can't be edited as a whole nothing of it is, and a sentence says why and what to do. */

const one = { append: [{ Ref: "A4" }] };

async function refused(book: LogBook, edit: Partial<TableEdit>): Promise<string> {
  const before = logBook(book);
  const workbook = await openFileWorkbook(before);
  const whole: TableEdit = { table: "ActionLog", append: [], update: [], ...edit };
  const told = await workbook.editTable(whole).then(
    () => "",
    (error: Error) => (error.name === "FatalProblem" ? error.message : `not a sentence: ${error.stack}`),
  );
  expect(await workbook.save()).toBe(before);
  return told;
}

test("no such table", async () => {
  expect(await refused({}, { ...one, table: "ActionsLog" })).toBe(
    'There is no table "ActionsLog" in the workbook. Did you mean "ActionLog"? In Excel, a table\'s name is under Table Design, at the left: give it this name again.',
  );
});

test("no such column, in a value or as the key", async () => {
  const sentence =
    'The table "ActionLog" has no column "Stattus", so nothing was written in it. Did you mean "Status"? Give the column this header again, or add one that has it.';
  expect(await refused({}, { append: [{ Ref: "A4" }, { Stattus: "Open" }] })).toBe(sentence);
  expect(await refused({}, { ...one, key: "Stattus" })).toBe(sentence);
  expect(await refused({}, { key: "Ref", update: [{ key: "none", values: { Stattus: 1 } }] })).toBe(sentence);
});

test("a header that two columns have, but for its capitals", async () => {
  const table = logTable.replace('name="Note"', 'name="STATUS"');
  expect(await refused({ table }, { append: [{ status: "Open" }] })).toContain(
    'has two columns called "status"',
  );
  expect((await edited(logBook({ table }), { append: [{ STATUS: "x", Status: "y" }] })).appended).toBe(1);
});

test("one column given two values", async () => {
  expect(await refused({}, { append: [{ Status: "Open", " status": "Done" }] })).toContain(
    'Two values were given for the column "Status"',
  );
});

test("updates without a key", async () => {
  expect(await refused({}, { update: [{ key: "A1", values: {} }] })).toContain("can be changed only when");
});

test("a protected sheet; without its flag, nothing is protected", async () => {
  expect(await refused({ after: `<sheetProtection sheet="1" objects="1"/>` }, one)).toBe(
    'The sheet "One" is protected, so nothing was written in its table "ActionLog". In Excel, choose Review, Unprotect Sheet, then try again.',
  );
  expect((await edited(logBook({ after: `<sheetProtection objects="1"/>` }), one)).appended).toBe(1);
});

describe("a sheet of ours, which we protect against slips", () => {
  let ours: Uint8Array;
  beforeAll(async () => {
    ours = (await applied(tinyBook(), richPage())).bytes;
  });
  const editing = async (bytes: Uint8Array) =>
    (await openFileWorkbook(bytes)).editTable({
      table: "ActionLog",
      append: [{ Action: "Ring the hospital" }],
      update: [],
    });

  test("takes rows", async () => {
    expect(await editing(ours)).toMatchObject({ appended: 1, problems: [] });
  });

  test.each([`password="CC1A"`, `algorithmName="SHA-512" hashValue="abc=" saltValue="def=" spinCount="1"`])(
    "takes none once it has a password: %s",
    async (secret) => {
      const locked = await editedByPerson(ours, async (pkg) =>
        change(pkg, await partOf(pkg, RICH), (xml) =>
          xml.replace("<sheetProtection ", `<sheetProtection ${secret} `),
        ),
      );
      await expect(editing(locked)).rejects.toThrow(
        `The sheet "${RICH}" is protected, so nothing was written`,
      );
    },
  );

  test("takes none once it is not ours any more", async () => {
    const theirs = await editedByPerson(ours, (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) =>
        xml.replace(/<definedName [^>]*Primed_role.*?<\/definedName>/, ""),
      ),
    );
    await expect(editing(theirs)).rejects.toThrow("is protected");
  });
});

test("something of people's below, whether a value or a formula", async () => {
  const below = (cell: string) => ({ rows: [...logRows, `<row r="8">${cell}</row>`] });
  const sentence = (address: string) =>
    `Something of yours is at ${address} of "One", where the table "ActionLog" has to grow, so nothing was written in it. Move it, or put more rows into the table, then try again.`;
  const two = { append: [{ Ref: "A4" }, { Ref: "A5" }] };
  expect(await refused(below(`<c r="A8"><v>1</v></c><c r="G8"><v>1</v></c>`), two)).toBe(sentence("G8"));
  expect(await refused(below(`<c r="C8"><f>B7</f></c>`), two)).toBe(sentence("C8"));
  // Beside the table, and below what it needs, all may stand; so may formats of empty cells.
  expect((await edited(logBook(below(`<c r="A8"><v>1</v></c><c r="B8" s="1"/>`)), two)).appended).toBe(2);
  expect((await edited(logBook(below(`<c r="G8"><v>1</v></c>`)), one)).appended).toBe(1);
  // A totals row has to have room as well.
  const totals = {
    rows: [...logRows, totalsRow, `<row r="8"><c r="B8"><v>1</v></c></row>`],
    table: tableWithTotals,
  };
  expect(await refused(totals, one)).toBe(sentence("B8"));
});

test("an array from beside that spreads to where the table grows", async () => {
  const rows = [...logRows, `<row r="7"><c r="A7"><f t="array" ref="A7:C9">ROW(A1:C3)</f></c></row>`];
  expect(await refused({ rows }, one)).toContain("A7 of");
});

test("merged cells below", async () => {
  const after = `<mergeCells count="1"><mergeCell ref="G7:H9"/></mergeCells>`;
  expect(await refused({ after }, one)).toBe(
    'The cells G7:H9 of "One" are merged, where the table "ActionLog" has to grow, so nothing was written in it. Unmerge them, or move them, then try again.',
  );
  expect((await edited(logBook({ after: after.replace("G7:H9", "H7:I9") }), one)).appended).toBe(1);
});

test("another table below", async () => {
  const other = logTable.replace(/ActionLog/g, "Spend").replaceAll(/ref="[^"]*"/g, 'ref="F8:H9"');
  const parts = {
    "xl/tables/table2.xml": other,
    "xl/worksheets/_rels/sheet1.xml.rels": relationships(
      ["rId1", "table", "../tables/table1.xml"],
      ["rId2", "table", "../tables/table2.xml"],
    ),
  };
  expect(await refused({ parts }, { append: [{ Ref: "A4" }, { Ref: "A5" }] })).toContain(
    'The table "Spend" on "One" is just below the table "ActionLog"',
  );
  expect((await edited(logBook({ parts }), one)).appended).toBe(1);
});

test("the sheet's last row", async () => {
  const table = logTable.replaceAll("G6", "G1048576");
  const last = `<row r="1048576"><c r="B1048576"><v>1</v></c></row>`;
  expect(await refused({ table, rows: [last] }, one)).toContain('reaches the last row of "One"');
});

test("a table that a query fills", async () => {
  const table = logTable.replace("totalsRowShown", 'tableType="queryTable" totalsRowShown');
  expect(await refused({ table }, one)).toContain("is filled by a query");
});

test.each([
  ["a text longer than a cell holds", "x".repeat(32_768), "longer than the 32,767 characters"],
  ["a number that is none", NaN, "not a number"],
  ["a date before dates begin", { day: -1 }, "is before 1900"],
])("%s", async (_, value, sentence) => {
  expect(await refused({}, { append: [{ Note: value }] })).toContain(sentence);
});
