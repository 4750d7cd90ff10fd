import type { RawPart } from "../file/package/raw-zip";
import { contentTypes, plainWorkbook, relationships, workbookParts } from "../file/package/workbook-parts";
import { oddSheets, sharedTexts } from "../file/read/odd-sheets";

/** Workbooks in forms that the programs at hand do not write, but others do. */

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const sheet = "xl/worksheets/sheet1.xml";

const escaped = (text: string) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;");
const sharedStrings = (...items: string[]) =>
  `<sst xmlns="${main}">${items.map((si) => `<si>${si}</si>`).join("")}</sst>`;
const worksheet = (rows: string, after = "") =>
  `<worksheet xmlns="${main}" xmlns:r="${office}"><sheetData>${rows}</sheetData>${after}</worksheet>`;
const styles = `<styleSheet xmlns="${main}"><fonts><font><sz val="11"/></font></fonts><fills><fill><patternFill/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs><cellXfs><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/><xf numFmtId="9" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

const spreadsheet = "application/vnd.openxmlformats-officedocument.spreadsheetml";
const types = (...others: (readonly [part: string, kind: string])[]) =>
  contentTypes().replace(
    "</Types>",
    [["/xl/styles.xml", "styles"] as const, ["/xl/sharedStrings.xml", "sharedStrings"] as const, ...others]
      .map(([part, kind]) => `<Override PartName="${part}" ContentType="${spreadsheet}.${kind}+xml"/>`)
      .join("") + "</Types>",
  );
const ordinaryTypes = types(["/xl/worksheets/sheet1.xml", "worksheet"]);

/** What stands in parts of its own; all other parts are plain ones. */
type Parts = Record<string, string | Uint8Array | null>;

const workbook = (parts: Parts): RawPart[] =>
  workbookParts({ "xl/styles.xml": styles, "[Content_Types].xml": ordinaryTypes, ...parts });

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le");

/** Each odd sheet of the unit tests, in a workbook that other programs open too. */
const fromOddSheets = Object.entries(oddSheets).map(([name, xml]): [string, RawPart[]] => [
  `odd-${name.replace(/[^a-z]+/gi, "-").toLowerCase()}`,
  workbook({
    [sheet]: xml.replace('xmlns:x="urn:m"', `xmlns:x="${main}"`),
    "xl/sharedStrings.xml": sharedStrings(...sharedTexts.map((text) => `<t>${escaped(text)}</t>`)),
  }),
]);

export const handMade: Record<string, RawPart[]> = {
  ...Object.fromEntries(fromOddSheets),
  "hand-shared-texts": workbook({
    [sheet]: worksheet(
      `<row r="1">${[0, 1, 2, 3, 4, 5, 6].map((i) => `<c r="${"ABCDEFG"[i]}1" t="s"><v>${i}</v></c>`).join("")}</row>`,
    ),
    "xl/sharedStrings.xml": sharedStrings(
      '<t xml:space="preserve">  both ends  </t>',
      "<t>not preserved </t>",
      "<r><t>runs </t></r><r><rPr><b/></rPr><t>of &amp; text</t></r>",
      '<t>課長</t><rPh sb="0" eb="2"><t>カチョウ</t></rPh>',
      "<t/>",
      "<t>&#128512;&#x1F600;&#233;</t>",
      "<t>😀é</t>",
    ),
  }),
  "hand-utf-16": workbook({
    [sheet]: utf16(
      `<?xml version="1.0" encoding="UTF-16"?>${worksheet('<row r="1"><c r="A1" t="inlineStr"><is><t>Zoë 😀</t></is></c><c r="B1"><v>2</v></c></row>')}`,
    ),
  }),
  "hand-byte-order-mark": workbook({
    [sheet]: `\uFEFF<?xml version="1.0" encoding="UTF-8"?>${worksheet('<row r="1"><c r="A1" t="str"><v>é</v></c></row>')}`,
  }),
  "hand-part-elsewhere": workbook({
    [sheet]: null,
    "xl/elsewhere/data.xml": worksheet('<row r="2"><c r="B2"><v>1</v></c></row>'),
    "xl/_rels/workbook.xml.rels": relationships(
      ["rId1", "worksheet", "/xl/elsewhere/data.xml"],
      ["rId3", "styles", "styles.xml"],
    ),
    "[Content_Types].xml": types(["/xl/elsewhere/data.xml", "worksheet"]),
  }),
  "hand-external-links": workbook({
    [sheet]: worksheet(
      '<row r="1"><c r="A1"><f>[1]Other!$A$1</f><v>7</v></c><c r="B1" t="str"><f>[1]Other!$B$1</f><v>cached</v></c><c r="C1" t="e"><f>[1]Gone!A1</f><v>#REF!</v></c></row>',
    ),
    "xl/workbook.xml": plainWorkbook.replace(
      "</workbook>",
      '<externalReferences><externalReference r:id="rId9"/></externalReferences></workbook>',
    ),
    "xl/_rels/workbook.xml.rels": relationships(
      ["rId1", "worksheet", "worksheets/sheet1.xml"],
      ["rId3", "styles", "styles.xml"],
      ["rId9", "externalLink", "externalLinks/externalLink1.xml"],
    ),
    "xl/externalLinks/externalLink1.xml": `<externalLink xmlns="${main}"><externalBook xmlns:r="${office}" r:id="rId1"><sheetNames><sheetName val="Other"/></sheetNames></externalBook></externalLink>`,
    "xl/externalLinks/_rels/externalLink1.xml.rels": relationships([
      "rId1",
      "externalLinkPath",
      'file:///other.xlsx" TargetMode="External',
    ]),
    "[Content_Types].xml": types(
      ["/xl/worksheets/sheet1.xml", "worksheet"],
      ["/xl/externalLinks/externalLink1.xml", "externalLink"],
    ),
  }),
  "hand-spill-and-metadata": workbook({
    [sheet]: worksheet(
      '<row r="1"><c r="A1" cm="1"><f t="array" ref="A1:A3">_xlfn.SEQUENCE(3)</f><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>' +
        '<row r="4"><c r="A4" t="e" vm="1"><f>_xlfn.SEQUENCE(9)</f><v>#SPILL!</v></c><c r="B4" t="e"><v>#CALC!</v></c><c r="C4" t="e"><v>#GETTING_DATA</v></c></row>',
    ),
  }),
  "hand-shared-formulas": workbook({
    [sheet]: worksheet(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B4" si="0">A1*2</f><v>2</v></c></row>' +
        '<row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>' +
        '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/></c></row>' +
        '<row r="4"><c r="B4" t="str"><f t="shared" si="0"></f><v>four</v></c></row>' +
        '<row r="5"><c r="B5"><f t="dataTable" ref="B5:B6" dt2D="0" dtr="0" r1="A1"/><v>9</v></c></row>',
    ),
  }),
  "hand-rows-out-of-order": workbook({
    [sheet]: worksheet(
      '<row r="9"><c r="B9"><v>9</v></c></row><row r="2"><c r="C2"><v>3</v></c><c r="A2"><v>1</v></c></row>',
    ),
  }),
  "hand-formats-without-values": workbook({
    [sheet]: worksheet(
      '<row r="1" s="1" customFormat="1"><c r="A1" s="1"/><c r="B1" s="2"></c><c r="C1" s="1"><v>46027</v></c></row>' +
        Array.from(
          { length: 200 },
          (_, i) => `<row r="${i + 2}" hidden="1"><c r="A${i + 2}" s="1"/></row>`,
        ).join(""),
      "",
    ).replace(
      "<sheetData>",
      '<cols><col min="1" max="16384" width="9" style="1" hidden="1"/></cols><sheetData>',
    ),
  }),
};

/** Saved as Strict Open XML, which no refresh may touch. */
export const strictWorkbook: RawPart[] = workbook({
  "xl/workbook.xml": plainWorkbook.replace(main, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
});
