import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseAsOf } from "../../src/cli/as-of";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { openPackage, type Package } from "../../src/file/package/package";
import { entriesOf } from "../file/package/raw-zip";
import { contentTypes } from "../file/package/workbook-parts";
import { COUNCIL_SETUP, councilBook, setupWith, workRows, type Council } from "../support/council";
import { edited } from "../support/person";
import { councilFile, type CouncilFile } from "./council-file";

/**
 * The table of docs/bad-input.md, row by row, through the command: what is not fatal costs no more than it has to. What is fatal
 * is in refresh-refused.test.ts.
 */

let book: CouncilFile;
beforeEach(() => {
  book = councilFile();
});
afterEach(() => book.remove());

interface Result {
  node: string;
  measure: string;
  period: string;
  value: number | null;
  status: string;
}

interface Printed {
  rows: { read: number; leftOut: number };
  results: Result[];
  sheets: { written: string[] };
  problems: { class: string; where: Record<string, unknown>; message: string }[];
}

/** What a refresh of the book prints as JSON, when it ends well. */
async function refreshed(): Promise<Printed> {
  const { code, out, err } = await book.run({ json: true });
  expect([code, err]).toEqual([0, ""]);
  return JSON.parse(out) as Printed;
}

const valuesOf = ({ results }: Printed, node: string, measure: string): (number | null)[] =>
  results.filter((one) => one.node === node && one.measure === measure).map(({ value }) => value);

/** All text on a sheet. */
async function textsOn(sheet: string): Promise<string[]> {
  const workbook = await openFileWorkbook(book.bytes());
  const { columns } = await workbook.read({ sheet, firstRow: 1 });
  return [...columns.values()].flatMap(({ texts }) => texts);
}

const NORTH = "xl/worksheets/sheet1.xml";
const onNorth =
  (change: (xml: string) => string) =>
  async (pkg: Package): Promise<void> => {
    const before = await pkg.text(NORTH);
    const after = change(before);
    expect(after).not.toBe(before);
    pkg.set(NORTH, after);
  };

const putNorth = async (change: (xml: string) => string, council?: Council): Promise<void> =>
  writeFileSync(book.path, await edited(await councilBook(council), onNorth(change)));

const put = (table: string, ...rows: (typeof COUNCIL_SETUP)[string]) =>
  book.put({ setup: setupWith(table, [...COUNCIL_SETUP[table]!, ...rows]) });

describe("source left out: its measures show no data, never zero; the rest goes on", () => {
  const unreadable = workRows("N").map(([ref, received, due]) => [ref!, received!, due!, "not yet known"]);
  let whole: Printed;
  beforeEach(async () => {
    await book.put();
    whole = await refreshed();
  });

  test.each<[string, () => Promise<unknown>, RegExp]>([
    [
      "no header row",
      () => putNorth((xml) => xml.replace(/<t [^>]*>(Ref|Received|Due|Completed)</g, "<t>x<")),
      /header/,
    ],
    ["a needed header twice", () => putNorth((xml) => xml.replace(">Due<", ">Received<")), /Received/],
    [
      "a date column nobody can read",
      () => book.put({ north: unreadable }),
      /None of the 24 dates under "Completed"/,
    ],
  ])("%s", async (_, prepare, sentence) => {
    await prepare();
    const printed = await refreshed();
    const found = printed.problems.filter((one) => one.class === "source-left-out");
    expect(found).toEqual([
      {
        class: "source-left-out",
        where: expect.objectContaining({ sheet: "North" }),
        message: expect.stringMatching(sentence),
      },
    ]);
    expect(new Set(valuesOf(printed, "North", "OPEN"))).toEqual(new Set([null]));
    expect(valuesOf(printed, "South", "OPEN")).toEqual(valuesOf(whole, "South", "OPEN"));
    const { out } = await book.run();
    expect(out).toContain(found[0]!.message);
  });
});

describe("measure disabled: said in the summary and on the dashboards; the others go on", () => {
  const measure = (id: string, formula: string, unit: string | null = null) =>
    [id, `The ${id}`, "Work", "completed", formula, unit, "higher", "month", 0] as const;

  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    [
      "a formula that can't be understood",
      () => put("PrimedMeasures", measure("BAD", "count((")),
      "BAD",
      /./,
    ],
    [
      "an unknown field",
      () => put("PrimedMeasures", measure("BAD", "count(dued < completed)")),
      "BAD",
      /'dued' is not a field of Work.*'due'/,
    ],
    ["a cycle", () => put("PrimedMeasures", measure("BAD", 'measure("BAD") + 1')), "BAD", /./],
    ["a target above 1 on %", () => put("PrimedTargets", ["ONTIME", "North", null, 80, 0.1]), "ONTIME", /80/],
    [
      "two targets from one date",
      () => put("PrimedTargets", ["ONTIME", null, null, 0.9, 0.1]),
      "ONTIME",
      /./,
    ],
  ])("%s", async (_, prepare, id, sentence) => {
    await prepare();
    const printed = await refreshed();
    const found = printed.problems.filter((one) => one.class === "measure-disabled");
    expect(found.map(({ where }) => where["key"])).toEqual([id]);
    expect(found[0]!.where).toMatchObject({
      sheet: "Primed setup",
      cell: expect.stringMatching(/^[A-Z]+\d+$/),
    });
    expect(found[0]!.message).toMatch(sentence);
    expect(printed.results.filter((one) => one.measure === id)).toEqual([]);
    expect(valuesOf(printed, "North", "OPEN").length).toBeGreaterThan(3);
    expect((await textsOn("North dashboard")).some((text) => text.includes(found[0]!.message))).toBe(true);
  });
});

describe("cell blanked: listed with sheet and row; only the measures that read it are affected", () => {
  /** Serial number 46,171 is when N-2 was completed: the third row of the sheet. */
  const completed = (cell: string) => (xml: string) => xml.replace(/<c r="D3"[^>]*>.*?<\/c>/, cell);

  test.each([
    ["text in a date column", '<c r="D3" t="inlineStr"><is><t>soon</t></is></c>', /soon/],
    ["an error value", '<c r="D3" t="e"><v>#N/A</v></c>', /#N\/A/],
    [
      "a formula saved without its result",
      '<c r="D3"><f>TODAY()</f></c>',
      /without|result|recalculate|save/i,
    ],
  ])("%s", async (_, cell, sentence) => {
    await book.put();
    const whole = await refreshed();
    await putNorth(completed(cell));
    const printed = await refreshed();
    expect(printed.problems).toEqual([
      {
        class: "cell-blanked",
        where: expect.objectContaining({ sheet: "North", row: 3, column: "Completed" }),
        message: expect.stringMatching(sentence),
      },
    ]);
    expect(printed.rows).toEqual(whole.rows);
    // One more is open in each month since, and nothing else has moved.
    const [before, after] = [valuesOf(whole, "North", "OPEN"), valuesOf(printed, "North", "OPEN")];
    expect(after).not.toEqual(before);
    expect(after.every((value, i) => [0, 1].includes(value! - before[i]!))).toBe(true);
    expect(valuesOf(printed, "South", "ONTIME")).toEqual(valuesOf(whole, "South", "ONTIME"));
  });

  test("text in a number column", async () => {
    const field = ["Work", "hours", "Hours", "number", null, null];
    const total = ["HOURS", "Hours", "Work", "received", "sum(hours)", null, "higher", "month", 0];
    const setup = {
      ...setupWith("PrimedFields", [...COUNCIL_SETUP["PrimedFields"]!, field]),
      PrimedMeasures: [...COUNCIL_SETUP["PrimedMeasures"]!, total],
    };
    const hours = (row: number, cell: string) => (xml: string) =>
      xml.replace(new RegExp(`(<row r="${row}">.*?)</row>`), `$1${cell}</row>`);
    await putNorth(
      (xml) =>
        hours(
          1,
          '<c r="E1" t="inlineStr"><is><t>Hours</t></is></c>',
        )(
          hours(
            2,
            '<c r="E2"><v>7.5</v></c>',
          )(hours(3, '<c r="E3" t="inlineStr"><is><t>lots</t></is></c>')(xml)),
        ),
      { setup },
    );
    const printed = await refreshed();
    expect(printed.problems.filter(({ where }) => where["sheet"] === "North")).toEqual([
      {
        class: "cell-blanked",
        where: expect.objectContaining({ sheet: "North", row: 3, column: "Hours" }),
        message: expect.stringContaining("lots"),
      },
    ]);
    expect(valuesOf(printed, "North", "HOURS")[0]).toBe(7.5);
  });
});

describe("accepted as it is", () => {
  const LONG = "n".repeat(32_767);

  test("cells of 32,767 characters", async () => {
    const [, ...rest] = workRows("N");
    await book.put({ north: [[LONG, 46_143, 46_171, 46_163], ...rest] });
    const printed = await refreshed();
    expect([printed.rows, printed.problems]).toEqual([{ read: 48, leftOut: 0 }, []]);
    expect(await textsOn("North")).toContain(LONG);
  });

  test.each(["=1+1", "+SUM(A1)", "-2", "@now", "=cmd|' /C calc'!A0", "'quoted", "1-2", "00123"])(
    "text beginning like a formula, %s: written back as text, exactly",
    async (name) => {
      await put("PrimedMeasures", ["TEXT", name, "Work", "completed", "count()", null, "higher", "month", 0]);
      expect((await refreshed()).problems).toEqual([]);
      expect(await textsOn("North dashboard")).toContain(name);
      const pkg = await openPackage(book.bytes());
      const sheets = pkg.names().filter((part) => part.startsWith("xl/worksheets/sheet"));
      const xml = (await Promise.all(sheets.map((part) => pkg.text(part)))).join("");
      const formulas = [...xml.matchAll(/<f>([^<]*)<\/f>/g)].map(([, formula]) => formula);
      expect(formulas.length).toBeGreaterThan(0);
      for (const formula of [name, name.slice(1)]) expect(formulas).not.toContain(formula);
    },
  );

  test.each([
    "Ōtautahi",
    "北チーム",
    "فريق الشمال",
    "Tîm y Gogledd",
    "צפון",
    "Ünïcôdé & <Co>",
    "🏡 Home",
    "O'Brien",
  ])("a team in any script: %s", async (name) => {
    const escaped = name.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    const teams = [
      ["Team", "Service", "Directorate"],
      ["North", "Community", "Adults"],
      [name, "Community", "Adults"],
    ];
    const setup = {
      ...setupWith("PrimedTeams", teams),
      PrimedSources: [
        ["Source", "Use", "Sheets", "Kind", "Team from"],
        ["Work", "yes", `North; ${name}`, "Work", "sheet"],
      ],
    };
    await book.put({ setup, southName: escaped });
    const printed = await refreshed();
    expect(printed.problems).toEqual([]);
    expect(printed.sheets.written).toContain(`${name} dashboard`);
    expect(valuesOf(printed, name, "OPEN").length).toBeGreaterThan(3);
    expect(await textsOn(`${name} dashboard`)).toContain(name);
    expect((await book.run()).out).toContain("Nothing to write");
  });

  test.each(["<workbookProtection/>", '<workbookProtection lockWindows="1"/>'])(
    "protection that locks no structure: %s",
    async (workbook) => {
      await book.put({ workbook });
      expect((await refreshed()).sheets.written).toHaveLength(3);
    },
  );

  test("a locked structure, when every sheet is there already", async () => {
    await book.put();
    await refreshed();
    writeFileSync(
      book.path,
      await edited(book.bytes(), async (pkg) => {
        const xml = await pkg.text("xl/workbook.xml");
        pkg.set(
          "xl/workbook.xml",
          xml.replace("<sheets>", '<workbookProtection lockStructure="1"/><sheets>'),
        );
      }),
    );
    const { code, out } = await book.run({ asOf: parseAsOf("2026-09-30")! });
    expect(code).toBe(0);
    expect(out).toMatch(/3 sheets written/);
  });

  test("macros, signed as macros are", async () => {
    const macros = { "xl/vbaProject.bin": "VBA", "xl/vbaProjectSignature.bin": "signature" };
    const type = "application/vnd.ms-excel.sheet.macroEnabled.main+xml";
    const bytes = await edited(await councilBook(), async (pkg) => {
      for (const [part, content] of Object.entries(macros)) pkg.set(part, content);
      const types = await pkg.text("[Content_Types].xml");
      const main = /ContentType="([^"]*)"/.exec(contentTypes().split("/xl/workbook.xml")[1]!)![1]!;
      pkg.set("[Content_Types].xml", types.replace(main, type));
    });
    const path = join(book.folder, "book.xlsm");
    writeFileSync(path, bytes);
    expect((await book.run({}, path)).code).toBe(0);
    const parts = new Map(entriesOf(book.bytes(path)).map(({ name, content }) => [name, content.toString()]));
    for (const [part, content] of Object.entries(macros)) expect(parts.get(part)).toBe(content);
  });
});
