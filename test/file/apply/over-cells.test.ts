import { openPackage } from "../../../src/file/package/package";
import type { Condition } from "../../../src/core/sheet/condition";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import type { Validation } from "../../../src/core/sheet/validation";
import { change, edited, insertsColumns, insertsRows, partOf, puts, type Step } from "../../support/person";
import { shownOn } from "../../support/shown";
import { laidOver, type LaidOver } from "./laid-over";
import { FACTS_LINK, RICH, richPage } from "./rich";
import { applied, DAY_ONE, tinyBook } from "./tiny";

/** Conditional formats, validations, sparklines, links and tables: made, changed in place, and people's left alone. */

const OURS: LaidOver = {
  conditions: [
    `D5:D8 expression LEFT($D5,1)="◆"`,
    `D5:D8 expression LEFT($D5,1)="●"`,
    "E5:E8 dataBar -0.5..0+",
    "F5:F8 dataBar 0..0.5+",
    "B16:H16 dataBar -6..6+",
    "B17:H17 colorScale min..7",
  ],
  validations: [
    `C11 list "Ann,Bo ""B"" <Lee> & Co"`,
    "C12 date 46023",
    "C13 decimal 0 $C$5*100",
    "C14 E14 any",
  ],
  sparklines: ["G5 column B16:H16", "G6 column B17:H17", "H5 line B17:H17"],
  links: [`B2 ${FACTS_LINK}`],
  tables: ["PrimedFacts B20:D23 ID,Due,Days late"],
};
/** What a sheet got when it was made, and is people's. */
const STARTER = {
  conditions: [`B41:E41 expression $C41="Closed"`],
  validations: [`C41 list "Open,Closed"`],
  tables: ["ActionLog B40:E41 Action,Status,Due,Late"],
};
const sorted = (over: LaidOver): LaidOver =>
  Object.fromEntries(
    Object.entries(over).map(([kind, list]) => [kind, [...(list as string[])].sort()]),
  ) as unknown as LaidOver;
const withStarter = (over: LaidOver): LaidOver =>
  sorted({
    ...over,
    conditions: [...over.conditions, ...STARTER.conditions],
    validations: [...over.validations, ...STARTER.validations],
    tables: [...over.tables, ...STARTER.tables],
  });

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

describe("people's, on our sheet", () => {
  const theirs = {
    condition: `<conditionalFormatting sqref="C5:C8"><cfRule type="expression" dxfId="0" priority="1"><formula>$C5&gt;0.9</formula></cfRule></conditionalFormatting>`,
    bar: `<conditionalFormatting sqref="F5:F8 L5"><cfRule type="dataBar" priority="2"><dataBar><cfvo type="num" val="0"/><cfvo type="num" val="1"/><color rgb="FF00FF00"/></dataBar></cfRule></conditionalFormatting>`,
  };

  test("a conditional format over our cells stays, comes first, and keeps its text", async () => {
    const put = await edited(first, puts(RICH, "</sheetData>", ""), async (pkg) =>
      change(pkg, await partOf(pkg, RICH), (xml) =>
        xml.replace("<conditionalFormatting", () => `${theirs.condition}${theirs.bar}<conditionalFormatting`),
      ),
    );
    const { bytes, written } = await applied(put, richPage({ latest: [1, 1, 1, 1] }));
    expect(written).toEqual([RICH]);
    const xml = await sheetXml(bytes);
    expect(xml).toContain(theirs.condition + theirs.bar);
    const priorities = [...xml.matchAll(/priority="(\d+)"/g)].map(([, priority]) => Number(priority));
    expect(new Set(priorities).size).toBe(priorities.length);
    expect(Math.min(...priorities)).toBe(1);
    expect((await laidOver(bytes)).conditions).toHaveLength(9);
  });

  test("a copy of ours that they made elsewhere stays where our area does not reach", async () => {
    const spread = await edited(first, async (pkg) =>
      change(pkg, await partOf(pkg, RICH), (xml) =>
        xml
          .replaceAll('sqref="D5:D8"', 'sqref="D5:D8 M5:M8"')
          .replaceAll("<xm:sqref>E5:E8<", "<xm:sqref>E5:E8 N5<")
          .replace('sqref="E5:E8"', 'sqref="E5:E8 N5"')
          .replace('sqref="C11"', 'sqref="C11 M11"'),
      ),
    );
    const { bytes } = await applied(spread, richPage({ latest: [1, 1, 1, 1] }));
    const { conditions, validations } = await laidOver(bytes);
    expect(conditions).toEqual(
      expect.arrayContaining([
        `M5:M8 expression LEFT($D5,1)="◆"`,
        "N5 dataBar -0.5..0+",
        "E5:E8 dataBar -0.5..0+",
      ]),
    );
    expect(conditions).toHaveLength(10);
    expect(validations).toContain(`M11 list "Ann,Bo ""B"" <Lee> & Co"`);
    expect((await applied(bytes, richPage({ latest: [1, 1, 1, 1] }))).unchanged).toEqual([RICH]);
  });

  test("a copy in other rows looks at its own rows, as it did; one that crosses our edge is cut there", async () => {
    const spread = await edited(first, async (pkg) =>
      change(pkg, await partOf(pkg, RICH), (xml) =>
        xml
          .replaceAll('sqref="D5:D8"', 'sqref="D5:D8 D50:D53"')
          .replace(/(<dataValidation type="decimal"[^>]*sqref=")C13(".*?)\$C\$5\*100/, "$1C13:C30$2C13*100"),
      ),
    );
    const { bytes, skipped } = await applied(spread, richPage({ latest: [1, 1, 1, 1] }));
    expect(skipped).toEqual([]);
    const { conditions, validations } = await laidOver(bytes);
    expect(conditions).toContain(`D50:D53 expression LEFT($D50,1)="◆"`);
    expect(conditions).toContain(`D5:D8 expression LEFT($D5,1)="◆"`);
    expect(validations).toContain("C24:C30 decimal 0 C24*100");
    expect(validations).toContain("C13 decimal 0 $C$5*100");
    expect((await applied(bytes, richPage({ latest: [1, 1, 1, 1] }))).bytes).toEqual(bytes);
  });

  test("ours are cut around theirs, whole columns too, and what is left looks at its own cells", async () => {
    const custom: Validation = {
      rects: [rect(11, 3, 3, 1)],
      allowed: { kind: "custom", formula: "C11>$B11" },
    };
    const theirs = (where: string) =>
      `<dataValidation type="whole" sqref="${where}"><formula1>1</formula1><formula2>9</formula2></dataValidation>`;
    const put = (where: string) => edited(first, puts(RICH, '<dataValidations count="5">', theirs(where)));
    const one = await applied(await put("C11"), richPage({ spec: { validations: [custom] } }));
    expect((await laidOver(one.bytes)).validations).toContain("C12:C13 custom C12>$B12");
    const column = await applied(await put("C:C"), richPage({ spec: { validations: [custom] } }));
    expect((await laidOver(column.bytes)).validations).toEqual(["C:C whole 1 9", `C41 list "Open,Closed"`]);
  });

  test("a colour scale of three colours between two of ours is theirs", async () => {
    const scale = `<conditionalFormatting sqref="B17:H17"><cfRule type="colorScale" priority="40"><colorScale><cfvo type="min"/><cfvo type="percent" val="50"/><cfvo type="num" val="7"/><color rgb="FFFFFFFF"/><color rgb="FFFF0000"/><color rgb="FF9FB4D0"/></colorScale></cfRule></conditionalFormatting>`;
    const put = await edited(first, puts(RICH, "</sheetData>", ""), async (pkg) =>
      change(pkg, await partOf(pkg, RICH), (xml) =>
        xml.replace("<conditionalFormatting", () => `${scale}<conditionalFormatting`),
      ),
    );
    const { bytes } = await applied(put, richPage({ latest: [1, 1, 1, 1] }));
    expect(await sheetXml(bytes)).toContain(scale);
  });

  test("a rule of theirs in the extension list alone has a priority, too", async () => {
    const theirs = `<x14:conditionalFormatting xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:cfRule type="expression" priority="50" id="{AAAAAAAA-0000-0000-0000-000000000001}"><xm:f>One!$A$1=1</xm:f></x14:cfRule><xm:sqref>D5:D8</xm:sqref></x14:conditionalFormatting>`;
    const put = await edited(first, puts(RICH, "<x14:conditionalFormattings>", theirs));
    const { bytes } = await applied(put, richPage({ latest: [1, 1, 1, 1] }));
    const xml = await sheetXml(bytes);
    expect(xml).toContain(theirs);
    expect(Math.max(...[...xml.matchAll(/ priority="(\d+)"/g)].map(([, at]) => Number(at)))).toBe(56);
  });

  test("a validation on a cell where we have one stays, and is the only one there", async () => {
    const put = await edited(first, async (pkg) =>
      change(pkg, await partOf(pkg, RICH), (xml) =>
        xml
          .replace(/<dataValidation [^>]*sqref="C14 E14".*?(?:<\/dataValidation>|\/>)/, "")
          .replace(
            "</dataValidations>",
            '<dataValidation type="whole" sqref="E14:E20"><formula1>1</formula1><formula2>9</formula2></dataValidation></dataValidations>',
          ),
      ),
    );
    const { bytes } = await applied(put, richPage());
    expect((await laidOver(bytes)).validations).toEqual(
      expect.arrayContaining(["E14:E20 whole 1 9", "C14 any"]),
    );
    const again = await applied(bytes, richPage());
    expect(again.unchanged).toEqual([RICH]);
  });

  test("a sparkline and a link of their own in our area stay", async () => {
    const sparkline = `<x14:sparklineGroup type="stacked"><x14:colorSeries rgb="FFFF0000"/><x14:sparklines><x14:sparkline><xm:f>One!A1:C1</xm:f><xm:sqref>I6</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup>`;
    const put = await edited(
      first,
      puts(RICH, "<x14:sparklineGroups>", sparkline),
      puts(RICH, "<hyperlinks>", '<hyperlink ref="B5" location="One!A1"/>'),
    );
    const { bytes } = await applied(
      put,
      richPage({ latest: [1, 1, 1, 1], spec: { sparklines: [], links: [] } }),
    );
    expect(await sheetXml(bytes)).toContain(sparkline);
    const { sparklines, links } = await laidOver(bytes);
    expect(sparklines).toEqual(["I6 stacked A1:C1"]);
    expect(links).toEqual(["B5 One!A1"]);
  });
});

const withoutStarter = ({ starter, ...page }: SheetSpec): SheetSpec => page;
const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });

function without(pattern: RegExp): Step {
  return replaced(pattern, "");
}

function replaced(pattern: RegExp, by: string): Step {
  return async (pkg) => change(pkg, await partOf(pkg, RICH), (xml) => xml.replace(pattern, by));
}

async function sheetXml(bytes: Uint8Array): Promise<string> {
  const pkg = await openPackage(bytes);
  return pkg.text(await partOf(pkg, RICH));
}
