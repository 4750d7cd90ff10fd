import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { laidOver } from "../file/apply/laid-over";
import { RICH, richPage } from "../file/apply/rich";
import { applied } from "../file/apply/tiny";
import { bytesOf, newErrors, python, ROOT, savedByLibreOffice, scratch } from "./tools";

/**
 * A sheet with everything a spec can lay over cells: valid for Microsoft's validator, and made again in place after LibreOffice
 * or openpyxl has saved the workbook in its own way, with nothing doubled and nothing lost.
 */

const source = join(ROOT, "assets/example.xlsx");
const page = { ...richPage(), anchors: [], links: [] };
const changed = { ...richPage({ latest: [0.9, 0.8, 0.7, 0.6], facts: 5 }), anchors: [], links: [] };
let made: string;
beforeAll(async () => {
  made = join(scratch(), "rich.xlsx");
  writeFileSync(made, (await applied(bytesOf(source), page)).bytes);
});

test("Microsoft's validator finds no error that was not there before, new or in place", async () => {
  expect(newErrors(source, made)).toEqual([]);
  const again = join(scratch(), "again.xlsx");
  writeFileSync(again, (await applied(bytesOf(made), changed)).bytes);
  expect(newErrors(source, again)).toEqual([]);
});

describe.each<[string, (from: string, to: string) => void]>([
  ["LibreOffice", savedByLibreOffice],
  ["openpyxl", (from, to) => void python(join(__dirname, "save_with_openpyxl.py"), from, to)],
])("saved by %s", (_, save) => {
  test("is mended by one refresh, and left alone by the next", async () => {
    const saved = join(scratch(), "saved.xlsx");
    save(made, saved);
    const fresh = await laidOver((await applied(bytesOf(source), changed)).bytes);
    const { bytes, skipped } = await applied(bytesOf(saved), changed);
    expect(skipped).toEqual([]);
    const found = await laidOver(bytes);
    expect(found.conditions.sort()).toEqual(fresh.conditions.sort());
    expect(found.sparklines.sort()).toEqual(fresh.sparklines.sort());
    // LibreOffice gives people's lists a second formula, 0, that means nothing.
    const said = (validations: string[]) => validations.map((one) => one.replace(/" 0$/, '"')).sort();
    expect(said(found.validations)).toEqual(said(fresh.validations));
    const again = await applied(bytes, changed);
    expect(again).toMatchObject({ written: [], unchanged: [RICH], skipped: [] });
    expect(again.bytes).toEqual(bytes);
    const mended = join(scratch(), "mended.xlsx");
    writeFileSync(mended, bytes);
    expect(newErrors(saved, mended)).toEqual([]);
  });
});
