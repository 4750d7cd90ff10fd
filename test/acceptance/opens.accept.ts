import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { openPackage } from "../../src/file/package/package";
import { addSetup } from "../support/add-setup";
import { TORTURE_SETUP } from "../support/torture-setup";
import { bytesOf, newErrors, printed, refreshFile, ROOT, scratch, SHARED } from "./tools";

/** Every workbook that Primed writes opens and prints in LibreOffice, and is as valid as the one it was made from. */

const NOW = Date.UTC(2026, 10, 2, 9);
const asOf = (date: string) => ({ now: NOW, asOf: endOf(dayOfIso(date)!) });
const workedExample = join(SHARED, "reference/worked-example.xlsx");

async function tortureWithSetup(): Promise<string> {
  const pkg = await openPackage(bytesOf(join(ROOT, "test/fixtures/torture.xlsx")));
  await addSetup(pkg, TORTURE_SETUP);
  const path = join(scratch(), "torture.xlsx");
  writeFileSync(path, await pkg.save());
  return path;
}

const WORKBOOKS: [string, () => string | Promise<string>, string][] = [
  ["the example", () => join(ROOT, "assets/example.xlsx"), "2026-10-31"],
  ["a slice of Boston's requests", () => join(ROOT, "test/fixtures/boston/boston-slice.xlsx"), "2016-01-12"],
  ["one of everything", tortureWithSetup, "2026-10-31"],
  ...(existsSync(workedExample)
    ? [["the worked example", () => workedExample, "2026-10-31"] as [string, () => string, string]]
    : []),
];
if (!existsSync(workedExample)) console.warn("../shared is not here: the worked example is left out");

describe.each(WORKBOOKS)("%s", (_, find, date) => {
  let before: string;
  let after: string;
  let sheets: string[];
  beforeAll(async () => {
    before = await find();
    after = join(scratch(), "after.xlsx");
    sheets = (await refreshFile(before, after, asOf(date))).sheets.written;
  });

  test("Microsoft's validator finds no error that was not there before", () => {
    expect(newErrors(before, after)).toEqual([]);
  });

  test("LibreOffice prints every dashboard, with no column too narrow and no error value", () => {
    const pages = printed(after).filter((page) => sheets.some((sheet) => page.includes(sheet)));
    expect(pages.length).toBeGreaterThanOrEqual(sheets.length);
    for (const page of pages) {
      expect(page).not.toContain("###");
      expect(page).not.toMatch(/#(REF|NAME|VALUE|N\/A|DIV)/);
    }
  });
});
