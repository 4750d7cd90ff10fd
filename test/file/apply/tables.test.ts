import { openPackage } from "../../../src/file/package/package";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { change, edited, types, type Step } from "../../support/person";
import { shownOn } from "../../support/shown";
import { laidOver } from "./laid-over";
import { RICH, richPage } from "./rich";
import { addsTable } from "./rich-laid-over";
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

test("a head that formulas of people's use under its new name is left, and the sheet with it; so is a table they use", async () => {
  const renamed = await edited(
    first,
    types(RICH, "C20", "Deadline"),
    inFacts((xml) => xml.replace('name="Due"', 'name="Deadline"')),
    types(RICH, "M5", { formula: "MAX(PrimedFacts[Deadline])", value: 1 }),
  );
  const { bytes, skipped } = await applied(renamed, richPage());
  expect(skipped).toEqual([
    {
      sheet: RICH,
      message: expect.stringMatching(/^Formulas use the column "Deadline" of the table "PrimedFacts"/),
    },
  ]);
  expect(bytes).toEqual(renamed);
  const used = await edited(first, types("One", "A1", { formula: "COUNTA(PrimedFacts[ID])", value: 3 }));
  const dropped = await applied(used, richPage({ spec: { tables: [] } }));
  expect(dropped.skipped[0]!.message).toMatch(
    /^Formulas use the table "PrimedFacts" on .*, which is no longer made/,
  );
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

test("made narrower, it loses the column and keeps people's beside it only where they follow without a gap", async () => {
  const page = richPage();
  const narrow = {
    ...page,
    blocks: page.blocks.map((block) =>
      block.row >= 20 ? { ...block, values: block.values.map((line) => line.slice(0, 2)) } : block,
    ),
    tables: [
      {
        ...page.tables[0]!,
        rect: { ...page.tables[0]!.rect, columns: 2 },
        columns: page.tables[0]!.columns.slice(0, 2),
      },
    ],
  };
  const { bytes, skipped } = await applied(first, narrow);
  expect(skipped).toEqual([]);
  expect((await laidOver(bytes)).tables).toContain("PrimedFacts B20:C23 ID,Due");
  expect((await applied(bytes, narrow)).bytes).toEqual(bytes);
  expect((await laidOver((await applied(bytes, page)).bytes)).tables).toContain(
    "PrimedFacts B20:D23 ID,Due,Days late",
  );
});

test("sorted by people, it is left in their order until there is something to write, and nothing is said then", async () => {
  const sorted = await edited(first, async (pkg) =>
    change(pkg, "xl/worksheets/sheet2.xml", (xml) => {
      const row = (at: number) => new RegExp(`<row r="${at}".*?</row>`).exec(xml)![0];
      const moved = (from: number, to: number) =>
        row(from).replace(new RegExp(`([A-Z]|")${from}"`, "g"), `$1${to}"`);
      return xml.replace(row(21), "<a/>").replace(row(23), moved(21, 23)).replace("<a/>", moved(23, 21));
    }),
  );
  expect(await shownOn(sorted, RICH)).toMatchObject({ B21: "A3", B22: "A2", B23: "A1" });
  expect((await applied(sorted, richPage())).bytes).toEqual(sorted);
  const { bytes, notes, written } = await applied(sorted, richPage({ latest: [1, 1, 1, 1] }));
  expect({ notes, written }).toEqual({ notes: [], written: [RICH] });
  expect(await shownOn(bytes, RICH)).toMatchObject({ B21: "A1", B22: "A2", B23: "A3" });
});

test("does not grow over a table of people's that stands below a column that they put beside it", async () => {
  const beside = await edited(
    first,
    types(RICH, "E20", "My note"),
    inFacts((xml) =>
      xml
        .replaceAll("B20:D23", "B20:E23")
        .replace('count="3"', 'count="4"')
        .replace("</tableColumns>", '<tableColumn id="9" name="My note"/></tableColumns>'),
    ),
    addsTable("Theirs", "E26:E27"),
  );
  const { bytes, skipped } = await applied(beside, richPage({ facts: 8 }));
  expect(skipped).toEqual([{ sheet: RICH, message: expect.stringMatching(/Your table "Theirs" lies over/) }]);
  expect(bytes).toEqual(beside);
});

describe("tables of people's whose names begin like ours", () => {
  test("one they made on our sheet stays", async () => {
    const made = await edited(first, addsTable("PrimedNotes", "M20:M21"));
    const { bytes, unchanged } = await applied(made, richPage());
    expect(unchanged).toEqual([RICH]);
    expect(bytes).toEqual(made);
    const later = await applied(made, richPage({ latest: [1, 1, 1, 1] }));
    expect((await laidOver(later.bytes)).tables).toContain("PrimedNotes M20:M21 Head");
  });

  test("one that a sheet started them off with stays", async () => {
    const page = richPage();
    const starter = { ...page.starter!, tables: [{ ...page.starter!.tables[0]!, name: "PrimedTeams" }] };
    const made = (await applied(tinyBook(), { ...page, starter })).bytes;
    const { bytes } = await applied(made, { ...richPage({ latest: [1, 1, 1, 1] }), starter });
    expect((await laidOver(bytes)).tables).toContain("PrimedTeams B40:E41 Action,Status,Due,Late");
  });
});
