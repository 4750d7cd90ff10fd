import type { SheetSpec } from "../../../src/core/sheet/spec";
import { openPackage } from "../../../src/file/package/package";
import { change, copiesSheet, edited, insertsRows, types } from "../../support/person";
import { richPage } from "./rich";
import { applied, tinyBook, tinyPage } from "./tiny";

/** When cells of ours have changed, Excel is asked to calculate what people have made of them. */

let first: Uint8Array;
beforeAll(async () => {
  first = (await applied(tinyBook(), tinyPage())).bytes;
});

async function calculates(bytes: Uint8Array, spec: SheetSpec): Promise<boolean> {
  const done = await applied(bytes, spec);
  expect(done.written).toHaveLength(1);
  return (await (await openPackage(done.bytes)).text("xl/workbook.xml")).includes("fullCalcOnLoad");
}

const NEW = tinyPage({ latest: 0.5 });

describe("formulas of theirs on other sheets", () => {
  test.each([
    ["refer to our sheet: Excel is asked to calculate", "'North dashboard'!C5*2", true],
    ["refer to another", "Two!C5*2", false],
  ])("%s", async (_, formula, expected) => {
    expect(
      await calculates(
        await edited(first, insertsRows("One", 1), types("One", "A1", { formula, value: 1 })),
        NEW,
      ),
    ).toBe(expected);
  });

  test.each<[string, string, "front" | "end", boolean]>([
    ["from ours to another", "SUM('North dashboard:South'!C5)", "end", true],
    ["from another to ours", "SUM('One:North dashboard'!C5)", "end", true],
    ["with ours between", "SUM(One:South!C5)", "end", true],
    ["before ours", "SUM(South:One!C5)", "front", false],
  ])("refer to a row of sheets %s", async (_, formula, where, expected) => {
    const between = await edited(
      first,
      copiesSheet("One", "South", where),
      insertsRows("One", 1),
      types("One", "A1", { formula, value: 1 }),
    );
    expect(await calculates(between, NEW)).toBe(expected);
  });

  test.each([
    ["our sheet", "'North dashboard'!$C$5", true],
    ["a row of sheets that begins with it", "SUM('North dashboard:South'!$C$5)", true],
    ["cells that we give a name", "PrimedAsOf+1", true],
    ["a column of a table of ours", "PrimedFacts[Due]", true],
    ["another sheet", "One!$C$5", false],
  ])("refer by a name of theirs to %s", async (_, text, expected) => {
    const page = (latest: number): SheetSpec => {
      const { starter: _starter, ...spec } = richPage({ latest: [latest] });
      return spec;
    };
    const made = (await applied(tinyBook(), page(0.5))).bytes;
    const named = await edited(made, copiesSheet("One", "South"), (pkg) =>
      change(pkg, "xl/workbook.xml", (xml) =>
        xml.replace("</definedNames>", `<definedName name="MyDue">${text}</definedName></definedNames>`),
      ),
    );
    expect(await calculates(named, page(0.6))).toBe(expected);
  });
});
