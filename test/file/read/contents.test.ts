import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage } from "../../../src/file/package/package";
import { readContents } from "../../../src/file/read/contents";
import { readCells } from "../../../src/file/read/read-cells";
import { zipOf } from "../package/raw-zip";
import { relationships, workbookParts } from "../package/workbook-parts";
import { cellsOf } from "./slow-reading";

const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const openFile = (path: string) => openPackage(new Uint8Array(readFileSync(path)));
const openFixture = (file: string) => openFile(join(__dirname, "../../fixtures/read", file));
const workbook = (inner: string) => `<workbook xmlns="m" xmlns:r="${office}">${inner}</workbook>`;
const oneSheet = '<sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets>';
const withWorkbook = (inner: string) =>
  openPackage(zipOf(workbookParts({ "xl/workbook.xml": workbook(inner) })));

describe("a workbook made by openpyxl", () => {
  test("sheets in tab order, without the chart sheet but counting it", async () => {
    const { sheets, date1904, structureLocked, workbookPart } = await readContents(
      await openFixture("openpyxl.xlsx"),
    );
    expect(
      sheets.map(({ name, part, relationshipId, sheetId, position, state }) => [
        name,
        part,
        relationshipId,
        sheetId,
        position,
        state,
      ]),
    ).toEqual([
      ["Cedar", "xl/worksheets/sheet1.xml", "rId1", 1, 0, "visible"],
      ["Ash & Co", "xl/worksheets/sheet2.xml", "rId2", 2, 1, "hidden"],
      ["Last", "xl/worksheets/sheet3.xml", "rId4", 4, 3, "visible"],
    ]);
    expect([workbookPart, date1904, structureLocked]).toEqual(["xl/workbook.xml", false, false]);
  });

  test("tables, protection and names", async () => {
    const { sheets, definedNames } = await readContents(await openFixture("openpyxl.xlsx"));
    expect(sheets.map((sheet) => sheet.protected)).toEqual([true, false, false]);
    expect(sheets[0]?.tables).toEqual([
      {
        name: "tblCedar",
        part: "xl/tables/table1.xml",
        rect: { row: 1, column: 1, rows: 4, columns: 6 },
        headers: ["Ref", "Received", "Worker", "Done %", "Line\nbreak", "Cost"],
        totalsRow: false,
      },
    ]);
    expect(definedNames).toEqual([
      { name: "Primed_role", text: '"team:North"', hidden: true, localSheetIndex: 3 },
      { name: "Answer", text: "Cedar!$A$1", hidden: false },
    ]);
  });

  test("cells", async () => {
    const cells = cellsOf(
      await readCells(await openFixture("openpyxl.xlsx"), "xl/worksheets/sheet1.xml", { firstRow: 2 }),
    );
    expect(cells).toEqual([
      ["R2C1", "Text", "C1"],
      ["R2C2", "Date", 46_027],
      ["R2C3", "Text", "Ann"],
      ["R2C4", "Percent", 0.25],
      ["R2C5", "Boolean", 1],
      ["R2C6", "Unvalued", null],
      ["R3C1", "Text", "00123"],
      ["R3C2", "Date", 46_028.39583333334],
      ["R3C3", "Text", " Bob "],
      ["R3C4", "Percent", 0.5],
      ["R3C5", "Boolean", 0],
      ["R3C6", "Number", 12.5],
      ["R4C1", "Text", "=not a formula"],
      ["R4C2", "Date", 1],
      ["R4C3", "Text", "Ann"],
      ["R4C4", "Percent", 1],
      ["R4C6", "Number", -3],
    ]);
  });
});

test("the same workbook saved by LibreOffice reads the same, with the formula's result", async () => {
  const [ours, theirs] = [await openFixture("openpyxl.xlsx"), await openFixture("libreoffice.xlsx")];
  const cells = async (pkg: typeof ours) =>
    cellsOf(await readCells(pkg, "xl/worksheets/sheet1.xml", { firstRow: 1 }));
  const close = (value: string | number | null) =>
    typeof value === "number" ? Number(value.toFixed(8)) : value;
  const rounded = (await cells(theirs)).map(([address, kind, value]) => [address, kind, close(value)]);
  expect(rounded).toEqual(
    (await cells(ours)).map(([address, kind, value]) =>
      kind === "Unvalued" ? [address, "Number", 2] : [address, kind, close(value)],
    ),
  );
  const { sheets } = await readContents(theirs);
  expect(sheets.map(({ name, protected: locked, state }) => [name, locked, state])).toEqual([
    ["Cedar", true, "visible"],
    ["Ash & Co", false, "hidden"],
    ["Chart", false, "visible"],
    ["Last", false, "visible"],
  ]);
});

describe("the workbook part", () => {
  test.each([
    ["", false],
    ["<workbookProtection/>", false],
    ['<workbookProtection lockWindows="1"/>', false],
    ['<workbookProtection lockStructure="0" workbookPassword="CC1A"/>', false],
    ['<workbookProtection lockStructure="1"/>', true],
    ['<workbookProtection workbookPassword="CC1A" lockStructure="true" lockWindows="0"/>', true],
  ])("%s: structure locked %s", async (protection, locked) => {
    expect((await readContents(await withWorkbook(protection + oneSheet))).structureLocked).toBe(locked);
  });

  test.each([
    ["<workbookPr/>", false],
    ['<workbookPr date1904="0"/>', false],
    ['<workbookPr date1904="1"/>', true],
    ['<workbookPr date1904="true"/>', true],
  ])("%s: 1904 %s", async (properties, date1904) => {
    expect((await readContents(await withWorkbook(properties + oneSheet))).date1904).toBe(date1904);
  });

  test("a relationship id under any prefix; a sheet without content is damage, by name", async () => {
    const odd = oneSheet.replace("r:id", `xmlns:rel="${office}" id="x" rel:id`);
    expect((await readContents(await withWorkbook(odd))).sheets[0]?.relationshipId).toBe("rId1");
    await expect(readContents(await withWorkbook(oneSheet.replace("rId1", "rId99")))).rejects.toThrow(
      /its sheet One has no content/,
    );
  });
});

test("two sheets with one content between them are damage, by name", async () => {
  const sheets = ["One", "Two"].map((name, i) => `<sheet name="${name}" sheetId="${i + 1}" r:id="rId1"/>`);
  await expect(readContents(await withWorkbook(`<sheets>${sheets.join("")}</sheets>`))).rejects.toThrow(
    /its sheets One and Two have one content between them/,
  );
});

describe("a sheet's protection", () => {
  const protectedBy = async (after: string) => {
    const sheet = `<worksheet xmlns="m"><sheetData><row><c t="str"><v>sheetProtection sheet="1"</v></c></row></sheetData>${after}</worksheet>`;
    const pkg = await openPackage(zipOf(workbookParts({ "xl/worksheets/sheet1.xml": sheet })));
    return (await readContents(pkg)).sheets[0]?.protected;
  };

  test.each([
    ["", false],
    ["<sheetProtection/>", false],
    ['<sheetProtection objects="1" scenarios="1"/>', false],
    ['<sheetProtection sheet="0" objects="1"/>', false],
    ['<sheetProtection sheet="1"/>', true],
    ['<x:sheetProtection xmlns:x="m" password="CC1A" sheet="true"></x:sheetProtection>', true],
    ['<sheetProtection sheet="1" objects="1"/><pageMargins left="1"/>', true],
  ])("%s: %s", async (after, expected) => expect(await protectedBy(after)).toBe(expected));

  test("is found wherever the chunks of a large sheet cut it", async () => {
    for (let padding = 16_000; padding < 16_400; padding += 15) {
      expect(
        await protectedBy(`<!--${"x".repeat(padding)}--><sheetProtection sheet="1" saltValue="y"/>`),
      ).toBe(true);
    }
  });

  test("is not looked for where nobody asks", async () => {
    const asked: string[] = [];
    const { sheets } = await readContents(await openFixture("openpyxl.xlsx"), (name, names) => {
      asked.push(`${name}:${names.map((own) => own.name).join()}`);
      return false;
    });
    expect(asked).toEqual(["Cedar:", "Ash & Co:", "Last:Primed_role"]);
    expect(sheets.map((sheet) => sheet.protected)).toEqual([false, false, false]);
  });
});

describe("tables", () => {
  const tableFrom = async (table: string) => {
    const parts = {
      "xl/worksheets/_rels/sheet1.xml.rels": relationships(
        ["rId1", "table", "../tables/t.xml"],
        ["rId2", "table", "../tables/gone.xml"],
      ),
      "xl/tables/t.xml": table,
    };
    return (await readContents(await openPackage(zipOf(workbookParts(parts))))).sheets[0]?.tables;
  };

  test("a totals row, a prefix, codes in headers, and the name people see", async () => {
    const xml =
      '<x:table xmlns:x="m" id="1" name="T1" displayName="Work_list" ref="$B$3:$C$9" totalsRowCount="1"><x:tableColumns count="2">' +
      '<x:tableColumn id="1" name="Due_x000a_date &amp; time"/><x:tableColumn id="2" name="Ref"/></x:tableColumns></x:table>';
    expect(await tableFrom(xml)).toEqual([
      {
        name: "Work_list",
        part: "xl/tables/t.xml",
        rect: { row: 3, column: 2, rows: 7, columns: 2 },
        headers: ["Due\ndate & time", "Ref"],
        totalsRow: true,
      },
    ]);
  });

  test("with a hidden header row, the rectangle begins where that row was", async () => {
    const xml =
      '<table name="T" displayName="T" ref="A2:A5" headerRowCount="0"><tableColumns><tableColumn name="Ref"/></tableColumns></table>';
    expect((await tableFrom(xml))?.[0]?.rect).toEqual({ row: 1, column: 1, rows: 5, columns: 1 });
  });
});

test("dates of a workbook that counts from 1904, written as ISO", async () => {
  const sheet =
    '<worksheet><sheetData><row><c t="d"><v>1904-01-02</v></c><c s="1"><v>5</v></c></row></sheetData></worksheet>';
  const parts = {
    "xl/workbook.xml": workbook(`<workbookPr date1904="1"/>${oneSheet}`),
    "xl/worksheets/sheet1.xml": sheet,
  };
  const block = await readCells(await openPackage(zipOf(workbookParts(parts))), "xl/worksheets/sheet1.xml", {
    firstRow: 1,
  });
  expect(cellsOf(block)).toEqual([
    ["R1C1", "Date", 1],
    ["R1C2", "Date", 5],
  ]);
});

test("styles added to the package are known to the next reading", async () => {
  const sheet = '<worksheet><sheetData><row><c s="3"><v>5</v></c></row></sheetData></worksheet>';
  const pkg = await openPackage(zipOf(workbookParts({ "xl/worksheets/sheet1.xml": sheet })));
  const read = async () => cellsOf(await readCells(pkg, "xl/worksheets/sheet1.xml", { firstRow: 1 }));
  expect(await read()).toEqual([["R1C1", "Number", 5]]);
  pkg.set(
    "xl/styles.xml",
    (await pkg.text("xl/styles.xml")).replace("</cellXfs>", '<xf numFmtId="15"/></cellXfs>'),
  );
  expect(await read()).toEqual([["R1C1", "Date", 5]]);
});

const boston = join(__dirname, "../../../../shared/data/boston-311-2015.xlsx");
const withBoston = existsSync(boston) ? test : test.skip;

withBoston("a real extract: every row of every sheet (skipped where the file is not at hand)", async () => {
  const pkg = await openFile(boston);
  const rows: [string, number][] = [];
  for (const { name, part } of (await readContents(pkg)).sheets) {
    rows.push([name, (await readCells(pkg, part, { firstRow: 2 })).rows]);
  }
  expect(rows.map(([, count]) => count)).toEqual([15_841, 13_066, 4_924, 3_563, 2_833]);
});
