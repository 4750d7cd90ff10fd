import type { RawPart } from "./raw-zip";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packageNs = "http://schemas.openxmlformats.org/package/2006";
export const workbookType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

export function contentTypes(type = workbookType, part = "/xl/workbook.xml"): string {
  return `<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="${part}" ContentType="${type}"/></Types>`;
}

/** A relationships part; kinds are the last words of their types. */
export function relationships(...targets: readonly [id: string, kind: string, target: string][]): string {
  const each = targets.map(([id, kind, target]) => {
    const type = kind.startsWith("http") ? kind : `${office}/${kind}`;
    return `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  });
  return `<Relationships xmlns="${packageNs}/relationships">${each.join("")}</Relationships>`;
}

export const plainWorkbook = `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`;

/** A workbook of one sheet, its parts packed at levels Primed itself never uses. Give a part to put it in a place of its own. */
export function workbookParts(changes: Record<string, string | Uint8Array | null> = {}): RawPart[] {
  const parts = new Map<string, string | Uint8Array>([
    ["[Content_Types].xml", contentTypes()],
    ["_rels/.rels", relationships(["rId1", "officeDocument", "xl/workbook.xml"])],
    ["xl/workbook.xml", plainWorkbook],
    [
      "xl/_rels/workbook.xml.rels",
      relationships(
        ["rId1", "worksheet", "worksheets/sheet1.xml"],
        ["rId2", "sharedStrings", "sharedStrings.xml"],
        ["rId3", "styles", "/xl/styles.xml"],
      ),
    ],
    ["xl/worksheets/sheet1.xml", `<worksheet xmlns="${main}"><sheetData/></worksheet>`],
    ["xl/sharedStrings.xml", `<sst xmlns="${main}"><si><t>Ann</t></si><si><t>Bob</t></si></sst>`],
    [
      "xl/styles.xml",
      `<styleSheet xmlns="${main}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/></cellXfs></styleSheet>`,
    ],
  ]);
  for (const [name, content] of Object.entries(changes)) {
    if (content === null) parts.delete(name);
    else parts.set(name, content);
  }
  return [...parts].map(([name, content], i) => ({ name, content, level: [1, 9, 0][i % 3] ?? 1 }));
}
