import { dayOfCivil } from "../../../src/core/calendar/civil";
import { readSetup } from "../../../src/core/setup/read-setup";
import { dataQuality } from "../../../src/core/table/data-quality";
import type { DataQuality, SourceQuality } from "../../../src/core/table/data-quality";
import { readSources } from "../../../src/core/table/read-sources";
import { memoryWorkbook } from "../../double/memory-workbook";
import type { Literal, MemoryBook } from "../../double/memory-workbook";
import { smallBook } from "../../fixtures/table/small-book";
import type { SmallSetup } from "../../fixtures/table/small-book";
import { workedExample } from "../../fixtures/table/worked-example";
import { fieldsReadOf } from "./fields-read";

const TODAY = dayOfCivil(2026, 10, 31);

async function qualityOf(book: MemoryBook): Promise<DataQuality> {
  const workbook = memoryWorkbook(book);
  const contents = await workbook.contents();
  const setup = await readSetup(workbook, contents);
  const read = await readSources(workbook, contents, setup);
  return dataQuality({ setup, read, problems: read.problems, fieldsRead: fieldsReadOf(setup), today: TODAY });
}

const fieldIn = (source: SourceQuality, name: string) => source.fields.find(({ field }) => field === name)!;

describe("the worked example", () => {
  const quality = qualityOf(workedExample());
  const cases = async () => (await quality).sources[0]!;

  test("one line for a person", async () => {
    const { line, sources } = await quality;
    expect(sources.map((source) => source.line)).toEqual([
      "Cases: 99.2% of cells complete, 4 cells could not be read, 1 date is implausible.",
      "Packages: 100% of cells complete.",
      "KPI: 100% of cells complete.",
      "Vacancies: 100% of cells complete.",
      "Capacity: 100% of cells complete.",
    ]);
    expect(line).toBe(sources.map((source) => source.line).join(" "));
  });

  test("each field: filled, blank, unreadable, implausible", async () => {
    const counts = (await cases()).fields.map(
      ({ field, expected, filled, blank, unreadable, implausible }) => [
        ...[field, expected, filled, blank, unreadable, implausible],
      ],
    );
    expect(counts).toEqual([
      ["reference", true, 53, 0, 0, 0],
      ["type", true, 53, 0, 0, 0],
      ["worker", true, 53, 0, 0, 0],
      ["received", true, 53, 0, 1, 0], // 31/09/2026
      ["due", true, 52, 1, 0, 0],
      ["completed", false, 43, 10, 1, 1], // tbc; before it was received
      ["status", true, 52, 1, 0, 0],
      ["hours", true, 53, 0, 2, 0], // n/k, #N/A
      ["urgent", true, 52, 1, 0, 0],
    ]);
  });

  test("scores are fractions that show what they are made of", async () => {
    const completed = fieldIn(await cases(), "completed");
    expect(completed.complete).toEqual({ value: 43 / 53, numerator: 43, denominator: 53 });
    expect(completed.readable).toEqual({ value: 42 / 43, numerator: 42, denominator: 43 });
    expect(completed.plausible).toEqual({ value: 41 / 42, numerator: 41, denominator: 42 });
    // 8 fields expected in 53 rows, three cells blank; completed may be.
    expect((await cases()).complete).toEqual({ value: 421 / 424, numerator: 421, denominator: 424 });
  });

  test("implausible cells: which, where, why", async () => {
    expect((await cases()).implausible).toEqual([
      {
        field: "completed",
        kind: "out-of-order",
        count: 1,
        places: [{ sheet: "Birch Team", row: 12 }],
        message: "1 date in completed is before received.",
      },
    ]);
  });

  test("rows left out, by sheet and why", async () => {
    const { rows, sheets, unread } = await cases();
    expect(rows).toBe(53);
    expect(unread).toEqual([]);
    expect(sheets.map(({ sheet, counts }) => [sheet, counts])).toEqual([
      ["Alder", { read: 21, leftOut: 2, totals: 1, blank: 0, unknownTeam: 0, duplicate: 1 }],
      ["Birch Team", { read: 20, leftOut: 1, totals: 1, blank: 0, unknownTeam: 0, duplicate: 0 }],
      ["Cedar", { read: 18, leftOut: 3, totals: 0, blank: 3, unknownTeam: 0, duplicate: 0 }],
    ]);
  });

  test("the measures that read a field: in the formula, Rows, Counted on, or through another measure", async () => {
    expect(fieldIn(await cases(), "hours").measures).toEqual(["HRSCASE", "HOURSYTD"]);
    expect(fieldIn(await cases(), "urgent").measures).toEqual(["URGENT"]);
    expect(fieldIn(await cases(), "type").measures).toEqual(["WORKD", "SIXWEEKS"]); // in Rows only
    expect(fieldIn(await cases(), "completed").measures).toContain("PERFTE"); // measure("DONE") / measure("FTE")
  });

  test("problems by class, with the measures each bears on", async () => {
    const { problems } = await quality;
    expect(problems.map(({ class: kind, count }) => [kind, count])).toEqual([
      ["duplicate-row", 1],
      ["cell-blanked", 4],
      ["key-repeated", 1],
      ["date-order", 1],
      ["outside-team-dates", 1],
      ["unknown-team", 1],
    ]);
    const measuresOf = (kind: string) => problems.find((one) => one.class === kind)!.measures;
    expect(measuresOf("unknown-team")).toEqual(["SPEND", "PKGS"]);
    expect(measuresOf("outside-team-dates")).not.toContain("HRSCASE"); // it reads no received date
    expect(measuresOf("date-order")).toContain("HRSCASE"); // it is counted on completed
  });
});

const HEADER = ["Ref", "Received", "Due", "Completed", "Hours", "Born", "Amount"];
const FIELDS: SmallSetup["fields"] = [
  ["Cases", "reference", "Ref", "text", null, "yes"],
  ["Cases", "received", "Received", "date"],
  ["Cases", "due", "Due", "date"],
  ["Cases", "completed", "Completed", "date"],
  ["Cases", "hours", "Hours", "number"],
  ["Cases", "born", "Born", "date"],
  ["Cases", "amount", "Amount", "number"],
];

const qualityOfNorth = (rows: readonly (readonly Literal[])[], setup: SmallSetup = {}) =>
  qualityOf(smallBook([{ name: "North", rows: [HEADER, ...rows] }], { fields: FIELDS, ...setup }));

/** A row that nothing is wrong with. */
const GOOD: readonly Literal[] = ["A-1", "01/04/2026", "29/04/2026", "20/04/2026", 2, "03/02/1941", -12.5];
let reference = 1;
const row = (column: string, value: Literal): Literal[] => {
  const changed = [...GOOD];
  changed[0] = `A-${++reference}`;
  changed[HEADER.indexOf(column)] = value;
  return changed;
};

describe("what is implausible", () => {
  test.each<[string, Literal, string]>([
    ["Received", "01/04/1926", "1 date in received is before 1990."],
    ["Received", "01/11/2028", "1 date in received is more than 2 years ahead."],
    ["Due", "29/04/2062", "1 date in due is more than 2 years ahead."],
    ["Due", "31/03/2026", "1 date in due is before received."],
    ["Completed", "31/03/2026", "1 date in completed is before received."],
    ["Completed", "01/11/2026", "1 date in completed is in the future."],
    ["Completed", "20/04/1926", "1 date in completed is before 1990."], // and before it was received: said once
    ["Hours", -2, "1 number in hours is below 0."],
  ])("%s %p", async (column, value, message) => {
    const { sources } = await qualityOfNorth([GOOD, row(column, value)]);
    const messages = sources[0]!.implausible.map((one) => one.message);
    // A date received out of its time puts the others out of order.
    expect(messages[0]).toBe(message);
    if (column !== "Received") expect(messages).toHaveLength(1);
    expect(sources[0]!.implausible[0]!.places).toEqual([{ sheet: "North", row: 3 }]);
  });

  test.each<[string, Literal]>([
    ["Received", "01/01/1990"],
    ["Due", "31/10/2028"],
    ["Due", "01/04/2026"],
    ["Completed", "01/04/2026 09:30"],
    ["Completed", "31/10/2026 23:59"],
    ["Completed", null],
    ["Hours", 0],
    ["Born", "03/02/1921"],
    ["Amount", -1_000],
  ])("%s %p is not", async (column, value) => {
    const { sources } = await qualityOfNorth([GOOD, row(column, value)]);
    expect(sources[0]!.implausible).toEqual([]);
    expect(sources[0]!.plausible.value).toBe(1);
  });

  test("more than a thousand are all counted, and the first thousand listed", async () => {
    const rows = Array.from({ length: 1_200 }, () => row("Hours", -1));
    const [source] = (await qualityOfNorth(rows)).sources;
    expect(source!.implausible[0]).toMatchObject({
      count: 1_200,
      message: "1200 numbers in hours are below 0.",
    });
    expect(source!.implausible[0]!.places).toHaveLength(1_000);
    expect(source!.line).toBe("Cases: 100% of cells complete, 1,200 numbers are implausible.");
  });

  test("dates and numbers together are cells", async () => {
    const { line } = await qualityOfNorth([row("Hours", -1), row("Completed", "31/03/2026")]);
    expect(line).toBe("Cases: 100% of cells complete, 2 cells are implausible.");
  });
});

describe("what is complete", () => {
  test("a percentage is cut, so that 100% is said only of all", async () => {
    const rows = Array.from({ length: 400 }, () => row("Hours", 1));
    const { line } = await qualityOfNorth([...rows, row("Hours", null)]);
    expect(line).toBe("Cases: 99.9% of cells complete.");
  });

  test("a cell that can't be read is filled, and so is no gap", async () => {
    const [source] = (await qualityOfNorth([GOOD, row("Hours", "n/k")])).sources;
    expect(fieldIn(source!, "hours")).toMatchObject({ filled: 2, blank: 0, unreadable: 1 });
    expect(fieldIn(source!, "hours").readable).toEqual({ value: 0.5, numerator: 1, denominator: 2 });
  });

  test("a blank key is a gap, and so is every cell of a column that is not there", async () => {
    const [source] = (
      await qualityOf(
        smallBook(
          [
            {
              name: "North",
              rows: [
                ["Ref", "Received"],
                [null, "01/04/2026"],
              ],
            },
          ],
          { fields: FIELDS },
        ),
      )
    ).sources;
    expect(fieldIn(source!, "reference")).toMatchObject({ rows: 1, blank: 1 });
    expect(fieldIn(source!, "hours")).toMatchObject({ rows: 1, blank: 1 });
    expect(fieldIn(source!, "hours").plausible.value).toBeNull();
  });

  test("only rows that count are scored", async () => {
    const [source] = (await qualityOfNorth([GOOD, GOOD, ["Total", null, null, null, "many"]])).sources;
    expect(source).toMatchObject({ rows: 1, readable: { value: 1 } });
  });
});

describe("sheets that say nothing", () => {
  test("no rows", async () => {
    const { line, sources } = await qualityOfNorth([]);
    expect(line).toBe("Cases: no rows.");
    expect(sources[0]!.complete.value).toBeNull();
  });

  test("a sheet that could not be read", async () => {
    const sources = [["Cases", "yes", "North; South", "Work", "sheet"]];
    const book = smallBook(
      [
        { name: "North", rows: [HEADER, GOOD] },
        { name: "South", rows: [["nothing"]] },
      ],
      { fields: FIELDS, sources },
    );
    const { line, problems } = await qualityOf(book);
    expect(line).toBe("Cases: 100% of cells complete, 1 sheet could not be read.");
    expect(problems).toMatchObject([{ class: "source-left-out", count: 1, measures: ["NEW"] }]);
  });

  test("none could be read", async () => {
    const book = smallBook([{ name: "North", rows: [["nothing"]] }], { fields: FIELDS });
    const [source] = (await qualityOf(book)).sources;
    expect(source).toMatchObject({
      rows: 0,
      fields: [],
      unread: ["North"],
      line: "Cases: no sheet could be read.",
    });
  });
});

describe("problems", () => {
  test("those not listed one by one are counted", async () => {
    const { problems } = await qualityOfNorth(Array.from({ length: 1_200 }, () => row("Hours", "n/k")));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ class: "cell-blanked", count: 1_200, measures: [] });
    expect(problems[0]!.listed).toHaveLength(1_000);
  });

  test("a fault of the setup bears on its own measure, or on all of its source", async () => {
    const workbook = memoryWorkbook(smallBook([{ name: "North", rows: [HEADER, GOOD] }], { fields: FIELDS }));
    const contents = await workbook.contents();
    const setup = await readSetup(workbook, contents);
    const read = await readSources(workbook, contents, setup);
    const { problems } = dataQuality({
      setup,
      read,
      problems: [
        { class: "measure-disabled", where: { table: "PrimedMeasures", key: "LATE" }, message: "" },
        { class: "source-left-out", where: { table: "PrimedSources", key: "cases" }, message: "" },
        { class: "sheet-skipped", where: { sheet: "North dashboard" }, message: "" },
      ],
      fieldsRead: fieldsReadOf(setup),
      today: TODAY,
    });
    expect(problems.map(({ measures }) => measures)).toEqual([["LATE"], ["NEW"], []]);
  });
});
