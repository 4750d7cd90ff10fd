import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BarCondition, Condition } from "../../src/core/sheet/condition";
import type { SheetSpec } from "../../src/core/sheet/spec";
import { laidOver } from "../file/apply/laid-over";
import { RICH, richPage } from "../file/apply/rich";
import { applied } from "../file/apply/tiny";
import { bytesOf, newErrors, python, ROOT, savedByLibreOffice, scratch } from "./tools";

/**
 * A sheet with everything a spec can lay over cells: valid for Microsoft's validator, and made again in place after LibreOffice
 * or openpyxl has saved the workbook in its own way, with nothing doubled and nothing lost.
 */

const source = join(ROOT, "assets/example.xlsx");
const bar = richPage().conditions[4] as BarCondition;
/** Numbers and formulas that programs write in their own ways. */
const odd: Condition[] = [
  ...[
    [-(0.1 + 0.2), 0.1 + 0.2],
    [0, 1 / 3],
    [0, 1e-7],
    [0, 1e21],
  ].map(([min, max], i): Condition => ({ ...bar, rect: { ...bar.rect, row: 11 + i }, min: min!, max: max! })),
  ...[
    "$D5=TRUE",
    "$D5>.5",
    "$D5>1E-7",
    `AND($D5>=50%,$D5<>"")`,
    "$D5>0.1+0.20",
    "COUNTIF($D:$D,$D5)>1",
    `$D5="Résumé ""x"""`,
    "-$D5>+1.0",
    "SUM($D$1:$D5)>1",
    'ISNUMBER(SEARCH("a, b",$D5))',
  ].map((formula): Condition => ({
    kind: "rule",
    rect: { row: 5, column: 4, rows: 4, columns: 1 },
    formula,
    color: "#112233",
  })),
];
const withOdd = (one: SheetSpec): SheetSpec => ({
  ...one,
  conditions: [...one.conditions, ...odd],
  anchors: [],
  links: [],
});
const first = withOdd(richPage());
const changed = withOdd(richPage({ latest: [0.9, 0.8, 0.7, 0.6], facts: 5 }));
let made: string;
beforeAll(async () => {
  made = join(scratch(), "rich.xlsx");
  writeFileSync(made, (await applied(bytesOf(source), first)).bytes);
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
