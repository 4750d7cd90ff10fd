import { contentTypes, plainWorkbook, relationships } from "./package/workbook-parts";

/** Workbooks made to fill the memory or take for ever, each a part or two of about `size` characters, which zip to very little. */

const sheet = "xl/worksheets/sheet1.xml";
const workbook = "xl/workbook.xml";
const strings = "xl/sharedStrings.xml";
const styles = "xl/styles.xml";

const inSheet = (rows: string) => ({ [sheet]: `<worksheet><sheetData>${rows}</sheetData></worksheet>` });
const inRow = (cells: string) => inSheet(`<row r="1">${cells}</row>`);
const inText = (text: string) => inRow(`<c r="A1" t="str"><v>${text}</v></c>`);
const inWorkbook = (before: string) => ({
  [workbook]: plainWorkbook.replace("<sheets>", `${before}<sheets>`),
});

/** Pieces with their number in them, to about `size` characters. */
function numbered(size: number, piece: (number: number) => string): string {
  const count = Math.floor(size / piece(99_999).length);
  return Array.from({ length: count }, (_, i) => piece(i)).join("");
}

/** To one and the same part. */
const manyRelationships = (size: number, kind: string, target: string) =>
  relationships(["rId1", kind, target]).replace(
    /<Relationship .*\/>/,
    (one) => one + numbered(size, (i) => one.replace("rId1", `r${i}`)),
  );

export const attacks: Record<string, (size: number) => Record<string, string>> = {
  "a workbook part of empty elements": (size) => inWorkbook("<a/>".repeat(size / 4)),
  "elements in elements": (size) => inWorkbook("<a>".repeat(size / 7) + "</a>".repeat(size / 7)),
  "elements never closed": (size) => inWorkbook("<a>".repeat(size / 3)),
  "attributes without end": (size) => inWorkbook(`<a ${numbered(size, (i) => `a${i}="" `)}/>`),
  "references without end": (size) => inWorkbook(`<a>${"&amp;".repeat(size / 5)}</a>`),
  "carriage returns": (size) => inWorkbook("\r".repeat(size)),
  "line ends of two characters": (size) => inWorkbook(`<!--${"\r\n".repeat(size / 2)}-->`),
  "opening brackets": (size) => ({ [workbook]: "<".repeat(size) }),
  ampersands: (size) => ({ [workbook]: `<a>${"&".repeat(size)}` }),
  "CDATA never closed": (size) => ({ [workbook]: `<a>${"<![CDATA[".repeat(size / 9)}` }),
  "a document type": (size) => ({ [workbook]: `<!DOCTYPE a [<!ENTITY b "c">]>${" ".repeat(size)}<a/>` }),
  "entities in entities, in the sheet": () => ({
    [sheet]: `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 30 }, (_, i) => `<!ENTITY a${i + 1} "&a${i};&a${i};">`).join("")}]><worksheet><sheetData><row><c t="str"><v>&a30;</v></c></row></sheetData></worksheet>`,
  }),
  "entities in entities, in the texts": () => ({
    [strings]: `<!DOCTYPE a [<!ENTITY b "${"x".repeat(1000)}">]><sst><si><t>${"&b;".repeat(1000)}</t></si></sst>`,
  }),
  "content types without end": (size) => ({
    "[Content_Types].xml": contentTypes().replace(
      "</Types>",
      `${'<Override PartName="/a" ContentType="b"/>'.repeat(size / 42)}</Types>`,
    ),
  }),
  "styles without end": (size) => ({
    [styles]: `<styleSheet><cellXfs>${'<xf numFmtId="14"/>'.repeat(size / 19)}</cellXfs></styleSheet>`,
  }),
  "long number formats": (size) => ({
    [styles]: `<styleSheet><numFmts>${numbered(size / 2, (i) => `<numFmt numFmtId="${i}" formatCode="${"[h]:mm;".repeat(40)}"/>`)}</numFmts><cellXfs>${numbered(size / 2, (i) => `<xf numFmtId="${i}"/>`)}</cellXfs></styleSheet>`,
  }),
  "sheets without end": (size) => ({
    [workbook]: plainWorkbook.replace(
      "<sheets>",
      `<sheets>${numbered(size / 8, (i) => `<sheet name="S${i}" sheetId="${i + 2}" r:id="r${i}"/>`)}`,
    ),
    "xl/_rels/workbook.xml.rels": manyRelationships(size / 8, "worksheet", "worksheets/sheet1.xml"),
  }),
  "names without end": (size) => ({
    [workbook]: plainWorkbook.replace(
      "</workbook>",
      `<definedNames>${numbered(size, (i) => `<definedName name="N${i}">One!$A$1</definedName>`)}</definedNames></workbook>`,
    ),
  }),
  "empty texts": (size) => ({ [strings]: `<sst>${"<si/>".repeat(size / 5)}</sst>` }),
  "different texts": (size) => ({ [strings]: `<sst>${numbered(size, (i) => `<si><t>${i}</t></si>`)}</sst>` }),
  "a text of a great many runs": (size) => ({
    [strings]: `<sst><si>${"<r><t>x</t></r>".repeat(size / 15)}</si></sst>`,
  }),
  "one enormous text": (size) => ({ [strings]: `<sst><si><t>${"x".repeat(size)}</t></si></sst>` }),
  "rows without end": (size) => inSheet("<row/>".repeat(size / 6)),
  "rows with a cell each": (size) => inSheet("<row><c><v>1</v></c></row>".repeat(size / 26)),
  "cells beyond the last column": (size) => inRow("<c><v>1</v></c>".repeat(size / 15)),
  "empty cells beyond the last column": (size) => inRow("<c/>".repeat(size / 4)),
  "one cell again and again": (size) => inRow('<c r="A1"><v>1</v></c>'.repeat(size / 22)),
  "one cell again and again, oddly written": (size) =>
    inRow('<c r="A1" ><!-- --><v>1</v></c>'.repeat(size / 31)),
  "different inline texts": (size) => inRow(numbered(size, (i) => `<c r="A1" t="str"><v>${i}</v></c>`)),
  "a cell of elements in elements": (size) =>
    inRow(`<c>${"<a>".repeat(size / 7)}${"</a>".repeat(size / 7)}</c>`),
  "a text deep within": (size) =>
    inRow(
      `<c t="inlineStr"><is>${"<r>".repeat(size / 14)}${"<t>x</t>".repeat(size / 16)}${"</r>".repeat(size / 14)}</is></c>`,
    ),
  "a cell never closed": (size) => inRow(`<c>${"<v>1</v>".repeat(size / 8)}`),
  "a tag never closed": (size) => inRow(`<c r="${"1".repeat(size)}`),
  "a comment never closed": (size) => inRow(`<!--${"-".repeat(size)}`),
  "attributes of a cell": (size) => inRow(`<c ${numbered(size, (i) => `a${i}="" `)}><v>1</v></c>`),
  "cells in the far corner": () => inSheet(`<row r="1048576">${"<c><v>1</v></c>".repeat(90)}</row>`),
  "cells far apart": () =>
    inSheet(`<row r="1">${"<c><v>1</v></c>".repeat(16_384)}</row><row r="9000"><c><v>1</v></c></row>`),
  "a long number": (size) => inRow(`<c><v>${"1".repeat(size)}</v></c>`),
  "a number in white space": (size) => inRow(`<c><v>${" ".repeat(size)}1</v></c>`),
  "white space": (size) => inSheet(" ".repeat(size)),
  "characters no XML holds": (size) => inSheet(`\0${" ".repeat(size)}`),
  "references to nothing, in the sheet": () => inText("&nosuch;"),
  "references to nothing, in the texts": () => ({ [strings]: "<sst><si><t>&#xFFFFFFFF;</t></si></sst>" }),
  "a text of references": (size) => inText("&#65;".repeat(size / 5)),
  "a text of Excel's codes": (size) => inText("_xD83D_".repeat(size / 7)),
  "a text of carriage returns": (size) => inText("\r".repeat(size)),
  "tables without end": (size) => ({
    "xl/worksheets/_rels/sheet1.xml.rels": manyRelationships(size, "table", "../tables/t.xml"),
    "xl/tables/t.xml":
      '<table name="T" displayName="T" ref="A1:B2"><tableColumns><tableColumn name="a"/></tableColumns></table>',
  }),
};
