import { openFileWorkbook } from "../../../src/file/file-workbook";
import { openPackage } from "../../../src/file/package/package";
import type { TableEdit, TableEdited } from "../../../src/workbook";
import { zipOf } from "../package/raw-zip";
import { relationships, workbookParts } from "../package/workbook-parts";

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** s: 0 General, 1 a date, 2 bold, 3 text, 4 percent, 5 General in a colour. */
const styles = [
  `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts>`,
  `<cellXfs count="6"><xf numFmtId="0" fontId="0"/><xf numFmtId="14" fontId="0"/><xf numFmtId="0" fontId="1"/>`,
  `<xf numFmtId="49" fontId="0"/><xf numFmtId="9" fontId="0"/><xf numFmtId="0" fontId="0" fillId="2" applyFill="1"><alignment wrapText="1"/></xf></cellXfs></styleSheet>`,
].join("");

/** The last row of data is 6, and no other is blank. Column B holds Ref, C Action, D Due, E Status, F Days left, G Note. */
export const logRows = [
  `<row r="1"><c r="B1" t="inlineStr"><is><t>Actions</t></is></c></row>`,
  `<row r="3" spans="2:7"><c r="B3" t="inlineStr"><is><t>Ref</t></is></c><c r="C3" t="inlineStr"><is><t>Action</t></is></c><c r="D3" t="inlineStr"><is><t>Due</t></is></c><c r="E3" t="inlineStr"><is><t>Status</t></is></c><c r="F3" t="inlineStr"><is><t>Days left</t></is></c><c r="G3" t="inlineStr"><is><t>Note</t></is></c></row>`,
  `<row r="4" spans="2:7"><c r="B4" t="inlineStr"><is><t>A1</t></is></c><c r="C4" s="5" t="s"><v>0</v></c><c r="D4" s="1"><v>46030</v></c><c r="E4" t="inlineStr"><is><t>Open</t></is></c><c r="F4"><f>ActionLog[[#This Row],[Due]]-46000</f><v>30</v></c></row>`,
  `<row r="5" spans="2:7" hidden="1"><c r="B5" t="inlineStr"><is><t>A2</t></is></c><c r="C5" s="5" t="s"><v>1</v></c><c r="D5" s="1"><v>46040</v></c><c r="E5" t="inlineStr"><is><t>Done</t></is></c><c r="F5"><f>ActionLog[[#This Row],[Due]]-46000</f><v>40</v></c><c r="G5" s="2" t="inlineStr"><is><t>Ours</t></is></c></row>`,
  `<row r="6" spans="2:7"><c r="B6" t="inlineStr"><is><t>A3</t></is></c><c r="C6" s="5" t="inlineStr"><is><t>Ring</t></is></c><c r="D6" s="1"><v>46050</v></c><c r="E6" s="3" t="inlineStr"><is><t>Open</t></is></c><c r="F6" s="2"><f>ActionLog[[#This Row],[Due]]-46000</f><v>50</v></c><c r="G6" s="2"/><c r="I6"><v>7</v></c></row>`,
];

export const logTable = `<table xmlns="${main}" id="1" name="ActionLog" displayName="ActionLog" ref="B3:G6" totalsRowShown="0"><autoFilter ref="B3:G6"><filterColumn colId="3"><filters><filter val="Open"/></filters></filterColumn></autoFilter><sortState ref="B4:G6"><sortCondition ref="D4:D6"/></sortState><tableColumns count="6"><tableColumn id="1" name="Ref"/><tableColumn id="2" name="Action"/><tableColumn id="3" name="Due"/><tableColumn id="4" name="Status"/><tableColumn id="5" name="Days left"><calculatedColumnFormula>ActionLog[[#This Row],[Due]]-46000</calculatedColumnFormula></tableColumn><tableColumn id="6" name="Note"/></tableColumns></table>`;

export const totalsRow = `<row r="7" ht="30" customHeight="1"><c r="B7" s="2" t="inlineStr"><is><t>Total</t></is></c><c r="D7" s="1"><f>MAX(D4:D6)</f><v>46050</v></c><c r="F7" s="2"><f>SUBTOTAL(109,ActionLog[Days left])</f><v>120</v></c><c r="H7"><v>1</v></c></row>`;
export const tableWithTotals = logTable
  .replace('ref="B3:G6" totalsRowShown="0"', 'ref="B3:G7" totalsRowCount="1"')
  .replace("</tableColumn></tableColumns>", "</tableColumn></tableColumns>");

export interface LogBook {
  rows?: readonly string[];
  table?: string;
  /** What stands before and after the cells. */
  before?: string;
  after?: string;
  /** Other parts. */
  parts?: Record<string, string | null>;
  /** Rewrites the whole sheet. */
  sheet?: (xml: string) => string;
}

/** A person's workbook with an action log on its sheet `One`. */
export function logBook({ rows, table, before, after, parts, sheet }: LogBook = {}): Uint8Array {
  const xml = `<worksheet xmlns="${main}" xmlns:r="${office}">${before ?? '<dimension ref="B1:I6"/>'}<sheetData>${(rows ?? logRows).join("")}</sheetData>${after ?? ""}<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>`;
  return zipOf(
    workbookParts({
      "xl/worksheets/sheet1.xml": sheet ? sheet(xml) : xml,
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(["rId1", "table", "../tables/table1.xml"]),
      "xl/tables/table1.xml": table ?? logTable,
      "xl/styles.xml": styles,
      ...parts,
    }),
  );
}

export interface EditedBook extends TableEdited {
  bytes: Uint8Array;
  /** A part's text afterwards. */
  text(part: string): Promise<string>;
  sheet: string;
  table: string;
}

/** Edits a table and gives what was done and the file's new bytes. */
export async function edited(
  bytes: Uint8Array,
  edit: Partial<TableEdit>,
  ...more: readonly Partial<TableEdit>[]
): Promise<EditedBook> {
  const workbook = await openFileWorkbook(bytes);
  const whole = (one: Partial<TableEdit>): TableEdit => ({
    table: "ActionLog",
    append: [],
    update: [],
    ...one,
  });
  let done = await workbook.editTable(whole(edit));
  for (const next of more) done = await workbook.editTable(whole(next));
  const after = await workbook.save();
  const pkg = await openPackage(after);
  return {
    ...done,
    bytes: after,
    text: (part) => pkg.text(part),
    sheet: await pkg.text("xl/worksheets/sheet1.xml"),
    table: await pkg.text("xl/tables/table1.xml"),
  };
}

/** A cell's XML, or nothing. */
export const cellIn = (sheet: string, address: string): string | undefined =>
  new RegExp(`<(?:\\w+:)?c [^>]*r="${address}"[^>]*?(?:/>|>.*?</(?:\\w+:)?c>)`, "s").exec(sheet)?.[0];
/** A row's XML. */
export const rowIn = (sheet: string, row: number): string | undefined =>
  new RegExp(`<(?:\\w+:)?row [^>]*r="${row}"[^>]*?(?:/>|>.*?</(?:\\w+:)?row>)`, "s").exec(sheet)?.[0];
