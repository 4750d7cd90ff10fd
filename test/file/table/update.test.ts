import { openFileWorkbook } from "../../../src/file/file-workbook";
import type { RowValues } from "../../../src/workbook";
import { entriesOf } from "../package/raw-zip";
import { cellIn, edited, logBook, logRows, logTable } from "./log-book";

/** Cells of people's rows, found by key. */

const update = (key: string | number, values: RowValues) => ({ key: "Ref", update: [{ key, values }] });

describe("an update", () => {
  test("changes the cells it names and no others, each in its own format", async () => {
    const before = logBook();
    const done = await edited(before, update("A3", { Status: "Done", Note: "Seen", Action: "Ring" }));
    expect(done).toMatchObject({ appended: 0, updated: 1, rows: [], problems: [] });
    const untouched = await edited(before, {});
    expect(done.sheet).toBe(
      untouched.sheet
        .replace(
          `<c r="E6" s="3" t="inlineStr"><is><t>Open</t></is></c>`,
          `<c r="E6" s="3" t="inlineStr"><is><t xml:space="preserve">Done</t></is></c>`,
        )
        .replace(
          `<c r="G6" s="2"/>`,
          `<c r="G6" s="2" t="inlineStr"><is><t xml:space="preserve">Seen</t></is></c>`,
        ),
    );
    expect(done.table).toBe(logTable);
  });

  test("puts in a cell that was not in the file, and takes out a value", async () => {
    const done = await edited(logBook(), update("A1", { Note: 0.5, Status: null, Due: "" }));
    expect(cellIn(done.sheet, "G4")).toBe(`<c r="G4"><v>0.5</v></c>`);
    expect(cellIn(done.sheet, "E4")).toBe(`<c r="E4"/>`);
    expect(cellIn(done.sheet, "D4")).toBe(`<c r="D4" s="1"/>`);
  });

  test("of what is there already changes nothing, whatever the key's case and spaces", async () => {
    const before = logBook();
    const done = await edited(
      before,
      update(" a2 ", { Status: "Done", Action: "Bob", Due: { day: 46_040 }, Note: "Ours", "Days left": 40 }),
    );
    expect(done).toMatchObject({ updated: 0, problems: [] });
    expect(done.bytes).toBe(before);
  });

  test("done twice gives the same file", async () => {
    const values = {
      Status: "Done",
      Due: { day: 46_200 },
      Note: { day: 46_200 },
      Action: { formula: "1+1", value: 2 },
    };
    const once = await edited(logBook(), update("A3", values));
    const twice = await edited(once.bytes, update("A3", values));
    expect(once.updated).toBe(1);
    expect(twice.updated).toBe(0);
    expect(twice.bytes).toBe(once.bytes);
  });

  test("leaves all other parts' bytes as they were", async () => {
    const before = logBook();
    const { bytes } = await edited(before, update("A1", { Status: "Done" }));
    const changed = entriesOf(bytes).filter(
      ({ name, compressed }) =>
        !entriesOf(before).some((old) => old.name === name && old.compressed.equals(compressed)),
    );
    // The sheet has formulas, so Excel is asked to calculate.
    expect(changed.map(({ name }) => name)).toEqual(["xl/workbook.xml", "xl/worksheets/sheet1.xml"]);
  });

  test("asks for no calculation where there is no formula", async () => {
    const rows = logRows.map((row) => row.replace(/<f>.*?<\/f>/g, ""));
    const { text } = await edited(logBook({ rows }), update("A1", { Status: "Done" }));
    expect(await text("xl/workbook.xml")).not.toContain("calc");
  });

  test("never overwrites a formula; what else it says is done, and a sentence says what is not", async () => {
    const done = await edited(logBook(), update("A1", { "Days left": 7, Status: "Done" }));
    expect(done.problems).toEqual([
      { message: 'F4 of "One" (Days left) holds a formula, so it was left as it is.' },
    ]);
    expect(done.updated).toBe(1);
    expect(cellIn(done.sheet, "F4")).toBe(cellIn(logRows.join(""), "F4"));
    expect(cellIn(done.sheet, "E4")).toContain("Done");
  });

  test("shows a date as a date", async () => {
    const done = await edited(logBook(), update("A3", { Due: { day: 46_100 }, Note: { day: 46_100 } }));
    expect(cellIn(done.sheet, "D6")).toBe(`<c r="D6" s="1"><v>46100</v></c>`);
    expect(cellIn(done.sheet, "G6")).toBe(`<c r="G6" s="6"><v>46100</v></c>`);
  });

  test("two of one row are one change, the later going before the earlier", async () => {
    const done = await edited(logBook(), {
      key: "Ref",
      update: [
        { key: "A1", values: { Status: "Late", Note: "n" } },
        { key: "A1", values: { Status: "Open" } },
      ],
    });
    expect(done.updated).toBe(1);
    expect(cellIn(done.sheet, "E4")).toBe(cellIn(logRows.join(""), "E4"));
    expect(cellIn(done.sheet, "G4")).toContain(">n<");
  });
});

describe("a key", () => {
  const keyed = (...keys: string[]) => [
    ...logRows.slice(0, 2),
    ...keys.map((key, i) => `<row r="${4 + i}"><c r="B${4 + i}"${key}</c></row>`),
  ];
  const text = (key: string) => ` t="inlineStr"><is><t>${key}</t></is>`;
  const number = (key: string) => `><v>${key}</v>`;

  test.each([
    ["12", [number("12"), number("1"), number("2")], 4],
    [12, [number("1"), text("12"), text("012")], 5],
    ["012", [number("12"), text("012"), text("1")], 5],
    ["1.1", [text("1.10"), text("1.1"), text("1")], 5],
    ["  ÉCLAIR ", [text("x"), text("y"), text(" éclair")], 6],
    [0.3, [number("0.30000000000000004"), number("1"), text("x")], 4],
  ])("%j finds its row", async (key, keys, row) => {
    const done = await edited(logBook({ rows: keyed(...keys) }), update(key, { Note: "found" }));
    expect(done.problems).toEqual([]);
    expect(cellIn(done.sheet, `G${row}`)).toContain("found");
  });

  test("that is not there, or there more than once, is a sentence; the other updates are done", async () => {
    const done = await edited(logBook({ rows: keyed(number("7"), text("7"), text("8")) }), {
      key: "ref",
      update: [
        { key: 7, values: { Note: "no" } },
        { key: "9", values: { Note: "no" } },
        { key: "", values: { Note: "no" } },
        { key: "8", values: { Note: "yes" } },
      ],
    });
    expect(done.updated).toBe(1);
    expect(done.problems.map(({ message }) => message)).toEqual([
      'The table "ActionLog" has 2 rows whose Ref is "7" (rows 4, 5), so none of them was changed. Give each row a Ref of its own.',
      'The table "ActionLog" has no row whose Ref is "9", so that row was not changed. It may have been deleted, or given another Ref.',
      'The table "ActionLog" has no row whose Ref is "", so that row was not changed. It may have been deleted, or given another Ref.',
    ]);
    expect(done.sheet.match(/>no</g)).toBeNull();
  });

  test("that the table has is not put in again, so an edit tried twice adds nothing", async () => {
    const edit = { key: "Ref", append: [{ Ref: "a1" }, { Ref: "A4" }, { Ref: "A4" }, { Note: "no key" }] };
    const done = await edited(logBook(), edit);
    expect(done.rows).toEqual([undefined, 7, undefined, 8]);
    expect(done.problems.map(({ message }) => message)).toEqual([
      'The table "ActionLog" already has a row whose Ref is "a1", so no other was put in.',
      'The table "ActionLog" already has a row whose Ref is "A4", so no other was put in.',
    ]);
    const again = await edited(done.bytes, { ...edit, append: edit.append.slice(0, 3) });
    expect(again.appended).toBe(0);
    expect(again.bytes).toBe(done.bytes);
  });

  test("in the totals row or below the table is none", async () => {
    const rows = [...logRows, `<row r="7"><c r="B7" t="inlineStr"><is><t>A9</t></is></c></row>`];
    expect((await edited(logBook({ rows }), update("A9", { Note: 1 }))).problems).toHaveLength(1);
  });
});

test("an edit that says nothing gives the same bytes", async () => {
  const before = logBook();
  const workbook = await openFileWorkbook(before);
  await workbook.editTable({ table: "ActionLog", append: [], update: [] });
  expect(await workbook.save()).toBe(before);
});
