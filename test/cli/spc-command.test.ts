import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { spcCommand } from "../../src/cli/spc-command";
import type { SpcJson } from "../../src/cli/spc-json";
import { runCommand } from "./run-command";

const VALUES = [
  30, 32, 31, 29, 33, 30, 31, 28, 32, 30, 31, 29, 20, 22, 19, 21, 20, 23, 18, 21, 20, 22, 19, 21,
];

/** Monthly from April 2023. */
const monthly = (values: readonly (number | string)[]): string =>
  values.map((value, i) => `${2023 + Math.floor((i + 3) / 12)}-${month(i)}-01,${value}\n`).join("");
const month = (i: number): string => String(((i + 3) % 12) + 1).padStart(2, "0");

const spc = (csv: string, ...args: string[]) => runCommand(spcCommand, [...args, "-"], csv);

async function jsonOf(csv: string, ...args: string[]): Promise<SpcJson> {
  const { code, out, err } = await spc(csv, "--json", ...args);
  if (code !== 0) throw new Error(err);
  return JSON.parse(out) as SpcJson;
}

const means = ({ points }: SpcJson): number[] => [...new Set(points.map(({ mean }) => mean))];

describe("a series is read", () => {
  test.each([
    ["with a header", "Date,Value\n2023-04-01,5\n2023-05-01,7\n"],
    ["without one", "2023-04-01,5\n2023-05-01,7"],
    ["with days first", "01/04/2023,5\n01/05/2023,7\n"],
    ["as Excel saves it", "\uFEFFMonth,Cases\r\n01/04/2023,5\r\n01/05/2023,7\r\n"],
    ["in quotation marks", '"date","value"\n"2023-04-01","5"\n"2023-05-01","7"\n'],
    ["as R writes it", '"","date","value"\n"1",2023-04-01,5\n"2",2023-05-01,7e+00\n'],
    ["with columns the other way round", "value,team,date\n5,Alder,2023-04-01\n7,Alder,2023-05-01\n"],
    ["with blank lines", "\n2023-04-01,5\n\n,\n2023-05-01,7\n\n"],
    ["with a title over two lines", '"Month\nof year",cases\n2023-04-01,5\n2023-05-01,7\n'],
  ])("%s", async (_, csv) => {
    const { points } = await jsonOf(csv, "--as-package");
    expect(points.map(({ date, value }) => [date, value])).toEqual([
      ["2023-04-01", 5],
      ["2023-05-01", 7],
    ]);
  });

  test.each([
    ['"1,240.5"', 1240.5],
    ["£12", 12],
    ["(3)", -3],
    ["-0.56047565", -0.56047565],
    ["57.3%", 0.573],
    ["1.2e-05", 0.000012],
    ["123456789012345", 123456789012345],
    [" 4 ", 4],
  ])("a figure written %s is %p", async (written, value) => {
    const { points } = await jsonOf(`2023-04-01,${written}\n`);
    expect(points[0]!.value).toBe(value);
  });

  test("of weeks as of months", async () => {
    const { points } = await jsonOf("2023-12-25,5\n2024-01-01,7\n2024-01-08,6\n");
    expect(points.map(({ date }) => date)).toEqual(["2023-12-25", "2024-01-01", "2024-01-08"]);
  });

  test("from a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "primed-spc-"));
    const file = join(folder, "series.csv");
    await writeFile(file, monthly([1, 2, 3]));
    const { code, out } = await runCommand(spcCommand, [file, "--json"]);
    await rm(folder, { recursive: true });
    expect([code, (JSON.parse(out) as SpcJson).points.length]).toEqual([0, 3]);
  });

  test("out of order is sorted, and said", async () => {
    const { out, err } = await spc("2023-06-01,3\n2023-04-01,1\n2023-05-01,2\n", "--json");
    expect((JSON.parse(out) as SpcJson).points.map(({ value }) => value)).toEqual([1, 2, 3]);
    expect(err).toContain("The rows were not in the order of their dates, so they were sorted.");
  });

  test("blank values are left out, and said", async () => {
    const { out, err } = await spc("2023-04-01,1\n2023-05-01,\n2023-06-01\n2023-07-01,2\n", "--json");
    expect((JSON.parse(out) as SpcJson).points.map(({ value }) => value)).toEqual([1, 2]);
    expect(err).toContain("2 rows have no value and are left out (lines 2 and 3)");
  });
});

describe("what can't be read gets a sentence with file and line, exit code 2 and no chart", () => {
  test.each([
    ["2023-04-01,tbc", 'standard input, line 1: "tbc" is not a number'],
    ["date,value\n2023-02-30,1", 'standard input, line 2: "2023-02-30" is not a date'],
    ["04/25/2023,1", 'standard input, line 1: "04/25/2023" is not a date'],
    ["2023-04-01,1\n,2", "standard input, line 2: A blank is not a date"],
    ["2023-04-01,Infinity", 'standard input, line 1: "Infinity" is not a number'],
    ["2023-04-01,1,240", "standard input, line 1: There are 3 cells where 2 are expected"],
    [
      "2023-04-01,1\n2023-05-01,2\n01/04/2023,3",
      "standard input, line 3: 1 April 2023 is on line 1 too. Keep one row for each date.",
    ],
    ['2023-04-01,"1', "standard input, line 1: A quotation mark is opened here and never closed"],
    ['2023-04-01,1\n"2023-05-01"x,1', "standard input, line 2: Something follows the closing quotation mark"],
    ["", "standard input has no figures"],
    ["date,value\n2023-04-01,\n", "standard input has no figures"],
    ["PK\u0003\u0004", "standard input is a workbook, not a CSV file"],
  ])("%j", async (csv, sentence) => {
    const { code, out, err } = await spc(csv, "--json");
    expect([code, out]).toEqual([2, ""]);
    expect(err).toContain(sentence);
  });

  test("every bad cell has its line, after a quoted line break too", async () => {
    const { err } = await spc('"the\nmonth",value\nMay,1\n2023-05-01,x\n');
    expect(err.trimEnd().split("\n")).toEqual([
      expect.stringMatching(/^standard input, line 3: "May" is not a date/),
      expect.stringMatching(/^standard input, line 4: "x" is not a number/),
    ]);
  });

  test("a file that is not there", async () => {
    const { code, err } = await runCommand(spcCommand, ["no-such.csv"]);
    expect([code, err]).toEqual([2, "There is no file no-such.csv. Check its name and folder.\n"]);
  });

  test.each([
    [["--fix", "11"], "Limits rest on a whole number of points, 12 or more."],
    [["--good", "up"], "Allowed choices are higher, lower, neutral."],
    [["--target", "high"], '"high" is not a number.'],
    [["--rebase", "2023-13-01"], '"2023-13-01" is not a date such as 2026-04-01.'],
  ])("%j is no option", async (args, sentence) => {
    const { code, err } = await spc(monthly(VALUES), ...args);
    expect(code).toBe(1);
    expect(err).toContain(sentence);
  });
});

describe("options", () => {
  test("a rebase starts a new group at the first point on or after its date", async () => {
    const chart = await jsonOf(monthly(VALUES), "--rebase", "2024-03-15", "--good", "lower");
    expect(means(chart)).toEqual([30.5, 20.5]);
    expect(chart.points.findIndex(({ mean }) => mean === 20.5)).toBe(12);
  });

  test("the package knows only rebases on the date of a point: another has no effect, and that is said", async () => {
    expect(means(await jsonOf(monthly(VALUES), "--rebase", "01/04/2024", "--as-package"))).toEqual([
      30.5, 20.5,
    ]);
    const { out, err } = await spc(monthly(VALUES), "--rebase", "2024-03-15", "--as-package", "--json");
    expect(means(JSON.parse(out) as SpcJson)).toEqual([25.5]);
    expect(err).toContain("The rebase on 15 March 2024 has no effect: no figure has that date");
  });

  test("several rebases in any order, and those that change nothing are said", async () => {
    const values = [...Array<number>(6).fill(1), ...Array<number>(6).fill(2), ...Array<number>(6).fill(3)];
    const rebases = ["2024-04-01", "2023-10-01", "2023-10-01", "2020-01-01", "2030-01-01"];
    const { out, err } = await spc(
      monthly(values),
      "--json",
      ...rebases.flatMap((date) => ["--rebase", date]),
    );
    expect(means(JSON.parse(out) as SpcJson)).toEqual([1, 2, 3]);
    expect(err).toContain("The rebase on 1 January 2020 has no effect: no figure is earlier.");
    expect(err).toContain("The rebase on 1 January 2030 has no effect: no figure is on or after it.");
  });

  test("limits fixed on the first 12 points", async () => {
    const { assurance, points } = await jsonOf(
      monthly(VALUES),
      ...["--fix", "12", "--good", "lower", "--target", "25", "--as-package"],
    );
    expect(points[23]).toMatchObject({ mean: 30.5, label: "Below LCL", type: "special_cause_improvement" });
    expect(points[11]!.label).toBe("7 Points Below CL");
    expect(points[0]!.lower).toBeCloseTo(24.454545, 6);
    expect(assurance).toBe("inconsistent");
  });

  test("with a rebase, limits are fixed on the first points of each group", async () => {
    const values = [...VALUES, ...VALUES.slice(12).map((value) => value + 10)];
    const chart = await jsonOf(monthly(values), "--fix", "12", "--rebase", "2024-04-01", "--as-package");
    expect(means(chart)).toEqual([30.5, 20.5]);
    expect(chart.points.at(-1)!.label).toBe("Above UCL");
  });

  test("outlying ranges are screened out, unless kept", async () => {
    const csv = monthly([1, 2, 1, 2, 10, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1]);
    expect((await jsonOf(csv)).points[0]!.upper).toBeCloseTo(4.604444, 6);
    expect((await jsonOf(csv, "--no-screen")).points[0]!.upper).toBeCloseTo(6.951503, 6);
  });

  test.each([
    ["higher", "special_cause_improvement", "consistent_fail"],
    ["lower", "special_cause_concern", "consistent_pass"],
    ["neutral", "special_cause_neutral_high", null],
  ])("where %s is good, a jump is %s", async (good, type, assurance) => {
    const chart = await jsonOf(monthly([...VALUES.slice(0, 12), 90]), "--good", good, "--target", "1e6");
    expect(chart.points.at(-1)!.type).toBe(type);
    expect(chart.assurance).toBe(assurance);
  });

  test("a target below nothing", async () => {
    const { assurance } = await jsonOf(monthly(VALUES), "--target", "-5");
    expect(assurance).toBe("consistent_pass");
  });
});

describe("guards", () => {
  const flat = monthly(Array<number>(14).fill(5));

  test("fewer than 13 points are not judged, and that is said; the package judges them", async () => {
    const csv = monthly([...VALUES.slice(0, 11), 90]);
    const { out, err } = await spc(csv, "--json", "--target", "200");
    const { assurance, points } = JSON.parse(out) as SpcJson;
    expect([assurance, points.at(-1)!.label, points.at(-1)!.type]).toEqual([null, null, null]);
    expect(points.at(-1)!.upper).toEqual(expect.any(Number));
    expect(err).toContain("Only 12 figures so far: 13 are needed");
    const raw = await jsonOf(csv, "--as-package", "--target", "200");
    expect([raw.assurance, raw.points.at(-1)!.label]).toEqual(["consistent_fail", "Above UCL"]);
  });

  test("a flat series has no limits: null, not NaN, in the package's words too", async () => {
    expect((await jsonOf(flat)).points[0]).toMatchObject({ mean: 5, lower: null, upper: null, label: null });
    const raw = await jsonOf(flat, "--as-package", "--target", "5");
    expect(raw.points[0]).toMatchObject({ lower: null, upper: null, label: "Common Cause" });
    expect(raw.assurance).toBe("inconsistent");
  });

  test("one point", async () => {
    const raw = await jsonOf("2023-04-01,5\n", "--as-package", "--target", "5");
    expect(raw).toEqual({
      assurance: "inconsistent",
      points: [
        {
          ...{ date: "2023-04-01", value: 5, mean: 5, lower: null, upper: null },
          ...{ label: "Common Cause", type: "common_cause" },
        },
      ],
    });
  });
});

describe("the table for people", () => {
  test("has a line a point, says where limits start again, and reads the latest figure", async () => {
    const values = [...VALUES, 35];
    const { code, out } = await spc(
      monthly(values),
      ...["--rebase", "2024-04-01", "--good", "lower", "--target", "25"],
    );
    const lines = out.split("\n");
    expect(code).toBe(0);
    expect(lines[0]).toBe(
      "standard input: 25 figures, 1 April 2023 to 1 April 2025; lower is good; target 25; limits by NHS-R.",
    );
    expect(lines.slice(2, 4)).toEqual([
      "Date        Value  Mean  Lower limit  Upper limit  What it is",
      "2023-04-01     30  30.5         24.5         36.5  Not judged",
    ]);
    expect(lines[15]).toBe("-- the usual range starts again --");
    expect(lines[28]).toMatch(/^2025-04-01 {5}35 .* Concern: Above UCL$/);
    expect(out).toContain("A real change for the worse: it is above its usual range (15.1 to 28.1).");
    expect(out).toContain(
      "The target of 25 is inside the usual range: it will be met some times and missed others.",
    );
    expect(out).toContain("Only 12 figures in an earlier stretch");
  });

  test("shows percentages as they were written", async () => {
    const { out } = await spc(monthly(["71.5%", "74%", "69%"]), "--target", "85%");
    expect(out).toContain("target 85.0%");
    expect(out).toMatch(/2023-04-01 {2}71\.5% {2}71\.50%/);
  });
});
