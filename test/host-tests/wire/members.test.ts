import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enumTexts, isClass, isIn, memberOf, publicName, wireName } from "../../host/members/members";
import { excelOn } from "../support";
import { tiny, twoSheets } from "./tiny";

describe("the member table", () => {
  test("is what the script makes of the types that are installed", () => {
    const folder = mkdtempSync(join(tmpdir(), "members-"));
    try {
      const file = join(folder, "members.json");
      execFileSync(process.execPath, ["scripts/office-members.mjs", file]);
      expect(readFileSync("test/host/members/members.json", "utf8") === readFileSync(file, "utf8")).toBe(
        true,
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("says of each member what it is", () => {
    expect(memberOf("Worksheet", "name")).toEqual({ kind: "scalar", set: "1.1", type: "string" });
    expect(memberOf("Worksheet", "charts")).toEqual({
      kind: "navigation",
      set: "1.1",
      type: "ChartCollection",
    });
    expect(memberOf("WorksheetCollection", "items")).toMatchObject({ kind: "items", type: "Worksheet" });
    expect(memberOf("Worksheet", "getRange")).toMatchObject({
      kind: "method",
      parameters: ["string?"],
      returns: "Range",
    });
    expect(memberOf("Range", "clear")).toMatchObject({ parameters: ["'ClearApplyTo'?"] });
    expect(memberOf("Worksheet", "onFormulaChanged")).toEqual({ kind: "event", set: "1.13" });
    expect(memberOf("Worksheet", "tabId")).toMatchObject({ set: "1.14", readonly: true });
    expect(memberOf("Worksheet", "toString")).toBeUndefined();
    expect(enumTexts("SheetVisibility")).toEqual(["Hidden", "VeryHidden", "Visible"]);
  });

  test.each<[string, string, boolean]>([
    ["1.9", "1.13", true],
    ["1.13", "1.13", true],
    ["1.14", "1.13", false],
    ["Desktop 1.1", "1.15", false],
  ])("%s is in %s: %s", (set, version, expected) => expect(isIn(set, version)).toBe(expected));

  /** Each class's own lists of what the library asks of a host, against the names that are worked out from the types. */
  test("gives the names that the library uses on the wire, for every class that it has", () => {
    const { Excel } = excelOn(twoSheets(), { behaviours: tiny });
    const differing: string[] = [];
    let seen = 0;
    for (const [type, made] of Object.entries(Excel as unknown as Record<string, { prototype?: Lists }>)) {
      const { _scalarPropertyNames: names, _scalarPropertyOriginalNames: originals } = made.prototype ?? {};
      if (!names || !originals || !isClass(type)) continue;
      names.forEach((name, at) => {
        if (name.startsWith("_") || !memberOf(type, name)) return;
        seen += 1;
        const original = originals[at] ?? "";
        if (wireName(type, name) !== original || publicName(type, original) !== name)
          differing.push(`${type}.${name} is ${original}`);
      });
    }
    expect(differing).toEqual([]);
    expect(seen).toBeGreaterThan(600);
  });
});

interface Lists {
  readonly _scalarPropertyNames?: readonly string[];
  readonly _scalarPropertyOriginalNames?: readonly string[];
}
