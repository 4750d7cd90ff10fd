import fc from "fast-check";
import { FatalProblem } from "../../../src/core/problem";
import { readSetup } from "../../../src/core/setup/read-setup";
import { matchesPattern } from "../../../src/core/table/match-sheets";
import { readSources } from "../../../src/core/table/read-sources";
import { memoryWorkbook } from "../../double/memory-workbook";
import type { MemorySheet } from "../../double/memory-workbook";
import { fieldOf, HEADER, placesOf, readSourcesOf, smallBook } from "../../fixtures/table/small-book";

const ROW = ["A1", { date: 46204 }, null, 2, "no", "Review"];
const EVERY_SHEET = { sources: [["Cases", "yes", "*", "Work", "sheet"]] };
const EXTRACT = { sources: [["Cases", "yes", "Extract", "Work", "Team name"]] };

const readSheets = (sheets: readonly MemorySheet[], setup = {}) => readSourcesOf(smallBook(sheets, setup));

test.each([
  ["Birch Team", "birch*", true],
  ["Birch Team", " BIRCH TEAM ", true],
  ["Birch Team", "*team", true],
  ["Birch Team", "B*T*m", true],
  ["Birch Team", "Birch", false],
  ["Birch (2)", "Birch (*)", true],
  ["Birch+2", "Birch.2", false],
])("sheet %p, pattern %p: %p", (sheet, pattern, expected) => {
  expect(matchesPattern(sheet, pattern)).toBe(expected);
});

test("a pattern matches as a regular expression would, and none is slow", () => {
  const text = (letters: string) =>
    fc.array(fc.constantFrom(...letters), { maxLength: 12 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text("ab"), text("ab*"), (sheet, pattern) => {
      expect(matchesPattern(sheet, pattern)).toBe(
        new RegExp(`^${pattern.replace(/\*+/g, ".*")}$`).test(sheet),
      );
    }),
    { numRuns: 1_000 },
  );
  expect(matchesPattern("a".repeat(31), "*a".repeat(15) + "b")).toBe(false);
});

test("the setup, and sheets that Primed wrote or that are copies of them, match no pattern", async () => {
  const rows = [HEADER, ROW];
  const sheets = [
    { name: "North", rows },
    { name: "South", rows, role: "team:South" },
    { name: "S", rows, copyOfRole: "team:South" },
  ];
  const read = await readSheets(sheets, EVERY_SHEET);
  expect(read.countsBySheet.map(({ sheet }) => sheet)).toEqual(["North"]);
});

test("no source matches any sheet: fatal, with what was looked for and what there is", async () => {
  const reading = readSheets([{ name: "Nrth", rows: [HEADER, ROW] }]);
  await expect(reading).rejects.toThrow(FatalProblem);
  await expect(reading).rejects.toThrow(/says "North", and the workbook has the sheets "Nrth"/);
});

test("a sheet that is named and not there is said, and its team has no data", async () => {
  const setup = { sources: [["Cases", "yes", "North; South", "Work", "sheet"]] };
  const read = await readSheets([{ name: "North", rows: [HEADER, ROW] }], setup);
  expect(read.problems).toMatchObject([
    { class: "source-left-out", where: { table: "PrimedSources", key: "Cases", column: "Sheets" } },
  ]);
  expect(read.unread).toEqual([{ source: "Cases", sheet: "South", node: 1 }]);
});

describe("the header", () => {
  test("is found under titles, in any case, with spaces and line breaks", async () => {
    const header = [" REF", "received\u00a0", "Completed", "Hours ", "Urgent", "type"];
    const rows = [["North: received work"], [], ["Type", null, "Dates"], header, ROW];
    const read = await readSheets([{ name: "North", rows }]);
    expect(read.tables.get("Cases")).toMatchObject({ rows: 1, sheetRow: Int32Array.of(5) });
    expect(read.problems).toEqual([]);
  });

  test("is the first of two with as many known headers", async () => {
    const read = await readSheets([{ name: "North", rows: [HEADER, ROW, HEADER] }]);
    expect(read.counts.read).toBe(2);
  });

  test("is not looked for below row 30", async () => {
    const rows = [...Array.from({ length: 30 }, () => ["note"]), HEADER, ROW];
    const read = await readSheets([{ name: "North", rows }]);
    expect(placesOf(read)).toEqual(["source-left-out North"]);
  });

  test("none: the sheet is left out, its source has no table and its team no data", async () => {
    const read = await readSheets([{ name: "North", rows: [["Some notes"], ["Type"]] }]);
    expect(placesOf(read)).toEqual(["source-left-out North"]);
    expect(read.tables.has("Cases")).toBe(false);
    expect(read.unread).toEqual([{ source: "Cases", sheet: "North", node: 0 }]);
    expect(read.counts.read).toBe(0);
  });

  test("two columns for one field: the sheet is left out, naming both", async () => {
    const rows = [
      ["Ref", "Case ref", "Received"],
      ["A1", "B1", { date: 46204 }],
    ];
    const read = await readSheets([{ name: "North", rows }]);
    expect(placesOf(read)).toEqual(["source-left-out North 1"]);
    expect(read.problems[0]!.message).toContain('A ("Ref") and B ("Case ref") all stand for reference');
  });

  test("a header repeated beside an Excel table is none of the table's", async () => {
    const rows = [
      [...HEADER, null, "Type", "Meaning"],
      [...ROW, null, "Review", "A review"],
    ];
    const tables = [{ name: "Cases", ref: "A1:F2" }];
    const read = await readSheets([{ name: "North", rows, tables }]);
    expect(read.problems).toEqual([]);
    expect(fieldOf(read, "type")).toEqual(["Review"]);
  });

  test("a field that a sheet has no column for is blank there, and said", async () => {
    const read = await readSheets([{ name: "North", rows: [HEADER.slice(0, 5), ROW.slice(0, 5)] }]);
    expect(placesOf(read)).toEqual(["cell-blanked North 1 Type"]);
    expect(fieldOf(read, "type")).toEqual([null]);
  });
});

test("another table below is not read", async () => {
  const rows = [HEADER, ROW, [], ["Lookup", "Meaning"], ["Review", "x"]];
  const read = await readSheets([{ name: "North", rows, tables: [{ name: "Lookup", ref: "A4:B5" }] }]);
  expect(read.counts).toMatchObject({ read: 1, leftOut: 0 });
});

test("only the columns that are mapped are read", async () => {
  const book = smallBook([
    {
      name: "North",
      rows: [
        ["Name", ...HEADER],
        ["x", ...ROW],
      ],
    },
  ]);
  const workbook = memoryWorkbook(book);
  const contents = await workbook.contents();
  await readSources(workbook, contents, await readSetup(workbook, contents));
  const below = workbook.requests.filter(({ firstRow }) => firstRow > 1);
  expect(below).toEqual([{ sheet: "North", firstRow: 2, columns: [2, 3, 4, 5, 6, 7] }]);
});

describe("teams", () => {
  test("a sheet of no known team is said once, and none of its rows counts", async () => {
    const sheets = ["North", "East"].map((name) => ({ name, rows: [HEADER, ROW, ROW] }));
    const read = await readSheets(sheets, EVERY_SHEET);
    expect(placesOf(read)).toEqual(["duplicate-row North 3", "unknown-team East"]);
    expect(read.countsBySheet[1]!.counts).toMatchObject({ read: 2, leftOut: 2, unknownTeam: 2 });
  });

  test("a Team column names teams by any of their names; others are listed row by row", async () => {
    const teams = ["north ", "Southern", "East", null, "Community"];
    const rows = [["Team Name", ...HEADER], ...teams.map((team, i) => [team, `A${i}`, ...ROW.slice(1)])];
    const read = await readSheets([{ name: "Extract", rows }], EXTRACT);
    expect(Array.from(read.tables.get("Cases")!.node)).toEqual([0, 1]);
    expect(placesOf(read)).toEqual([4, 5, 6].map((row) => `unknown-team Extract ${row} Team Name`));
    expect(read.problems[1]!.message).toContain("says no team");
  });

  test("a sheet without the Team column is left out", async () => {
    const read = await readSheets([{ name: "Extract", rows: [HEADER, ROW] }], EXTRACT);
    expect(placesOf(read)).toEqual(["source-left-out Extract 1"]);
    expect(read.unread).toEqual([{ source: "Cases", sheet: "Extract", node: -1 }]);
  });

  test("a figure of a name at two levels is left out, and told how to write it", async () => {
    const setup = {
      teams: [["North", "North"]],
      sources: [["KPI", "yes", "KPI", "Figures", "Who"]],
      fields: [["KPI", "value", "Value", "number"]],
      measures: [],
    };
    const rows = [
      ["Who", "Value"],
      ["North", 1],
      ["service:North", 2],
      ["team:north", 3],
    ];
    const read = await readSheets([{ name: "KPI", rows }], setup);
    expect(Array.from(read.tables.get("KPI")!.node)).toEqual([1, 0]);
    expect(placesOf(read)).toEqual(["unknown-team KPI 2 Who"]);
    expect(read.problems[0]!.message).toContain("write team:North or service:North");
  });
});

describe("a date column that nobody can read", () => {
  const dated = (texts: readonly string[]) => [HEADER, ...texts.map((text, i) => [`A${i}`, text, null, i])];

  test("leaves the sheet out", async () => {
    const read = await readSheets([{ name: "North", rows: dated(["Week 1", "Week 2", "Week 3"]) }]);
    expect(placesOf(read)).toEqual(["source-left-out North 1 Received"]);
    expect(read.tables.has("Cases")).toBe(false);
  });

  test("one date that can be read: only the others are blanked", async () => {
    const read = await readSheets([
      { name: "North", rows: dated(["Week 1", "Week 2", "01/07/2026", "Week 3"]) },
    ]);
    expect(placesOf(read)).toEqual([2, 3, 5].map((row) => `cell-blanked North ${row} Received`));
  });
});
