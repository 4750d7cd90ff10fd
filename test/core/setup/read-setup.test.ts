import { realDay } from "../../../src/core/calendar/civil";
import { FatalProblem } from "../../../src/core/problem";
import type { MemoryBook, MemoryTable } from "../../double/memory-workbook";
import { readSetupOf, smallBook } from "../../fixtures/table/small-book";
import { workedExample } from "../../fixtures/table/worked-example";

const day = (year: number, month: number, date: number) => realDay(year, month, date)!;

describe("the worked example", () => {
  const reading = readSetupOf(workedExample());

  test("nothing is wrong with it that the setup room can see", async () => {
    expect((await reading).problems).toEqual([]);
  });

  test("teams, with the date one began, reach up to its service", async () => {
    const { organisation } = await reading;
    expect(organisation.nodes.map(({ name }) => name)).toEqual([
      "Alder",
      "Birch",
      "Cedar",
      "Community",
      "Reablement",
      "Adult Services",
    ]);
    expect(organisation.find("Reablement")).toMatchObject({ from: day(2026, 7, 13) });
    expect(organisation.find("Adult Services")!.from).toBeUndefined();
    expect(organisation.teams[0]!.manager).toBe("Manager A");
  });

  test("sources in use only", async () => {
    const { sources } = await reading;
    expect(sources.map(({ name, kind }) => [name, kind])).toEqual([
      ["Cases", "work"],
      ["Packages", "spend"],
      ["KPI", "figures"],
      ["Vacancies", "figures"],
      ["Capacity", "capacity"],
    ]);
    expect(sources[0]).toMatchObject({
      sheets: ["Alder", "Birch*", "Cedar"],
      teamFrom: "sheet",
      dataFrom: day(2025, 11, 1),
    });
    expect(sources[1]).toMatchObject({ teamFrom: { header: "Team" }, dataTo: day(2026, 10, 18) });
  });

  test("fields with their headers, type, format and key", async () => {
    const { sources } = await reading;
    expect(sources[0]!.fields[0]).toMatchObject({
      name: "reference",
      headers: ["Reference", "Case ref", "Ref no"],
      type: "text",
      key: true,
    });
    expect(sources[0]!.fields[3]).toMatchObject({
      name: "received",
      type: "date",
      dateOrder: "dmy",
      key: false,
    });
    expect(sources[3]!.fields[2]).toMatchObject({ name: "value", type: "number", percent: true });
  });

  test("measures, each knowing the address of its cells", async () => {
    const { measures } = await reading;
    const twelve = measures.find(({ id }) => id === "ONTIME12")!;
    expect(twelve).toMatchObject({
      source: "Cases",
      rows: 'status != "Cancelled"',
      countedOn: "completed",
      formula: "share(completed <= due, not blank(due))",
      unit: "%",
      goodIs: "higher",
      rhythm: { length: "month", window: "R12" },
      decimals: 0,
      driverOf: "ONTIME",
      teams: [],
    });
    const bad = measures.find(({ id }) => id === "BADFIELD")!;
    expect(bad.at("Formula")).toEqual({
      sheet: "Primed setup",
      table: "PrimedMeasures",
      key: "BADFIELD",
      column: "Formula",
      cell: "H85",
    });
    expect(measures.find(({ id }) => id === "SIXWEEKS")!.teams).toEqual(["Cedar"]);
  });

  test("targets under headers of another case and order", async () => {
    const { targets } = await reading;
    expect(targets).toHaveLength(26);
    expect(targets[5]).toMatchObject({
      measure: "ONTIME",
      node: "Community",
      from: day(2026, 7, 1),
      target: 0.78,
      tolerance: 0.08,
    });
    expect(targets[3]!.from).toBeUndefined();
    expect(targets[11]).toMatchObject({ measure: "OVERDUE", tolerance: 0 });
    expect(targets[12]).toMatchObject({ measure: "URGENT", target: 0.15, upper: 0.35, tolerance: 0.05 });
    expect(targets[23]!.at("Target")).toMatchObject({ cell: "E115", key: "BADTARGET", column: "Target" });
    expect(targets[25]!.at("From")).toMatchObject({ cell: "C117", key: "TIED" });
  });

  test("events, holidays, goals and options", async () => {
    const { events, holidays, goals, options } = await reading;
    expect(events[1]).toEqual({
      date: day(2026, 8, 10),
      node: "Birch",
      measure: "ONTIME",
      note: "New duty rota",
      rebase: true,
      reason: "the process changed",
    });
    expect(holidays.size).toBe(8);
    expect(holidays.has(day(2025, 12, 25))).toBe(true);
    expect(goals.map(({ bigNumber }) => bigNumber)).toEqual(["ONTIME", "SPEND"]);
    expect(options).toEqual({
      asOf: day(2026, 10, 31),
      yearStarts: 4,
      dateOrder: "dmy",
      smallNumber: 2,
      timeZone: "Europe/London",
    });
  });
});

describe("fatal, in one sentence", () => {
  const changed = (
    change: (table: MemoryTable & { rows: unknown[][] }) => MemoryTable | undefined,
  ): MemoryBook => {
    const book = smallBook([]);
    const [setup] = book.sheets;
    const tables = setup!.tables!.flatMap((table) => change(structuredClone(table) as never) ?? []);
    return { sheets: [{ ...setup!, tables }] };
  };
  const without = (name: string) => changed((table) => (table.name === name ? undefined : table));
  const withoutColumn = (name: string, column: string) =>
    changed((table) => {
      if (table.name === name) table.rows[0]![table.rows[0]!.indexOf(column)] = "Something else";
      return table;
    });

  const cases: [string, MemoryBook, RegExp][] = [
    ["no setup sheet", { sheets: [{ name: "Sheet1" }] }, /no sheet "Primed setup"/],
    ["no PrimedTeams", without("PrimedTeams"), /no table PrimedTeams/],
    ["no PrimedSources", without("PrimedSources"), /no table PrimedSources/],
    ["no PrimedFields", without("PrimedFields"), /no table PrimedFields/],
    ["no PrimedMeasures", without("PrimedMeasures"), /no table PrimedMeasures/],
    [
      "a needed column missing",
      withoutColumn("PrimedMeasures", "Formula"),
      /PrimedMeasures .* no column "Formula"/,
    ],
    [
      "in a table that may be left out",
      withoutColumn("PrimedTargets", "Target"),
      /PrimedTargets .* no column "Target"/,
    ],
    ["no teams", smallBook([], { teams: [] }), /names no team/],
    ["two teams of one name", smallBook([], { teams: [["North"], ["north"]] }), /Two teams/],
    [
      "two measures of one ID",
      smallBook([], {
        measures: [
          ["NEW", "New", "Cases", "received", "count()", "neutral", "month"],
          [" new", "Other", "Cases", "received", "count()", "neutral", "month"],
        ],
      }),
      /Two measures .* "new"/,
    ],
    [
      "no source in use",
      smallBook([], { sources: [["Cases", "no", "North", "Work", "sheet"]] }),
      /No source in PrimedSources is in use/,
    ],
    [
      "no source that can be used",
      smallBook([], { sources: [["Cases", "yes", "North", "Jobs", "sheet"]] }),
      /No source .* can be used.*Kind "Jobs"/,
    ],
  ];

  test.each(cases)("%s", async (_, book, sentence) => {
    await expect(readSetupOf(book)).rejects.toThrow(FatalProblem);
    await expect(readSetupOf(book)).rejects.toThrow(sentence);
  });

  test("a table that is on another sheet is said to be there", async () => {
    const book = without("PrimedTeams");
    const tables = [{ name: "PrimedTeams", at: "A1", rows: [["Team"], ["North"]] }];
    await expect(readSetupOf({ sheets: [...book.sheets, { name: "Lists", tables }] })).rejects.toThrow(
      /it is on "Lists", so move it to "Primed setup"/,
    );
  });
});

test("the tables that may be left out are empty when they are", async () => {
  const book = smallBook([]);
  const needed = ["PrimedTeams", "PrimedSources", "PrimedFields", "PrimedMeasures"];
  const [sheet] = book.sheets;
  const tables = sheet!.tables!.filter(({ name }) => needed.includes(name));
  const setup = await readSetupOf({ sheets: [{ ...sheet!, name: "PRIMED SETUP ", tables }] });
  expect(setup).toMatchObject({ goals: [], targets: [], events: [], problems: [] });
  expect(setup.holidays.size).toBe(0);
  expect(setup.options).toEqual({
    yearStarts: 4,
    dateOrder: "dmy",
    smallNumber: 0,
    timeZone: "Europe/London",
  });
});

test("blank rows and a totals row of a setup table are no rows", async () => {
  const book = smallBook([]);
  const [sheet] = book.sheets;
  const teams = {
    name: "PrimedTeams",
    at: "T1",
    totalsRow: true,
    rows: [["Team"], ["North"], [" "], [null], ["Total"]],
  };
  const tables = [...sheet!.tables!.filter(({ name }) => name !== "PrimedTeams"), teams];
  const { organisation, problems } = await readSetupOf({ sheets: [{ ...sheet!, tables }] });
  expect(organisation.teams.map(({ name }) => name)).toEqual(["North"]);
  expect(problems).toEqual([]);
});

test("a 1904 book's dates are the same days", async () => {
  const book = smallBook([], { holidays: [[{ date: 46204 - 1462 }]] });
  expect([...(await readSetupOf({ ...book, date1904: true })).holidays]).toEqual([46204]);
});
