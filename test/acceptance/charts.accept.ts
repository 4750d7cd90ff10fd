import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { openPackage } from "../../src/file/package/package";
import { applied } from "../file/apply/tiny";
import { entriesOf } from "../file/package/raw-zip";
import { CHARTS_SHEET, chartsPage } from "../file/write/chart/charts-page";
import { bytesOf, newErrors, printed, ROOT, savedByLibreOffice, scratch } from "./tools";

/** A chart of each kind in people's workbooks: valid, drawn by LibreOffice, and found again in what LibreOffice has saved. */

const page = chartsPage();
const NAMES = page.charts.map(({ name }) => name);
const later = chartsPage(["steps", "due", "funnel"]);

const LABELS = [
  "Upper 98%",
  "Lower 74%",
  "Target 11",
  "Week beginning",
  "−1,100",
  "+355",
  "Pieces of work",
  "Over 28 days",
  "Target 85%",
  "North 72.0%",
  "Learning disability",
  "Assessments completed in the three months",
];
/** What stands along axes: LibreOffice takes the other workbook's columns for narrower, and turns or breaks it there. */
const ALONG = ["Nov 24", "Nov 26", "29 Oct", "Safeguarding enquiries"];

describe.each([
  ["assets/example.xlsx", [...LABELS, ...ALONG]],
  ["test/fixtures/torture.xlsx", LABELS],
])("%s", (source, labels) => {
  const before = join(ROOT, source);
  const after = join(scratch(), "after.xlsx");
  beforeAll(async () => writeFileSync(after, (await applied(bytesOf(before), page)).bytes));

  test("Microsoft's validator finds no error that was not there before", () => {
    expect(newErrors(before, after)).toEqual([]);
  });

  test("LibreOffice draws them on one page: labels at the ends of lines and on bars, names, axes and legend", () => {
    const drawn = printed(after).filter((text) => text.includes("Chance, upper"));
    expect(drawn).toHaveLength(1);
    for (const label of labels) expect(drawn[0]).toContain(label);
  });

  test("people's drawings and charts keep their bytes, and a second refresh writes nothing", async () => {
    const [old, now] = [entriesOf(bytesOf(before)), entriesOf(bytesOf(after))];
    const theirs = old.filter(({ name }) => /\/(charts|drawings|media)\//.test(name));
    for (const { name, compressed } of theirs)
      expect([name, now.find((entry) => entry.name === name)?.compressed]).toEqual([name, compressed]);
    const again = await applied(bytesOf(after), page);
    expect(again.written).toEqual([]);
    expect(again.bytes).toEqual(bytesOf(after));
  });

  describe("saved by LibreOffice", () => {
    const saved = join(scratch(), "saved.xlsx");
    beforeAll(() => savedByLibreOffice(after, saved));

    test("its charts still draw what they should", async () => {
      expect((await applied(bytesOf(saved), page)).unchanged).toEqual([CHARTS_SHEET]);
    });

    test("the same charts are changed in place, those no longer wanted go, and the file stays as valid", async () => {
      const done = await applied(bytesOf(saved), later);
      expect(done.written).toEqual([CHARTS_SHEET]);
      expect((await chartNames(done.bytes)).filter((name) => NAMES.includes(name)).sort()).toEqual(
        later.charts.map(({ name }) => name).sort(),
      );
      const theirs = (names: string[]) => names.filter((name) => !NAMES.includes(name));
      expect(theirs(await chartNames(done.bytes))).toEqual(theirs(await chartNames(bytesOf(saved))));
      expect((await applied(done.bytes, later)).bytes).toEqual(done.bytes);
      const path = join(scratch(), "mended.xlsx");
      writeFileSync(path, done.bytes);
      expect(newErrors(saved, path)).toEqual([]);
    });
  });
});

/** The names of every object on every drawing, people's too. */
async function chartNames(bytes: Uint8Array): Promise<string[]> {
  const pkg = await openPackage(bytes);
  const drawings = pkg.names().filter((name) => /^xl\/drawings\/drawing\d+\.xml$/.test(name));
  const xml = (await Promise.all(drawings.map((name) => pkg.text(name)))).join();
  return [...xml.matchAll(/<\w+:cNvPr [^>]*name="([^"]*)"/g)].map((match) => match[1]!);
}
