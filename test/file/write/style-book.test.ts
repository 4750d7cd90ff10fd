import type { Style } from "../../../src/core/sheet/style";
import { openStyleBook } from "../../../src/file/write/style-book";

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="d mmm yyyy"/></numFmts><fonts count="1"><font><sz val="10"/><name val="Arial"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs><dxfs count="1"><dxf><numFmt numFmtId="190" formatCode="0.000"/></dxf></dxfs></styleSheet>`;

const LOOK: Style = {
  bold: true,
  horizontal: "left",
  fill: "#EEF2F7",
  format: "0.0%",
  vertical: "bottom",
  wrap: true,
};

/** The stylesheet after asking for some styles. */
function after(text: string, ...styles: Style[]): string {
  const book = openStyleBook(text);
  for (const style of styles) book.cellFormat(style, true);
  return book.text();
}

test("one style is one format, however often it is asked for", () => {
  const book = openStyleBook(STYLES);
  expect(book.cellFormat(LOOK, true)).toBe(1);
  expect(book.cellFormat({ ...LOOK }, true)).toBe(1);
  expect(book.cellFormat(LOOK, false)).toBe(2);
  expect(book.text()).toContain('<cellXfs count="3">');
});

test("a stylesheet that has it already is not changed", () => {
  const once = after(STYLES, LOOK);
  const book = openStyleBook(once);
  expect(book.cellFormat(LOOK, true)).toBe(1);
  expect(book.changed()).toBe(false);
});

test.each<[string, (xml: string) => string]>([
  [
    "attributes in another order",
    (xml) => xml.replace('horizontal="left" vertical="bottom"', 'vertical="bottom" horizontal="left"'),
  ],
  ["defaults left out", (xml) => xml.replace(' vertical="bottom"', "")],
  [
    "defaults spelled out",
    (xml) =>
      xml
        .replace("<alignment ", '<alignment textRotation="0" shrinkToFit="false" ')
        .replace("<protection ", '<protection locked="true" '),
  ],
  [
    "true for 1",
    (xml) => xml.replace('wrapText="1"', 'wrapText="true"').replace('hidden="1"', 'hidden="true"'),
  ],
  ["colours in small letters", (xml) => xml.replace("FFEEF2F7", "ffeef2f7")],
  ["a prefix", (xml) => xml.replace(/<(\/?)(?=[A-Za-z])/g, "<$1x:").replace("xmlns=", "xmlns:x=")],
])("the same format written with %s is found", (_, respell) => {
  const once = after(STYLES, LOOK);
  const respelled = respell(once);
  expect(respelled).not.toBe(once);
  const book = openStyleBook(respelled);
  expect(book.cellFormat(LOOK, true)).toBe(1);
  expect(book.changed()).toBe(false);
});

test("number formats: Excel's own by their own id, the workbook's by its, new ones after every id in use", () => {
  const text = after(STYLES, { format: "0%" }, { format: "d mmm yyyy" }, { format: "0.0%" }, { format: "@" });
  const ids = [...text.matchAll(/<xf numFmtId="(\d+)" fontId/g)].map((match) => Number(match[1]));
  expect(ids).toEqual([9, 170, 191, 49]);
  expect(text).toContain(
    '<numFmts count="2"><numFmt numFmtId="170" formatCode="d mmm yyyy"/><numFmt numFmtId="191" formatCode="0.0%"/></numFmts>',
  );
});

test("fonts and colours are named, since the workbook's theme and Normal style may be anything", () => {
  expect(after(STYLES, {})).toContain(
    '<font><sz val="10.5"/><color rgb="FF1B2430"/><name val="Calibri"/><family val="2"/></font>',
  );
});

test("only what we filled is marked as ours", () => {
  const first = openStyleBook(STYLES);
  const [filled, painted] = [first.cellFormat(LOOK, true), first.cellFormat(LOOK, false)];
  const later = openStyleBook(first.text());
  expect([0, filled, painted].map((format) => later.marksOurs(format))).toEqual([false, true, false]);
});

describe("what other programs write for the same style is found again", () => {
  const STYLE: Style = {
    bold: true,
    underline: true,
    fill: "#EEF2F7",
    bottom: { weight: "thin", color: "#CBD3DE" },
    format: `"●"* #,##0_0;d mmm yy`,
  };
  const once = after(STYLES, STYLE);

  test.each<[string, (xml: string) => string]>([
    ["flags of a font with a value", (xml) => xml.replace("<b/><u/>", '<b val="1"/><u val="single"/>')],
    [
      "flags of a font that say no",
      (xml) =>
        xml
          .replace("<b/><u/>", '<b val="true"/><i val="0"/><strike val="false"/><u/><shadow val="0"/>')
          .replace("<font><sz", '<font><b val="0"/><u val="none"/><sz'),
    ],
    ["a font's usual character set", (xml) => xml.replace('<family val="2"/>', '$&<charset val="1"/>')],
    ["another second colour for a solid fill", (xml) => xml.replace('indexed="64"', 'rgb="FF1B2430"')],
    [
      "a border that says there is no diagonal",
      (xml) => xml.replaceAll("<border>", '<border diagonalUp="false" diagonalDown="false" outline="1">'),
    ],
    [
      "sides of a border left out or said to be none",
      (xml) => xml.replaceAll("<left/><right/>", '<left style="none"/>').replaceAll("<diagonal/>", ""),
    ],
    [
      "literals of a number format behind backslashes",
      (xml) => xml.replace("&quot;●&quot;* #,##0_0;d mmm yy", "\\●* #,##0_0;d\\ mmm\\ yy"),
    ],
    [
      "a font twice, the format having the second",
      (xml) =>
        xml
          .replace(/<font><b\/>.*?<\/font>/, "$&$&")
          .replace('<fonts count="2"', '<fonts count="3"')
          .replace('fontId="1"', 'fontId="2"'),
    ],
  ])("%s", (_, respell) => {
    const respelled = respell(once);
    expect(respelled).not.toBe(once);
    const book = openStyleBook(respelled);
    expect(book.cellFormat(STYLE, true)).toBe(1);
    expect(book.changed()).toBe(false);
  });

  test("General under an id of its own", () => {
    const plain = after(STYLES, {})
      .replace("<numFmt ", '<numFmt numFmtId="164" formatCode="General"/>$&')
      .replace('<xf numFmtId="0"', '<xf numFmtId="164"');
    const book = openStyleBook(plain);
    expect(book.cellFormat({}, true)).toBe(1);
    expect(book.changed()).toBe(false);
  });

  test("a conditional format", () => {
    const look = { bold: true, color: "#851511" };
    const first = openStyleBook(STYLES);
    expect(first.differentialFormat(look)).toBe(1);
    const later = openStyleBook(first.text().replace("<b/>", '<b val="1"/><i val="0"/>'));
    expect(later.differentialFormat(look)).toBe(1);
    expect(later.changed()).toBe(false);
  });
});

describe("what only looks alike is another style", () => {
  test.each<[string, Style, (xml: string) => string]>([
    ["not bold", { bold: true }, (xml) => xml.replace("<b/>", '<b val="0"/>')],
    ["underlined twice", { underline: true }, (xml) => xml.replace("<u/>", '<u val="double"/>')],
    ["another colour of a fill", { fill: "#EEF2F7" }, (xml) => xml.replace("FFEEF2F7", "FFEEF2F8")],
    ["a letter that is a code", { format: `"d"0` }, (xml) => xml.replace("&quot;d&quot;0", "d0")],
  ])("%s", (_, style, change) => {
    const book = openStyleBook(change(after(STYLES, style)));
    expect(book.cellFormat(style, true)).toBe(2);
  });

  test("a conditional format that takes boldness away", () => {
    const first = openStyleBook(STYLES);
    first.differentialFormat({ color: "#851511" });
    const later = openStyleBook(first.text().replace("<font><color", '<font><b val="0"/><color'));
    expect(later.differentialFormat({ color: "#851511" })).toBe(2);
  });
});
