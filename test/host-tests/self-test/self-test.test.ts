import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { excelWorkbook } from "../../../src/excel/excel-workbook";
import { behaviours as all } from "../../host/classes/all";
import { newBook } from "../../host/book/new-book";
import { assumptions, rooms } from "../../self-test/checks/all";
import type { Assumption } from "../../self-test/assumption";
import { expectRefusal, expectSame } from "../../self-test/assumption";
import { assumptionsDocument } from "../../self-test/document";
import { ownPage, PAGE } from "../../self-test/own-page";
import { pictureOf } from "../../self-test/picture";
import { reportText } from "../../self-test/report";
import { tryAssumptions } from "../../self-test/run";
import { calculateInNode } from "../calculate/in-node";
import { excelOn } from "../support";

const EXPECTED = join(__dirname, "../../self-test/expected-page.json");
/** What the host is known to do otherwise. */
const NOT_ON_HOST = assumptions.filter(({ notOnHost }) => notOnHost !== undefined).map(({ id }) => id);

const DOCUMENT = join(__dirname, "../../../docs/host-assumptions.md");

test("docs/host-assumptions.md has every assumption, and no others", () => {
  const text = assumptionsDocument(rooms);
  if (process.env["UPDATE_GOLDENS"]) writeFileSync(DOCUMENT, text);
  expect(readFileSync(DOCUMENT, "utf8")).toBe(text);
});

test("expected-page.json is what Office.js shows, on the host, of a page that the port makes", async () => {
  const { Excel } = excelOn(newBook(), { calculate: await calculateInNode() });
  await excelWorkbook().apply([ownPage()]);
  const picture = await Excel.run((context) => pictureOf(context, PAGE));
  if (process.env["UPDATE_GOLDENS"]) writeFileSync(EXPECTED, `${JSON.stringify(picture, undefined, 2)}\n`);
  expect(JSON.parse(readFileSync(EXPECTED, "utf8"))).toEqual(picture);
});

test("every id is there once", () => {
  const ids = assumptions.map(({ id }) => id);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each(["1.13", "1.15"])(
  "what the host takes Excel to do, it does, at ExcelApi %s",
  async (apiVersion) => {
    const book = newBook();
    excelOn(book, { apiVersion, calculate: await calculateInNode() });
    const outcomes = await tryAssumptions(assumptions);
    const otherwise = outcomes.filter(
      ({ result }) => result === "did not hold" || result === "could not be tried",
    );
    expect(otherwise.filter(({ id }) => !NOT_ON_HOST.includes(id))).toEqual([]);
    expect(otherwise.map(({ id }) => id)).toEqual(NOT_ON_HOST);
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
    expect(book.names).toEqual([]);
  },
);

test("a host that does otherwise is found out", async () => {
  const nothing = {
    ...all["Range"],
    call: { ...all["Range"]?.call, clear: () => undefined, merge: () => undefined },
  };
  excelOn(newBook(), { behaviours: { ...all, Range: nothing } });
  const outcomes = await tryAssumptions(
    assumptions.filter(({ id }) => id.startsWith("clear-") || id.startsWith("merge")),
  );
  expect(outcomes.map(({ id, result }) => [id, result])).toEqual([
    ["merged-cells-hold-one-value", "did not hold"],
    ["merge-keeps-first-filled", "did not hold"],
    ["merge-over-table-refused", "did not hold"],
    ["clear-takes-merges-and-conditions", "did not hold"],
  ]);
});

test("no production build has the self-test", () => {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a script for Node
  const configs = require("../../../webpack.config.js") as { name: string; mode: string; entry: unknown }[];
  const production = configs.filter(({ mode }) => mode === "production");
  expect(production.length).toBeGreaterThan(0);
  expect(JSON.stringify(production.map(({ entry }) => entry))).not.toMatch(/test\//);
});

describe("trying", () => {
  const of = (id: string, check: Assumption["check"], more: Partial<Assumption> = {}): Assumption => ({
    id,
    what: `It does ${id}.`,
    from: "assumed",
    check,
    ...more,
  });

  test("what does not hold, fails otherwise or can't be tried is told apart, and the rest goes on", async () => {
    const book = newBook();
    excelOn(book, { apiVersion: "1.13" });
    const outcomes = await tryAssumptions([
      of("other", async () => expectSame([1, "b"], [1, "a"], "the pair")),
      of("refusal", (scratch) => expectRefusal(scratch, () => (scratch.sheet.tabColor = "#FF0000"))),
      of("trouble", async ({ sheet, sync }) => {
        sheet.getRange("no such cell").values = [[1]];
        await sync();
      }),
      of("newer", async () => undefined, { api: "1.14" }),
      of("hands", { notTried: "it needs hands" }),
      of("held", async () => undefined),
    ]);
    expect(outcomes.map(({ result, detail }) => [result, detail])).toEqual([
      ["did not hold", 'the pair was [1,"b"], not [1,"a"]'],
      ["did not hold", "Excel did it without a word"],
      ["could not be tried", expect.stringMatching(/^InvalidArgument; /)],
      ["could not be tried", "this Excel does not have ExcelApi 1.14"],
      ["not tried", "it needs hands"],
      ["held", ""],
    ]);
    const report = reportText(outcomes, { host: "Excel", platform: "PC", version: "16.0", api: "1.13" });
    expect(report).toMatch(
      /^Primed self-test in Excel 16.0 on PC, ExcelApi 1.13\n1 of 6 held, 2 did not, 2 could not be tried, 1 have no check\n\nDID NOT HOLD \(2\)\nother: It does other.\n {4}the pair was/,
    );
  });

  test("only sheets and names of its own come and go, those that an interrupted run left among them", async () => {
    const book = newBook();
    const { Excel } = excelOn(book);
    await Excel.run(async ({ workbook }) => {
      workbook.worksheets.getItem("Sheet1").getRange("A1").values = [["a person's"]];
      workbook.names.add("Persons", "=1");
      workbook.worksheets.add("PrimedSelfTest left behind").visibility = "VeryHidden";
      workbook.names.add("Primed_go_left", "='PrimedSelfTest left behind'!$A$1");
    });
    const seen: string[] = [];
    await tryAssumptions([
      of("one", async ({ sheetName, anotherSheet, context, sheet, freshName, sync }) => {
        anotherSheet().protection.protect({}, "secret");
        context.workbook.names.add(freshName(), sheet.getRange("A1"));
        await sync();
        seen.push(sheetName, ...book.sheets.map(({ name }) => name));
      }),
    ]);
    expect(seen).toEqual([
      expect.stringMatching(/^PrimedSelfTest \d+$/),
      "Sheet1",
      seen[0],
      expect.stringMatching(/^PrimedSelfTest \d+$/),
    ]);
    expect(book.sheets.map(({ name }) => name)).toEqual(["Sheet1"]);
    expect(book.names.map(({ name }) => name)).toEqual(["Persons"]);
  });
});
