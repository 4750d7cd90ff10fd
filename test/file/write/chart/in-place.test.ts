import { openPackage, type Package } from "../../../../src/file/package/package";
import { attribute, descendantsNamed } from "../../../../src/file/xml/find";
import { parsePart } from "../../../../src/file/xml/parse-part";
import { change, edited, type Step } from "../../../support/person";
import { applied, tinyBook, tinyChart, tinyPage } from "../../apply/tiny";

/** What people, and their programs, do to a drawing and its charts between two refreshes. */

const DRAWING = "xl/drawings/drawing1.xml";
const RELS = "xl/drawings/_rels/drawing1.xml.rels";
const CHART = "xl/charts/chart1.xml";
const NAME = "Primed team:North figures";
const NEW = tinyPage({ latest: 0.5, figures: [3, 9, 9] });

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), tinyPage())).bytes;
});

const textOf = async (bytes: Uint8Array, part: string): Promise<string> =>
  (await openPackage(bytes)).text(part);
const rewrites =
  (part: string, how: (xml: string) => string): Step =>
  (pkg) =>
    change(pkg, part, how);
const appends = (xml: string): Step =>
  rewrites(DRAWING, (text) => text.replace("</xdr:wsDr>", () => `${xml}</xdr:wsDr>`));

async function refreshedTwice(bytes: Uint8Array, page = NEW): Promise<Uint8Array> {
  const once = await applied(bytes, page);
  expect(once.skipped).toEqual([]);
  expect(once.written).toEqual([page.title]);
  const twice = await applied(once.bytes, page);
  expect(twice.written).toEqual([]);
  expect(twice.bytes).toEqual(once.bytes);
  return once.bytes;
}

const idsIn = (xml: string): (string | undefined)[] =>
  descendantsNamed(parsePart(xml), "cNvPr").map((one) => attribute(one, "id"));
const framesNamed = (xml: string, name: string): number => xml.split(`name="${name}"`).length - 1;

/** Relates the drawing to another chart, which is a copy of ours. */
const copiesChart =
  (id: string, part: string): Step =>
  async (pkg) => {
    pkg.set(part, await pkg.text(CHART));
    await change(pkg, "[Content_Types].xml", (xml) =>
      xml.replace(
        "</Types>",
        `<Override PartName="/${part}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chart+xml"/></Types>`,
      ),
    );
    await change(pkg, RELS, (xml) =>
      xml.replace(
        "</Relationships>",
        `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chart" Target="/${part}"/></Relationships>`,
      ),
    );
  };

const frame = (id: number, name: string, relationship: string): string =>
  `<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="${id}" name="${name}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart"><c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="${relationship}"/></a:graphicData></a:graphic></xdr:graphicFrame>`;
const at = (column: number, row: number): string =>
  `<xdr:col>${column}</xdr:col><xdr:colOff>9</xdr:colOff><xdr:row>${row}</xdr:row><xdr:rowOff>9</xdr:rowOff>`;
const anchored = (content: string): string =>
  `<xdr:twoCellAnchor editAs="oneCell"><xdr:from>${at(7, 2)}</xdr:from><xdr:to>${at(12, 9)}</xdr:to>${content}<xdr:clientData/></xdr:twoCellAnchor>`;

describe("what people put beside our chart keeps its own text", () => {
  const shape = (id: number) =>
    `<xdr:sp macro="" textlink=""><xdr:nvSpPr><xdr:cNvPr id="${id}" name="Note"/><xdr:cNvSpPr txBox="1"/></xdr:nvSpPr><xdr:spPr/></xdr:sp>`;
  const AC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';
  const THEIRS = {
    "a text box": anchored(shape(11)),
    "a chart": anchored(frame(12, "Chart 1", "rId20")),
    "a chart of the newer kind, in an alternative": anchored(
      `<mc:AlternateContent ${AC}><mc:Choice xmlns:cx1="http://schemas.microsoft.com/office/drawing/2015/9/8/chartex" Requires="cx1">${frame(13, NAME, "rId20")}</mc:Choice><mc:Fallback>${shape(13)}</mc:Fallback></mc:AlternateContent>`,
    ),
    "a slicer, its anchor in an alternative": `<mc:AlternateContent ${AC}><mc:Choice xmlns:a14="http://schemas.microsoft.com/office/drawing/2010/main" Requires="a14">${anchored(frame(14, "Team", "rId20"))}</mc:Choice></mc:AlternateContent>`,
    "a picture at one cell": `<xdr:oneCellAnchor><xdr:from>${at(9, 9)}</xdr:from><xdr:ext cx="9" cy="9"/><xdr:pic><xdr:nvPicPr><xdr:cNvPr id="15" name="Logo"/><xdr:cNvPicPr/></xdr:nvPicPr><xdr:blipFill/><xdr:spPr/></xdr:pic><xdr:clientData/></xdr:oneCellAnchor>`,
    "a chart anywhere": `<xdr:absoluteAnchor><xdr:pos x="1" y="2"/><xdr:ext cx="9" cy="9"/>${frame(16, "Primed for the board", "rId20")}<xdr:clientData/></xdr:absoluteAnchor>`,
    "a group with a copy of our chart in it": anchored(
      `<xdr:grpSp><xdr:nvGrpSpPr><xdr:cNvPr id="40" name="Group"/><xdr:cNvGrpSpPr/></xdr:nvGrpSpPr><xdr:grpSpPr/>${frame(41, NAME, "rId20")}${shape(42)}</xdr:grpSp>`,
    ),
  };

  let drawing: string;
  beforeAll(async () => {
    const [before, after] = [
      Object.values(THEIRS).slice(0, 3).join(""),
      Object.values(THEIRS).slice(3).join(""),
    ];
    const beside = await edited(
      first,
      copiesChart("rId20", "xl/charts/chart9.xml"),
      rewrites(DRAWING, (xml) => xml.replace("<xdr:twoCellAnchor", () => `${before}<xdr:twoCellAnchor`)),
      appends(after),
    );
    const two = { ...NEW, charts: [...NEW.charts, tinyChart("Primed team:North two")] };
    drawing = await textOf(await refreshedTwice(beside, two), DRAWING);
  });

  test.each(Object.entries(THEIRS))("%s", (_, xml) => expect(drawing).toContain(xml));

  test("ours is changed in its place among them, a new one comes last with an id of its own", () => {
    expect(idsIn(drawing)).toEqual(["11", "12", "13", "13", "2", "14", "15", "16", "40", "41", "42", "43"]);
    expect(drawing).toMatch(/cNvPr id="2" name="Primed team:North figures"/);
    expect(drawing).toMatch(/cNvPr id="43" name="Primed team:North two"/);
  });
});

describe("a drawing as other programs write it", () => {
  test.each([
    ["with the default namespace", "", "xmlns"],
    ["with another prefix", "d:", "xmlns:d"],
  ])("%s", async (_, prefix, declaration) => {
    const rewritten = await edited(
      first,
      rewrites(DRAWING, (xml) =>
        xml.replace(/(<\/?)xdr:/g, `$1${prefix}`).replaceAll("xmlns:xdr=", `${declaration}=`),
      ),
    );
    const drawing = await textOf(await refreshedTwice(rewritten), DRAWING);
    expect(framesNamed(drawing, NAME)).toBe(1);
  });

  test("its chart at one cell, or nowhere in particular, lies over its cells again", async () => {
    const moved = await edited(
      first,
      rewrites(DRAWING, (xml) =>
        xml
          .replaceAll("twoCellAnchor", "oneCellAnchor")
          .replace(/<xdr:to>.*<\/xdr:to>/, '<xdr:ext cx="100" cy="100"/>'),
      ),
    );
    const drawing = await textOf(await refreshedTwice(moved), DRAWING);
    expect(drawing).not.toContain("oneCellAnchor");
    expect(drawing).toContain(
      "<xdr:from><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>13</xdr:row>",
    );
  });
});

describe("a chart of ours that people moved or gave other looks", () => {
  const moves = rewrites(DRAWING, (xml) => xml.replace("<xdr:col>1</xdr:col>", "<xdr:col>4</xdr:col>"));
  const colours = rewrites(CHART, (xml) => xml.replaceAll('val="4F5D73"', 'val="FF0000"'));

  test.each([
    ["moved", moves],
    ["coloured", colours],
  ])("%s: no reason to write the sheet", async (_, step) => {
    const changed = await edited(first, step);
    const { bytes, unchanged } = await applied(changed, tinyPage());
    expect(unchanged).toEqual(["North dashboard"]);
    expect(bytes).toEqual(changed);
  });

  test("when the sheet is written it is in its place and in our looks again", async () => {
    const bytes = await refreshedTwice(await edited(first, moves, colours));
    const untouched = await refreshedTwice(first);
    for (const part of [DRAWING, CHART])
      expect(await textOf(bytes, part)).toBe(await textOf(untouched, part));
  });
});

describe("a chart of ours that no longer draws what it should is a reason to write the sheet", () => {
  test.each([
    ["its range was dragged", rewrites(CHART, (xml) => xml.replace("$C$10:$C$12", "$C$10:$C$11"))],
    ["a series was deleted", rewrites(CHART, (xml) => xml.replace(/<c:ser>.*<\/c:ser>/, ""))],
    ["it was made a bar chart", rewrites(CHART, (xml) => xml.replaceAll("lineChart>", "barChart>"))],
  ])("%s", async (_, step) => {
    const changed = await edited(first, step);
    expect(await textOf(changed, CHART)).not.toBe(await textOf(first, CHART));
    expect(await textOf(await refreshedTwice(changed, tinyPage()), CHART)).toBe(await textOf(first, CHART));
  });

  test("but not one that another program wrote with other prefixes, or that people added a series to", async () => {
    const changed = await edited(
      first,
      rewrites(CHART, (xml) =>
        xml
          .replace(/(<c:ser>.*<\/c:ser>)/, (ser) => ser + ser.replace("$C$10:$C$12", "$D$10:$D$12"))
          .replace(/(<\/?)c:/g, "$1ch:")
          .replace("xmlns:c=", "xmlns:ch="),
      ),
    );
    expect((await applied(changed, tinyPage())).unchanged).toEqual(["North dashboard"]);
  });
});

test("a chart copied from another team's page stays, though that team's name begins like this one's", async () => {
  const theirs = anchored(frame(7, "Primed team:North West figures", "rId20"));
  const before = await edited(first, copiesChart("rId20", "xl/charts/chart9.xml"), appends(theirs));
  expect((await applied(before, tinyPage())).bytes).toEqual(before);
  expect(await textOf(await refreshedTwice(before), DRAWING)).toContain(theirs);
});

describe("a copy that people made of our chart, with its name", () => {
  const copied = () =>
    edited(first, copiesChart("rId20", "xl/charts/chart9.xml"), appends(anchored(frame(7, NAME, "rId20"))));

  test("is theirs: it stays as it is when ours changes", async () => {
    const before = await copied();
    const bytes = await refreshedTwice(before);
    const drawing = await textOf(bytes, DRAWING);
    expect(framesNamed(drawing, NAME)).toBe(2);
    expect(drawing).toContain(anchored(frame(7, NAME, "rId20")));
    expect(await textOf(bytes, "xl/charts/chart9.xml")).toBe(await textOf(before, "xl/charts/chart9.xml"));
    expect(await textOf(bytes, CHART)).not.toBe(await textOf(before, CHART));
  });

  test("stays when the chart that it was made of is no longer wanted, under a name that is not ours", async () => {
    const drawing = await textOf(await refreshedTwice(await copied(), { ...NEW, charts: [] }), DRAWING);
    expect(framesNamed(drawing, NAME)).toBe(0);
    expect(drawing).toContain(anchored(frame(7, "team:North figures", "rId20")));
  });

  test("is no reason to write", async () => {
    const before = await copied();
    expect((await applied(before, tinyPage())).bytes).toEqual(before);
  });
});

describe("notes and arrows that people drew inside our chart", () => {
  const NOTES = "xl/drawings/drawing7.xml";
  const draws = async (pkg: Package): Promise<void> => {
    pkg.set(NOTES, '<c:userShapes xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>');
    pkg.set(
      "xl/charts/_rels/chart1.xml.rels",
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartUserShapes" Target="../drawings/drawing7.xml"/></Relationships>',
    );
    await change(pkg, "[Content_Types].xml", (xml) =>
      xml.replace(
        "</Types>",
        `<Override PartName="/${NOTES}" ContentType="application/vnd.openxmlformats-officedocument.drawingml.chartshapes+xml"/></Types>`,
      ),
    );
    await change(pkg, CHART, (xml) =>
      xml.replace("</c:chartSpace>", '<c:userShapes r:id="rId3"/></c:chartSpace>'),
    );
  };

  test("stay in it when its figures change", async () => {
    const bytes = await refreshedTwice(await edited(first, draws));
    const chart = await textOf(bytes, CHART);
    expect(chart).toContain("<c:v>9</c:v>");
    expect(chart).toContain('<c:userShapes r:id="rId3"/></c:chartSpace>');
    expect((await openPackage(bytes)).has(NOTES)).toBe(true);
  });

  test("go with it when it goes, and leave nothing behind", async () => {
    const bytes = await refreshedTwice(await edited(first, draws), { ...NEW, charts: [] });
    const pkg = await openPackage(bytes);
    expect(pkg.names().filter((name) => /chart1|drawing7/.test(name))).toEqual([]);
    expect(await pkg.text("[Content_Types].xml")).not.toMatch(/chart1|drawing7/);
  });
});

describe("a chart of ours under another name", () => {
  const renames = rewrites(DRAWING, (xml) => xml.replace(`name="${NAME}"`, 'name="Chart 1"'));

  test("is ours when no chart has kept its name, as some programs leave it", async () => {
    const drawing = await textOf(await refreshedTwice(await edited(first, renames)), DRAWING);
    expect(idsIn(drawing)).toEqual(["2"]);
    expect(framesNamed(drawing, NAME)).toBe(1);
  });

  test("is people's when another has kept its name: they have renamed it, or copied it", async () => {
    const two = { ...NEW, charts: [tinyChart(NAME), tinyChart("Primed team:North two")] };
    const both = (await applied(tinyBook(), { ...two, blocks: tinyPage().blocks })).bytes;
    const drawing = await textOf(await refreshedTwice(await edited(both, renames), two), DRAWING);
    expect(idsIn(drawing)).toEqual(["2", "3", "4"]);
    expect(drawing).toContain('name="Chart 1"');
  });
});
