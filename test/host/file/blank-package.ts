import { joinZip } from "../../../src/file/package/join-zip";
import { packedEntry } from "../../../src/file/package/packed-entry";
import { webCodec } from "../../../src/file/package/gzip";
import { MAIN, RELATIONSHIPS } from "../../../src/file/write/new-sheet-xml";

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const DECLARATION = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml";

const PARTS: Readonly<Record<string, string>> = {
  "[Content_Types].xml":
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/>` +
    `<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><workbookPr/><bookViews><workbookView/></bookViews><sheets></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet xmlns="${MAIN}"><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`,
};

/** A workbook's file with no sheet in it yet, which no program would open. */
export async function blankPackage(): Promise<Uint8Array> {
  const entries = Object.entries(PARTS).map(([name, xml]) =>
    packedEntry(name, new TextEncoder().encode(DECLARATION + xml), webCodec),
  );
  return joinZip(await Promise.all(entries));
}

/** A sheet's part with nothing in it. */
export const BLANK_SHEET = `<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><sheetFormatPr defaultRowHeight="15"/><sheetData/></worksheet>`;
