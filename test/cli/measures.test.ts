import { measuresCommand } from "../../src/cli/measures-command";
import type { MeasuresJson } from "../../src/cli/measures-json";
import { listMeasures } from "../../src/cli/measures-list";
import { measuresText } from "../../src/cli/measures-text";
import { parseRange } from "../../src/core/sheet/address";
import { memoryWorkbook } from "../double/memory-workbook";
import type { MemoryBook } from "../double/memory-workbook";
import { workedExample } from "../fixtures/table/worked-example";
import { runCommand } from "./run-command";

const BOSTON = "test/fixtures/boston/boston-slice.xlsx";

const list = (book: MemoryBook = workedExample()) => listMeasures(memoryWorkbook(book));

async function measure(id: string, book?: MemoryBook) {
  const found = (await list(book)).measures.find((each) => each.id === id);
  if (!found) throw new Error(`${id} is not listed`);
  return found;
}

/** The worked example with one cell of its setup changed: in the table's first row that has the ID. */
function withSetupCell(table: string, id: string, column: string, value: string | number): MemoryBook {
  const book = workedExample();
  const sheet = book.sheets.find(({ name }) => name === "Primed setup")!;
  const place = sheet.tables!.flatMap((each) =>
    each.name === table && "ref" in each ? (parseRange(each.ref) ?? []) : [],
  )[0]!;
  const rows = sheet.rows as (string | number | null)[][];
  const header = rows[place.row - 1]!.map((cell) => String(cell).trim().toLowerCase());
  const row = rows.slice(place.row).find((cells) => cells[header.indexOf("measure id")] === id)!;
  row[header.indexOf(column.toLowerCase())] = value;
  return book;
}

describe("the worked example's measures", () => {
  test("all are listed, in the order of the setup", async () => {
    const { measures, problems } = await list();
    expect(measures).toHaveLength(27);
    expect(measures.slice(0, 4).map(({ id }) => id)).toEqual(["NEW", "DONE", "NETFLOW", "ONTIME"]);
    expect(measures.filter(({ words }) => words === null).map(({ id }) => id)).toEqual(["BADFIELD"]);
    expect(problems).toEqual([]);
  });

  test("one has its formula in plain words, its fields and its targets", async () => {
    expect(await measure("ONTIME")).toMatchObject({
      name: "Completed by the due date",
      source: "Cases",
      words:
        "the share of rows where due is filled in that have completed on or before due; counted in the month of completed; " +
        'only rows where status is not "Cancelled"',
      fields: ["completed", "due", "status"],
      disabled: false,
      problems: [],
    });
    const { targets } = await measure("ONTIME");
    expect(targets[0]).toMatchObject({ node: "", target: 0.8, tolerance: 0.1 });
  });

  test("one made of others names them", async () => {
    const { words, parts, fields } = await measure("NETFLOW");
    expect(words).toBe("New work received (NEW) minus Work completed (DONE); worked out for each month");
    expect([parts, fields]).toEqual([["NEW", "DONE"], []]);
  });

  test.each([
    ["BADFIELD", "'dued' is not a field of Cases. Did you mean 'due'? (character 7)"],
    ["BADTARGET", "A target above 1 on a % measure (85): write 0.85, or 85%."],
    ["TIED", "There are two targets for Alder from 2026-04-01: delete one, or give it another From."],
  ])("%s is switched off, and why", async (id, message) => {
    const { disabled, problems } = await measure(id);
    expect(disabled).toBe(true);
    expect(problems.map((problem) => problem.message)).toEqual([message]);
    expect(problems[0]!.where.cell).toEqual(expect.any(String));
  });

  test("no sheet but the setup is read", async () => {
    const workbook = memoryWorkbook(workedExample());
    await listMeasures(workbook);
    expect(new Set(workbook.requests.map(({ sheet }) => sheet))).toEqual(new Set(["Primed setup"]));
    expect(workbook.applied).toEqual([]);
  });
});

describe("what is wrong with a measure is said of it, whatever found it", () => {
  test.each([
    ["PrimedMeasures", "DONE", "Period", "fortnight", /^"fortnight" is not a period/],
    ["PrimedMeasures", "DONE", "Source", "Case", /^"Case" is not a source in use/],
    ["PrimedMeasures", "DONE", "Formula", "count(", /^The formula stops too early/],
    ["PrimedMeasures", "DONE", "Counted on", "status", /^'status' is not a date field/],
    ["PrimedTargets", "DONE", "Target", "lots", /^Target "lots" is not a number/],
    ["PrimedTargets", "DONE", "Tolerance", -1, /^Tolerance is never negative/],
  ])("%s, %s: %s %p", async (table, id, column, value, message) => {
    const { disabled, problems } = await measure(id, withSetupCell(table, id, column, value));
    expect(disabled).toBe(true);
    expect(problems[0]!.message).toMatch(message);
    expect(problems[0]!.where).toMatchObject({ table, key: id });
  });

  test("a bad target leaves the formula in words; what is made of the measure is off too", async () => {
    const book = withSetupCell("PrimedTargets", "DONE", "Target", "lots");
    expect((await measure("DONE", book)).words).toBe("the number of rows; counted in the month of completed");
    const netFlow = await measure("NETFLOW", book);
    expect([netFlow.disabled, netFlow.words]).toEqual([
      true,
      "New work received (NEW) minus Work completed (DONE); worked out for each month",
    ]);
  });

  test("one made of a measure whose targets are tied is off too", async () => {
    const netFlow = await measure(
      "NETFLOW",
      withSetupCell("PrimedMeasures", "NETFLOW", "Formula", 'measure("TIED") - 1'),
    );
    expect(netFlow.words).toMatch(/^Deliberately tied targets \(TIED\) minus 1/);
    expect(netFlow.problems.map(({ message }) => message)).toEqual([
      "It refers to 'TIED', which is disabled.",
    ]);
  });

  test("what stops nothing is said too", async () => {
    const { disabled, problems } = await measure("DONE", withSetupCell("PrimedTargets", "DONE", "Upper", 9));
    expect(disabled).toBe(false);
    expect(problems.map(({ message }) => message)).toEqual([
      "Upper is used only when Good is says between: DONE is higher.",
    ]);
  });

  test("faults of other tables stand apart", async () => {
    const { problems } = await list(withSetupCell("PrimedTargets", "DONE", "Measure ID", "DOEN"));
    expect(problems.map(({ message }) => message)).toEqual(['"DOEN" is not a Measure ID of PrimedMeasures.']);
  });
});

describe("primed measures", () => {
  const run = (...args: string[]) => runCommand(measuresCommand, args);

  test("prints a paragraph a measure", async () => {
    const text = measuresText(await list());
    expect(text).toMatch(/^27 measures, 3 of them switched off\.\n/);
    expect(text).toContain(
      [
        "DONE  Work completed",
        "  the number of rows; counted in the month of completed",
        "  Source Cases; fields completed",
        "  Higher is good, by month, in cases",
        "  Target 3 cases for every node from 1 April 2026; near within 1 cases",
        "  Target 2 cases for Birch from 1 August 2026; near within 1 cases",
        "",
      ].join("\n"),
    );
    expect(text).toContain(
      [
        "BADFIELD  Deliberately wrong field  [switched off]",
        "  Not understood: count(dued < period_end)",
        "  Source Cases",
        "  Lower is good, by month, in cases; no target",
        "  ! Primed setup!H85: 'dued' is not a field of Cases. Did you mean 'due'? (character 7)",
      ].join("\n"),
    );
  });

  test("--json, from a file", async () => {
    const { code, out } = await run(BOSTON, "--json");
    const { measures, problems } = JSON.parse(out) as MeasuresJson;
    expect([code, problems]).toEqual([0, []]);
    expect(measures.map(({ id }) => id)).toContain("ONTIME");
    const onTime = measures.find(({ id }) => id === "ONTIME")!;
    expect(onTime.words).toMatch(/^the share of rows /);
    expect(onTime.targets[0]).toEqual({
      ...{ node: "", from: null, upper: null },
      ...{ target: expect.any(Number), tolerance: expect.any(Number) },
    });
  });

  test("what is no workbook gets one sentence and exit code 2; --json keeps its shape", async () => {
    const file = "test/cli/run-command.ts";
    const { code, out, err } = await run(file, "--json");
    expect(code).toBe(2);
    expect(JSON.parse(out)).toEqual({
      measures: [],
      problems: [{ class: "fatal", where: expect.anything(), message: err.trimEnd() }],
    });
    expect((await run("no-such.xlsx")).err).toBe(
      "There is no file no-such.xlsx. Check its name and folder.\n",
    );
  });

  test("a workbook without a setup is fatal too", async () => {
    const { code, err } = await run("test/fixtures/torture.xlsx");
    expect(code).toBe(2);
    expect(err).toContain('This workbook has no sheet "Primed setup"');
  });
});
