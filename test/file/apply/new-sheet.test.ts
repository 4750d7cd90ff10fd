import { openPackage, type Package } from "../../../src/file/package/package";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { Kind } from "../../../src/workbook";
import { shownOn } from "../../support/shown";
import { entriesOf } from "../package/raw-zip";
import { applied, DAY_ONE, tinyBook, tinyChart, tinyPage } from "./tiny";

/** A dashboard made in a workbook that had none. */

const SHEET = "North dashboard";
let before: Uint8Array;
let after: Uint8Array;
let pkg: Package;
beforeAll(async () => {
  before = tinyBook();
  const { bytes, ...done } = await applied(before, tinyPage());
  expect(done).toEqual({ written: [SHEET], unchanged: [], skipped: [], notes: [] });
  after = bytes;
  pkg = await openPackage(after);
});

test("shows what the spec says, cell by cell", async () => {
  expect(await shownOn(after, SHEET)).toEqual({
    B1: "North",
    B2: "To the top",
    B4: "Measure",
    C4: "Latest",
    B5: "On time",
    C5: 0.75,
    B8: "Refreshed",
    C8: "2 November",
    B10: DAY_ONE,
    C10: 3,
    B11: DAY_ONE + 1,
    C11: 5,
    B12: DAY_ONE + 2,
    C12: 4,
  });
});

test("numbers carry their formats: a percentage, dates", async () => {
  const { columns } = await (await openFileWorkbook(after)).read({ sheet: SHEET, firstRow: 1 });
  expect(columns.get(3)!.kinds[4]).toBe(Kind.Percent);
  expect(columns.get(2)!.kinds[9]).toBe(Kind.Date);
});

test("stands last among the tabs, with ids of its own", async () => {
  expect(await pkg.text("xl/workbook.xml")).toContain(
    `<sheets><sheet name="One" sheetId="1" r:id="rId1"/><sheet name="${SHEET}" sheetId="2" r:id="rId4"/></sheets>`,
  );
});

test("is marked as ours by hidden names, and has one for each place links go to", async () => {
  const names = namesIn(await pkg.text("xl/workbook.xml"));
  expect(names).toEqual({
    Primed_role: ['localSheetId="1" hidden="1"', expect.stringMatching(/^"team:North\|[0-9a-f]{8}"$/)],
    Primed_area: ['localSheetId="1" hidden="1"', `'${SHEET}'!$A$1:$E$20`],
    Primed_cells: ['localSheetId="1" hidden="1"', expect.stringMatching(/^"5:8:[\w.;-]+"$/)],
    Primed_made: ['localSheetId="1" hidden="1"', expect.stringMatching(/^"[0-9a-f]{8}"$/)],
    Primed_looks: ['localSheetId="1" hidden="1"', expect.stringMatching(/^"([\w.]{4}){20}:/)],
    Primed_print: ['localSheetId="1" hidden="1"', `'${SHEET}'!$A$1:$E$13`],
    "_xlnm.Print_Area": ['localSheetId="1"', `'${SHEET}'!$A$1:$E$13`],
    [nameOf(names, "team_North_")]: ['hidden="1"', `'${SHEET}'!$B$1`],
    [nameOf(names, "team_North_figures_")]: ['hidden="1"', `'${SHEET}'!$B$10`],
  });
});

test("links are formulas that carry their text", async () => {
  const names = namesIn(await pkg.text("xl/workbook.xml"));
  expect(await sheetXml()).toContain(
    `t="str"><f>HYPERLINK("#${nameOf(names, "team_North_")}","To the top")</f><v>To the top</v></c>`,
  );
});

test("has the spec's column widths, counted in the Normal font's digits (Calibri 11 where there is none: 7 pixels)", async () => {
  expect(await sheetXml()).toContain(
    '<cols><col min="1" max="1" width="2" customWidth="1"/><col min="2" max="2" width="50" customWidth="1"/><col min="3" max="3" width="10" customWidth="1"/></cols>',
  );
});

test("counts column widths in the workbook's own Normal font: Arial 20 has digits of 15 pixels", async () => {
  const styles =
    '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font><sz val="9"/><name val="Calibri"/></font><font><sz val="20"/><name val="Arial"/></font></fonts><cellStyleXfs count="1"><xf fontId="1"/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
  const { bytes } = await applied(tinyBook({ "xl/styles.xml": styles }), tinyPage());
  expect(await (await openPackage(bytes)).text("xl/worksheets/sheet2.xml")).toContain(
    `width="${Math.floor((350 / 15) * 256) / 256}"`,
  );
});

test("has frozen rows, row heights, merges and the print set-up", async () => {
  const xml = await sheetXml();
  expect(xml).toContain('<pane ySplit="2" topLeftCell="A3" activePane="bottomLeft" state="frozen"/>');
  expect(xml).toContain('<row r="4" ht="27" customHeight="1">');
  expect(xml).toContain('<mergeCells count="1"><mergeCell ref="B1:D1"/></mergeCells>');
  expect(xml).toContain('<pageSetup paperSize="9" scale="76" orientation="landscape"/>');
  expect(xml).toContain(
    "<oddFooter>&amp;L&amp;A&amp;CAs of 31 October 2026&amp;RPage &amp;P of &amp;N</oddFooter>",
  );
  expect(xml).toContain('<brk id="8" max="16383" man="1"/>');
});

test("repeats title rows when the spec has them, and writes no empty list of columns when it has no widths", async () => {
  const page = tinyPage();
  const { bytes } = await applied(
    tinyBook(),
    tinyPage({ spec: { columnWidths: [], print: { ...page.print, titleRows: 2 } } }),
  );
  const opened = await openPackage(bytes);
  expect(namesIn(await opened.text("xl/workbook.xml"))["_xlnm.Print_Titles"]).toEqual([
    'localSheetId="1"',
    `'${SHEET}'!$1:$2`,
  ]);
  expect(await opened.text("xl/worksheets/sheet2.xml")).not.toContain("<cols");
});

test("its chart has a name, a text for screen readers, and every value it draws", async () => {
  expect(await pkg.text("xl/drawings/drawing1.xml")).toContain(
    'name="Primed team:North figures" descr="Primed team:North figures: steady at &quot;4&quot; &amp; no more"',
  );
  const chart = await pkg.text("xl/charts/chart1.xml");
  expect(chart).toContain(
    `<c:f>'${SHEET}'!$C$10:$C$12</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="3"/><c:pt idx="0"><c:v>3</c:v></c:pt><c:pt idx="1"><c:v>5</c:v></c:pt><c:pt idx="2"><c:v>4</c:v></c:pt></c:numCache>`,
  );
  expect(chart).toContain(`<c:pt idx="0"><c:v>${DAY_ONE}</c:v></c:pt>`);
});

test("every new part has a content type and hangs on a relationship", async () => {
  const types = await pkg.text("[Content_Types].xml");
  const added = pkg.names().filter((name) => !entriesOf(before).some((entry) => entry.name === name));
  expect(added.sort()).toEqual([
    "xl/charts/chart1.xml",
    "xl/drawings/_rels/drawing1.xml.rels",
    "xl/drawings/drawing1.xml",
    "xl/worksheets/_rels/sheet2.xml.rels",
    "xl/worksheets/sheet2.xml",
  ]);
  for (const part of added.filter((name) => !name.endsWith(".rels")))
    expect(types.split(`PartName="/${part}"`)).toHaveLength(2);
  expect(await pkg.text("xl/worksheets/_rels/sheet2.xml.rels")).toContain(
    'Target="../drawings/drawing1.xml"',
  );
  expect(await pkg.text("xl/drawings/_rels/drawing1.xml.rels")).toContain('Target="../charts/chart1.xml"');
});

test("the person's sheet keeps its compressed bytes", () => {
  const compressed = (bytes: Uint8Array, part: string) =>
    entriesOf(bytes)
      .find(({ name }) => name === part)!
      .compressed.toString("hex");
  for (const part of ["xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
    expect(compressed(after, part)).toBe(compressed(before, part));
});

test.each([
  "1-2",
  "00123",
  "03/04/2026",
  "=1+1",
  "+44",
  "@home",
  "TRUE",
  " two  spaces ",
  "_x0041_",
  "a\u0001b\r\nc",
  "<&>",
])("text stays text, exactly: %j", async (text) => {
  const { bytes } = await applied(
    tinyBook(),
    tinyPage({ spec: { blocks: [{ row: 1, column: 2, values: [[text]] }], charts: [] } }),
  );
  expect(await shownOn(bytes, SHEET)).toEqual({ B1: text });
});

test("what is too long for a cell ends in …, and no row is taller than Excel takes", async () => {
  const long = "x".repeat(32_766) + "\u{1F600}";
  const page = tinyPage({
    spec: { blocks: [{ row: 1, column: 2, values: [[long]] }], charts: [], rowHeights: new Map([[1, 900]]) },
  });
  const first = await applied(tinyBook(), page);
  expect(await shownOn(first.bytes, SHEET)).toEqual({ B1: `${"x".repeat(32_766)}…` });
  expect(await (await openPackage(first.bytes)).text("xl/worksheets/sheet2.xml")).toContain(
    '<row r="1" ht="409" customHeight="1">',
  );
  expect((await applied(first.bytes, page)).unchanged).toEqual([SHEET]);
});

test("characters that XML can't hold do not damage names, charts or alt texts", async () => {
  const odd = "A\u0001\uD800B";
  const page = tinyPage({ team: odd });
  const charts = [tinyChart(page.charts[0]!.name)].map((chart) => ({
    ...chart,
    alt: odd,
    series: [{ ...chart.series[0]!, name: odd }],
  }));
  const first = await applied(tinyBook(), { ...page, charts });
  for (const name of (await openPackage(first.bytes)).names())
    // eslint-disable-next-line no-control-regex
    expect(await (await openPackage(first.bytes)).text(name)).not.toMatch(/[\u0000-\u0008]/);
  const again = await applied(first.bytes, { ...page, charts });
  expect(again.written).toEqual([]);
});

const sheetXml = () => pkg.text("xl/worksheets/sheet2.xml");

/** The workbook's names: their attributes and what they stand for. */
function namesIn(workbook: string): Record<string, [string, string]> {
  const found = workbook.matchAll(/<definedName name="([^"]*)" ([^>]*)>([^<]*)</g);
  return Object.fromEntries([...found].map(([, name, attributes, text]) => [name!, [attributes!, text!]]));
}

const nameOf = (names: Record<string, unknown>, start: string): string =>
  Object.keys(names).find((name) => new RegExp(`^Primed_go_${start}[0-9a-f]{8}$`).test(name)) ??
  `no name ${start}`;
