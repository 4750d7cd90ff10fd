import { realDay } from "../../../src/core/calendar/civil";
import { LISTED_ONE_BY_ONE } from "../../../src/core/table/problem-list";
import type { Literal } from "../../double/memory-workbook";
import {
  fieldOf,
  HEADER,
  placesOf,
  readNorth,
  readSourcesOf,
  smallBook,
} from "../../fixtures/table/small-book";
import type { Rows } from "../../fixtures/table/small-book";

const day = (text: string) => {
  const [year, month, date] = text.split("-").map(Number) as [number, number, number];
  return { date: realDay(year, month, date)! };
};
const A1: Literal[] = ["A1", day("2026-07-01"), null, 2, "no", "Review"];
const A2: Literal[] = ["A2", day("2026-07-02"), null, 3, "no", "Review"];

const NO_KEY = [
  ["Cases", "reference", "Ref", "text"],
  ["Cases", "received", "Received", "date"],
  ["Cases", "hours", "Hours", "number"],
];

describe("total rows", () => {
  test.each(["Total", " TOTALS ", "Grand total"])(
    "%p in the first filled cell, under the key",
    async (label) => {
      const read = await readNorth([A1, A2, [label, null, null, 5]]);
      expect(read.counts).toMatchObject({ read: 3, totals: 1 });
      expect(fieldOf(read, "hours")).toEqual([2, 3]);
    },
  );

  test("in another column, when the key is blank", async () => {
    const read = await readNorth([A1, [null, null, "Total", 5]]);
    expect(read.counts).toMatchObject({ totals: 1 });
  });

  test("a row with a key of its own is no total row", async () => {
    const rows = [
      ["Type", "Ref", "Hours"],
      ["Total", "A1", 2],
      ["Total", null, 5],
    ];
    const read = await readSourcesOf(smallBook([{ name: "North", rows }]));
    expect(read.counts).toMatchObject({ read: 2, totals: 1 });
  });

  test("the label may stand in a column that is in no field", async () => {
    const rows = [
      ["Ref", "Name", "Hours"],
      ["A1", "Total war", 2],
      ["A2", "x", 3],
      [null, "Total", 5],
    ];
    const read = await readSourcesOf(smallBook([{ name: "North", rows }]));
    expect(read.counts).toMatchObject({ read: 3, totals: 1 });
    expect(fieldOf(read, "hours")).toEqual([2, 3]);
  });

  test("a row of sums without a label counts: nothing says it is a total", async () => {
    const rows = [
      ["Ref", "Name", "Hours"],
      ["A1", "x", 2],
      [null, "y", 5],
    ];
    const read = await readSourcesOf(smallBook([{ name: "North", rows }]));
    expect(read.counts).toMatchObject({ read: 2, leftOut: 0 });
  });

  test("a table's totals row, whatever it says; and rows typed under the table are read", async () => {
    const rows = [HEADER, A1, ["Sum", null, null, 2], A2];
    const tables = [{ name: "NorthCases", ref: "A1:F3", totalsRow: true }];
    const read = await readSourcesOf(smallBook([{ name: "North", rows, tables }]));
    expect(read.counts).toMatchObject({ read: 3, totals: 1 });
    expect(fieldOf(read, "reference")).toEqual(["A1", "A2"]);
  });

  test("what stands in a total row is not looked at", async () => {
    expect(placesOf(await readNorth([A1, ["Total", "n/a", null, { error: "#REF!" }]]))).toEqual([]);
  });
});

describe("blank rows and notes", () => {
  test("blank rows are counted, and cells of spaces are blank", async () => {
    const read = await readNorth([A1, [], [" ", "", null], A2, ["", " "]]);
    expect(read.counts).toMatchObject({ read: 4, blank: 2, leftOut: 2 });
  });

  test("below the last row, a row with only its first cell filled is a note", async () => {
    const read = await readNorth([A1, ["Total", null, null, 2], [], ["Source: the case system"]]);
    expect(read.counts).toMatchObject({ read: 4, totals: 1, blank: 2 });
  });

  test("a reference whose row is yet to be filled in is a row", async () => {
    const read = await readNorth([A1, ["A2"]]);
    expect(read.counts).toMatchObject({ read: 2, leftOut: 0 });
  });

  test("between rows, a row with only its first cell filled is a row", async () => {
    const read = await readNorth([A1, ["waiting list"], A2]);
    expect(read.counts).toMatchObject({ read: 3, leftOut: 0 });
  });
});

describe("duplicates and repeated keys", () => {
  test("equal in every field after cleaning: the first stays", async () => {
    const again: Literal[] = [" a1 ", "01/07/2026", null, "2", false, "REVIEW"];
    const read = await readNorth([A1, A2, again]);
    expect(placesOf(read)).toEqual(["duplicate-row North 4"]);
    expect(read.counts).toMatchObject({ duplicate: 1 });
    expect(fieldOf(read, "reference")).toEqual(["A1", "A2"]);
  });

  test("zero is zero, whichever its sign", async () => {
    const zero = (value: number) => ["A1", null, null, value];
    expect(placesOf(await readNorth([zero(0), zero(-0)]))).toEqual(["duplicate-row North 3"]);
  });

  test("equal rows of two teams in one extract are no duplicates", async () => {
    const rows = [
      ["Team", ...HEADER],
      ["North", ...A1],
      ["South", ...A1],
      [" S ", ...A1],
    ];
    const sources = [["Cases", "yes", "Extract", "Work", "Team"]];
    const read = await readSourcesOf(smallBook([{ name: "Extract", rows }], { sources }));
    expect(placesOf(read)).toEqual(["duplicate-row Extract 4", "key-repeated Extract 3 Ref"]);
  });

  test("one cell different: both count, and the key is listed", async () => {
    const read = await readNorth([A1, [...A1.slice(0, 3), 9, ...A1.slice(4)]]);
    expect(placesOf(read)).toEqual(["key-repeated North 3 Ref"]);
    expect(read.counts.leftOut).toBe(0);
  });

  test("without a Key they are listed, and kept", async () => {
    const read = await readNorth([A1, A1], { fields: NO_KEY });
    expect(placesOf(read)).toEqual(["duplicate-row North 3"]);
    expect(fieldOf(read, "reference")).toEqual(["A1", "A1"]);
  });

  test("the same row on another team's sheet counts there, and its key is listed", async () => {
    const sheets = ["North", "South"].map((name) => ({ name, rows: [HEADER, A1] }));
    const read = await readSourcesOf(
      smallBook(sheets, { sources: [["Cases", "yes", "*", "Work", "sheet"]] }),
    );
    expect(placesOf(read)).toEqual(["key-repeated South 2 Ref"]);
    expect(read.problems[0]!.message).toContain("row 2 of North");
    expect(read.tables.get("Cases")!.rows).toBe(2);
  });

  test("blank references are no key", async () => {
    expect(
      placesOf(
        await readNorth([
          [null, ...A1.slice(1)],
          [null, ...A2.slice(1)],
        ]),
      ),
    ).toEqual([]);
  });
});

describe("dates that can't be", () => {
  test("completed before received: by the day, when one of the columns has no times", async () => {
    const received = { date: day("2026-07-02").date + 0.4 };
    const rows: Rows = [
      ["A1", received, day("2026-07-02")],
      ["A2", received, day("2026-07-01")],
    ];
    expect(placesOf(await readNorth(rows))).toEqual(["date-order North 3"]);
  });

  test("completed before received: by the minute, when both have times", async () => {
    const rows: Rows = [
      ["A1", { date: day("2026-07-02").date + 0.5 }, { date: day("2026-07-02").date + 0.4 }],
    ];
    expect(placesOf(await readNorth(rows))).toEqual(["date-order North 2"]);
  });

  test("received before the team began or after it ended, and not on those days", async () => {
    const teams = [["North", null, null, null, null, day("2026-07-02"), day("2026-07-03")]];
    const rows = ["2026-07-01", "2026-07-02", "2026-07-03", "2026-07-04"].map((text, i) => [
      `A${i}`,
      day(text),
    ]);
    const read = await readNorth(rows, { teams });
    expect(placesOf(read)).toEqual(["outside-team-dates North 2", "outside-team-dates North 5"]);
    expect(read.problems[0]!.message).toContain("before North began on 2 July 2026");
    expect(read.problems[1]!.message).toContain("after North ended on 3 July 2026");
    expect(read.counts.leftOut).toBe(0);
  });

  test("a figure of a period that lies wholly outside its team's time", async () => {
    const book = smallBook(
      [
        {
          name: "KPI",
          rows: [
            ["Who", "Period", "Value"],
            ["North", "2026-06", 1],
            ["North", "2026-07", 2],
          ],
        },
      ],
      {
        teams: [["North", null, null, null, null, day("2026-07-13")]],
        sources: [["KPI", "yes", "KPI", "Figures", "Who"]],
        fields: [
          ["KPI", "period", "Period", "text"],
          ["KPI", "value", "Value", "number"],
        ],
        measures: [],
      },
    );
    expect(placesOf(await readSourcesOf(book))).toEqual(["outside-team-dates KPI 2"]);
  });
});

test("a thousand of a kind are listed one by one, the rest in one sentence", async () => {
  const rows = Array.from({ length: LISTED_ONE_BY_ONE + 7 }, (_, i) => [`A${i}`, "tbc", null, 1]);
  const read = await readNorth([...rows, ["B", day("2026-07-01")]]);
  expect(read.problems).toHaveLength(LISTED_ONE_BY_ONE + 1);
  expect(read.problems.at(-1)).toMatchObject({ class: "cell-blanked", where: { sheet: "North" } });
  expect(read.problems.at(-1)!.message).toContain("And 7 more");
});
