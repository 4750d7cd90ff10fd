import type { Validation } from "../../../src/core/sheet/validation";
import { change, edited, partOf, puts } from "../../support/person";
import { laidOver } from "./laid-over";
import { RICH, richPage } from "./rich";
import { sheetXml } from "./rich-laid-over";
import { applied, tinyBook } from "./tiny";

/** Conditional formats, validations, sparklines and links of people's on a sheet of ours, and copies that they made of ours. */

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), richPage())).bytes;
});

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

const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
