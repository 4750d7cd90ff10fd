import { openPackage } from "../../../src/file/package/package";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { change, edited, types, type Step } from "../../support/person";
import { shownOn } from "../../support/shown";
import { laidOver } from "./laid-over";
import { RICH, richPage } from "./rich";
import { applied, tinyBook } from "./tiny";

/** Tables of ours on our sheets, and what people do to them; and those that a new sheet starts people off with. */

const FACTS = "xl/tables/table1.xml";
let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), richPage())).bytes;
});

/** An edit to the text of the part that holds our table. */
const inFacts =
  (how: (xml: string) => string): Step =>
  async (pkg) =>
    change(pkg, FACTS, how);

test("is read like any table, with its headers", async () => {
  const { sheets } = await (await openFileWorkbook(first)).contents();
  expect(sheets[1]!.tables).toMatchObject([
    {
      name: "PrimedFacts",
      headers: ["ID", "Due", "Days late"],
      rect: { row: 20, column: 2, rows: 4, columns: 3 },
    },
    { name: "ActionLog" },
  ]);
});

test("a column that people put to its right stays in the table, and what is in it", async () => {
  const beside = await edited(
    first,
    types(RICH, "E20", "My note"),
    types(RICH, "E21", "call back"),
    inFacts((xml) =>
      xml
        .replaceAll("B20:D23", "B20:E23")
        .replace('count="3"', 'count="4"')
        .replace("</tableColumns>", '<tableColumn id="9" name="My note"/></tableColumns>'),
    ),
  );
  const { bytes, written, skipped } = await applied(beside, richPage({ facts: 2 }));
  expect({ written, skipped }).toEqual({ written: [RICH], skipped: [] });
  expect((await laidOver(bytes)).tables).toContain("PrimedFacts B20:E22 ID,Due,Days late,My note");
  expect(await shownOn(bytes, RICH)).toMatchObject({ E20: "My note", E21: "call back" });
  expect(await shownOn(bytes, RICH)).not.toHaveProperty("B23");
  expect((await applied(bytes, richPage({ facts: 2 }))).bytes).toEqual(bytes);
});

test("a filter and an order of people's go when the rows are written anew: they were for other rows", async () => {
  const filtered = await edited(
    first,
    inFacts((xml) =>
      xml.replace(
        /<autoFilter ref="[^"]*"\/>/,
        '<autoFilter ref="B20:D23"><filterColumn colId="0"><filters><filter val="A1"/></filters></filterColumn></autoFilter><sortState ref="B21:D23"><sortCondition ref="B21:B23"/></sortState>',
      ),
    ),
    async (pkg) =>
      change(pkg, "xl/worksheets/sheet2.xml", (xml) => xml.replace('<row r="22"', '<row r="22" hidden="1"')),
  );
  expect((await applied(filtered, richPage())).bytes).toEqual(filtered);
  const { bytes } = await applied(filtered, richPage({ facts: 4 }));
  const pkg = await openPackage(bytes);
  expect(await pkg.text(FACTS)).not.toMatch(/filterColumn|sortState/);
  expect(await pkg.text("xl/worksheets/sheet2.xml")).not.toContain('hidden="1"');
});

test("a total row that people switched on goes from the table when it is written anew", async () => {
  const totalled = await edited(
    first,
    inFacts((xml) =>
      xml
        .replace('totalsRowShown="0"', 'totalsRowCount="1"')
        .replace('ref="B20:D23" totals', 'ref="B20:D24" totals')
        .replace('name="ID"', 'name="ID" totalsRowLabel="Total"'),
    ),
  );
  const { bytes, skipped } = await applied(totalled, richPage({ latest: [1, 1, 1, 1] }));
  expect(skipped).toEqual([]);
  const xml = await (await openPackage(bytes)).text(FACTS);
  expect(xml).toContain('ref="B20:D23"');
  expect(xml).not.toContain('totalsRowCount="1"');
});

test("a head that somebody typed over is ours again, in the cell and in the table", async () => {
  const renamed = await edited(
    first,
    types(RICH, "C20", "Deadline"),
    inFacts((xml) => xml.replace('name="Due"', 'name="Deadline"')),
  );
  const { bytes, notes } = await applied(renamed, richPage());
  expect(notes).toEqual([
    { sheet: RICH, message: expect.stringMatching(/^C20 of .* had been changed to "Deadline"/) },
  ]);
  expect((await laidOver(bytes)).tables).toContain("PrimedFacts B20:D23 ID,Due,Days late");
});

test("turned back into a range, it is made again", async () => {
  const converted = await edited(first, async (pkg) => {
    pkg.remove(FACTS);
    await change(pkg, "[Content_Types].xml", (xml) =>
      xml.replace(/<Override PartName="\/xl\/tables\/table1.xml"[^>]*\/>/, ""),
    );
    await change(pkg, "xl/worksheets/_rels/sheet2.xml.rels", (xml) =>
      xml.replace(/<Relationship [^>]*table1.xml"\/>/, ""),
    );
    await change(pkg, "xl/worksheets/sheet2.xml", (xml) =>
      xml.replace(/<tablePart /, "<gone ").replace(/<gone [^>]*\/>/, ""),
    );
  });
  const { bytes, written } = await applied(converted, richPage());
  expect(written).toEqual([RICH]);
  expect((await laidOver(bytes)).tables.sort()).toEqual([
    "ActionLog B40:E41 Action,Status,Due,Late",
    "PrimedFacts B20:D23 ID,Due,Days late",
  ]);
});

describe("a name that is taken", () => {
  test("by a table on another sheet: no sheet is made, in a sentence", async () => {
    const { bytes, skipped, written } = await applied(first, {
      ...richPage(),
      role: "team:South",
      title: "South dashboard",
    });
    expect(written).toEqual([]);
    expect(skipped).toContainEqual({
      sheet: "South dashboard",
      message: `The sheet "South dashboard" was left as it is: it needs a table called "PrimedFacts", and the sheet "${RICH}" has a table of that name. Give that one another name, then refresh again.`,
    });
    expect(bytes).toEqual(first);
  });

  test("by a name of the workbook", async () => {
    const named = tinyBook({
      "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="PRIMEDFACTS">One!$A$1</definedName></definedNames></workbook>`,
    });
    const { skipped } = await applied(named, richPage());
    expect(skipped[0]!.message).toMatch(/the workbook has a defined name of that name/);
  });
});

describe("what a new sheet starts people off with", () => {
  test("is never written again, whatever people do to it", async () => {
    const worked = await edited(
      first,
      types(RICH, "B41", "Call them all"),
      types(RICH, "B43", "Below the table"),
    );
    const { bytes, skipped } = await applied(worked, richPage({ latest: [1, 1, 1, 1] }));
    expect(skipped).toEqual([]);
    expect(await shownOn(bytes, RICH)).toMatchObject({
      B41: "Call them all",
      C41: "Open",
      B43: "Below the table",
    });
    expect(await (await openPackage(bytes)).text("xl/tables/table2.xml")).toEqual(
      await (await openPackage(first)).text("xl/tables/table2.xml"),
    );
  });

  test("is left out where the workbook has the table already", async () => {
    const page = richPage();
    const moved = { ...page, role: "team:South", title: "South", tables: [] };
    const { bytes } = await applied(first, page, moved);
    expect(await shownOn(bytes, "South")).not.toHaveProperty("B40");
    expect((await laidOver(bytes, "South")).tables).toEqual([]);
  });
});
