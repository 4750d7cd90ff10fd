import type { Condition } from "../../../src/core/sheet/condition";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { openPackage } from "../../../src/file/package/package";
import { change, edited, insertsColumns, insertsRows, partOf, type Step } from "../../support/person";
import { shownOn } from "../../support/shown";
import { laidOver } from "./laid-over";
import { FACTS_LINK, RICH, richPage } from "./rich";
import { OURS, replaced, sheetXml, sorted, STARTER, withStarter } from "./rich-laid-over";
import { applied, DAY_ONE, tinyBook } from "./tiny";

/** Conditional formats, validations, sparklines and links: made, and changed in place. */

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), richPage())).bytes;
});

describe("a new sheet", () => {
  test("has everything that the spec lays over its cells, and what it starts people off with", async () => {
    expect(sorted(await laidOver(first))).toEqual(withStarter(OURS));
    expect(await shownOn(first, RICH)).toMatchObject({ D21: 2, C41: "Open", E41: true });
  });

  test("has a tab colour, fits one page's width, is protected, and keeps rows and columns in sight", async () => {
    const xml = await sheetXml(first);
    expect(xml).toContain('<sheetPr><tabColor rgb="FF12284C"/><pageSetUpPr fitToPage="1"/></sheetPr>');
    expect(xml).toContain('<pageSetup paperSize="9" fitToWidth="1" fitToHeight="0" orientation="portrait"/>');
    expect(xml).toContain(
      '<sheetProtection sheet="1" objects="1" scenarios="1" sort="0" autoFilter="0" formatColumns="0"/>',
    );
    expect(xml).toContain(
      '<pane xSplit="2" ySplit="3" topLeftCell="C4" activePane="bottomRight" state="frozen"/>',
    );
  });

  test("counts dates as its workbook does, and writes no bound that is no number", async () => {
    const book = (pr: string) =>
      tinyBook({
        "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${pr}<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      });
    const bar = { ...richPage().conditions[2]!, max: NaN } as Condition;
    const page = richPage({
      spec: {
        conditions: [bar],
        validations: [{ rects: [rect(12, 3)], allowed: { kind: "date", min: { day: DAY_ONE } } }],
      },
    });
    const minimum = async (pr: string) =>
      (await laidOver((await applied(book(pr), page)).bytes)).validations[0];
    expect(await minimum("")).toBe(`C12 date ${DAY_ONE}`);
    expect(await minimum('<workbookPr date1904="1"/>')).toBe(`C12 date ${DAY_ONE - 1462}`);
    const { bytes } = await applied(book(""), page);
    expect((await laidOver(bytes)).conditions).toEqual(STARTER.conditions);
    expect((await applied(bytes, page)).bytes).toEqual(bytes);
  });

  test("a sparkline finds its cells on a sheet of any name", async () => {
    const { bytes } = await applied(tinyBook(), richPage({ spec: { title: "Cost £$ o'team" } }));
    const pkg = await openPackage(bytes);
    expect(await pkg.text("xl/worksheets/sheet2.xml")).toContain("<xm:f>'Cost £$ o''team'!B16:H16</xm:f>");
  });

  test("a formula may show an error; a text that looks like one is a text", async () => {
    const blocks = [{ row: 9, column: 2, values: [[{ formula: "NA()", value: "#N/A" }, "#N/A"]] }];
    const page = richPage();
    const { bytes } = await applied(tinyBook(), { ...page, blocks: [...page.blocks, ...blocks] });
    const xml = await sheetXml(bytes);
    expect(xml).toMatch(/<c r="B9"[^>]* t="e"><f>NA\(\)<\/f><v>#N\/A<\/v>/);
    expect(xml).toMatch(/<c r="C9"[^>]* t="inlineStr">/);
    expect((await applied(bytes, { ...page, blocks: [...page.blocks, ...blocks] })).unchanged).toEqual([
      RICH,
    ]);
  });

  test("may be one that is not shown among the tabs", async () => {
    const { bytes } = await applied(tinyBook(), richPage({ spec: { hidden: true } }));
    expect(await (await openPackage(bytes)).text("xl/workbook.xml")).toContain(
      `name="${RICH}" sheetId="2" state="hidden"`,
    );
  });

  test("tells people what a cell is for, and what is wrong with an entry", async () => {
    expect(await sheetXml(first)).toContain(
      'showInputMessage="1" showErrorMessage="1" errorTitle="Primed" error="Choose a name from the list." promptTitle="Owner" prompt="Who will do it?" sqref="C11"',
    );
  });

  test("its table fills new rows with the column's formula, and its input cells are not locked", async () => {
    const pkg = await openPackage(first);
    expect(await pkg.text("xl/tables/table1.xml")).toContain(
      "<calculatedColumnFormula>46025-PrimedFacts[[#This Row],[Due]]</calculatedColumnFormula>",
    );
    const format = /<c r="C11" s="(\d+)"/.exec(await sheetXml(first))![1];
    const formats = [
      ...(await pkg.text("xl/styles.xml")).split("<cellXfs")[1]!.matchAll(/<xf [^>/]*(?:\/>|>.*?<\/xf>)/gs),
    ];
    expect(formats[Number(format)]![0]).toContain('<protection locked="0"/>');
  });
});

describe("a sheet that is there", () => {
  test("is left alone, byte for byte, when nothing has changed", async () => {
    const again = await applied(first, richPage());
    expect(again).toMatchObject({ written: [], unchanged: [RICH], skipped: [] });
    expect(again.bytes).toEqual(first);
  });

  test("follows the spec, and back again, and does not grow", async () => {
    const other = richPage({
      facts: 5,
      spec: {
        conditions: [richPage().conditions[2]!],
        validations: [
          { rects: [rect(11, 3)], allowed: { kind: "list", formula: 'INDIRECT("PrimedTeams[Team]")' } },
        ],
        sparklines: [],
        links: [],
      },
    });
    const second = await applied(first, other);
    expect(second).toMatchObject({ written: [RICH], skipped: [] });
    expect(sorted(await laidOver(second.bytes))).toEqual(
      withStarter({
        conditions: ["E5:E8 dataBar -0.5..0+"],
        validations: [`C11 list INDIRECT("PrimedTeams[Team]")`],
        sparklines: [],
        links: [],
        tables: ["PrimedFacts B20:D25 ID,Due,Days late"],
      }),
    );
    const third = await applied(second.bytes, richPage());
    expect(sorted(await laidOver(third.bytes))).toEqual(withStarter(OURS));
    const fourth = await applied((await applied(third.bytes, other)).bytes, richPage());
    expect(fourth.bytes).toEqual(third.bytes);
  });

  test("a name of ours follows its cells, and goes when the spec drops it", async () => {
    const nameIn = async (bytes: Uint8Array) =>
      /<definedName name="PrimedAsOf">([^<]*)</.exec(
        await (await openPackage(bytes)).text("xl/workbook.xml"),
      )?.[1];
    expect(await nameIn(first)).toBe(`'${RICH}'!$C$12`);
    const moved = await applied(
      await edited(first, insertsRows(RICH, 1, 2)),
      richPage({ latest: [1, 1, 1, 1] }),
    );
    expect(await nameIn(moved.bytes)).toBe(`'${RICH}'!$C$14`);
    const dropped = await applied(moved.bytes, richPage({ spec: { names: [] } }));
    expect(await nameIn(dropped.bytes)).toBeUndefined();
  });

  test("a name that somebody deleted is put back, and a place that links go to", async () => {
    for (const name of ["PrimedAsOf", FACTS_LINK]) {
      const pattern = new RegExp(`<definedName name="${name}"[^>]*>[^<]*</definedName>`);
      const taken = await edited(first, (pkg) =>
        change(pkg, "xl/workbook.xml", (xml) => xml.replace(pattern, "")),
      );
      expect(taken).not.toEqual(first);
      const { bytes } = await applied(taken, richPage());
      expect(await (await openPackage(bytes)).text("xl/workbook.xml")).toMatch(pattern);
    }
  });

  test("everything goes that the spec no longer has, and no empty list is left", async () => {
    const bare = richPage({
      spec: { conditions: [], validations: [], sparklines: [], links: [], tables: [], blocks: [] },
    });
    const made = await applied(tinyBook(), withoutStarter(richPage()));
    const { bytes, skipped } = await applied(made.bytes, withoutStarter(bare));
    expect(skipped).toEqual([]);
    const xml = await sheetXml(bytes);
    for (const name of ["conditionalFormatting", "dataValidation", "hyperlink", "extLst", "tablePart"]) {
      expect(xml).not.toContain(`<${name}`);
    }
    expect((await openPackage(bytes)).names().filter((name) => name.includes("table"))).toEqual([]);
    expect(await (await openPackage(bytes)).text("xl/workbook.xml")).toMatch(/Primed_made"[^>]*>"-"</);
  });

  test.each<[string, Step]>([
    ["a conditional format", without(/<conditionalFormatting sqref="D5:D8">.*?<\/conditionalFormatting>/)],
    ["a bar's second half", without(/<x14:conditionalFormatting .*?<\/x14:conditionalFormatting>/)],
    ["a validation", without(/<dataValidation [^>]*sqref="C12".*?<\/dataValidation>/)],
    ["a sparkline", without(/<x14:sparkline>.*?<\/x14:sparkline>/)],
    ["a choice in a drop-down", replaced(/"Ann,Bo [^<]*"/, '"Eve"')],
    ["the link", without(/<hyperlinks>.*?<\/hyperlinks>/)],
  ])("%s that somebody took away is put back", async (_, step) => {
    const taken = await edited(first, step);
    expect(sorted(await laidOver(taken))).not.toEqual(withStarter(OURS));
    const again = await applied(taken, richPage());
    expect(again.written).toEqual([RICH]);
    expect(sorted(await laidOver(again.bytes))).toEqual(withStarter(OURS));
  });

  test("follows our area when people put rows above it and columns before it, references and all", async () => {
    const moved = await edited(first, insertsRows(RICH, 1, 2), insertsColumns(RICH, 1));
    const { bytes, skipped, written } = await applied(moved, richPage({ latest: [0.5, 0.6, 0.7, 0.8] }));
    expect({ skipped, written }).toEqual({ skipped: [], written: [RICH] });
    const over = await laidOver(bytes);
    expect(over.conditions).toContain(`E7:E10 expression LEFT($E7,1)="◆"`);
    expect(over.conditions).toContain("F7:F10 dataBar -0.5..0+");
    expect(over.conditions).toHaveLength(7);
    expect(over.validations).toContain("D15 decimal 0 $D$7*100");
    expect(over.validations).toHaveLength(5);
    expect(over.sparklines).toEqual(["H7 column C18:I18", "H8 column C19:I19", "I7 line C19:I19"]);
    expect(over.links).toEqual([`C4 ${FACTS_LINK}`]);
    expect(over.tables).toContain("PrimedFacts C22:E25 ID,Due,Days late");
    expect(await sheetXml(bytes)).toContain("<f>MAX(0,$D$7-0.75)</f>");
  });

  test("a protection without a password is ours; one with a password is somebody's", async () => {
    const later = richPage({ latest: [1, 1, 1, 1] });
    expect((await applied(first, later)).written).toEqual([RICH]);
    const locked = await edited(first, async (pkg) =>
      change(pkg, await partOf(pkg, RICH), (xml) =>
        xml.replace("<sheetProtection", '<sheetProtection password="CC1A"'),
      ),
    );
    const { skipped, bytes } = await applied(locked, later);
    expect(skipped).toEqual([{ sheet: RICH, message: expect.stringMatching(/is protected/) }]);
    expect(bytes).toEqual(locked);
  });
});

test("in a sheet whose every tag has a prefix, ours are found, and new ones have it too", async () => {
  const prefixed = await edited(first, async (pkg) =>
    change(pkg, await partOf(pkg, RICH), (xml) =>
      xml.replace(/<(\/?)(?=\w+[\s/>])/g, "<$1x:").replace("xmlns=", "xmlns:x="),
    ),
  );
  expect((await applied(prefixed, richPage())).bytes).toEqual(prefixed);
  const { bytes, skipped } = await applied(prefixed, richPage({ latest: [1, 1, 1, 1] }));
  expect(skipped).toEqual([]);
  expect(await sheetXml(bytes)).not.toMatch(/<(?!\/?(x|x14|xm):|\?)/);
  expect(sorted(await laidOver(bytes))).toEqual(withStarter(OURS));
});

const withoutStarter = ({ starter, ...page }: SheetSpec): SheetSpec => page;
const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

function without(pattern: RegExp): Step {
  return replaced(pattern, "");
}
