import { linkTo } from "../../../src/core/sheet/link";
import type { TableSpec } from "../../../src/core/sheet/table";
import type { Validation } from "../../../src/core/sheet/validation";
import { openPackage } from "../../../src/file/package/package";
import { attribute, descendantsNamed } from "../../../src/file/xml/find";
import { parsePart } from "../../../src/file/xml/parse-part";
import { partOf } from "../../support/person";
import { shownOn } from "../../support/shown";
import { RICH, richPage } from "./rich";
import { applied, tinyBook } from "./tiny";

/** What Excel can't hold: people's data never stops a refresh, and a spec that can't be right is refused. */

const rect = (row: number, column: number, rows = 1, columns = 1) => ({ row, column, rows, columns });
const refusal = { style: "stop", message: "Choose one of the list." } as const;

async function validationsOf(...validations: Omit<Validation, "rects">[]): Promise<(string | undefined)[][]> {
  const spec = { validations: validations.map((one, i) => ({ rects: [rect(11 + i, 3)], ...one })) };
  const { starter: _starter, ...page } = richPage({ spec });
  const { bytes, written } = await applied(tinyBook(), page);
  expect(written).toEqual([RICH]);
  // They are no reason to write the sheet again and again.
  expect((await applied(bytes, page)).unchanged).toEqual([RICH]);
  const pkg = await openPackage(bytes);
  const root = parsePart(await pkg.text(await partOf(pkg, RICH)));
  return descendantsNamed(root, "dataValidation").map((element) => [
    attribute(element, "sqref"),
    element.text || undefined,
    attribute(element, "promptTitle"),
    attribute(element, "prompt"),
    attribute(element, "error"),
  ]);
}

describe("a drop-down", () => {
  const drops = async (options: readonly string[]) => {
    const found = await validationsOf(
      { allowed: { kind: "list", options }, refusal },
      { allowed: { kind: "whole", min: 1 }, refusal },
    );
    expect(found[found.length - 1]).toEqual(["C12", "1", undefined, undefined, refusal.message]);
    return found.length === 2 ? found[0]![1] : undefined;
  };
  const long = "x".repeat(254);

  test.each([
    ["an option with a comma", ["Ann", "Smith, Bo"]],
    ["more than 255 characters", [long, "ab"]],
    ["more than 255 characters once quotes are doubled", [`"${"x".repeat(253)}`, "a"]],
    ["no option", []],
  ])("with %s is not made; the others are", async (_, options) => {
    expect(await drops(options)).toBeUndefined();
  });

  test("with 255 characters is", async () => {
    expect(await drops([long.slice(1), "a"])).toBe(`"${long.slice(1)},a"`);
  });
});

test("what people are told is cut to 32 characters of title and 255 of message", async () => {
  const [found] = await validationsOf({
    allowed: { kind: "any" },
    prompt: { title: "t".repeat(33), message: "m".repeat(256) },
    refusal: { style: "stop", message: "e".repeat(256) },
  });
  expect(found?.slice(2)).toEqual(["t".repeat(32), "m".repeat(255), "e".repeat(255)]);
});

describe("a link's text", () => {
  test.each([
    ["x".repeat(255), "x".repeat(255)],
    ["x".repeat(256), `${"x".repeat(254)}…`],
    [`${'"'.repeat(100)}${"x".repeat(100)}`, `${'"'.repeat(100)}${"x".repeat(54)}…`],
    [`${"x".repeat(253)}😀😀`, `${"x".repeat(253)}…`],
  ])("%s", (text, shown) => {
    const link = linkTo("team:North", text);
    expect(link.value).toBe(shown);
    expect(link.formula).toContain(`,"${shown.replace(/"/g, '""')}")`);
    expect(/,"(.*)"\)$/.exec(link.formula)![1]!.length).toBeLessThanOrEqual(255);
  });
});

describe("a table whose spec can't be right is refused", () => {
  const page = (change: Partial<TableSpec>, heads: readonly string[] = ["ID", "Due"]) => ({
    ...richPage(),
    blocks: [{ row: 20, column: 2, values: [heads, ["A1", 1]] }],
    tables: [
      {
        name: "PrimedFacts",
        rect: rect(20, 2, 2, 2),
        columns: [{ name: "ID" }, { name: "Due" }],
        filter: true,
        ...change,
      },
    ],
    links: [],
    sparklines: [],
    conditions: [],
    validations: [],
  });
  const long = "x".repeat(256);

  test("while one that is right is made, with a name of 255 characters", async () => {
    const name = long.slice(1);
    const { bytes } = await applied(tinyBook(), page({ columns: [{ name: "ID" }, { name }] }, ["ID", name]));
    expect(await shownOn(bytes, RICH)).toMatchObject({ B20: "ID", C20: name });
  });

  test.each<[string, Partial<TableSpec>, readonly string[], string]>([
    [
      "a name of 256 characters",
      { columns: [{ name: "ID" }, { name: long }] },
      ["ID", long],
      "of 256 characters",
    ],
    ["other heads than its columns", {}, ["ID", "When"], "does not fit its cells: ID, When"],
    ["one name twice", { columns: [{ name: "ID" }, { name: "id" }] }, ["ID", "id"], "does not fit"],
    ["more columns than its cells", { rect: rect(20, 2, 2, 3) }, ["ID", "Due"], "does not fit"],
    ["no row", { rect: rect(20, 2, 1, 2) }, ["ID", "Due"], "does not fit"],
  ])("%s", async (_, change, heads, why) => {
    await expect(applied(tinyBook(), page(change, heads))).rejects.toThrow(why);
  });
});
