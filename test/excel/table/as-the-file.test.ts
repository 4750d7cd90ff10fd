import { relationships } from "../../file/package/workbook-parts";
import { logBook, logRows, logTable, tableWithTotals, totalsRow } from "../../file/table/log-book";
import type { TableEdit } from "../../../src/workbook";
import { throughBoth } from "./both-ports";

/** Both ports do the same to a table of people's. */

const action = { Ref: "A4", Action: "Write", Due: { day: 46_100 }, Status: "Open" };
const totals = {
  rows: [...logRows, totalsRow.replace("MAX(D4:D6)", "MAX(ActionLog[Due])")],
  table: tableWithTotals,
};
const blankRow = `<row r="6"><c r="B6" s="2"/><c r="D6" s="1"/><c r="F6"><f>ActionLog[[#This Row],[Due]]-46000</f><v>-46000</v></c></row>`;

test.each<[string, Uint8Array, Partial<TableEdit>]>([
  ["rows", logBook(), { append: [action, { " status ": "Done", REF: "A5" }] }],
  ["rows above a totals row", logBook(totals), { append: [action, { Ref: "A5" }] }],
  [
    "blank rows at the end",
    logBook({ rows: [...logRows.slice(0, 4), blankRow] }),
    { append: [action, { Ref: "A5" }] },
  ],
  [
    "a row begun",
    logBook({ rows: [...logRows.slice(0, 4), `<row r="6"><c r="G6"><v>1</v></c></row>`] }),
    { append: [action] },
  ],
  [
    "a table of headers alone",
    logBook({
      rows: logRows.slice(0, 2),
      table: logTable.replaceAll("B3:G6", "B3:G3").replace(/<sortState.*<\/sortState>/, ""),
    }),
    { append: [action] },
  ],
  [
    "keys that are there",
    logBook(),
    { key: "Ref", append: [{ Ref: "a2 " }, action, action, { Note: "no key" }], update: [] },
  ],
  [
    "updates",
    logBook(),
    {
      key: "Ref",
      update: [
        { key: "a3", values: { Status: "Done", Note: "Seen", Due: { day: 46_200 } } },
        { key: "A1", values: { Note: 0.5, Status: null, "Days left": 7 } },
        { key: "A2", values: { Status: "Done" } },
        { key: "A9", values: { Status: "Done" } },
      ],
    },
  ],
  [
    "both at once",
    logBook(totals),
    {
      key: "Ref",
      append: [action],
      update: [{ key: "A1", values: { Status: "Done", Note: { formula: "1+1", value: 2 } } }],
    },
  ],
  [
    "nothing to do",
    logBook(),
    { key: "Ref", append: [{ Ref: "A1" }], update: [{ key: "A2", values: { Status: "Done" } }] },
  ],
])("does the same: %s", async (_, bytes, edit) => {
  const { excel, file } = await throughBoth(bytes, edit);
  expect(excel).toEqual(file);
});

const one = { append: [{ Ref: "A4" }] };
const below = (cell: string) => logBook({ rows: [...logRows, `<row r="8">${cell}</row>`] });
const merge = (range: string) =>
  logBook({ after: `<mergeCells count="1"><mergeCell ref="${range}"/></mergeCells>` });
const otherTable = logTable.replace(/ActionLog/g, "Spend").replaceAll(/ref="[^"]*"/g, 'ref="F8:K9"');

test.each<[string, Uint8Array, Partial<TableEdit>]>([
  ["no such table", logBook(), { ...one, table: "ActionsLog" }],
  ["no such column", logBook(), { append: [{ Ref: "A4" }, { Stattus: "Open" }] }],
  ["no such column for the key", logBook(), { ...one, key: "Stattus" }],
  ["two values for one column", logBook(), { append: [{ Status: "Open", " status": "Done" }] }],
  ["updates without a key", logBook(), { update: [{ key: "A1", values: {} }] }],
  ["a protected sheet", logBook({ after: `<sheetProtection sheet="1" objects="1"/>` }), one],
  ["a value below", below(`<c r="C8"><v>1</v></c>`), { append: [{ Ref: "A4" }, { Ref: "A5" }] }],
  ["a formula below", below(`<c r="G8"><f>B7</f></c>`), { append: [{ Ref: "A4" }, { Ref: "A5" }] }],
  [
    "formats below, and a value beside",
    below(`<c r="A8"><v>1</v></c><c r="B8" s="1"/>`),
    { append: [{ Ref: "A4" }, { Ref: "A5" }] },
  ],
  ["merged cells below", merge("G7:H9"), one],
  ["merged cells beside", merge("H7:I9"), one],
  [
    "another table below",
    logBook({
      parts: {
        "xl/tables/table2.xml": otherTable,
        "xl/worksheets/_rels/sheet1.xml.rels": relationships(
          ["rId1", "table", "../tables/table1.xml"],
          ["rId2", "table", "../tables/table2.xml"],
        ),
      },
    }),
    { append: [{ Ref: "A4" }, { Ref: "A5" }] },
  ],
  ["a text too long", logBook(), { append: [{ Note: "x".repeat(32_768) }] }],
  ["a number that is none", logBook(), { append: [{ Note: NaN }] }],
  ["a date too early", logBook(), { append: [{ Note: { day: -1 } }] }],
])("says the same: %s", async (_, bytes, edit) => {
  const { excel, file } = await throughBoth(bytes, edit);
  expect(excel.told).toEqual(file.told);
  expect(excel).toEqual(file);
});
