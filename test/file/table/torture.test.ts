import { readFileSync } from "node:fs";
import { join } from "node:path";
import { openFileWorkbook } from "../../../src/file/file-workbook";
import { openPackage } from "../../../src/file/package/package";
import { tinyPage } from "../apply/tiny";
import { entriesOf } from "../package/raw-zip";
import { shownOn } from "../../support/shown";

/** The workbook that has one of everything: its table is in a sheet with a pivot's source, comments, rules, pictures, a chart. */
const TORTURE = new Uint8Array(readFileSync(join(__dirname, "../../fixtures/torture.xlsx")));
const edit = {
  table: "TBLDATA",
  key: "id",
  append: [{ Id: 61, Team: "North", Date: { day: 46_300 }, Calc: 0 }],
  update: [{ key: "60", values: { Status: "Done" } }],
};

async function afterEdit(bytes: Uint8Array) {
  const workbook = await openFileWorkbook(bytes);
  const done = await workbook.editTable(edit);
  return { done, bytes: await workbook.save() };
}

test("a table amid one of everything grows, and only what belongs to it changes", async () => {
  const { done, bytes } = await afterEdit(TORTURE);
  expect(done).toEqual({ appended: 1, updated: 1, rows: [62], problems: [] });
  const before = new Map(entriesOf(TORTURE).map((entry) => [entry.name, entry]));
  const changed = entriesOf(bytes).filter(
    ({ name, compressed }) => !before.get(name)!.compressed.equals(compressed),
  );
  expect(changed.map(({ name }) => name).sort()).toEqual([
    "[Content_Types].xml", // the chain of formulas goes
    "xl/_rels/workbook.xml.rels",
    "xl/charts/chart1.xml", // two of its columns
    "xl/charts/chart3.xml",
    "xl/tables/table1.xml",
    "xl/workbook.xml",
    "xl/worksheets/sheet1.xml",
  ]);
  const chart = await (await openPackage(bytes)).text("xl/charts/chart1.xml");
  expect(chart).toContain("$62<");
  expect(chart).not.toContain("$61<");
  const [old, now] = await Promise.all(
    [TORTURE, bytes].map(async (one) => (await openPackage(one)).text("xl/worksheets/sheet1.xml")),
  );
  const ranges = (text: string) =>
    [...text.matchAll(/(?:sqref="|sqref>)([A-L]2:[A-L]61)/g)].map((match) => match[1]!);
  expect(ranges(old!)).toHaveLength(17);
  expect(ranges(now!)).toHaveLength(0);
  for (const range of ranges(old!)) expect(now).toContain(range.replace("61", "62"));
});

test("a second edit adds nothing", async () => {
  const once = await afterEdit(TORTURE);
  const twice = await afterEdit(once.bytes);
  expect(twice.done).toMatchObject({ appended: 0, updated: 0 });
  expect(twice.bytes).toBe(once.bytes);
});

test("sheets of ours can be made and refreshed in the same session", async () => {
  const workbook = await openFileWorkbook(TORTURE);
  await workbook.apply([tinyPage()]);
  await workbook.editTable(edit);
  await workbook.apply([tinyPage({ latest: 0.8 })]);
  const bytes = await workbook.save();
  const [sheet] = (await workbook.contents()).sheets;
  expect(await shownOn(bytes, sheet!.name)).toMatchObject({
    A62: 61,
    B62: 46_300,
    C62: "North",
    H61: "Done",
  });
  expect(await shownOn(bytes, "North dashboard")).toMatchObject({ C5: 0.8 });
});
