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
