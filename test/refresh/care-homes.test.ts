/**
 * Real monthly figures, as percentages that somebody else worked out: Trafford, its peers, and England. Ratings change seldom, so
 * the figures stand still for months and then step; what stands still must not be called a change.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { refresh } from "../../src/core/refresh";
import type { Refreshed } from "../../src/core/refresh";
import type { Result } from "../../src/core/result";
import type { SheetSpec } from "../../src/core/sheet/spec";
import { openFileWorkbook } from "../../src/file/file-workbook";
import { printSpec } from "../support/print-spec";

const FOLDER = join(__dirname, "../fixtures/care-homes");
const SERVICES = ["North West", "London", "South East", "West Midlands"];
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const FLAT =
  "Most figures are the same as the one before, so there is no usual range and no change is called real.";

/** Per cent, by area and month, as the file has them. */
const figures = new Map<string, Map<string, number>>();
for (const line of readFileSync(join(FOLDER, "care_homes_rating.csv"), "utf8")
  .trim()
  .split(/\r?\n/)
  .slice(1)) {
  const [, area, period, , , , value] = line.split(",") as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  const [month, year] = period.split(" ") as [string, string];
  const label = `${year}-${String(MONTHS.indexOf(month) + 1).padStart(2, "0")}`;
  figures.set(area, (figures.get(area) ?? new Map<string, number>()).set(label, Number(value)));
}
const areas = [...figures.keys()];

/** How far each of an area's figures is from the one before. */
function steps(area: string): number[] {
  const values = [...figures.get(area)!.values()];
  return values.slice(1).map((value, i) => Math.abs(value - values[i]!));
}
/** The figure repeats the one before in half of the months or more. */
const standsStill = (area: string): boolean =>
  steps(area).filter((step) => step === 0).length >= steps(area).length / 2;

describe("care homes rated good or outstanding", () => {
  let done: Refreshed;
  let pages: ReadonlyMap<string, string>;
  const of = (node: string): Result[] =>
    done.results.filter((result) => result.node === node && figures.get("England")!.has(result.period));

  beforeAll(async () => {
    const workbook = await openFileWorkbook(new Uint8Array(readFileSync(join(FOLDER, "care-homes.xlsx"))));
    let specs: readonly SheetSpec[] = [];
    const apply: typeof workbook.apply = (wanted, options) => {
      specs = wanted;
      return workbook.apply(wanted, options);
    };
    done = await refresh({ ...workbook, apply }, { now: Date.UTC(2026, 4, 11, 9) });
    pages = new Map(specs.map((spec) => [spec.role.replace(/^\w+:/, ""), printSpec(spec)]));
  });

  test("all of it is read, and nothing is wrong with it", () => {
    expect(done.rows).toMatchObject({ read: 510, leftOut: 0 });
    expect(done.problems).toEqual([]);
  });

  test("every figure is the file's, as a fraction, complete, and the area's own", () => {
    const found = areas.flatMap((area) =>
      of(area).map(({ period, value }) => `${area} ${period} ${((value ?? NaN) * 100).toFixed(1)}`),
    );
    const wanted = areas.flatMap((area) =>
      [...figures.get(area)!].map(([period, value]) => `${area} ${period} ${value.toFixed(1)}`),
    );
    expect(found.sort()).toEqual(wanted.sort());
    expect(wanted).toHaveLength(510);
    expect(areas.flatMap(of).every(({ complete }) => complete)).toBe(true);
  });

  test.each(SERVICES)(
    "%s has no figure, for percentages are never averaged, and its page says why",
    (service) => {
      expect(of(service).map(({ value, status, signal }) => [value, status, signal])).toEqual(
        Array(30).fill([null, "no-data", "none"]),
      );
      expect(pages.get(service)).toContain(
        `There is no row for ${service}, and this cannot be made from the level below.`,
      );
    },
  );

  test("the month that has only begun is shown without a figure", () => {
    const may = done.results.filter(({ period }) => period === "2026-05");
    expect(may).toHaveLength(21);
    expect(new Set(may.map(({ value, status }) => `${value} ${status}`))).toEqual(new Set(["null no-data"]));
  });

  test("each area's page says what its figure shows, and whether that is signal or noise", () => {
    for (const area of areas) {
      const latest = figures.get(area)!.get("2026-04")!.toFixed(1);
      expect(pages.get(area)).toContain(`What it shows.  ${latest}% in April 2026; `);
      expect(pages.get(area)).toMatch(/Signal or noise\? {2}\S.+\./);
    }
  });

  test("where a figure mostly repeats the one before there is no usual range: a sentence, and no signal", () => {
    const still = areas.filter(standsStill);
    expect(still).toHaveLength(16);
    for (const area of still) {
      expect(pages.get(area)).toContain(`Signal or noise?  ${FLAT}`);
      expect(pages.get(area)).toContain("No usual range.");
      expect(new Set(of(area).map(({ signal, assurance }) => `${signal} ${assurance}`))).toEqual(
        new Set(["none none"]),
      );
    }
  });

  test("England moves nearly every month, so it is judged", () => {
    expect(areas.filter((area) => !standsStill(area))).toEqual(["England"]);
    expect(of("England").at(-1)).toMatchObject({ signal: "concern", status: "missed" });
  });

  test("the target of a percentage is the same at every level", () => {
    expect(new Set(done.results.map(({ target }) => target))).toEqual(new Set([0.8]));
  });
});
