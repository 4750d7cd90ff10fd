import { openPackage } from "../../../src/file/package/package";
import { change, edited, types } from "../../support/person";
import { shownOn } from "../../support/shown";
import { laidOver } from "./laid-over";
import { RICH, richPage } from "./rich";
import { applied, tinyBook } from "./tiny";

/** A name stands for one table or one range of a workbook; and the tables that a new sheet starts people off with. */

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), richPage())).bytes;
});

describe("a name that is taken", () => {
  test("by a defined name, of a table that a new sheet would start people off with", async () => {
    const named = await edited(first, async (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) =>
        xml.replace("</definedNames>", '<definedName name="OtherLog">One!$A$1</definedName></definedNames>'),
      ),
    );
    const page = { ...richPage(), role: "team:South", title: "South", tables: [], names: [] };
    const starter = { ...page.starter!, tables: [{ ...page.starter!.tables[0]!, name: "OtherLog" }] };
    const { skipped } = await applied(named, richPage(), { ...page, starter });
    expect(skipped[0]!.message).toMatch(/needs the name "OtherLog", and the workbook has a defined name/);
  });

  test("by a sheet made just before: its starter is not made twice", async () => {
    const page = richPage();
    const south = { ...page, role: "team:South", title: "South", tables: [], names: [] };
    const { bytes, written } = await applied(tinyBook(), page, south);
    expect(written).toEqual([RICH, "South"]);
    expect((await laidOver(bytes, "South")).tables).toEqual([]);
  });

  test("by a name that people gave to cells of theirs", async () => {
    const named = tinyBook({
      "xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="One" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="PrimedAsOf">One!$A$1</definedName></definedNames></workbook>`,
    });
    const { skipped, bytes } = await applied(named, richPage());
    expect(skipped[0]!.message).toMatch(/needs the name "PrimedAsOf"/);
    expect(bytes).toEqual(named);
  });

  test("by a table on another sheet: no sheet is made, in a sentence", async () => {
    const { bytes, skipped, written } = await applied(first, {
      ...richPage(),
      role: "team:South",
      title: "South dashboard",
    });
    expect(written).toEqual([]);
    expect(skipped).toContainEqual({
      sheet: "South dashboard",
      message: `The sheet "South dashboard" was left as it is: it needs the name "PrimedFacts", and the sheet "${RICH}" has a table of that name. Give that one another name, then refresh again.`,
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
    const moved = { ...page, role: "team:South", title: "South", tables: [], names: [] };
    const { bytes } = await applied(first, page, moved);
    expect(await shownOn(bytes, "South")).not.toHaveProperty("B40");
    expect((await laidOver(bytes, "South")).tables).toEqual([]);
  });
});
