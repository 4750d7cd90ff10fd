import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAsOf } from "../../src/cli/as-of";
import { refresh } from "../../src/core/refresh";
import type { Refreshed } from "../../src/core/refresh";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { compareWithCount, type TeamCount } from "../support/boston";
import { entriesOf } from "../file/package/raw-zip";

/** A slice of the City of Boston's requests of 2015 (see test/fixtures/boston/make.py), refreshed whole. */

const FIXTURE = join(__dirname, "../fixtures/boston");
const COUNT = JSON.parse(readFileSync(join(FIXTURE, "boston-slice.json"), "utf8")) as Record<
  string,
  TeamCount
>;
const BOOK = new Uint8Array(readFileSync(join(FIXTURE, "boston-slice.xlsx")));
const OPTIONS = { asOf: parseAsOf("2016-01-12T23:59:59")!, now: Date.UTC(2016, 0, 13, 9) };

async function refreshed(
  bytes: Uint8Array,
  now = OPTIONS.now,
): Promise<{ bytes: Uint8Array; report: Refreshed }> {
  const workbook = await openFileWorkbook(bytes);
  const report = await refresh(workbook, { ...OPTIONS, now });
  return { bytes: await workbook.save(), report };
}

describe("a slice of Boston's requests", () => {
  let after: Uint8Array;
  let report: Refreshed;
  beforeAll(async () => {
    ({ bytes: after, report } = await refreshed(BOOK));
  });

  test("equals an independent count of the city's own verdicts, and of what was open, in every cell", () => {
    const sum = (pick: (team: TeamCount) => Record<string, number>) =>
      Object.values(COUNT).reduce(
        (all, team) => all + Object.values(pick(team)).reduce((a, b) => a + b, 0),
        0,
      );
    expect(compareWithCount(report.results, COUNT)).toEqual({
      cells: 5 * 2 * 13,
      onTime: sum(({ onTime }) => onTime),
      overdue: sum(({ overdue }) => overdue),
      differences: [],
    });
  });

  test("no row is left out", () => {
    expect(report.rows).toMatchObject({ leftOut: 0 });
    expect(report.rows.read).toBeGreaterThan(5000);
  });

  test("a service and the city are the sums of their teams", () => {
    const onTime = report.results.filter(({ measure }) => measure === "ONTIME");
    const counted = (wanted: string, month: string) =>
      onTime
        .filter(({ level, period }) => level === wanted && period === month)
        .reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
    for (const month of new Set(onTime.map(({ period }) => period))) {
      const teams = counted("team", month);
      expect([month, counted("service", month), counted("directorate", month)]).toEqual([
        month,
        teams,
        teams,
      ]);
    }
    expect(counted("directorate", "2015-06")).toBeGreaterThan(100);
  });

  test("a page a team, and one for each level above", () => {
    expect(report.sheets).toEqual({
      written: [
        "Service overview",
        "Streets and buildings overview",
        "Parks and people overview",
        ...["Public Works", "Inspectional Services", "Property", "Parks", "Mayors Hotline"].map(
          (team) => `${team} dashboard`,
        ),
      ],
      unchanged: [],
      skipped: [],
      notes: [],
    });
  });

  test("people's sheets keep their compressed bytes", () => {
    const now = new Map(entriesOf(after).map(({ name, compressed }) => [name, compressed]));
    const sheets = entriesOf(BOOK).filter(({ name }) => /worksheets\/|sharedStrings|tables\//.test(name));
    expect(sheets.length).toBeGreaterThan(6);
    for (const { name, compressed } of sheets)
      expect([name, now.get(name)?.equals(compressed)]).toEqual([name, true]);
  });

  test("a second refresh, an hour later, writes nothing", async () => {
    const again = await refreshed(after, OPTIONS.now + 3_600_000);
    expect(again.report.sheets.written).toEqual([]);
    expect(again.report.results).toEqual(report.results);
    expect(again.bytes).toEqual(after);
  });
});
