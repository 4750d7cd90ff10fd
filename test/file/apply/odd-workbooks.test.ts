import { FatalProblem } from "../../../src/core/problem";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { openPackage } from "../../../src/file/package/package";
import { Kind } from "../../../src/workbook";
import { change, edited, renamesSheet } from "../../support/person";
import { shownOn } from "../../support/shown";
import { contentTypes, plainWorkbook, relationships } from "../package/workbook-parts";
import { applied, DAY_ONE, tinyBook, tinyPage } from "./tiny";

/** Workbooks as other programs write them, and as people set them up. */

const SHEET = "North dashboard";
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

/** The same part with a prefix on every tag, as some programs write it. */
const prefixed = (xml: string, prefix = "x"): string =>
  xml.replace(/<(\/?)(?=[A-Za-z])/g, `<$1${prefix}:`).replace("xmlns=", `xmlns:${prefix}=`);

async function refreshedTwice(before: Uint8Array): Promise<Uint8Array> {
  const first = await applied(before, tinyPage());
  expect(first.written).toEqual([SHEET]);
  expect((await applied(first.bytes, tinyPage())).bytes).toEqual(first.bytes);
  const second = await applied(first.bytes, tinyPage({ latest: 0.5 }));
  expect(second.written).toEqual([SHEET]);
  expect(await shownOn(second.bytes, SHEET)).toMatchObject({ B1: "North", C5: 0.5, B10: expect.any(Number) });
  return second.bytes;
}

describe("prefixes on every tag", () => {
  const parts = new Map<string, string>([
    ["[Content_Types].xml", contentTypes()],
    ["xl/workbook.xml", plainWorkbook],
    [
      "xl/_rels/workbook.xml.rels",
      relationships(["rId1", "worksheet", "worksheets/sheet1.xml"], ["rId3", "styles", "/xl/styles.xml"]),
    ],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${MAIN}"><fonts count="1"><font><sz val="11"/><name val="Arial"/></font></fonts><cellXfs count="1"><xf numFmtId="0"/></cellXfs></styleSheet>`,
    ],
  ]);

  test.each([...parts.keys()])("in %s: what is added has the prefix too", async (name) => {
    const bytes = await refreshedTwice(tinyBook({ [name]: prefixed(parts.get(name)!) }));
    const xml = await (await openPackage(bytes)).text(name);
    expect(xml.match(/<[A-Za-z]+[ />]/g)).toBeNull();
  });

  test("in all of them, and in our own sheet once another program has saved it", async () => {
    const all = Object.fromEntries([...parts].map(([name, xml]) => [name, prefixed(xml)]));
    const first = (await applied(tinyBook(all), tinyPage())).bytes;
    const resaved = await edited(first, async (pkg) => {
      const sheet = "xl/worksheets/sheet2.xml";
      const theirs = '<c r="G5" t="str"><v><![CDATA[<b>bold</b>]]></v></c></row><row r="6"';
      await change(pkg, sheet, (xml) =>
        prefixed(xml.replace(/<\?xml.*\?>\s*/, "")).replace(
          /<\/x:row><x:row r="8"/,
          () => `${prefixed(theirs).replace("<x:b>bold</x:b>", "<b>bold</b>")}/><x:row r="8"`,
        ),
      );
    });
    expect((await applied(resaved, tinyPage())).unchanged).toEqual([SHEET]);
    const { bytes } = await applied(resaved, tinyPage({ latest: 0.5 }));
    expect(await shownOn(bytes, SHEET)).toMatchObject({ C5: 0.5, G5: "<b>bold</b>", C12: 4 });
  });

  test("another prefix for relationships", async () => {
    const workbook = plainWorkbook.replace("xmlns:r=", "xmlns:rel=").replace("r:id", "rel:id");
    await refreshedTwice(tinyBook({ "xl/workbook.xml": workbook }));
  });
});

describe("lists that are empty, last or missing", () => {
  test.each([
    ["an empty list of names", plainWorkbook.replace("</sheets>", "</sheets><definedNames/>")],
    [
      "names last of all",
      plainWorkbook.replace(
        "</sheets>",
        '</sheets><definedNames><definedName name="a">1</definedName></definedNames>',
      ),
    ],
    [
      "names before calculation",
      plainWorkbook.replace(
        "</sheets>",
        '</sheets><definedNames><definedName name="a">1</definedName></definedNames><calcPr calcId="191029"/>',
      ),
    ],
    [
      "no names, and what follows them",
      plainWorkbook.replace("</sheets>", '</sheets><calcPr calcId="191029"/><extLst/>'),
    ],
    ["line breaks between all", plainWorkbook.replace(/></g, ">\r\n  <")],
  ])("%s", async (_, workbook) => {
    const bytes = await refreshedTwice(tinyBook({ "xl/workbook.xml": workbook }));
    const xml = await (await openPackage(bytes)).text("xl/workbook.xml");
    expect(xml).toMatch(/<sheets>.*<\/sheets>\s*<definedNames>.*<\/definedNames>/s);
    expect(xml.replace(/<calcPr.*/s, "")).toContain("Primed_role");
  });

  test.each([
    [
      "no styles at all",
      {
        "xl/styles.xml": null,
        "xl/_rels/workbook.xml.rels": relationships(["rId1", "worksheet", "worksheets/sheet1.xml"]),
      },
    ],
    ["a stylesheet with nothing in it", { "xl/styles.xml": `<styleSheet xmlns="${MAIN}"/>` }],
    [
      "one fill only",
      {
        "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><fills count="1"><fill><patternFill patternType="none"/></fill></fills></styleSheet>`,
      },
    ],
  ])("%s: cells of theirs without a style keep none of ours", async (_, changes) => {
    const bytes = await refreshedTwice(tinyBook(changes));
    const pkg = await openPackage(bytes);
    const styles = await pkg.text(pkg.names().find((name) => name.startsWith("xl/styles"))!);
    expect(styles).toMatch(
      /<fills count="3"><fill><patternFill patternType="none"\/><\/fill><fill><patternFill patternType="gray125"\/><\/fill><fill>/,
    );
    expect(styles).toMatch(/<fonts count="\d"><font><sz val="11"\/><name val="Calibri"\/>/);
    expect(styles).toMatch(
      /<cellXfs count="\d+"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"\/>/,
    );
    expect(styles).toMatch(/<fonts.*<fills.*<borders.*<cellStyleXfs.*<cellXfs/);
  });

  test("content types that name each relationships part instead of their extension", async () => {
    const type = "application/vnd.openxmlformats-package.relationships+xml";
    const each = ["/_rels/.rels", "/xl/_rels/workbook.xml.rels"].map(
      (part) => `<Override PartName="${part}" ContentType="${type}"/>`,
    );
    const types = contentTypes().replace(/<Default Extension="rels"[^>]*>/, each.join(""));
    const bytes = await refreshedTwice(tinyBook({ "[Content_Types].xml": types }));
    expect(await (await openPackage(bytes)).text("[Content_Types].xml")).toContain(
      `<Default Extension="rels" ContentType="${type}"/>`,
    );
  });
});

test("in a 1904 workbook dates, and the chart's axis, count from 1904", async () => {
  const workbook = plainWorkbook.replace("<sheets>", '<workbookPr date1904="1"/><sheets>');
  const bytes = await refreshedTwice(tinyBook({ "xl/workbook.xml": workbook }));
  expect(await shownOn(bytes, SHEET)).toMatchObject({ B10: DAY_ONE - 1462, C10: 3 });
  const { columns } = await (await openFileWorkbook(bytes)).read({ sheet: SHEET, firstRow: 10 });
  expect(columns.get(2)!.kinds[0]).toBe(Kind.Date);
  const chart = await (await openPackage(bytes)).text("xl/charts/chart1.xml");
  expect(chart).toContain(`<c:date1904 val="1"/>`);
  expect(chart).toContain(`<c:min val="${DAY_ONE - 1462}"/>`);
  expect(chart).toContain(`<c:pt idx="0"><c:v>${DAY_ONE - 1462}</c:v></c:pt>`);
});

test("chart sheets and very hidden sheets count among the tabs, and stay as they are", async () => {
  const workbook = plainWorkbook.replace(
    "</sheets>",
    '<sheet name="Chart1" sheetId="7" r:id="rId8"/><sheet name="Deep" sheetId="9" state="veryHidden" r:id="rId9"/></sheets><definedNames><definedName name="own" localSheetId="2" hidden="1">Deep!$A$1</definedName></definedNames>',
  );
  const before = tinyBook({
    "xl/workbook.xml": workbook,
    "xl/_rels/workbook.xml.rels": relationships(
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId3", "styles", "styles.xml"],
      ["rId8", "chartsheet", "chartsheets/sheet1.xml"],
      ["rId9", "worksheet", "worksheets/sheet2.xml"],
    ),
    "xl/chartsheets/sheet1.xml": `<chartsheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>`,
    "xl/worksheets/sheet2.xml": `<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`,
  });
  const xml = await (await openPackage(await refreshedTwice(before))).text("xl/workbook.xml");
  expect(xml).toContain(
    '<sheet name="Deep" sheetId="9" state="veryHidden" r:id="rId9"/><sheet name="North dashboard" sheetId="10" r:id="rId5"/>',
  );
  expect(xml).toContain('<definedName name="own" localSheetId="2" hidden="1">Deep!$A$1</definedName>');
  expect(xml).toContain('<definedName name="Primed_role" localSheetId="3" hidden="1">');
});

describe("a workbook whose structure is locked", () => {
  const locked = plainWorkbook.replace("<sheets>", '<workbookProtection lockStructure="1"/><sheets>');

  test("is refused before anything is staged when a sheet has to be added", async () => {
    const before = tinyBook({ "xl/workbook.xml": locked });
    const workbook = await openFileWorkbook(before);
    await expect(workbook.apply([tinyPage()])).rejects.toThrow(FatalProblem);
    await expect(workbook.apply([tinyPage()])).rejects.toThrow(
      /"North dashboard" can't be added.*Protect Workbook/,
    );
    expect(await workbook.save()).toBe(before);
  });

  test("is refreshed when every sheet is there", async () => {
    const first = (await applied(tinyBook(), tinyPage())).bytes;
    const lockedLater = await edited(first, (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) =>
        xml.replace("<sheets>", '<workbookProtection lockStructure="1"/><sheets>'),
      ),
    );
    expect((await applied(lockedLater, tinyPage({ latest: 0.5 }))).written).toEqual([SHEET]);
  });

  test.each(["<workbookProtection/>", '<workbookProtection lockWindows="1"/>'])(
    "%s locks nothing",
    async (protection) => {
      await refreshedTwice(
        tinyBook({ "xl/workbook.xml": plainWorkbook.replace("<sheets>", `${protection}<sheets>`) }),
      );
    },
  );
});

describe("names of sheets", () => {
  const LONG = "Adult Social Care Occupational Therapy and Equipment (North)";

  test.each([
    ["an apostrophe", "O'Neill's"],
    ["an ampersand and signs", `A & B <"C">`],
    ["Welsh", "Tîm Gwaith Cymdeithasol Ŵ"],
    ["Arabic", "فريق الشمال"],
    ["Chinese", "北区团队"],
    ["an emoji", "North 🏠"],
    ["what tabs may not have", "North/South: [A]*?\\"],
    ["only that", "[*?]"],
    ["60 characters", LONG],
    ["300 characters", LONG.repeat(5)],
    ["quotes by the hundred", `"`.repeat(300)],
    ["a name between quotes", `a"&"b|c`],
  ])("%s: made, found again, refreshed", async (_, team) => {
    const first = await applied(tinyBook(), tinyPage({ team }));
    const [title] = first.written;
    expect(title!.length).toBeLessThanOrEqual(31);
    expect(title).not.toMatch(/[[\]:*?/\\]|^'|'$/);
    expect((await applied(first.bytes, tinyPage({ team }))).bytes).toEqual(first.bytes);
    const second = await applied(first.bytes, tinyPage({ team, latest: 0.5 }));
    expect(second.written).toEqual([title]);
    expect(await shownOn(second.bytes, title!)).toMatchObject({ B1: team, C5: 0.5 });
    const renamed = await edited(second.bytes, renamesSheet(title!, "Plain"));
    expect((await applied(renamed, tinyPage({ team }))).written).toEqual(["Plain"]);
  });

  test("no text within a formula is longer than Excel takes", async () => {
    const { bytes } = await applied(tinyBook(), tinyPage({ team: `"`.repeat(300) }));
    const workbook = await (await openPackage(bytes)).text("xl/workbook.xml");
    const role = />("[^<]*team:[^<]*)<\/definedName>/.exec(workbook)![1]!;
    for (const piece of role.split('"&amp;"')) expect(piece.length).toBeLessThanOrEqual(257);
  });

  test("teams that are the same once cut to 31 characters get a number each, and keep it", async () => {
    const teams = ["A", "B", "C"].map((end) => tinyPage({ team: `${LONG} ${end}` }));
    const first = await applied(tinyBook(), ...teams);
    expect(first.written).toEqual([
      "Adult Social Care Occupational",
      "Adult Social Care Occupationa~2",
      "Adult Social Care Occupationa~3",
    ]);
    const second = await applied(first.bytes, ...[...teams].reverse());
    expect(second.unchanged).toEqual([...first.written].reverse());
    expect(second.bytes).toEqual(first.bytes);
  });

  test("a sheet of theirs that has our title, in any case, is never touched", async () => {
    const theirs = tinyBook({ "xl/workbook.xml": plainWorkbook.replace('"One"', '"north DASHBOARD"') });
    const { bytes, written } = await applied(theirs, tinyPage());
    expect(written).toEqual(["North dashboard~2"]);
    expect(await shownOn(bytes, "north DASHBOARD")).toEqual({});
    expect(await shownOn(bytes, "North dashboard~2")).toMatchObject({ B1: "North" });
  });
});
