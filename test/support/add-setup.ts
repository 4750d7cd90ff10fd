import { address, rangeAddress } from "../../src/core/sheet/address";
import type { Package } from "../../src/file/package/package";
import { workbookContext } from "../../src/file/read/workbook-context";
import { cellXml } from "../../src/file/write/cell-xml";
import { addPart, freePartName, relate } from "../../src/file/write/parts";
import { addSheets, openWorkbookXml } from "../../src/file/write/workbook-xml";
import { escapeAttribute } from "../../src/file/xml/escape";

/** Setup tables as rows, the header first: what a person would type. Dates are serial numbers. */
export type SetupTables = Readonly<Record<string, readonly (readonly (string | number | null)[])[]>>;

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** Adds the sheet `Primed setup` with its tables to any workbook, as its author would in Excel. */
export async function addSetup(pkg: Package, tables: SetupTables): Promise<void> {
  const { workbookPart } = await workbookContext(pkg);
  const part = freePartName(pkg, "xl/worksheets/sheet#.xml");
  const rows: string[] = [];
  const refs: string[] = [];
  let row = 3;
  await addPart(pkg, part, "<worksheet/>", `${TYPES}.worksheet+xml`);
  for (const [name, values] of Object.entries(tables)) {
    const rect = { row, column: 1, rows: values.length, columns: values[0]!.length };
    values.forEach((cells, down) => {
      const xml = cells.map((value, across) => cellXml(row + down, across + 1, value, undefined));
      rows.push(`<row r="${row + down}">${xml.join("")}</row>`);
    });
    const table = freePartName(pkg, "xl/tables/table#.xml");
    const id = 100 + refs.length;
    const columns = values[0]!.map(
      (head, i) => `<tableColumn id="${i + 1}" name="${escapeAttribute(String(head))}"/>`,
    );
    await addPart(
      pkg,
      table,
      `<table xmlns="${MAIN}" id="${id}" name="${name}" displayName="${name}" ref="${rangeAddress(rect)}" totalsRowShown="0"><autoFilter ref="${rangeAddress(rect)}"/><tableColumns count="${columns.length}">${columns.join("")}</tableColumns></table>`,
      `${TYPES}.table+xml`,
    );
    refs.push(`<tablePart r:id="${await relate(pkg, part, "table", table)}"/>`);
    row += values.length + 2;
  }
  pkg.set(
    part,
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><dimension ref="A1:${address(row, 20)}"/><sheetData>${rows.join("")}</sheetData><tableParts count="${refs.length}">${refs.join("")}</tableParts></worksheet>`,
  );
  const workbook = openWorkbookXml(await pkg.text(workbookPart));
  addSheets(workbook, [
    { name: "Primed setup", relationship: await relate(pkg, workbookPart, "worksheet", part) },
  ]);
  pkg.set(workbookPart, workbook.text());
}
