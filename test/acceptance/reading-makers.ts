import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { peer } from "./reading-peers";

/** Workbooks made with SheetJS and exceljs. */

type Value = string | number | boolean | Date | null;

interface SheetJsMaker {
  utils: {
    book_new(): object;
    aoa_to_sheet(rows: readonly (readonly Value[])[], options?: object): Record<string, unknown>;
    book_append_sheet(book: object, sheet: object, name: string): void;
  };
  write(book: object, options: object): Uint8Array;
}

const texts = ["plain", " kept ", "two\nlines", "a & <b>", "😀 עברית", "=1+1", "_x0041_", "\u0007 bell", ""];
const date = (iso: string): Date => new Date(`${iso}Z`);

export async function makeWithSheetJs(folder: string): Promise<void> {
  const { utils, write } = await peer<SheetJsMaker>("xlsx");
  const rows: Value[][] = texts.map((text, i) => [
    text,
    i / 3,
    i % 2 === 0,
    date("2026-04-01T09:30:00"),
    null,
  ]);
  const save = (name: string, options: object, sheetOptions = {}, book = utils.book_new()) => {
    const sheet = utils.aoa_to_sheet(rows, sheetOptions);
    Object.assign(sheet, {
      F1: { t: "n", f: "B2*2", v: 0.5 },
      F2: { t: "s", f: 'A1&"x"', v: "plainx" },
      F3: { t: "e", v: 42 },
      F4: { t: "n", f: "A1:A2", F: "F4:F5", v: 1 },
      F5: { t: "n", f: "A1:A2", F: "F4:F5", v: 2 },
      "!ref": "A1:F9",
      "!merges": [{ s: { r: 10, c: 0 }, e: { r: 11, c: 2 } }],
    });
    utils.book_append_sheet(book, sheet, "Made & sold");
    const bytes = write(book, { type: "buffer", bookType: "xlsx", ...options });
    writeFileSync(join(folder, `${name}.xlsx`), bytes);
  };
  save("sheetjs-plain", {});
  save("sheetjs-shared-strings", { bookSST: true, compression: true });
  save("sheetjs-iso-dates", { cellDates: true }, { cellDates: true });
  save("sheetjs-1904", {}, {}, { SheetNames: [], Sheets: {}, Workbook: { WBProps: { date1904: true } } });
}

interface ExceljsRow {
  commit(): void;
}

interface ExceljsSheet {
  getCell(address: string): { value: unknown; numFmt: string };
  mergeCells(range: string): void;
  addRow(values: readonly unknown[]): ExceljsRow;
  addTable(table: object): void;
  fillFormula(range: string, formula: string, results?: readonly unknown[]): void;
  getColumn(letter: string): { hidden: boolean; numFmt: string };
  getRow(row: number): { hidden: boolean };
}

interface ExceljsBook {
  addWorksheet(name: string, options?: object): ExceljsSheet;
  properties: { date1904: boolean };
  xlsx: { writeBuffer(): Promise<Uint8Array> };
}

interface Exceljs {
  Workbook: new () => ExceljsBook;
  stream: {
    xlsx: { WorkbookWriter: new (options: object) => ExceljsBook & { commit(): Promise<void> } };
  };
}

export async function makeWithExceljs(folder: string): Promise<void> {
  const { Workbook, stream } = await peer<Exceljs>("exceljs");
  const save = async (name: string, book: ExceljsBook) =>
    writeFileSync(join(folder, `${name}.xlsx`), await book.xlsx.writeBuffer());

  const kinds = new Workbook();
  const sheet = kinds.addWorksheet("Kinds");
  texts.forEach((text, i) => (sheet.getCell(`A${i + 1}`).value = text));
  const values: Record<string, unknown> = {
    B1: 1.5,
    B2: true,
    B3: date("2026-04-01T00:00:00"),
    B4: date("2026-04-01T18:45:30.250"),
    B5: { error: "#DIV/0!" },
    B6: { formula: "B1*2", result: 3 },
    B7: { formula: 'A1&"!"', result: "plain!" },
    B8: { formula: "B1>1", result: true },
    B9: { formula: "NA()", result: { error: "#N/A" } },
    B10: { formula: "B1+1" },
    B11: { formula: "DATE(2026,4,1)", result: date("2026-04-01T00:00:00") },
    C1: { richText: [{ text: " bold " }, { font: { bold: true }, text: "and\nnot" }] },
    C2: { text: "A link", hyperlink: "https://example.org/?a=1&b=2" },
    C3: { richText: [{ text: "😀" }, { font: { italic: true }, text: " עברית " }] },
  };
  for (const [address, value] of Object.entries(values)) sheet.getCell(address).value = value;
  sheet.getCell("D1").value = 0.25;
  sheet.getCell("D1").numFmt = "0%";
  sheet.mergeCells("E1:F3");
  sheet.getCell("E1").value = "merged";
  await save("exceljs-every-kind", kinds);

  const shared = new Workbook();
  const formulas = shared.addWorksheet("Shared formulas", { state: "veryHidden" });
  for (let row = 1; row <= 6; row++) formulas.getCell(`A${row}`).value = row;
  formulas.fillFormula("B1:B6", "A1*2", [2, 4, 6, 8, 10, 12]);
  formulas.fillFormula("C1:C3", "A1*3");
  formulas.getColumn("A").hidden = true;
  formulas.getColumn("D").numFmt = "dd/mm/yyyy";
  formulas.getRow(3).hidden = true;
  shared.addWorksheet("Empty");
  const table = { name: "Staff", ref: "B2", headerRow: true, totalsRow: true };
  shared.addWorksheet("Table").addTable({
    ...table,
    columns: [
      { name: "Name", totalsRowLabel: "All" },
      { name: "FTE", totalsRowFunction: "sum" },
    ],
    rows: [
      ["Ann", 0.8],
      ["Bob", 1],
    ],
  });
  await save("exceljs-shared-formulas-and-table", shared);

  const old = new Workbook();
  old.properties.date1904 = true;
  old.addWorksheet("1904").addRow([date("2026-04-01T00:00:00"), 5]);
  await save("exceljs-1904", old);

  const streamed = new stream.xlsx.WorkbookWriter({
    filename: join(folder, "exceljs-streamed.xlsx"),
    useSharedStrings: false,
    useStyles: true,
  });
  const rows = streamed.addWorksheet("Rows");
  for (let i = 0; i < 200; i++)
    rows.addRow([texts[i % 8], i / 7, date("2026-01-05T12:00:00"), i % 2 === 0]).commit();
  await streamed.commit();
}
