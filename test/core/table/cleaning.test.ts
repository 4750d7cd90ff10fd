import { realDay } from "../../../src/core/calendar/civil";
import { startOf } from "../../../src/core/calendar/day";
import type { Literal } from "../../double/memory-workbook";
import { fieldOf, placesOf, readNorth } from "../../fixtures/table/small-book";
import type { SmallSetup } from "../../fixtures/table/small-book";

const JULY = startOf(realDay(2026, 7, 1)!);
const JULY_SERIAL = 46204;

/** One row a cell, in the column of the field, each with a reference of its own. */
async function clean(field: string, cells: readonly Literal[], setup: SmallSetup = {}, date1904 = false) {
  const column = ["received", "completed", "hours", "urgent", "type"].indexOf(field);
  const rows = cells.map((cell, i) => {
    const row: Literal[] = [`R${i}`, null, null, null, null, null];
    row[column + 1] = cell;
    return row;
  });
  const read = await readNorth(rows, setup, date1904);
  return {
    values: fieldOf(read, field),
    problems: placesOf(read),
    messages: read.problems.map((p) => p.message),
  };
}

describe("dates", () => {
  test("serials, formatted or not, and text are one date", async () => {
    const cells = [{ date: JULY_SERIAL }, JULY_SERIAL, "01/07/2026", "1 July 2026 ", "2026-07-01"];
    expect(await clean("received", cells)).toMatchObject({ values: Array(5).fill(JULY), problems: [] });
  });

  test("a time is kept to the nearest second", async () => {
    const { values } = await clean("received", [{ date: JULY_SERIAL + 0.52083333 }, "01/07/2026 12:30"]);
    expect(values).toEqual([JULY + 45_000, JULY + 45_000]);
  });

  test("a 1904 book counts from 1904", async () => {
    const cells = [{ date: JULY_SERIAL - 1462 }, "01/07/2026", { date: 2958465 - 1462 }];
    expect(await clean("received", cells, {}, true)).toMatchObject({
      values: [JULY, JULY, null],
      problems: [],
    });
  });

  test("31/12/9999 and 01/01/1900 are blanks, and nobody's fault", async () => {
    const cells = [
      { date: 2958465 },
      { date: 2958465.9 },
      { date: 1 },
      1,
      "31/12/9999",
      "01/01/1900",
      "1900-01-01",
    ];
    expect(await clean("received", cells)).toMatchObject({ values: Array(7).fill(null), problems: [] });
  });

  test("what is no date is blank, and listed with its row and header", async () => {
    const cells: Literal[] = [
      "tbc",
      "31/09/2026",
      true,
      2026,
      { date: 0 },
      { percent: 0.5 },
      { date: JULY_SERIAL },
    ];
    const { values, problems } = await clean("received", cells);
    expect(values).toEqual([null, null, null, null, null, null, JULY]);
    expect(problems).toEqual([2, 3, 4, 5, 6, 7].map((row) => `cell-blanked North ${row} Received`));
  });

  test("the field's own order comes before the workbook's", async () => {
    const options = [["Date order", "mdy"]];
    const fields = [
      ["Cases", "reference", "Ref", "text", null, "yes"],
      ["Cases", "received", "Received", "date", "dmy"],
      ["Cases", "completed", "Completed", "date"],
    ];
    expect((await clean("received", ["01/07/2026"], { options, fields })).values).toEqual([JULY]);
    expect((await clean("completed", ["07/01/2026"], { options, fields })).values).toEqual([JULY]);
  });
});

describe("numbers", () => {
  test("numbers and text that is wholly a number", async () => {
    const cells = [6, " 6.5 ", "£1,000", "(3)", { percent: 0.5 }];
    expect(await clean("hours", cells)).toMatchObject({ values: [6, 6.5, 1000, -3, 0.5], problems: [] });
  });

  test("anything else is blank, and listed", async () => {
    const { values, problems } = await clean("hours", ["n/k", { date: 46204 }, true, "5 hrs"]);
    expect(values).toEqual([null, null, null, null]);
    expect(problems).toEqual([2, 3, 4, 5].map((row) => `cell-blanked North ${row} Hours`));
  });

  test("a percent field is divided by 100, unless the cell already shows %", async () => {
    const fields = [
      ["Cases", "reference", "Ref", "text", null, "yes"],
      ["Cases", "hours", "Hours", "number", "percent"],
    ];
    expect((await clean("hours", [12, "8.5", { percent: 0.07 }], { fields })).values).toEqual([
      0.12, 0.085, 0.07,
    ]);
  });
});

test("error values, and formulas saved without a result, are blank and listed in any column", async () => {
  for (const field of ["received", "hours", "urgent", "type"]) {
    const { values, problems, messages } = await clean(field, [{ error: "#N/A" }, { unvalued: true }]);
    expect(values).toEqual([null, null]);
    expect(problems).toHaveLength(2);
    expect(messages[0]).toContain("#N/A");
    expect(messages[1]).toContain("open the workbook in Excel and save it");
  }
});

test("yes and no as words, booleans and 1 or 0", async () => {
  const { values, problems } = await clean("urgent", ["Y", "no ", true, false, 1, 0, "", "perhaps", 2]);
  expect(values).toEqual([true, false, true, false, true, false, null, null, null]);
  expect(problems).toEqual(["cell-blanked North 9 Urgent", "cell-blanked North 10 Urgent"]);
});

test("text is trimmed, and numbers, dates and booleans in it become plain text", async () => {
  const cells = ["\u00a0Review ", "REVIEW", 123, 0.1 + 0.2, { date: JULY_SERIAL + 0.5 }, true, "  "];
  const { values } = await clean("type", cells);
  expect(values).toEqual(["Review", "Review", "123", "0.3", "2026-07-01 12:00", "TRUE", null]);
});

test("a number and its text are one reference", async () => {
  const read = await readNorth([
    [123, null, null, 1],
    ["123", null, null, 2],
  ]);
  expect(placesOf(read)).toEqual(["key-repeated North 3 Ref"]);
});
