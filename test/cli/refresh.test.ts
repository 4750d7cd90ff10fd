import { chmodSync, readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAsOf } from "../../src/cli/as-of";
import { refreshCommand } from "../../src/cli/refresh-command";
import { setupWith, workRows } from "../support/council";
import { edited, protects, types } from "../support/person";
import { councilFile, OPTIONS, type CouncilFile } from "./council-file";

const SHEETS = ["Service overview", "North dashboard", "South dashboard"];

let book: CouncilFile;
beforeEach(() => {
  book = councilFile();
});
afterEach(() => {
  jest.restoreAllMocks();
  book.remove();
});

describe("done: exit code 0", () => {
  test("the dashboards are written into the file, and a few lines say so", async () => {
    await book.put();
    const { code, out, err } = await book.run();
    expect([code, err]).toEqual([0, ""]);
    expect(out).toBe(
      [
        "As of 31 October 2026: 48 rows read, 0 left out.",
        "Work: 100% of cells complete, 8 dates are implausible.",
        `3 sheets written: ${SHEETS.join(", ")}.`,
        `Open ${book.path}`,
        "",
      ].join("\n"),
    );
  });

  test("a second refresh writes nothing", async () => {
    await book.put();
    await book.run();
    const before = book.bytes();
    const { code, out } = await book.run({ now: OPTIONS.now! + 3_600_000 });
    expect(code).toBe(0);
    expect(out).toContain("Nothing to write: 3 sheets are up to date.");
    expect(out).toContain(`${book.path} is as it was.`);
    expect(book.bytes()).toEqual(before);
  });

  test("--out writes another file and leaves this one as it is, even when there is nothing new to write", async () => {
    const before = await book.put();
    const other = join(book.folder, "other.xlsx");
    expect((await book.run({ out: other })).code).toBe(0);
    expect(book.bytes()).toEqual(before);
    const again = join(book.folder, "again.xlsx");
    expect((await book.run({ out: again }, other)).out).toContain(`Open ${again}`);
    expect(book.bytes(again)).toEqual(book.bytes(other));
  });

  test("--out over a file that is there keeps a copy of it with --backup; an empty one needs none", async () => {
    await book.put();
    const other = join(book.folder, "other.xlsx");
    writeFileSync(other, "");
    expect((await book.run({ out: other })).code).toBe(0);
    const before = book.bytes(other);
    const { code, out } = await book.run({ out: other, backup: true, asOf: parseAsOf("2026-09-30")! });
    expect(code).toBe(0);
    const copy = readdirSync(book.folder).find((name) => name.startsWith("other.backup-"))!;
    expect(out).toContain(`Open ${other} (as it was before: ${join(book.folder, copy)})`);
    expect(book.bytes(join(book.folder, copy))).toEqual(before);
  });

  test("--out with the file's own name, or a link to it, is in place", async () => {
    await book.put();
    await book.run();
    const link = join(book.folder, "link.xlsx");
    symlinkSync(book.path, link);
    expect((await book.run({ out: link })).out).toContain(`${book.path} is as it was.`);
  });

  test("--backup keeps a copy of the file as it was; there is none when nothing is written", async () => {
    const before = await book.put();
    const { out } = await book.run({ backup: true });
    const copies = () => readdirSync(book.folder).filter((name) => name.includes(".backup-"));
    expect(copies()).toHaveLength(1);
    expect(book.bytes(join(book.folder, copies()[0]!))).toEqual(before);
    expect(out).toContain(`Open ${book.path} (as it was before: ${join(book.folder, copies()[0]!)})`);
    await book.run({ backup: true });
    expect(copies()).toHaveLength(1);
  });

  test("sheets that were left alone are said, and the rest is done", async () => {
    await book.put();
    await book.run();
    writeFileSync(book.path, await edited(book.bytes(), protects("North dashboard")));
    const { code, out } = await book.run({ asOf: parseAsOf("2026-09-30")! });
    expect(code).toBe(0);
    expect(out).toContain("2 sheets written: Service overview, South dashboard.");
    expect(out).toMatch(
      /Sheet left as it is: 1\n {4}North dashboard: The sheet "North dashboard" is protected/,
    );
  });
});

test("a figure that somebody typed over is written again, and said", async () => {
  await book.put();
  await book.run();
  writeFileSync(book.path, await edited(book.bytes(), types("North dashboard", "B1", "Typed over")));
  const { out } = await book.run();
  expect(out).toMatch(
    /Cell of Primed's that had been typed over, written again: 1\n {4}North dashboard: B1 of "North dashboard" had been changed to "Typed over"; it has been written again\./,
  );
  const { problems } = JSON.parse((await book.run({ json: true })).out) as Printed;
  expect(problems).toEqual([]);
});

describe("--check", () => {
  test("writes nothing, and says what would be written", async () => {
    const before = await book.put();
    const { code, out } = await book.run({ check: true, backup: true });
    expect(code).toBe(0);
    expect(out).toContain(`3 sheets would be written: ${SHEETS.join(", ")}.`);
    expect(out).toContain(`Checked only: ${book.path} is as it was.`);
    expect(book.bytes()).toEqual(before);
    expect(readdirSync(book.folder)).toEqual(["book.xlsx"]);
  });

  test("does not make --out's file either", async () => {
    await book.put();
    await book.run({ check: true, out: join(book.folder, "other.xlsx") });
    expect(readdirSync(book.folder)).toEqual(["book.xlsx"]);
  });

  test("works on a file that is open or read-only, since nothing is written", async () => {
    await book.put();
    writeFileSync(join(book.folder, "~$book.xlsx"), "");
    chmodSync(book.path, 0o444);
    expect((await book.run({ check: true })).code).toBe(0);
  });

  test("has in JSON the same lists of sheets as the refresh that follows", async () => {
    await book.put();
    const checked = JSON.parse((await book.run({ check: true, json: true })).out) as Printed;
    const done = JSON.parse((await book.run({ json: true })).out) as Printed;
    expect(checked.sheets).toEqual({ written: SHEETS, unchanged: [] });
    expect(done.sheets).toEqual(checked.sheets);
  });
});

interface Printed {
  asOf: string | null;
  rows: Record<string, number>;
  results: Record<string, unknown>[];
  sheets: Record<string, string[]>;
  problems: { class: string; where: object; message: string }[];
  ms: number;
}

describe("--json", () => {
  const KEYS = ["asOf", "rows", "results", "sheets", "problems", "ms"];

  test("prints exactly the keys of the contract, and only JSON", async () => {
    await book.put({ north: [...workRows("N"), ["N-99", "soon", null, null]] });
    const { out, err } = await book.run({ json: true });
    expect(err).toBe("");
    const printed = JSON.parse(out) as Printed;
    expect(Object.keys(printed)).toEqual(KEYS);
    expect(printed.asOf).toBe("2026-10-31");
    expect(printed.rows).toEqual({ read: 49, leftOut: 0 });
    expect(printed.sheets).toEqual({ written: SHEETS, unchanged: [] });
    expect(printed.ms).toEqual(expect.any(Number));
    for (const result of printed.results)
      expect(Object.keys(result)).toEqual([
        ...["level", "node", "measure", "period", "value", "numerator", "denominator"],
        ...["target", "status", "signal", "assurance", "complete"],
      ]);
    expect(printed.results.length).toBeGreaterThan(40);
    expect(printed.problems).toEqual([
      {
        class: "cell-blanked",
        where: expect.objectContaining({ sheet: "North", row: 26 }),
        message: expect.any(String),
      },
    ]);
  });

  test("has what a person can count: North finished three in time of four in June", async () => {
    await book.put();
    const { results } = JSON.parse((await book.run({ json: true })).out) as Printed;
    const rows = workRows("N").filter(
      ([, , , done]) => typeof done === "number" && done >= 46_174 && done < 46_204,
    );
    const inTime = rows.filter(([, , due, done]) => Number(done) <= Number(due));
    expect(
      results.find(
        ({ node, measure, period }) => node === "North" && measure === "ONTIME" && period === "2026-06",
      ),
    ).toEqual({
      level: "team",
      node: "North",
      measure: "ONTIME",
      period: "2026-06",
      value: inTime.length / rows.length,
      numerator: inTime.length,
      denominator: rows.length,
      target: 0.8,
      status: expect.any(String),
      signal: expect.any(String),
      assurance: expect.any(String),
      complete: true,
    });
  });

  test("has a time of day in asOf only when one was given", async () => {
    await book.put();
    const { out } = await book.run({ json: true, asOf: parseAsOf("2026-10-31T12:30:05")! });
    expect((JSON.parse(out) as Printed).asOf).toBe("2026-10-31T12:30:05");
  });

  test.each<[string, () => unknown, number]>([
    ["a fatal problem", () => writeFileSync(book.path, "not a workbook"), 2],
    ["a locked file", async () => (await book.put(), writeFileSync(join(book.folder, "~$book.xlsx"), "")), 3],
  ])("keeps its shape on %s", async (_, prepare, exit) => {
    await prepare();
    const { code, out, err } = await book.run({ json: true });
    expect(code).toBe(exit);
    const printed = JSON.parse(out) as Printed;
    expect(printed).toEqual({
      asOf: null,
      rows: { read: 0, leftOut: 0 },
      results: [],
      sheets: { written: [], unchanged: [] },
      problems: [{ class: "fatal", where: {}, message: expect.stringMatching(/\.\)?$/) }],
      ms: expect.any(Number),
    });
    expect(Object.keys(printed)).toEqual(KEYS);
    expect(err).toBe(`${printed.problems[0]!.message}\n`);
  });

  test("says where a fatal problem is", async () => {
    await book.put({ setup: setupWith("PrimedTeams", [["Team"], ["North"], ["South"], ["north"]]) });
    const { problems } = JSON.parse((await book.run({ json: true })).out) as Printed;
    expect(problems).toEqual([
      {
        class: "fatal",
        where: expect.objectContaining({ sheet: "Primed setup" }),
        message: expect.stringContaining("north"),
      },
    ]);
  });
});

describe("arguments", () => {
  /** As typed. Nothing may be read or written before the words are understood. */
  async function typed(...words: string[]): Promise<{ code: string; err: string }> {
    let err = "";
    const command = refreshCommand()
      .exitOverride()
      .configureOutput({ writeErr: (text) => (err += text) });
    const code = await command.parseAsync(words, { from: "user" }).then(
      () => "parsed",
      (error: { code: string }) => error.code,
    );
    return { code, err };
  }

  test.each([
    ["--as-of", "31/10/2026"],
    ["--as-of", "2026-02-30"],
    ["--as-of", "2026-10-31T25:00:00"],
    ["--as-of", "2026-10-31T12:00"],
    ["--as-of", ""],
    ["--now", "2026-11-02"],
    ["--now", "2026-11-02T09:00:00"],
  ])("%s %j is refused, with the form that is wanted", async (option, value) => {
    const before = await book.put();
    const { code, err } = await typed(book.path, option, value);
    expect(code).toBe("commander.invalidArgument");
    expect(err).toMatch(/option '--(as-of|now) .*is not of that form/s);
    expect(book.bytes()).toEqual(before);
  });

  test.each([
    [0, () => book.put()],
    [2, () => writeFileSync(book.path, "not a workbook")],
    [3, async () => (await book.put(), writeFileSync(join(book.folder, "~$book.xlsx"), ""))],
  ])("the process ends with the exit code: %i", async (exit, prepare) => {
    await prepare();
    const before = process.exitCode;
    const silent = [process.stdout, process.stderr].map((to) =>
      jest.spyOn(to, "write").mockReturnValue(true),
    );
    try {
      expect((await typed(book.path, "--as-of", "2026-10-31", "--json")).code).toBe("parsed");
      expect(process.exitCode).toBe(exit);
    } finally {
      process.exitCode = before;
      for (const spy of silent) spy.mockRestore();
    }
  });

  test("as-of is the end of its day, or the second that is given", () => {
    const day = parseAsOf("2016-01-12")!;
    expect(day - parseAsOf("2016-01-12T23:59:59")!).toBeLessThan(1);
    expect(parseAsOf("2016-01-12T12:30:00")! - parseAsOf("2016-01-12T00:00:00")!).toBe(12.5 * 3600);
  });

  test("--as-of reaches the results", async () => {
    await book.put();
    const { out } = await book.run({ json: true, asOf: parseAsOf("2026-07-31")! });
    const periods = new Set((JSON.parse(out) as Printed).results.map(({ period }) => period));
    expect([...periods].sort().at(-1)).toBe("2026-07");
  });
});
