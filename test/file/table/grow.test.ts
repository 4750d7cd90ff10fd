import { editPart } from "../../../src/file/xml/edit-part";
import { shownOn } from "../../support/shown";
import { relationships } from "../package/workbook-parts";
import { cellIn, edited, logBook, logRows, logTable, tableWithTotals, totalsRow } from "./log-book";

/** What belongs to a table's cells, and has to go on belonging to them when it grows. */

const two = { append: [{ Ref: "A4" }, { Ref: "A5" }] };
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

const conditional = (sqref: string, formula = "TRUE") =>
  `<conditionalFormatting sqref="${sqref}"><cfRule type="expression" priority="1"><formula>${formula}</formula></cfRule></conditionalFormatting>`;
const validation = (sqref: string, formula = '"Open,Done"') =>
  `<dataValidation type="list" sqref="${sqref}"><formula1>${formula}</formula1></dataValidation>`;
const validations = (...each: string[]) =>
  `<dataValidations count="${each.length}">${each.join("")}</dataValidations>`;

const sqrefs = (sheet: string): string[] => [...sheet.matchAll(/sqref="([^"]*)"/g)].map((match) => match[1]!);

describe("the filter", () => {
  test("keeps its criteria, and the rows that it hides stay hidden", async () => {
    const { table, sheet } = await edited(logBook(), two);
    expect(table).toBe(
      logTable.replaceAll("B3:G6", "B3:G8").replace("B4:G6", "B4:G8").replace("D4:D6", "D4:D8"),
    );
    expect(sheet.match(/hidden="1"/g)).toHaveLength(1);
  });
});

describe("conditional formats and validations", () => {
  test.each([
    ["E4:E6", "E4:E8"],
    ["B4:G6", "B4:G8"],
    ["B3:G6", "B3:G8"],
    ["E4:E6 I4:I6 G4:G6", "E4:E8 I4:I6 G4:G8"],
    ["E6", "E6:E8"],
    ["E4:E5", "E4:E5"],
    ["E4:E100", "E4:E100"],
    ["A4:G6", "A4:G6"],
    ["E1:E6", "E1:E6"],
    ["E:E", "E:E"],
  ])("those of %s then hold for %s", async (before, after) => {
    const { sheet } = await edited(
      logBook({ after: conditional(before) + validations(validation(before)) }),
      two,
    );
    expect(sqrefs(sheet)).toEqual([after, after]);
  });

  test("Excel 2010's do too", async () => {
    const later = `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="x" xmlns:xm="y"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="dataBar" id="{1}"/><xm:sqref>F4:F6</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="x" xmlns:xm="y"><x14:dataValidations count="1"><x14:dataValidation type="list"><x14:formula1><xm:f>Lists!$A$1:$A$3</xm:f></x14:formula1><xm:sqref>E4:E6 I4:I6</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`;
    const { sheet } = await edited(
      logBook({ sheet: (xml) => xml.replace("</tableParts>", `</tableParts>${later}`) }),
      two,
    );
    expect(sheet).toContain(
      later
        .replace("F4:F6", "F4:F8")
        .replace("E4:E6", "E4:E8")
        .replace(/^<extLst>|<\/extLst>$/g, ""),
    );
  });

  test("a validation that people gave the cells below stays the only one there", async () => {
    const after = validations(validation("E4:E6 G4:G6"), validation("E8:E20", "Other"));
    expect(sqrefs((await edited(logBook({ after }), two)).sheet)).toEqual(["E4:E6 G4:G8", "E8:E20"]);
  });

  test("ignored errors grow as well", async () => {
    const after = `<ignoredErrors><ignoredError sqref="B4:B6" numberStoredAsText="1"/></ignoredErrors>`;
    expect(sqrefs((await edited(logBook({ after }), two)).sheet)).toEqual(["B4:B8"]);
  });

  test("those of the totals row go with it, their formulas as well", async () => {
    const after =
      conditional("F7", "F7&gt;E7+$I$6") +
      conditional("F4:F7") +
      conditional("D4:D6", "COUNTIF($D$4:$D$6,$D4)&gt;1");
    const { sheet } = await edited(
      logBook({ rows: [...logRows, totalsRow], table: tableWithTotals, after }),
      two,
    );
    expect(sqrefs(sheet)).toEqual(["F9", "F4:F9", "D4:D8"]);
    expect(sheet).toContain("<formula>F9&gt;E9+$I$6</formula>");
    expect(sheet).toContain("<formula>COUNTIF($D$4:$D$8,$D4)&gt;1</formula>");
  });
});

describe("references to the table's cells", () => {
  const rows = [
    `<row r="1"><c r="I1"><f>MAX(D4:D6)+D7+D4+SUM(D4:D5)+SUM(D1:D6)</f><v>1</v></c></row>`,
    ...logRows.slice(1),
    totalsRow,
  ];
  const other = `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><f>SUM('One'!D4:D6)+One!$D$7+SUM(D4:D6)</f><v>1</v></c><c r="A2"><f t="shared" ref="A2:A3" si="0">SUM(One!D4:D6)</f></c></row></sheetData><dataValidations count="1"><dataValidation type="list" sqref="B1"><formula1>One!$B$4:$B$6</formula1></dataValidation></dataValidations></worksheet>`;
  const chart = `<c:chartSpace xmlns:c="c"><c:chart><c:val><c:numRef><c:f>One!$D$4:$D$6</c:f></c:numRef></c:val><c:tx><c:f>One!$D$3</c:f></c:tx></c:chart></c:chartSpace>`;
  const names = `<definedNames><definedName name="Due">One!$D$4:$D$6</definedName><definedName name="Elsewhere">Two!$D$4:$D$6</definedName><definedName name="Total">One!$F$7</definedName></definedNames>`;
  const book = (changes: Record<string, string> = {}, sheet?: (xml: string) => string) =>
    logBook({
      rows,
      table: tableWithTotals,
      ...(sheet ? { sheet } : {}),
      parts: {
        "xl/worksheets/sheet2.xml": other,
        "xl/charts/chart1.xml": chart,
        "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/><sheet name="Two" sheetId="2" r:id="rId4"/></sheets>${names}</workbook>`,
        "xl/_rels/workbook.xml.rels": relationships(
          ["rId1", "worksheet", "worksheets/sheet1.xml"],
          ["rId2", "sharedStrings", "sharedStrings.xml"],
          ["rId3", "styles", "/xl/styles.xml"],
          ["rId4", "worksheet", "worksheets/sheet2.xml"],
        ),
        ...changes,
      },
    });

  test("on the same sheet: whole columns grow, the totals row's move, and no others change", async () => {
    const { sheet } = await edited(book(), two);
    expect(cellIn(sheet, "I1")).toContain("<f>MAX(D4:D8)+D9+D4+SUM(D4:D5)+SUM(D1:D6)</f>");
  });

  test("on other sheets, in formulas and rules", async () => {
    const done = await edited(book(), two);
    expect(await done.text("xl/worksheets/sheet2.xml")).toBe(
      other
        .replace("'One'!D4:D6", "'One'!D4:D8")
        .replace("One!$D$7", "One!$D$9")
        .replace("One!$B$4:$B$6", "One!$B$4:$B$8"),
    );
  });

  test("in sparklines and in what Excel 2010 added, on the table's own sheet and on others alike", async () => {
    const validated = (sqref: string, formula: string) =>
      `<x14:dataValidation type="list"><x14:formula1><xm:f>${formula}</xm:f></x14:formula1><xm:sqref>${sqref}</xm:sqref></x14:dataValidation>`;
    const spark = (of: string, cell: string) =>
      `<x14:sparkline><xm:f>${of}</xm:f><xm:sqref>${cell}</xm:sqref></x14:sparkline>`;
    const before = [
      `<extLst xmlns:x14="x" xmlns:xm="y"><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x14:conditionalFormattings><x14:conditionalFormatting><x14:cfRule type="expression" id="{1}"><xm:f>COUNTIF(One!$E$4:$E$6,K1)&gt;COUNTIF(One!E4:E6,"Open")</xm:f></x14:cfRule><xm:sqref>K1:K9</xm:sqref></x14:conditionalFormatting></x14:conditionalFormattings></ext>`,
      `<ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}"><x14:dataValidations count="2">${validated("L1", "One!B4:B6")}${validated("L2:L3", "One!$B$4:$B$6")}</x14:dataValidations></ext>`,
      `<ext uri="{05C60535-1F16-4fd2-B633-F4F36F0B64E0}"><x14:sparklineGroups><x14:sparklineGroup dateAxis="1"><xm:f>One!D4:D6</xm:f><x14:sparklines>${spark("One!F4:F6", "M1")}${spark("One!C5:E5", "M2")}</x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`,
    ].join("");
    const after = before
      .replace("$E$4:$E$6", "$E$4:$E$8")
      .replace("One!B4:B6", "One!B4:B8")
      .replace("$B$4:$B$6", "$B$4:$B$8")
      .replace("One!D4:D6", "One!D4:D8")
      .replace("One!F4:F6", "One!F4:F8");
    const beside = other.replace("</worksheet>", `${before}</worksheet>`);
    const done = await edited(
      book({ "xl/worksheets/sheet2.xml": beside }, (xml) =>
        xml.replace("</worksheet>", `${before}</worksheet>`),
      ),
      two,
    );
    expect(/<extLst.*<\/extLst>/.exec(await done.text("xl/worksheets/sheet2.xml"))?.[0]).toBe(after);
    expect(/<extLst.*<\/extLst>/.exec(done.sheet)?.[0]).toBe(after);
  });

  test("sparklines in the table's own rows go on drawing their row", async () => {
    const sparkline = `<extLst xmlns:x14="x" xmlns:xm="y"><ext><x14:sparklineGroups><x14:sparklineGroup><x14:sparklines><x14:sparkline><xm:f>One!C4:E4</xm:f><xm:sqref>G4</xm:sqref></x14:sparkline></x14:sparklines></x14:sparklineGroup></x14:sparklineGroups></ext></extLst>`;
    const table = logTable.replaceAll(/ref="B(\d):G6"/g, 'ref="B$1:G4"').replace("D4:D6", "D4");
    const { sheet } = await edited(
      logBook({
        rows: logRows.slice(0, 3),
        table,
        sheet: (xml) => xml.replace("</worksheet>", `${sparkline}</worksheet>`),
      }),
      two,
    );
    expect(sheet).toContain(sparkline);
  });

  test("in people's charts and names", async () => {
    const done = await edited(book(), two);
    expect(await done.text("xl/charts/chart1.xml")).toBe(chart.replace("$D$4:$D$6", "$D$4:$D$8"));
    expect(await done.text("xl/workbook.xml")).toContain(
      names.replace("One!$D$4:$D$6", "One!$D$4:$D$8").replace("$F$7", "$F$9"),
    );
  });

  test("stay as they are when the table does not grow", async () => {
    const before = book();
    const done = await edited(before, { key: "Ref", update: [{ key: "A1", values: { Status: "Done" } }] });
    expect(await done.text("xl/worksheets/sheet2.xml")).toBe(other);
    expect(await done.text("xl/charts/chart1.xml")).toBe(chart);
  });
});

test("links in the totals row go with it", async () => {
  const after = `<hyperlinks><hyperlink ref="B7" location="One!A1"/><hyperlink ref="B6" location="One!A1"/></hyperlinks>`;
  const { sheet } = await edited(
    logBook({ rows: [...logRows, totalsRow], table: tableWithTotals, after }),
    two,
  );
  expect(sheet).toContain('<hyperlink ref="B9"');
  expect(sheet).toContain('<hyperlink ref="B6"');
});

describe("however the sheet is written", () => {
  const expected = (sheet: string) => {
    const { root } = editPart(sheet);
    expect(root.name).toContain("worksheet");
    expect(sheet).toMatch(/r="7"/);
  };

  test("with prefixes", async () => {
    const prefixed = (xml: string) => xml.replace(/<(\/?)(?!\?)/g, "<$1x:").replace('xmlns="', 'xmlns:x="');
    const done = await edited(
      logBook({ sheet: prefixed, table: prefixed(logTable), after: conditional("E4:E6") }),
      two,
      { key: "Ref", update: [{ key: "A5", values: { Note: "n" } }] },
    );
    expected(done.sheet);
    expect(cellIn(done.sheet, "B8")).toBe(
      `<x:c r="B8" t="inlineStr"><x:is><x:t xml:space="preserve">A5</x:t></x:is></x:c>`,
    );
    expect(cellIn(done.sheet, "G8")).toContain("<x:t");
    expect(done.sheet).not.toMatch(/<(?![/x?])/);
    expect(done.table).toContain('ref="B3:G8"');
    expect(sqrefs(done.sheet)).toEqual(["E4:E8"]);
  });

  test("with rows and cells that do not say where they are", async () => {
    // Rows 1 to 6, and columns A to G: what stands in B and I moves to the places it then has.
    const bare = (xml: string) => xml.replace(/<(row|c) r="[A-Z]*\d+"/g, "<$1");
    const rows = logRows.map((row) => row.replace(/<row([^>]*)>/, '<row$1><c r="A1"/>'));
    const below = `<row r="9"><c r="A9"><v>1</v></c></row>`;
    const done = await edited(
      logBook({ rows: [rows[0]!, "<row/>", ...rows.slice(1), "<row/>", "<row/>", below], sheet: bare }),
      two,
    );
    expect(done.rows).toEqual([7, 8]);
    expect(cellIn(done.sheet, "B7")).toContain("A4");
    expect(cellIn(done.sheet, "B8")).toContain("A5");
    const third = await edited(done.bytes, { append: [{ Ref: "A6" }] });
    expect(third.rows).toEqual([9]);
    expect(await shownOn(third.bytes, "One")).toMatchObject({ A9: 1, B9: "A6" });
  });

  test("with comments, CDATA sections and tags over several lines", async () => {
    const odd = (xml: string) =>
      xml
        .replace("<sheetData>", "<!-- <sheetData> <row r='1'> -->\n<sheetData\n>\n<!-- </row> -->")
        .replace("<t>Ring</t>", "<t><![CDATA[Ring </row> <row>]]></t>")
        .replace('<row r="6" spans="2:7">', "<row\n  r = \"6\"\n  spans='2:7'\n>")
        .replace("</sheetData>", "<!-- <f>no</f> --></sheetData >");
    const done = await edited(logBook({ sheet: odd }), two, {
      key: "Ref",
      update: [{ key: "A3", values: { Status: "Done" } }],
    });
    expect(done).toMatchObject({ updated: 1, problems: [] });
    expect(await shownOn(done.bytes, "One")).toMatchObject({
      B7: "A4",
      B8: "A5",
      C6: "Ring </row> <row>",
      E6: "Done",
    });
    expect(done.sheet).toContain("<!-- <sheetData> <row r='1'> -->\n<sheetData\n>\n<!-- </row> -->");
  });

  test.each([
    ["a row that does not end", (xml: string) => xml.replace("</row>", "")],
    ["rows that do not end", (xml: string) => xml.replace("</sheetData>", "")],
  ])("%s is damage, and a sentence says so", async (_, damage) => {
    await expect(edited(logBook({ sheet: damage }), two)).rejects.toThrow("The workbook is damaged");
  });

  test("with an empty sheetData that closes itself", async () => {
    const done = await edited(
      logBook({ sheet: (xml) => xml.replace(/<sheetData>.*<\/sheetData>/, "<sheetData/>") }),
      { append: [{ Ref: "A4" }] },
    );
    expect(done.rows).toEqual([4]);
    expect(cellIn(done.sheet, "B4")).toContain("A4");
  });
});
