import { realDay } from "../../../src/core/calendar/civil";
import { readSetupOf, smallBook } from "../../fixtures/table/small-book";
import type { SmallSetup } from "../../fixtures/table/small-book";
import type { Literal } from "../../double/memory-workbook";

const read = (setup: SmallSetup) => readSetupOf(smallBook([], setup));

/** What is wrong, as `class table key column`, and that each has the address of a cell. */
async function faults(setup: SmallSetup): Promise<string[]> {
  const { problems } = await read(setup);
  for (const { where } of problems) expect(where.cell).toMatch(/^[A-Z]+\d+$/);
  return problems.map(({ class: kind, where }) => [kind, where.table, where.key, where.column].join(" "));
}

const SOURCE = ["Cases", "yes", "North", "Work", "sheet"];
const FIELD = ["Cases", "received", "Received", "date"];
const MEASURE = ["NEW", "New work", "Cases", "received", "count()", "higher", "month"];

/** The row with one cell changed. */
const but = (row: readonly Literal[], column: number, value: Literal): Literal[] => {
  const changed = [...row];
  while (changed.length <= column) changed.push(null);
  changed[column] = value;
  return changed;
};

describe("a source that is wrong is left out, and the others go on", () => {
  test.each([
    ["Kind", but(SOURCE, 3, "Jobs")],
    ["Kind", but(SOURCE, 3, null)],
    ["Use", but(SOURCE, 1, "perhaps")],
    ["Sheets", but(SOURCE, 2, " ; ")],
    ["Team from", but(SOURCE, 4, null)],
    ["Data from", but(SOURCE, 5, "soon")],
    ["Data to", but(but(SOURCE, 5, "01/04/2026"), 6, "01/04/2025")],
  ])("its %s: %p", async (column, row) => {
    const setup = { sources: [SOURCE, but(row, 0, "Other")], fields: [FIELD, but(FIELD, 0, "Other")] };
    expect(await faults(setup)).toEqual([`source-left-out PrimedSources Other ${column}`]);
    expect((await read(setup)).sources.map(({ name }) => name)).toEqual(["Cases"]);
  });

  test("its name, when another has it", async () => {
    expect(await faults({ sources: [SOURCE, SOURCE] })).toEqual([
      "source-left-out PrimedSources Cases Source",
    ]);
  });

  test("a source without a field", async () => {
    expect(await faults({ sources: [SOURCE, but(SOURCE, 0, "Other")] })).toEqual([
      "source-left-out PrimedSources Other Source",
    ]);
  });

  test("blank Use is yes; an open Data to may be 31/12/9999", async () => {
    const { sources, problems } = await read({ sources: [but(but(SOURCE, 1, null), 6, "31/12/9999")] });
    expect(problems).toEqual([]);
    expect(sources[0]!.dataTo).toBeUndefined();
  });
});

describe("a field that is wrong is left out", () => {
  test.each([
    ["Field", but(FIELD, 1, "Unit cost")],
    ["Field", but(FIELD, 1, "2nd")],
    ["Field", but(FIELD, 1, "xor")],
    ["Field", but(FIELD, 1, "e")],
    ["Field", but(FIELD, 1, null)],
    ["Field", FIELD],
    ["Type", but(FIELD, 3, "money")],
    ["Type", but(FIELD, 3, null)],
    ["Headers", but(FIELD, 2, ";")],
    ["Format", but(FIELD, 4, "percent")],
    ["Format", but(FIELD, 4, "dd/mm/yyyy")],
    ["Source", but(FIELD, 0, "Nowhere")],
  ])("its %s: %p", async (column, row) => {
    const wrong = column === "Field" || row[1] !== "received" ? row : but(row, 1, "other");
    const setup = { fields: [FIELD, wrong] };
    expect(await faults(setup)).toEqual([`measure-disabled PrimedFields ${wrong[1] ?? ""} ${column}`]);
    expect((await read(setup)).sources[0]!.fields.map(({ name }) => name)).toEqual(["received"]);
  });

  test("start and end are good names, and types may be written with spaces and capitals", async () => {
    const fields = [
      but(FIELD, 1, "start"),
      but(FIELD, 1, "end"),
      but(but(FIELD, 1, "urgent"), 3, "Yes / No"),
    ];
    expect(await faults({ fields })).toEqual([]);
  });

  test("a second Key", async () => {
    const fields = [but(FIELD, 5, "yes"), but(but(FIELD, 1, "other"), 5, "yes")];
    expect(await faults({ fields })).toEqual(["measure-disabled PrimedFields other Key"]);
  });
});

describe("a measure that is wrong is disabled", () => {
  test.each([
    ["Measure ID", but(MEASURE, 0, null)],
    ["Source", but(MEASURE, 2, "Casess")],
    ["Formula", but(MEASURE, 4, null)],
    ["Formula", but(MEASURE, 4, { error: "#NAME?" })],
    ["Good is", but(MEASURE, 5, "up")],
    ["Good is", but(MEASURE, 5, null)],
    ["Period", but(MEASURE, 6, "fortnight")],
    ["Period", but(MEASURE, 6, "year R12")],
    ["Teams", but(MEASURE, 7, "North; West")],
  ])("its %s: %p", async (column, row) => {
    const setup = { measures: [but(MEASURE, 0, "GOOD"), row] };
    expect(await faults(setup)).toEqual([`measure-disabled PrimedMeasures ${row[0] ?? ""} ${column}`]);
    expect((await read(setup)).measures.map(({ id }) => id)).toEqual(["GOOD"]);
  });

  test("cells that only change how it is shown are blanked instead", async () => {
    const setup = { measures: [but(but(MEASURE, 8, 1.5), 9, "NOPE")] };
    expect(await faults(setup)).toEqual([
      "cell-blanked PrimedMeasures NEW Decimals",
      "cell-blanked PrimedMeasures NEW Driver of",
    ]);
    expect((await read(setup)).measures[0]).toMatchObject({ decimals: 0, driverOf: "" });
  });

  test("a team is named by any of its names", async () => {
    expect((await read({ measures: [but(MEASURE, 7, "s; NORTH")] })).measures[0]!.teams).toEqual([
      "South",
      "North",
    ]);
  });
});

test("names of any script, and with the marks that stand between names, are names", async () => {
  const teams = [
    ["Nord; Süd", "Service: all"],
    ["東京:一", "__proto__"],
    ["service:North", "constructor"],
  ];
  const measures = teams.map(([team], i) => but(but(MEASURE, 0, `M${i}`), 7, team!));
  const targets = teams.map(([team], i) => [`M${i}`, team!, null, 10]);
  const all = await read({ teams, measures, targets, sources: [but(SOURCE, 2, "東*")] });
  expect(all.problems).toEqual([]);
  expect(all.measures.map((measure) => measure.teams)).toEqual(teams.map(([team]) => [team]));
  expect(all.targets.map(({ node }) => all.organisation.find(node)?.name)).toEqual(
    teams.map(([team]) => team),
  );
  expect(all.organisation.services.map(({ name }) => name)).toEqual(teams.map(([, service]) => service));
});

describe("a target that is wrong disables its measure, which would be judged by another", () => {
  const TARGET = ["NEW", null, "01/04/2026", 10, 1];
  test.each([
    ["Target", but(TARGET, 3, null)],
    ["Target", but(TARGET, 3, "ten")],
    ["From", but(TARGET, 2, "April")],
    ["Node", but(TARGET, 1, "West")],
    ["Tolerance", but(TARGET, 4, "some")],
    ["Upper", but(TARGET, 5, { error: "#REF!" })],
  ])("its %s: %p", async (column, row) => {
    const setup = { measures: [MEASURE], targets: [TARGET, row] };
    expect(await faults(setup)).toEqual([`measure-disabled PrimedTargets NEW ${column}`]);
    expect((await read(setup)).measures).toEqual([]);
  });

  test("a target of no measure", async () => {
    const setup = { measures: [MEASURE], targets: [but(TARGET, 0, "NWE")] };
    expect(await faults(setup)).toEqual(["measure-disabled PrimedTargets NWE Measure ID"]);
    expect((await read(setup)).measures).toHaveLength(1);
  });

  test("what makes no sense for its measure is left for the judgement to say", async () => {
    const setup = { measures: [MEASURE], targets: [but(but(TARGET, 4, -1), 5, 9)] };
    expect(await faults(setup)).toEqual([]);
    expect((await read(setup)).targets).toMatchObject([{ target: 10, tolerance: -1, upper: 9 }]);
  });

  test("numbers as text, and percentages either way", async () => {
    const targets = [
      but(but(TARGET, 3, "85%"), 4, { percent: 0.05 }),
      but(but(TARGET, 1, "North"), 3, " 1,000 "),
    ];
    const { targets: readTargets } = await read({ measures: [MEASURE], targets });
    expect(readTargets.map(({ target, tolerance }) => [target, tolerance])).toEqual([
      [0.85, 0.05],
      [1000, 1],
    ]);
  });
});

test("a team with a bad date stays, with the date open", async () => {
  const setup = {
    teams: [
      ["North", null, null, null, null, "soon", null],
      ["South", null, null, null, null, "01/04/2026", "01/03/2026"],
    ],
  };
  expect(await faults(setup)).toEqual([
    "cell-blanked PrimedTeams North From",
    "cell-blanked PrimedTeams South To",
  ]);
  const { teams } = (await read(setup)).organisation;
  expect(teams.map(({ from, to }) => [from, to])).toEqual([
    [undefined, undefined],
    [realDay(2026, 4, 1), undefined],
  ]);
});

test("a row without the name that makes it one is said", async () => {
  expect(await faults({ teams: [["North"], [null, "Community"]], goals: [[null, "NEW"]] })).toEqual([
    "cell-blanked PrimedTeams  Team",
    "cell-blanked PrimedGoals  Goal",
  ]);
});

test("events and holidays that are wrong are left out", async () => {
  const setup = {
    events: [
      [null, null, null, "a"],
      ["01/04/2026", "West", null, "b"],
      ["01/04/2026", null, "NOPE", "c"],
      ["01/04/2026", null, null, "d", "perhaps"],
      ["01/04/2026", "North", "NEW", "e", "no"],
    ],
    holidays: [
      ["Easter", "f"],
      ["06/04/2026", "g"],
    ],
  };
  expect(await faults(setup)).toEqual([
    "cell-blanked PrimedEvents a Date",
    "cell-blanked PrimedEvents b Node",
    "cell-blanked PrimedEvents c Measure ID",
    "cell-blanked PrimedEvents d Rebase",
    "cell-blanked PrimedHolidays f Date",
  ]);
  const { events, holidays } = await read(setup);
  expect(events.map(({ note }) => note)).toEqual(["e"]);
  expect([...holidays]).toEqual([realDay(2026, 4, 6)]);
});

describe("options", () => {
  test.each([
    ["January", 1],
    ["sep", 9],
    [7, 7],
    ["10", 10],
  ])("the year starts in %p", async (value, yearStarts) => {
    expect((await read({ options: [["year STARTS", value]] })).options.yearStarts).toBe(yearStarts);
  });

  test("what can't be read keeps its default, and is said", async () => {
    const options = [
      ["As of", "someday"],
      ["Year starts", 13],
      ["Date order", "ddmmyy"],
      ["Small number", 2.5],
      ["Time zone", "Europe/Nowhere"],
      ["Colour", "blue"],
      ["As of", "01/04/2026"],
    ];
    expect(await faults({ options })).toEqual([
      "cell-blanked PrimedOptions As of Value",
      "cell-blanked PrimedOptions Year starts Value",
      "cell-blanked PrimedOptions Date order Value",
      "cell-blanked PrimedOptions Small number Value",
      "cell-blanked PrimedOptions Time zone Value",
      "cell-blanked PrimedOptions Colour Option",
      "cell-blanked PrimedOptions As of Option",
    ]);
    expect((await read({ options })).options).toEqual({
      yearStarts: 4,
      dateOrder: "dmy",
      smallNumber: 0,
      timeZone: "Europe/London",
    });
  });

  test("Date order holds for the dates of every other table, wherever it stands", async () => {
    const setup = {
      options: [
        ["As of", "10/31/2026"],
        ["Date order", "MDY"],
      ],
      holidays: [["12/25/2026"]],
    };
    const { options, holidays } = await read(setup);
    expect(options.asOf).toBe(realDay(2026, 10, 31));
    expect([...holidays]).toEqual([realDay(2026, 12, 25)]);
  });
});
