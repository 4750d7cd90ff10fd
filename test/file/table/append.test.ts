import { openFileWorkbook } from "../../../src/file/file-workbook";
import { entriesOf } from "../package/raw-zip";
import { shownOn } from "../../support/shown";
import { cellIn, edited, logBook, logRows, logTable, rowIn, tableWithTotals, totalsRow } from "./log-book";

/** Rows put below a table of people's. */

const DAY = 46_100;
const action = { Ref: "A4", Action: "Write", Due: { day: DAY }, Status: "Open" };

describe("a row put in", () => {
  test("stands directly below the last, under the headers it was given for, wherever they are", async () => {
    const done = await edited(logBook(), { append: [{ " status ": "Open", REF: "A4" }, { Ref: "A5" }] });
    expect(done).toMatchObject({ appended: 2, updated: 0, rows: [7, 8], problems: [] });
    expect(await shownOn(done.bytes, "One")).toMatchObject({ B7: "A4", E7: "Open", B8: "A5" });
  });

  test("takes the formats of the row above, people's columns too", async () => {
    const { sheet } = await edited(logBook(), { append: [action] });
    expect(rowIn(sheet, 7)).toBe(
      [
        `<row r="7"><c r="B7" t="inlineStr"><is><t xml:space="preserve">A4</t></is></c>`,
        `<c r="C7" s="5" t="inlineStr"><is><t xml:space="preserve">Write</t></is></c><c r="D7" s="1"><v>46100</v></c>`,
        `<c r="E7" s="3" t="inlineStr"><is><t xml:space="preserve">Open</t></is></c>`,
        `<c r="F7" s="2"><f>ActionLog[[#This Row],[Due]]-46000</f></c><c r="G7" s="2"/></row>`,
      ].join(""),
    );
  });

  test("takes them from the row or the column where the cell above is not in the file", async () => {
    const before = `<cols><col min="7" max="7" width="9" style="4"/></cols>`;
    const rows = [...logRows.slice(0, 4), `<row r="6" s="2" customFormat="1"><c r="B6"><v>1</v></c></row>`];
    const ofRow = await edited(logBook({ before, rows }), { append: [{ Note: "n" }] });
    expect(cellIn(ofRow.sheet, "G7")).toContain(' s="2"');
    const ofColumn = await edited(logBook({ before, rows: [...rows.slice(0, 4), `<row r="6"/>`] }), {
      append: [{ Ref: "A4" }, { Note: "n" }],
    });
    expect(ofColumn.rows).toEqual([6, 7]);
    expect(cellIn(ofColumn.sheet, "G7")).toContain(' s="2"');
  });

  test.each(["=1+1", "1-2", "00123", "03/04/2026", " spaced ", "_x000D_", "a\r\nb", "🙂 <&>"])(
    "keeps the text %j a text",
    async (text) => {
      const done = await edited(logBook(), { append: [{ Note: text, Status: text }] });
      expect(await shownOn(done.bytes, "One")).toMatchObject({ G7: text, E7: text });
      expect(cellIn(done.sheet, "G7")).toContain('t="inlineStr"');
    },
  );

  test("shows its dates as dates: a format that shows them stays, another gets a sister that does, once", async () => {
    const due = { Due: { day: DAY }, Note: { day: DAY } };
    const done = await edited(logBook(), { append: [due, due] }, { append: [due] });
    expect(cellIn(done.sheet, "D7")).toBe(`<c r="D7" s="1"><v>46100</v></c>`);
    expect([7, 8, 9].map((row) => cellIn(done.sheet, `G${row}`))).toEqual(
      [7, 8, 9].map((row) => `<c r="G${row}" s="6"><v>46100</v></c>`),
    );
    const styles = await done.text("xl/styles.xml");
    expect(styles).toContain('<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/>');
    expect(styles).toContain('<cellXfs count="7">');
    expect(styles).toContain('<xf applyNumberFormat="1" numFmtId="164" fontId="1"/></cellXfs>');
  });

  test("has its dates in the workbook's date system", async () => {
    const workbook = `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr date1904="1"/><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets></workbook>`;
    const done = await edited(logBook({ parts: { "xl/workbook.xml": workbook } }), {
      append: [{ Due: { day: DAY } }],
    });
    expect(cellIn(done.sheet, "D7")).toContain(`<v>${DAY - 1462}</v>`);
  });

  test("fills the table's blank rows first, in the formats they have", async () => {
    const blank = `<row r="6"><c r="B6" s="2"/><c r="D6" s="1" t="s"/><c r="F6"><f>ActionLog[[#This Row],[Due]]-46000</f><v>-46000</v></c></row>`;
    const done = await edited(logBook({ rows: [...logRows.slice(0, 4), blank] }), {
      append: [action, { Ref: "A5" }],
    });
    expect(done.rows).toEqual([6, 7]);
    expect(cellIn(done.sheet, "B6")).toBe(
      `<c r="B6" s="2" t="inlineStr"><is><t xml:space="preserve">A4</t></is></c>`,
    );
    expect(cellIn(done.sheet, "F6")).toBe(`<c r="F6"><f>ActionLog[[#This Row],[Due]]-46000</f></c>`);
    // The row above the blank one is the last that people filled.
    expect(cellIn(done.sheet, "C7")).toContain(' s="5"');
    expect(done.table).toContain('ref="B3:G7"');
  });

  test("leaves the table's range alone when blank rows are enough", async () => {
    const done = await edited(logBook({ rows: [...logRows.slice(0, 4), `<row r="6"/>`] }), {
      append: [action],
    });
    expect(done.rows).toEqual([6]);
    expect(done.table).toBe(logTable);
  });

  test("a row that people have begun is not blank", async () => {
    const begun = `<row r="6"><c r="G6" t="inlineStr"><is><t>later</t></is></c></row>`;
    const done = await edited(logBook({ rows: [...logRows.slice(0, 4), begun] }), { append: [action] });
    expect(done.rows).toEqual([7]);
  });

  test("begins a table that has headers only, or Excel's one empty row", async () => {
    const rows = logRows.slice(0, 2);
    const headers = await edited(
      logBook({
        rows,
        table: logTable.replaceAll("B3:G6", "B3:G3").replace(/<sortState.*<\/sortState>/, ""),
      }),
      { append: [action] },
    );
    expect(headers.rows).toEqual([4]);
    expect(headers.table).toContain('ref="B3:G4"');
    expect(cellIn(headers.sheet, "D4")).toContain(`<v>46100</v>`);
    const empty = logTable
      .replaceAll("B3:G6", "B3:G4")
      .replace("totalsRowShown", 'insertRow="1" totalsRowShown');
    const started = await edited(logBook({ rows, table: empty }), { append: [action] });
    expect(started.rows).toEqual([4]);
    expect(started.table).toContain('insertRow="0"');
  });

  test("goes below a table whose headers are hidden", async () => {
    const table = logTable
      .replace('ref="B3:G6"', 'ref="B4:G6" headerRowCount="0"')
      .replace(/<autoFilter.*<\/sortState>/, "");
    const done = await edited(logBook({ table }), { append: [action] });
    expect(done.rows).toEqual([7]);
    expect(done.table).toContain('ref="B4:G7"');
  });
});

describe("a calculated column", () => {
  const formula = "ActionLog[[#This Row],[Due]]-46000";

  test.each([
    ["a result", 100, "<v>100</v>"],
    [
      "the column's formula and its result",
      { formula: "actionlog[[#this row],[due]] - 46000", value: 100 },
      "<v>100</v>",
    ],
    ["the result of another formula", { formula: "1+1", value: 2 }, ""],
  ])("given %s, has its own formula", async (_, value, cached) => {
    const { sheet } = await edited(logBook(), { append: [{ "Days left": value }] });
    expect(cellIn(sheet, "F7")).toBe(`<c r="F7" s="2"><f>${formula}</f>${cached}</c>`);
  });

  test("with plain references is filled from the row above; with fixed ones over a whole column, these grow", async () => {
    const rows = logRows.map((row, i) => row.replace(`<f>${formula}</f>`, `<f>D${i + 2}*2/SUM(D$4:D$6)</f>`));
    const table = logTable.replace(formula, "D4*2/SUM(D$4:D$6)").replace(formula, "");
    const done = await edited(logBook({ rows, table }), { append: [action] });
    expect(cellIn(done.sheet, "F6")).toContain("<f>D6*2/SUM(D$4:D$7)</f>");
    expect(cellIn(done.sheet, "F7")).toContain("<f>D7*2/SUM(D$4:D$7)</f>");
    expect(done.table).toContain("<calculatedColumnFormula>D4*2/SUM(D$4:D$7)</calculatedColumnFormula>");
  });

  test("of arrays gives an array to each row", async () => {
    const table = logTable.replace("<calculatedColumnFormula>", '<calculatedColumnFormula array="1">');
    const { sheet } = await edited(logBook({ table }), { append: [action] });
    expect(cellIn(sheet, "F7")).toBe(`<c r="F7" s="2"><f t="array" ref="F7">${formula}</f></c>`);
  });

  test("a formula in the row above that is no column's is not copied; a running total stays as it is", async () => {
    const rows = [
      ...logRows.slice(0, 4),
      logRows[4]!.replace('<c r="G6" s="2"/>', `<c r="G6" s="2"><f>SUM(D$4:D6)</f><v>1</v></c>`),
    ];
    const { sheet } = await edited(logBook({ rows }), { append: [action] });
    expect(cellIn(sheet, "G6")).toContain("<f>SUM(D$4:D6)</f>");
    expect(cellIn(sheet, "G7")).toBe(`<c r="G7" s="2"/>`);
  });

  test("makes Excel calculate when it opens the file, and forget its chain of formulas", async () => {
    const chain = `<calcChain xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><c r="F4" i="1"/></calcChain>`;
    const relations = (await edited(logBook(), { append: [action] })).text("xl/_rels/workbook.xml.rels");
    const done = await edited(
      logBook({
        parts: {
          "xl/calcChain.xml": chain,
          "xl/_rels/workbook.xml.rels": (await relations).replace(
            "</Relationships>",
            `<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/calcChain" Target="calcChain.xml"/></Relationships>`,
          ),
        },
      }),
      { append: [action] },
    );
    expect(await done.text("xl/workbook.xml")).toContain('fullCalcOnLoad="1"');
    expect(entriesOf(done.bytes).map(({ name }) => name)).not.toContain("xl/calcChain.xml");
    expect(await done.text("xl/_rels/workbook.xml.rels")).not.toContain("calcChain");
  });
});

describe("a totals row", () => {
  const rows = [...logRows, totalsRow];
  const before = `<dimension ref="B1:H7"/><sheetFormatPr defaultRowHeight="15"/>`;
  const book = (more = {}) => logBook({ rows, table: tableWithTotals, before, ...more });

  test("moves down with its cells, formats and height; what stands beside it stays", async () => {
    const done = await edited(book(), { append: [action, { Ref: "A5" }] });
    expect(done.rows).toEqual([7, 8]);
    expect(done.table).toContain('ref="B3:G9" totalsRowCount="1"');
    expect(done.table).toContain('<autoFilter ref="B3:G8">');
    expect(rowIn(done.sheet, 9)).toBe(
      [
        `<row r="9" ht="30" customHeight="1"><c r="B9" s="2" t="inlineStr"><is><t>Total</t></is></c>`,
        `<c r="D9" s="1"><f>MAX(D4:D8)</f><v>46050</v></c>`,
        `<c r="F9" s="2"><f>SUBTOTAL(109,ActionLog[Days left])</f><v>120</v></c></row>`,
      ].join(""),
    );
    expect(rowIn(done.sheet, 7)).toMatch(
      /^<row r="7" ht="15" customHeight="0">.*<c r="H7"><v>1<\/v><\/c><\/row>$/,
    );
    expect(cellIn(done.sheet, "B7")).toContain("A4");
  });

  test("shares no formula afterwards, and its arrays go with it", async () => {
    const shared = `<row r="7"><c r="C7"><f t="shared" ref="C7:D7" si="4">MAX(C4:C6)+$I$6</f><v>1</v></c><c r="D7"><f t="shared" si="4"/><v>1</v></c><c r="E7"><f t="array" ref="E7">SUM(D4:D6*1)</f><v>1</v></c></row>`;
    const { sheet } = await edited(book({ rows: [...logRows, shared] }), { append: [action] });
    expect(rowIn(sheet, 8)).toContain(
      [
        `<c r="C8"><f>MAX(C4:C7)+$I$6</f><v>1</v></c><c r="D8"><f>MAX(D4:D7)+$I$6</f><v>1</v></c>`,
        `<c r="E8"><f t="array" ref="E8">SUM(D4:D7*1)</f><v>1</v></c>`,
      ].join(""),
    );
  });

  test("takes no cell beside it along, where that one's place was said by those before it", async () => {
    const bare = `<row r="7"><c r="B7"><v>1</v></c><c><v>2</v></c><c/><c/><c/><c/><c><v>8</v></c></row>`;
    const plain = [...logRows.slice(0, 4), `<row r="6"><c r="B6"><v>6</v></c></row>`, bare];
    const done = await edited(book({ rows: plain }), { append: [{ Ref: "A4" }] });
    expect(await shownOn(done.bytes, "One")).toMatchObject({ B7: "A4", H7: 8, B8: 1, C8: 2 });
  });

  test("is not moved from under its comment: a sentence says so", async () => {
    const relations = relationshipsWithComments;
    const comments = `<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><commentList><comment ref="D7" authorId="0"><text><t>?</t></text></comment></commentList></comments>`;
    const parts = { "xl/comments1.xml": comments, "xl/worksheets/_rels/sheet1.xml.rels": relations };
    await expect(edited(book({ parts }), { append: [action] })).rejects.toThrow(
      'D7 of "One", in the totals row of the table "ActionLog", has a comment, so the totals row can\'t be moved',
    );
  });
});

const relationshipsWithComments = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="../comments1.xml"/></Relationships>`;

describe("two edits one after the other", () => {
  test("see each other", async () => {
    const done = await edited(
      logBook(),
      { append: [action] },
      { key: "Ref", append: [{ Ref: "A5" }], update: [{ key: "a4", values: { Status: "Done" } }] },
    );
    expect(done).toMatchObject({ appended: 1, updated: 1, rows: [8], problems: [] });
    expect(await shownOn(done.bytes, "One")).toMatchObject({ B7: "A4", E7: "Done", B8: "A5" });
  });

  test("a read in between sees the new rows, and so does the list of tables", async () => {
    const workbook = await openFileWorkbook(logBook());
    await workbook.contents();
    await workbook.editTable({ table: "actionlog", append: [action], update: [] });
    const { sheets } = await workbook.contents();
    expect(sheets[0]!.tables[0]!.rect.rows).toBe(5);
    const block = await workbook.read({ sheet: "One", firstRow: 7, columns: [2] });
    expect(block.columns.get(2)!.texts).toEqual(["A4"]);
  });
});
