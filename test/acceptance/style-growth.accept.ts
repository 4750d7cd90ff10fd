import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { endOf } from "../../src/core/calendar/day";
import { dayOfIso } from "../../src/core/calendar/iso";
import { changeFormat } from "../../src/core/dashboard/number-format";
import type { SheetSpec } from "../../src/core/sheet/spec";
import { openPackage } from "../../src/file/package/package";
import { elements, localName } from "../../src/file/xml/find";
import { parsePart } from "../../src/file/xml/parse-part";
import { richPage } from "../file/apply/rich";
import { applied } from "../file/apply/tiny";
import { bytesOf, python, refreshFile, ROOT, savedByLibreOffice, scratch } from "./tools";

/**
 * Other programs spell styles in their own way, and a stylesheet has no room for ever more of them: a refresh after such a save finds
 * its styles again.
 */

const rich = (facts: number): SheetSpec => {
  const page = richPage({ latest: [0.9, 0.8, 0.7, facts / 10], facts });
  const rect = { row: 6, column: 3, rows: 1, columns: 1 };
  const money = { format: changeFormat("£", 2), fill: "#EEF2F7", underline: true };
  return { ...page, anchors: [], links: [], paints: [...page.paints, { rect, style: money }] };
};
const DATES = ["2026-10-27", "2026-10-28", "2026-10-29", "2026-10-30"];
const LISTS = ["numFmts", "fonts", "fills", "borders", "cellXfs", "dxfs"];

/** The example's dashboards and the sheet with everything that lies over cells, all with something to write. */
async function refreshed(from: string, to: string, pass: number): Promise<void> {
  const asOf = endOf(dayOfIso(DATES[pass]!)!);
  const { sheets } = await refreshFile(from, to, { now: Date.UTC(2026, 10, 2, 9), asOf });
  expect(sheets.written.length).toBeGreaterThan(3);
  const { bytes, written } = await applied(bytesOf(to), rich(3 + pass));
  expect(written).toHaveLength(1);
  writeFileSync(to, bytes);
}

/** How many entries each of the stylesheet's lists has. */
async function sizes(path: string): Promise<Record<string, number>> {
  const pkg = await openPackage(bytesOf(path));
  const root = parsePart(await pkg.text("xl/styles.xml"));
  const lists = elements(root).map((list) => [localName(list.name), elements(list).length] as const);
  return Object.fromEntries(lists.filter(([name]) => LISTS.includes(name)));
}

/** LibreOffice drops the formats of cells under a merge; each refresh gives them theirs again. */
test.each<[string, (from: string, to: string) => void, number]>([
  ["openpyxl", (from, to) => void python(join(__dirname, "save_with_openpyxl.py"), from, to), 0],
  ["LibreOffice", savedByLibreOffice, 3],
])("saved by %s again and again, the stylesheet does not grow", async (_, save, dropped) => {
  const folder = scratch();
  const [ours, saved] = ["ours.xlsx", "saved.xlsx"].map((name) => join(folder, name)) as [string, string];
  await refreshed(join(ROOT, "assets/example.xlsx"), ours, 0);
  const found: Record<string, number>[] = [];
  for (const pass of [1, 2, 3]) {
    save(ours, saved);
    await refreshed(saved, ours, pass);
    const [before, after] = [await sizes(saved), await sizes(ours)];
    expect(after).toEqual({ ...before, cellXfs: before["cellXfs"]! + dropped });
    found.push(after);
  }
  expect(found[2]).toEqual(found[1]);
});
