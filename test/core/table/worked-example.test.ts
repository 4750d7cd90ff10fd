import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { startOf } from "../../../src/core/calendar/day";
import { workedExample } from "../../fixtures/table/worked-example";
import { fieldOf, placesOf, readSourcesOf } from "../../fixtures/table/small-book";

const ANSWERS = join(__dirname, "../../../../shared/reference/worked-example.expected.json");

/** The classes that come of rows; the rest come of formulas and targets. */
const ROW_CLASSES = [
  "unknown-team",
  "duplicate-row",
  "cell-blanked",
  "date-order",
  "key-repeated",
  "outside-team-dates",
];

const read = readSourcesOf(workedExample());

test("every odd row and cell is listed where it is, and nothing else is", async () => {
  expect(placesOf(await read).sort()).toEqual([
    "cell-blanked Alder 19 Hours spent",
    "cell-blanked Birch Team 13 Hours",
    "cell-blanked Cedar 16 Completed",
    "cell-blanked Cedar 19 date received",
    "date-order Birch Team 12",
    "duplicate-row Alder 20",
    "key-repeated Birch Team 20 Reference",
    "outside-team-dates Cedar 2",
    "unknown-team Spend extract 8 Team",
  ]);
});

test("rows read and left out, by sheet", async () => {
  const { counts, countsBySheet } = await read;
  expect(counts).toEqual({ read: 122, leftOut: 8, totals: 3, blank: 3, unknownTeam: 1, duplicate: 1 });
  expect(
    countsBySheet.map(({ source, sheet, counts: one }) => [source, sheet, one.read, one.leftOut]),
  ).toEqual([
    ["Cases", "Alder", 21, 2],
    ["Cases", "Birch Team", 20, 1],
    ["Cases", "Cedar", 18, 3],
    ["Packages", "Spend extract", 11, 2],
    ["KPI", "Figures", 29, 0],
    ["Vacancies", "Vacancy", 11, 0],
    ["Capacity", "Capacity", 12, 0],
  ]);
});

test("each row is its team's, and knows where it came from", async () => {
  const cases = (await read).tables.get("Cases")!;
  const places = Array.from(cases.node, (node, row) => [
    node,
    cases.sheets[cases.sheet[row]!],
    cases.sheetRow[row],
  ]);
  expect(places).toHaveLength(19 + 19 + 15);
  expect(places[0]).toEqual([0, "Alder", 5]);
  expect(places.filter(([node]) => node === 1).map(([, sheet]) => sheet)).toEqual(
    Array(19).fill("Birch Team"),
  );
  expect(places.at(-1)).toEqual([2, "Cedar", 19]);
});

test("a figure may be of a service or directorate, and a team goes by its other names", async () => {
  const { tables } = await read;
  const nodes = Array.from(tables.get("KPI")!.node);
  expect(nodes[8]).toBe(1); // "Birch Team"
  expect(nodes[14]).toBe(3); // "Community"
  expect(Array.from(tables.get("Vacancies")!.node).slice(-2)).toEqual([5, 5]); // "Adult Services"
});

test("date-times make a column of date-times; midnights do not", async () => {
  const columns = (await read).tables.get("Cases")!.columns;
  expect(columns.get("completed")).toMatchObject({ type: "date", dateOnly: false });
  expect(columns.get("due")).toMatchObject({ type: "date", dateOnly: true });
});

test("open ends are blank in each of the ways they are written", async () => {
  const ends = fieldOf(await read, "end", "Packages");
  expect([ends[0], ends[3], ends[5]]).toEqual([null, null, null]);
  expect(ends[1]).toBe(startOf(46222)); // 19 July 2026
});

test("a percentage written 12 is 0.12, and a month typed as a date is that date", async () => {
  const sources = await read;
  expect(fieldOf(sources, "value", "Vacancies")[3]).toBe(0.12);
  expect(fieldOf(sources, "period", "KPI")[16]).toBe("2026-06-01");
});

test("spellings of one word share a code; the first met is kept", async () => {
  const sources = await read;
  expect(new Set(fieldOf(sources, "worker"))).toEqual(
    new Set([1, 2, 3, 4, 5, 7, 8, 9].map((n) => `Worker ${n}`)),
  );
  expect(new Set(fieldOf(sources, "status"))).toEqual(
    new Set(["Closed", "Reopened", "Open", "Cancelled", null]),
  );
});

interface Answers {
  rows: { read: number; leftOut: number };
  rowsBySheet: { sheet: string; source: string; why: Record<string, number> }[];
  problems: { class: string; where: { sheet: string; row?: number; column?: string } }[];
}

(existsSync(ANSWERS) ? test : test.skip)(
  "the same as the reference answers (skipped when they are not here)",
  async () => {
    const answers = JSON.parse(readFileSync(ANSWERS, "utf8")) as Answers;
    const { counts, countsBySheet, problems } = await read;
    expect(counts).toMatchObject(answers.rows);
    expect(
      countsBySheet.map(({ source, sheet, counts: one }) => {
        const why = {
          total: one.totals,
          blank: one.blank,
          unknownTeam: one.unknownTeam,
          duplicate: one.duplicate,
        };
        return { sheet, source, read: one.read, leftOut: one.leftOut, why };
      }),
    ).toEqual(answers.rowsBySheet);
    const expected = answers.problems.filter((problem) => ROW_CLASSES.includes(problem.class));
    expect(problems.map(({ class: kind, where }) => ({ class: kind, where }))).toEqual(
      expect.arrayContaining(expected.map(({ class: kind, where }) => ({ class: kind, where }))),
    );
    expect(problems).toHaveLength(expected.length);
  },
);
