import { openPackage } from "../../../src/file/package/package";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import {
  change,
  clears,
  edited,
  insertsColumns,
  insertsRows,
  partOf,
  protects,
  renamesSheet,
  types,
} from "../../support/person";
import { shownOn } from "../../support/shown";
import { entriesOf } from "../package/raw-zip";
import { applied, tinyBook, tinyChart, tinyPage } from "./tiny";

/** A dashboard that is there already is changed in place, and only when there is something to change. */

const SHEET = "North dashboard";
let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), tinyPage())).bytes;
});

describe("nothing to do", () => {
  test("the same spec gives the same bytes", async () => {
    const again = await applied(first, tinyPage());
    expect(again).toMatchObject({ written: [], unchanged: [SHEET], skipped: [] });
    expect(again.bytes).toEqual(first);
  });

  test("volatile cells alone are no reason to write", async () => {
    const again = await applied(first, tinyPage({ refreshed: "3 November" }));
    expect(again.unchanged).toEqual([SHEET]);
    expect(again.bytes).toEqual(first);
  });

  test("a protected sheet that is up to date is no trouble", async () => {
    const again = await applied(await edited(first, protects(SHEET)), tinyPage());
    expect(again).toMatchObject({ unchanged: [SHEET], skipped: [] });
  });

  test("the same workbook object can be written to twice", async () => {
    const workbook = await (await import("../../../src/file/file-workbook")).openFileWorkbook(tinyBook());
    expect((await workbook.apply([tinyPage()])).written).toEqual([SHEET]);
    expect((await workbook.apply([tinyPage()])).unchanged).toEqual([SHEET]);
  });
});

describe("new numbers", () => {
  test("are written, with the volatile cells, and nothing else changes", async () => {
    const { bytes, written } = await applied(first, tinyPage({ latest: 0.5, refreshed: "3 November" }));
    expect(written).toEqual([SHEET]);
    expect(await shownOn(bytes, SHEET)).toEqual({
      ...(await shownOn(first, SHEET)),
      C5: 0.5,
      C8: "3 November",
    });
  });

  test("reach the chart's cache, in the same part", async () => {
    const { bytes } = await applied(first, tinyPage({ figures: [7, 8, 9] }));
    const pkg = await openPackage(bytes);
    expect(pkg.names()).toEqual((await openPackage(first)).names());
    expect(await pkg.text("xl/charts/chart1.xml")).toContain('<c:pt idx="2"><c:v>9</c:v></c:pt>');
  });

  test("going there and back does not let the file grow", async () => {
    const there = (await applied(first, tinyPage({ latest: 0.5, figures: [1] }))).bytes;
    const back = (await applied(there, tinyPage())).bytes;
    const sizes = (bytes: Uint8Array) => entriesOf(bytes).map(({ name, content }) => [name, content.length]);
    const again = (
      await applied((await applied(back, tinyPage({ latest: 0.5, figures: [1] }))).bytes, tinyPage())
    ).bytes;
    expect(sizes(again)).toEqual(sizes(back));
  });

  test("cells that are no longer in the spec go", async () => {
    const { bytes } = await applied(first, tinyPage({ figures: [3] }));
    const shown = await shownOn(bytes, SHEET);
    expect(shown).not.toHaveProperty("B11");
    expect(shown).not.toHaveProperty("C12");
  });

  test("rows get the heights of the new layout, not those of the old", async () => {
    const lower = tinyPage();
    const { bytes } = await applied(first, { ...lower, rowHeights: new Map([[5, 27]]) });
    const xml = await (await openPackage(bytes)).text("xl/worksheets/sheet2.xml");
    expect(xml).toContain('<row r="5" ht="27" customHeight="1">');
    expect(xml).toContain('<row r="4">');
  });

  test("column widths and print set-up are the people's after the first time", async () => {
    const widened = await edited(first, async (pkg) =>
      change(pkg, await partOf(pkg, SHEET), (xml) =>
        xml.replace('width="50"', 'width="77"').replace('scale="76"', 'scale="55"'),
      ),
    );
    const { bytes } = await applied(widened, tinyPage({ latest: 0.5 }));
    const xml = await (await openPackage(bytes)).text("xl/worksheets/sheet2.xml");
    expect(xml).toContain('width="77"');
    expect(xml).toContain('scale="55"');
  });
});

describe("a page that grows is printed whole", () => {
  const grown = tinyPage({ figures: [1, 2, 3, 4] });
  const longer = {
    ...grown,
    print: { ...grown.print, area: { row: 1, column: 1, rows: 14, columns: 5 }, breaks: [9, 12] },
  };
  const printed = async (bytes: Uint8Array) => {
    const pkg = await openPackage(bytes);
    return {
      area: /"_xlnm.Print_Area"[^>]*>([^<]*)</.exec(await pkg.text("xl/workbook.xml"))?.[1],
      breaks: [...(await pkg.text("xl/worksheets/sheet2.xml")).matchAll(/<brk id="(\d+)"/g)].map(([, id]) =>
        Number(id),
      ),
    };
  };
  const setsArea = (area: string) => (pkg: Awaited<ReturnType<typeof openPackage>>) =>
    change(pkg, "xl/workbook.xml", (xml) =>
      xml.replace(/("_xlnm.Print_Area"[^>]*>)[^<]*/, (_, tag: string) => `${tag}'${SHEET}'!${area}`),
    );

  test("print area and page breaks follow", async () => {
    const { bytes } = await applied(first, longer);
    expect(await printed(bytes)).toEqual({ area: `'${SHEET}'!$A$1:$E$14`, breaks: [8, 11] });
    expect(await printed((await applied(bytes, tinyPage())).bytes)).toEqual(await printed(first));
  });

  test("also below rows that people put above it", async () => {
    const { bytes } = await applied(await edited(first, insertsRows(SHEET, 1, 2), shiftsBreaks(2)), longer);
    expect(await printed(bytes)).toEqual({ area: `'${SHEET}'!$A$3:$E$16`, breaks: [10, 13] });
  });

  test("a print area that people set stays, and so do breaks that they set", async () => {
    const set = await edited(first, setsArea("$A$1:$C$9"), shiftsBreaks(3));
    const { bytes } = await applied(set, longer);
    expect(await printed(bytes)).toEqual({ area: `'${SHEET}'!$A$1:$C$9`, breaks: [11] });
  });
});

describe("what people changed of ours is mended", () => {
  test.each([
    ["a number typed over", types(SHEET, "C5", 0.99)],
    ["a text typed over a number", types(SHEET, "C5", "99%")],
    ["a title typed over", types(SHEET, "B1", "South")],
    ["a formula typed over", types(SHEET, "C10", { formula: "1+1", value: 2 })],
    ["a cell cleared", clears(SHEET, "C5")],
  ])("%s", async (_, step) => {
    const { bytes, written } = await applied(await edited(first, step), tinyPage());
    expect(written).toEqual([SHEET]);
    expect(await shownOn(bytes, SHEET)).toEqual(await shownOn(first, SHEET));
  });

  test("a chart deleted is made again", async () => {
    const deleted = await edited(first, (pkg) =>
      change(pkg, "xl/drawings/drawing1.xml", (xml) =>
        xml.replace(/<xdr:twoCellAnchor.*<\/xdr:twoCellAnchor>/, ""),
      ),
    );
    const { bytes, written } = await applied(deleted, tinyPage());
    expect(written).toEqual([SHEET]);
    expect(await (await openPackage(bytes)).text("xl/drawings/drawing1.xml")).toContain(
      'name="Primed team:North figures"',
    );
  });

  test("a chart copied beside, with our name still on it, is no reason to write each time", async () => {
    const copied = await edited(first, (pkg) =>
      change(pkg, "xl/drawings/drawing1.xml", (xml) =>
        xml.replace(/<xdr:twoCellAnchor.*<\/xdr:twoCellAnchor>/, "$&$&"),
      ),
    );
    expect((await applied(copied, tinyPage())).unchanged).toEqual([SHEET]);
  });
});

describe("our area follows where people move it", () => {
  test.each<[string, ReturnType<typeof insertsRows>, string, string]>([
    ["rows above", insertsRows(SHEET, 1, 3), "C8", "$A$4:$E$23"],
    ["columns before", insertsColumns(SHEET, 1, 2), "E5", "$C$1:$G$20"],
  ])("%s", async (_, step, latest, area) => {
    const moved = await edited(first, step);
    expect((await applied(moved, tinyPage())).unchanged).toEqual([SHEET]);
    const { bytes, written } = await applied(moved, tinyPage({ latest: 0.5 }));
    expect(written).toEqual([SHEET]);
    expect(await shownOn(bytes, SHEET)).toEqual({ ...(await shownOn(moved, SHEET)), [latest]: 0.5 });
    const workbook = await (await openPackage(bytes)).text("xl/workbook.xml");
    expect(workbook).toContain(`'${SHEET}'!${area}<`);
  });

  test("what is typed above stays, and so do our merge, anchors and chart, moved", async () => {
    const moved = await edited(first, insertsRows(SHEET, 1, 2), types(SHEET, "A1", "Our own heading"));
    const { bytes } = await applied(moved, tinyPage({ figures: [9, 9, 9] }));
    const pkg = await openPackage(bytes);
    expect(await shownOn(bytes, SHEET)).toMatchObject({ A1: "Our own heading", B3: "North", C12: 9 });
    expect(await pkg.text("xl/worksheets/sheet2.xml")).toContain(
      '<mergeCells count="1"><mergeCell ref="B3:D3"/></mergeCells>',
    );
    expect(await pkg.text("xl/workbook.xml")).toContain(`'${SHEET}'!$B$12<`);
    expect(await pkg.text("xl/charts/chart1.xml")).toContain("$C$12:$C$14");
    expect(await pkg.text("xl/drawings/drawing1.xml")).toContain("<xdr:row>15</xdr:row>");
  });

  test("rows inserted inside it are taken back", async () => {
    const { bytes, written } = await applied(await edited(first, insertsRows(SHEET, 5, 2)), tinyPage());
    expect(written).toEqual([SHEET]);
    expect(await shownOn(bytes, SHEET)).toEqual(await shownOn(first, SHEET));
    expect(await (await openPackage(bytes)).text("xl/workbook.xml")).toContain(`'${SHEET}'!$A$1:$E$20<`);
  });

  test("an area that was lost with its rows is found again at its place", async () => {
    const lost = await edited(first, (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) => xml.replace(`'${SHEET}'!$A$1:$E$20`, "#REF!")),
    );
    const { bytes, written } = await applied(lost, tinyPage({ latest: 0.5 }));
    expect(written).toEqual([SHEET]);
    expect(await shownOn(bytes, SHEET)).toMatchObject({ C5: 0.5 });
  });
});

test("a sheet that people renamed is found again, keeps its name and its links", async () => {
  const renamed = await edited(first, renamesSheet(SHEET, "Nord & 'Co'"));
  expect((await applied(renamed, tinyPage())).unchanged).toEqual(["Nord & 'Co'"]);
  const { bytes, written } = await applied(renamed, tinyPage({ latest: 0.5 }));
  expect(written).toEqual(["Nord & 'Co'"]);
  const pkg = await openPackage(bytes);
  const workbook = await pkg.text("xl/workbook.xml");
  expect(workbook).not.toContain(SHEET);
  expect(workbook).toContain("'Nord &amp; ''Co'''!$B$1<");
  expect(await pkg.text("xl/charts/chart1.xml")).toContain("'Nord &amp; ''Co'''!$C$10:$C$12");
});

describe("charts and places that are no longer in the spec", () => {
  test("a chart goes with its parts, relationships and content types", async () => {
    const two = tinyPage({
      spec: { charts: [tinyChart("Primed team:North a"), tinyChart("Primed team:North b")] },
    });
    const both = await edited((await applied(tinyBook(), two)).bytes, withChartStyle("xl/charts/chart2.xml"));
    const { bytes } = await applied(both, { ...two, charts: [tinyChart("Primed team:North a")] });
    const pkg = await openPackage(bytes);
    expect(pkg.names().filter((name) => /chart2|style2/.test(name))).toEqual([]);
    expect(await pkg.text("[Content_Types].xml")).not.toMatch(/chart2|style2/);
    expect(await pkg.text("xl/drawings/_rels/drawing1.xml.rels")).not.toContain("chart2");
    const drawing = await pkg.text("xl/drawings/drawing1.xml");
    expect(drawing).toContain('name="Primed team:North a"');
    expect(drawing).not.toContain("Primed team:North b");
  });

  test("the names of places that are gone go, those of sheets not written stay", async () => {
    const south = tinyPage({ team: "South" });
    const both = (await applied(tinyBook(), tinyPage(), south)).bytes;
    const { bytes } = await applied(both, { ...tinyPage(), anchors: [] } satisfies SheetSpec, south);
    const workbook = await (await openPackage(bytes)).text("xl/workbook.xml");
    expect(workbook).not.toContain("Primed_go_team_North");
    expect(workbook.match(/Primed_go_team_South/g)).toHaveLength(2);
  });
});

const withChartStyle = (chart: string) => async (pkg: Awaited<ReturnType<typeof openPackage>>) => {
  pkg.set("xl/charts/style2.xml", "<cs:chartStyle xmlns:cs='urn:x'/>");
  pkg.set(
    chart.replace("charts/", "charts/_rels/") + ".rels",
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.microsoft.com/office/2011/relationships/chartStyle" Target="style2.xml"/></Relationships>',
  );
  await change(pkg, "[Content_Types].xml", (xml) =>
    xml.replace(
      "</Types>",
      '<Override PartName="/xl/charts/style2.xml" ContentType="application/vnd.ms-office.chartstyle+xml"/></Types>',
    ),
  );
};

/** Page breaks move with the rows, in Excel. */
const shiftsBreaks = (by: number) => async (pkg: Awaited<ReturnType<typeof openPackage>>) =>
  change(pkg, await partOf(pkg, SHEET), (xml) =>
    xml.replace(/<brk id="(\d+)"/g, (_, id: string) => `<brk id="${Number(id) + by}"`),
  );
