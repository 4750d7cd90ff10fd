import { openPackage } from "../../../src/file/package/package";
import {
  change,
  copiesSheet,
  deletesSheet,
  edited,
  merges,
  partOf,
  protects,
  puts,
  types,
  type Step,
} from "../../support/person";
import { shownOn } from "../../support/shown";
import { richPage } from "./rich";
import { applied, tinyBook, tinyPage } from "./tiny";

/** What people put on our sheets is theirs: it stays, or the sheet is left alone and they are told why. */

const SHEET = "North dashboard";
const NEW = tinyPage({ latest: 0.5, figures: [9, 8, 7], refreshed: "3 November" });
const NEW_VALUES = { C5: 0.5, C8: "3 November", C10: 9, C11: 8, C12: 7 };

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), tinyPage())).bytes;
});

const sheetXml = async (bytes: Uint8Array) => {
  const pkg = await openPackage(bytes);
  return pkg.text(await partOf(pkg, SHEET));
};

describe("typed where we have nothing", () => {
  test.each<[string, string]>([
    ["in an empty cell of our area", "D7"],
    ["in an empty cell that we painted", "D4"],
    ["in a row of ours, beside it", "G5"],
    ["below it", "B40"],
    ["far away", "XFD1048576"],
  ])("%s, it stays through refreshes that change numbers", async (_, at) => {
    const typed = await edited(first, types(SHEET, at, "Why?"));
    expect((await applied(typed, tinyPage())).unchanged).toEqual([SHEET]);
    const second = (await applied(typed, NEW)).bytes;
    const third = (await applied(second, tinyPage())).bytes;
    expect(await shownOn(second, SHEET)).toEqual({
      ...(await shownOn(first, SHEET)),
      ...NEW_VALUES,
      [at]: "Why?",
    });
    expect(await shownOn(third, SHEET)).toEqual({ ...(await shownOn(first, SHEET)), [at]: "Why?" });
  });

  test("formulas beside keep their text, and Excel is asked to calculate them", async () => {
    const typed = await edited(first, types(SHEET, "G5", { formula: "C5*2", value: 1.5 }));
    const { bytes } = await applied(typed, NEW);
    expect(await sheetXml(bytes)).toContain('<c r="G5"><f>C5*2</f><v>1.5</v></c>');
    expect(await (await openPackage(bytes)).text("xl/workbook.xml")).toContain(
      '<calcPr fullCalcOnLoad="1"/>',
    );
  });

  test("in a file whose cells do not say where they are, it stays where it is when ours before it go", async () => {
    const typed = await edited(first, types(SHEET, "D11", "Why?"), async (pkg) =>
      change(pkg, await partOf(pkg, SHEET), (xml) =>
        xml.replace(/<row r="11".*?<\/row>/, (row) =>
          row.replace(/ r="[A-Z]+11"/g, "").replace("<c", "<c/><c"),
        ),
      ),
    );
    const { bytes } = await applied(typed, tinyPage({ figures: [9] }));
    const shown = await shownOn(bytes, SHEET);
    expect(shown).toMatchObject({ C10: 9, D11: "Why?" });
    expect(shown).not.toHaveProperty("B11");
  });
});

describe("in the way of something of ours", () => {
  const later = tinyPage({ figures: [9, 8, 7, 6] });

  test.each<[string, Step[], RegExp]>([
    [
      "a value typed where a new figure is to stand",
      [types(SHEET, "C13", 12)],
      /Something of yours is at C13 of "North dashboard"/,
    ],
    ["a cell pasted over one of ours", [types(SHEET, "C10", 12, true)], /at C10/],
    ["a value under a merge of ours", [types(SHEET, "C1", "note")], /at C1/],
    ["their merge over a cell of ours", [types(SHEET, "A13", "note"), merges(SHEET, "A13:D13")], /at A13/],
    ["their merge across the edge of our area", [merges(SHEET, "D1:G1")], /at D1/],
    [
      "an array formula that begins in a cell of ours",
      [
        async (pkg) =>
          change(pkg, await partOf(pkg, SHEET), (xml) =>
            xml.replace(/(<c r="C10"[^>]*>)<v>3<\/v>/, '$1<f t="array" ref="C10:D10">{1,2}</f><v>1</v>'),
          ),
      ],
      /at C10/,
    ],
  ])("%s: the sheet is left alone, in a sentence", async (_, steps, sentence) => {
    const typed = await edited(first, ...steps);
    const { bytes, written, skipped } = await applied(typed, later);
    expect(written).toEqual([]);
    expect(skipped).toEqual([{ sheet: SHEET, message: expect.stringMatching(sentence) }]);
    expect(skipped[0]!.message).toMatch(/Move it to the right of the dashboard, then refresh again\.$/);
    expect(bytes).toEqual(typed);
  });

  test("moved away, the sheet is refreshed again", async () => {
    const typed = await edited(first, types(SHEET, "G13", 12));
    const { bytes, written } = await applied(typed, later);
    expect(written).toEqual([SHEET]);
    expect(await shownOn(bytes, SHEET)).toMatchObject({ C13: 6, G13: 12 });
  });

  test("a table of theirs over the dashboard", async () => {
    const tabled = await edited(first, async (pkg) => {
      const part = await partOf(pkg, SHEET);
      pkg.set(
        "xl/tables/table1.xml",
        '<table xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" id="1" name="Mine" displayName="Mine" ref="B4:C5"><tableColumns count="2"><tableColumn id="1" name="Measure"/><tableColumn id="2" name="Latest"/></tableColumns></table>',
      );
      await change(pkg, part.replace("worksheets/", "worksheets/_rels/") + ".rels", (xml) =>
        xml.replace(
          "</Relationships>",
          '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/table" Target="../tables/table1.xml"/></Relationships>',
        ),
      );
    });
    const { skipped, written } = await applied(tabled, NEW);
    expect(written).toEqual([]);
    expect(skipped[0]!.message).toMatch(/Your table "Mine" lies over the dashboard .* Convert to Range/);
  });

  test("other sheets are refreshed all the same", async () => {
    const both = (await applied(tinyBook(), tinyPage(), tinyPage({ team: "South" }))).bytes;
    const typed = await edited(both, types(SHEET, "C13", 12));
    const { written, skipped } = await applied(typed, later, tinyPage({ team: "South", figures: [1] }));
    expect(written).toEqual(["South dashboard"]);
    expect(skipped.map(({ sheet }) => sheet)).toEqual([SHEET]);
  });
});

test("a protected sheet of ours is left alone when it would change, in a sentence", async () => {
  const locked = await edited(first, protects(SHEET));
  const { bytes, skipped } = await applied(locked, NEW);
  expect(skipped).toEqual([
    { sheet: SHEET, message: expect.stringMatching(/is protected.*Unprotect Sheet/) },
  ]);
  expect(bytes).toEqual(locked);
});

describe("everything else of theirs on our sheet keeps its own text", () => {
  const pieces = {
    "a conditional format":
      '<conditionalFormatting sqref="C5:C6"><cfRule type="cellIs" dxfId="0" priority="1" operator="lessThan"><formula>1</formula></cfRule></conditionalFormatting>',
    "a data validation":
      '<dataValidations count="1"><dataValidation type="list" sqref="G5"><formula1>"a,b"</formula1></dataValidation></dataValidations>',
    "a hyperlink": '<hyperlinks><hyperlink ref="G6" location="One!A1" display="x"/></hyperlinks>',
  };
  let after: string;
  beforeAll(async () => {
    const marked = await edited(
      first,
      puts(SHEET, "</mergeCells>", Object.values(pieces).join("")),
      puts(
        SHEET,
        "</rowBreaks>",
        '<ignoredErrors><ignoredError sqref="C5" numberStoredAsText="1"/></ignoredErrors>',
      ),
      puts(SHEET, '<drawing r:id="rId1"/>', '<legacyDrawing r:id="rId7"/>'),
      merges(SHEET, "G8:H9"),
      types(SHEET, "B13", "Their heading"),
      merges(SHEET, "B13:C13"),
    );
    after = await sheetXml((await applied(marked, NEW)).bytes);
  });

  test.each(Object.entries(pieces))("%s", (_, xml) => expect(after).toContain(xml));
  test("comments stay related, and what follows the drawing", () =>
    expect(after).toMatch(/<ignoredErrors>.*<drawing r:id="rId1"\/><legacyDrawing r:id="rId7"\/>/));
  test("merges beside, and in our area around something of theirs", () =>
    expect(after).toMatch(
      /<mergeCells count="3"><mergeCell ref="G8:H9"\/><mergeCell ref="B13:C13"\/><mergeCell ref="B1:D1"\/><\/mergeCells>/,
    ));

  test("buttons that they drew, before the tables and the extensions that come later", async () => {
    const controls =
      '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="x14"><controls><control shapeId="1025" r:id="rId9" name="Button 1"/></controls></mc:Choice></mc:AlternateContent>';
    const { starter: _starter, ...page } = richPage();
    const bare = { ...page, tables: [], links: [], sparklines: [], conditions: [] };
    const drawn = await edited(
      (await applied(tinyBook(), bare)).bytes,
      puts(SHEET, "</rowBreaks>", controls),
    );
    const xml = await sheetXml((await applied(drawn, page)).bytes);
    const order = [controls, "<tableParts ", "<extLst>"].map((part) => xml.lastIndexOf(part));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  test("a chart of theirs whose name begins as ours do", async () => {
    const named = await edited(first, (pkg) =>
      change(pkg, "xl/drawings/drawing1.xml", (xml) =>
        xml.replace('name="Primed team:North figures"', 'name="Primed for the board"'),
      ),
    );
    const { bytes } = await applied(named, NEW);
    const drawing = await (await openPackage(bytes)).text("xl/drawings/drawing1.xml");
    expect(drawing).toContain('name="Primed for the board"');
    expect(drawing).toContain('name="Primed team:North figures"');
  });

  test("a chart of theirs in our sheet's drawing", async () => {
    const theirs =
      '<xdr:twoCellAnchor editAs="oneCell"><xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="7" name="Chart 1"/></xdr:nvGraphicFramePr></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>';
    const charted = await edited(first, (pkg) =>
      change(pkg, "xl/drawings/drawing1.xml", (xml) =>
        xml.replace("</xdr:wsDr>", () => `${theirs}</xdr:wsDr>`),
      ),
    );
    const { bytes } = await applied(charted, {
      ...NEW,
      charts: [...NEW.charts, { ...NEW.charts[0]!, name: "Primed team:North two" }],
    });
    const drawing = await (await openPackage(bytes)).text("xl/drawings/drawing1.xml");
    expect(drawing).toContain(theirs);
    expect(drawing).toMatch(/cNvPr id="8" name="Primed team:North two"/);
  });

  test("formulas shared along rows that we rewrite", async () => {
    const shared = await edited(
      first,
      types(SHEET, "G10", { formula: "C10*2", value: 6 }),
      types(SHEET, "G11", { formula: "C11*2", value: 10 }),
      async (pkg) =>
        change(pkg, await partOf(pkg, SHEET), (xml) =>
          xml
            .replace("<f>C10*2</f>", '<f t="shared" ref="G10:G11" si="0">C10*2</f>')
            .replace("<f>C11*2</f>", '<f t="shared" si="0"/>'),
        ),
    );
    const xml = await sheetXml((await applied(shared, NEW)).bytes);
    expect(xml).toContain('<c r="G10"><f t="shared" ref="G10:G11" si="0">C10*2</f><v>6</v></c>');
    expect(xml).toContain('<c r="G11"><f t="shared" si="0"/><v>10</v></c>');
  });
});

describe("a copy of our sheet", () => {
  test.each(["front", "end"] as const)(
    "at the %s of the tabs is theirs: unmarked, and said once",
    async (where) => {
      const copied = await edited(first, copiesSheet(SHEET, "What if", where));
      const { bytes, skipped, unchanged } = await applied(copied, tinyPage());
      expect(unchanged).toEqual([SHEET]);
      expect(skipped).toEqual([
        { sheet: "What if", message: expect.stringMatching(/is a copy of "North dashboard"/) },
      ]);

      const { written, skipped: none, bytes: later } = await applied(bytes, NEW);
      expect([written, none]).toEqual([[SHEET], []]);
      expect(await shownOn(later, "What if")).toEqual(await shownOn(first, SHEET));
      expect(await shownOn(later, SHEET)).toMatchObject(NEW_VALUES);
    },
  );

  test("kept when people delete the first, it is still theirs, and a new sheet is made", async () => {
    const swapped = await edited(first, copiesSheet(SHEET, "October"), deletesSheet(SHEET));
    const { bytes, written, skipped } = await applied(swapped, NEW);
    expect(written).toEqual([SHEET]);
    expect(skipped).toEqual([
      { sheet: "October", message: expect.stringMatching(/a copy of a dashboard that has been deleted/) },
    ]);
    const { bytes: later, skipped: none } = await applied(bytes, tinyPage({ latest: 0.25 }));
    expect(none).toEqual([]);
    expect(await shownOn(later, "October")).toEqual(await shownOn(first, SHEET));
    expect(await shownOn(later, SHEET)).toMatchObject({ C5: 0.25 });
    expect(await (await openPackage(later)).text("xl/workbook.xml")).not.toContain("#REF!");
  });

  test("with the links' names dropped by another program, the only sheet is still ours", async () => {
    const dropAnchors: Step = (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) =>
        xml.replace(/<definedName name="Primed_go_[^>]*>[^<]*<\/definedName>/g, ""),
      );
    expect((await applied(await edited(first, dropAnchors), NEW)).written).toEqual([SHEET]);
  });
});

test("a sheet of ours that people deleted is made again, and its links lead to it", async () => {
  const both = (await applied(tinyBook(), tinyPage({ team: "South" }), tinyPage())).bytes;
  const deleted = await edited(both, deletesSheet("South dashboard"));
  const { bytes, written, unchanged } = await applied(deleted, tinyPage({ team: "South" }), tinyPage());
  expect([written, unchanged]).toEqual([["South dashboard"], [SHEET]]);
  const workbook = await (await openPackage(bytes)).text("xl/workbook.xml");
  expect(workbook).not.toContain("#REF!");
  expect(workbook).toContain("'South dashboard'!$B$10<");
});

test("places on a deleted sheet that nothing makes any more lose their names", async () => {
  const both = (await applied(tinyBook(), tinyPage({ team: "South" }), tinyPage())).bytes;
  const { bytes } = await applied(await edited(both, deletesSheet("South dashboard")), NEW);
  expect(await (await openPackage(bytes)).text("xl/workbook.xml")).not.toContain("#REF!");
});

test("a sheet of something no longer in the setup is left as it is, and said", async () => {
  const both = (await applied(tinyBook(), tinyPage({ team: "South" }), tinyPage())).bytes;
  const { bytes, skipped } = await applied(both, NEW);
  expect(skipped).toEqual([
    { sheet: "South dashboard", message: expect.stringMatching(/no longer in the setup/) },
  ]);
  expect(await shownOn(bytes, "South dashboard")).toEqual(await shownOn(both, "South dashboard"));
});
