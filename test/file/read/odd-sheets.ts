/** Worksheet parts in every form XML and the format allow, most of them never written by Excel but by somebody. */
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const sheet = (rows: string, before = "", after = "") =>
  `<?xml version="1.0" encoding="UTF-8"?>\r\n<worksheet ${main}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`;

/** Shared strings 0–3; 2 is empty, 3 the same text as 0. */
export const sharedTexts = ["Ann", "Bob & Co", "", "Ann"];

export const oddSheets: Record<string, string> = {
  ordinary: sheet(
    '<row r="1" spans="1:4"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>46027</v></c><c r="C1" s="2"><v>0.25</v></c><c r="D1"><v>-1.5E-3</v></c></row>' +
      '<row r="3"><c r="A3" t="s"><v>3</v></c><c r="B3" t="b"><v>1</v></c><c r="C3" t="e"><v>#N/A</v></c><c r="AB3" t="str"><v>x</v></c></row>',
  ),
  "no addresses at all": sheet(
    '<row><c><v>1</v></c><c t="s"><v>1</v></c></row><row/><row><c/><c><v>2</v></c></row>',
  ),
  "some addresses": sheet('<row r="4"><c r="C4"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>'),
  "a cell's address above its row's": sheet(
    '<row><c r="B7"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>',
  ),
  "attributes in another order, quotes and spaces": sheet(
    `<row ht='12' r = '2' ><c  s="1"\n t='n'  r='C2' ><v>5</v></c ><c cm="1" vm='2' r="D2" ph="1" t="s"><v> 1 </v></c></row >`,
  ),
  "a greater-than sign and other names ending in r within attributes": sheet(
    '<row r="2" x:dyDescent="a>b" hr="9"><c r="A2" x="r=9 > 3" rr="Z9"><v>1</v></c></row>',
  ),
  "lower-case addresses": sheet('<row r="2"><c r="ab2"><v>1</v></c></row>'),
  "self-closing everything": sheet(
    '<row r="1"/><row r="2"><c r="A2" s="1"/><c r="B2"><v/></c><c r="C2"><f/></c><c r="D2" t="str"><v/></c></row>',
  ),
  "formulas with and without results": sheet(
    '<row r="1"><c r="A1"><f>B1*2</f><v>8</v></c><c r="B1"><f>1/0</f></c><c r="C1"><f t="shared" si="0"/><v></v></c>' +
      '<c r="D1" t="str"><f>A1&amp;""</f><v></v></c><c r="E1" t="e"><f>NA()</f><v>#N/A</v></c><c r="F1" t="b"><f ca="1">TRUE()</f><v>0</v></c>' +
      '<c r="G1" t="str"><f>IF(A1&lt;2,"&lt;v&gt;","b")</f><v> kept  </v></c><c r="H1"><v>3</v><f>1+2</f></c>' +
      '<c r="I1"><f>1</f><v> \n</v></c><c r="J1"><f t="shared" ref="J1:J2" si="1">a&gt;b</f><v>4</v></c><c r="K1"><f/><v>5</v></c></row>',
  ),
  "inline strings, runs and phonetic guides": sheet(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>plain</t></is></c>' +
      '<c r="B1" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">two </t></r><r><t>runs</t></r></is></c>' +
      '<c r="C1" t="inlineStr"><is><t>課</t><rPh sb="0" eb="1"><t>カ</t></rPh><phoneticPr fontId="1"/></is></c>' +
      '<c r="D1" t="inlineStr"><is><t/></is></c><c r="E1" t="inlineStr"><is/></c><c r="F1" t="inlineStr"><v>in v</v></c></row>',
  ),
  "CDATA, comments and instructions": sheet(
    '<!-- <row r="9"><c r="A9"><v>9</v></c></row> --><row r="1"><!-- x --><c r="A1" t="str"><!-- </c> --><v><![CDATA[<v>&amp;</v></c>]]></v></c>' +
      '<c r="B1"><v>1<!-- 2 -->3</v></c><?skip <c r="C1"><v>1</v></c>?><c r="D1" t="inlineStr"><is><t>a<![CDATA[ & ]]>b</t></is></c></row>',
  ),
  "references and Excel's own codes": sheet(
    '<row r="1"><c r="A1" t="str"><v>&lt;&#65;&#x42;&gt; &amp;amp; &quot;&apos;</v></c><c r="B1" t="str"><v>a_x000D_\r\nb_x005F_x0041_</v></c>' +
      '<c r="C1" t="inlineStr"><is><t>_x0009_&#10;</t></is></c><c r="D1"><v>&#49;2</v></c></row>',
  ),
  "spaces kept": sheet(
    '<row r="1"><c r="A1" t="str"><v xml:space="preserve">  a  </v></c><c r="B1" t="str"><v> b </v></c></row>',
  ),
  "numbers of every form": sheet(
    `<row r="1">${["0", "-0", "007", "1.", ".5", "-.5", "1e3", "1E+300", "4.9E-324", "0.1", "123456789012345678", "0.30000000000000004", "1234567.12345678", "999999999999999"].map((number, i) => `<c r="${String.fromCharCode(65 + i)}1"><v>${number}</v></c>`).join("")}</row>`,
  ),
  "white space between everything": sheet(
    '\n  <row r="1">\n    <c r="A1">\n      <v>1</v>\n    </c>\n    <c r="B1" t="inlineStr">\n <is>\n <t>x</t>\n </is>\n </c>\n  </row>\n',
  ),
  "ISO dates": sheet(
    '<row r="1"><c r="A1" t="d"><v>2026-01-05</v></c><c r="B1" t="d"><v>2026-01-05T18:00:00</v></c><c r="C1" s="2" t="d"><v>1999-12-31T00:00:00.000</v></c></row>',
  ),
  "empty shared texts": sheet(
    '<row r="1"><c r="A1" t="s"><v>1</v></c></row><row r="2"><c r="A2" t="s"><v>2</v></c></row>',
  ),
  "a cell written twice": sheet('<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'),
  "prefixed names": `<x:worksheet xmlns:x="urn:m"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>y</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
  "words of the format in text, and elements around the cells": sheet(
    '<row r="1"><c r="A1" t="str"><v>&lt;/sheetData&gt;&lt;/row&gt;</v></c><c r="B1"><v>1</v><extLst><ext><v>99</v><t>no</t></ext></extLst></c></row>',
    '<dimension ref="A1:A1"/><cols><col min="1" max="1"/></cols>',
    '<mergeCells><mergeCell ref="A1:B1"/></mergeCells><c r="Z99"><v>1</v></c>',
  ),
  "no rows": `<worksheet ${main}><sheetData/></worksheet>`,
  "no cells at all": `<worksheet ${main}><sheetPr/></worksheet>`,
};
