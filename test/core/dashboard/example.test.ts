import { contains, overlap } from "../../../src/core/sheet/address";
import { anchorName } from "../../../src/core/sheet/link";
import { gridOf } from "../../../src/core/sheet/grid";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { exampleSpecs } from "../../support/example";
import { expectGolden } from "../../support/golden";
import { printSpec } from "../../support/print-spec";

describe("the example's pages", () => {
  let specs: readonly SheetSpec[];
  beforeAll(async () => {
    specs = (await exampleSpecs()).specs;
  });

  test.each([
    ["Service overview", "service-overview.txt"],
    ["Harbour dashboard", "harbour-dashboard.txt"],
    ["Moorland dashboard", "moorland-dashboard.txt"],
  ])("%s says what it said before", (title, file) => {
    expectGolden(file, printSpec(specs.find((spec) => spec.title === title)!));
  });

  test("one page a team, in setup order, after the overviews", () => {
    expect(specs.map(({ role }) => role)).toEqual([
      "directorate:Adult Services",
      "service:Assessment and care planning",
      "service:Short-term support",
      "team:Riverside",
      "team:Harbour",
      "team:Moorland",
      "team:Hospital discharge",
      "team:Reablement",
    ]);
  });

  test("every page stays inside the area it owns, columns A to O", () => {
    for (const spec of specs) {
      expect(spec.area).toMatchObject({ row: 1, column: 1, columns: 15 });
      expect(() => gridOf(spec)).not.toThrow();
      for (const { over } of spec.charts)
        expect(contains(spec.area, over.row + over.rows - 1, over.column + over.columns - 1)).toBe(true);
    }
  });

  test("no two charts and no two merged cells overlap", () => {
    const pairs = <T>(all: readonly T[]) =>
      all.flatMap((a, i) => all.slice(i + 1).map((b) => [a, b] as const));
    for (const spec of specs) {
      expect(pairs(spec.charts.map(({ over }) => over)).filter(([a, b]) => overlap(a, b))).toEqual([]);
      expect(pairs(spec.merges).filter(([a, b]) => overlap(a, b))).toEqual([]);
    }
  });

  test("every link goes to a place that is on one of the pages", () => {
    const places = new Set(specs.flatMap(({ anchors }) => anchors.map(({ place }) => place)));
    const names = new Set(
      [...JSON.stringify(specs.map(({ blocks }) => blocks)).matchAll(/#(Primed_go_\w+)/g)].map(
        (match) => match[1],
      ),
    );
    const known = new Set([...places].map(anchorName));
    expect([...names].filter((name) => !known.has(name!))).toEqual([]);
    expect(names.size).toBeGreaterThan(30);
  });

  test("a chart's last drawn row is one period after the last point, with the lines and without a value", () => {
    const spec = specs.find(({ role }) => role === "team:Harbour")!;
    const chart = spec.charts.find((one) => one.kind === "line")!;
    const grid = gridOf(spec);
    const column = (name: string) => {
      const { row, column, rows } =
        name === "date" ? chart.categories : chart.series.find((one) => one.name === name)!.values;
      return Array.from({ length: rows }, (_, i) => grid.get(row + i)?.get(column)?.value ?? null);
    };
    const last = column("date").filter((value) => value !== null).length - 1;
    expect(last).toBe(30);
    expect(column("Assessments completed in 28 days")[last]).toBeNull();
    expect(column("Average")[last]).toBe(column("Average")[last - 1]);
    expect(
      column("date")
        .slice(last + 1)
        .every((value) => value === null),
    ).toBe(true);
  });
});
