import { rect } from "../../../../src/core/sheet/compose";
import type { BarChart, ChartSpec, LineChart } from "../../../../src/core/sheet/chart";
import { gridOf } from "../../../../src/core/sheet/grid";
import type { Block } from "../../../../src/core/sheet/spec";
import { chartXml } from "../../../../src/file/write/chart/chart-xml";
import { attribute, child, descendantsNamed, elements, localName } from "../../../../src/file/xml/find";
import { parsePart, type XmlElement } from "../../../../src/file/xml/parse-part";
import { tinyChart, tinyPage } from "../../apply/tiny";
import { chartsPage } from "./charts-page";

/** A chart's part, over the page's own cells or over some given ones. */
function drawn(chart: ChartSpec, values?: Block["values"], format?: string): XmlElement {
  const page = values
    ? tinyPage({
        spec: {
          blocks: [{ row: 10, column: 2, values }],
          paints: format === undefined ? [] : [{ rect: rect(10, 3, values.length), style: { format } }],
        },
      })
    : chartsPage();
  return parsePart(chartXml(chart, { sheet: "It's here", grid: gridOf(page) }, false));
}

const sample = (name: string): ChartSpec =>
  chartsPage().charts.find((chart) => chart.name.endsWith(` ${name}`))!;
const plotArea = (root: XmlElement): XmlElement => descendantsNamed(root, "plotArea")[0]!;
const named = (root: XmlElement, name: string): XmlElement[] => descendantsNamed(root, name);
const values = (root: XmlElement, name: string) => named(root, name).map((one) => attribute(one, "val"));

/** A range as the part has it: its reference, its format, and each point as `index:value`. */
const cached = (element: XmlElement) => ({
  of: named(element, "f")[0]!.text,
  format: named(element, "formatCode")[0]?.text,
  count: attribute(named(element, "ptCount")[0]!, "val"),
  points: named(element, "pt").map((pt) => `${attribute(pt, "idx")}:${pt.text}`),
});

describe("what a chart keeps of its cells", () => {
  const chart = (over: Partial<LineChart> = {}): LineChart => ({
    ...tinyChart("Primed team:North x", 5),
    ...over,
  });
  const days = [1, 2, 3, 4, 5].map((day) => ({ day }));

  test("a blank is a gap, an error is kept as it is shown, a text is nothing that can be drawn", () => {
    const cells = [0.5, null, { formula: "NA()", value: "#N/A" }, "n/a", 0.25];
    const root = drawn(
      chart(),
      cells.map((value, i) => [days[i]!, value]),
      "0.0%",
    );
    expect(cached(named(root, "val")[0]!)).toEqual({
      of: "'It''s here'!$C$10:$C$14",
      format: "0.0%",
      count: "5",
      points: ["0:0.5", "2:#N/A", "4:0.25"],
    });
    expect(values(root, "dispBlanksAs")).toEqual(["gap"]);
  });

  test("a formula's value, and cells with no format as General", () => {
    const root = drawn(
      chart(),
      days.map((day, i) => [day, { formula: `1+${i}`, value: 1 + i }]),
    );
    expect(cached(named(root, "val")[0]!)).toMatchObject({
      format: "General",
      points: ["0:1", "1:2", "2:3", "3:4", "4:5"],
    });
  });

  test("a point in another format than the first says so", () => {
    const page = tinyPage({
      spec: {
        blocks: [{ row: 10, column: 2, values: days.map((day, i) => [day, i]) }],
        paints: [{ rect: rect(12, 3), style: { format: '0" & more"' } }],
      },
    });
    const root = parsePart(chartXml(chart(), { sheet: "S", grid: gridOf(page) }, false));
    const points = named(named(root, "val")[0]!, "pt");
    expect(points.map((pt) => attribute(pt, "formatCode"))).toEqual([
      undefined,
      undefined,
      '0" & more"',
      undefined,
      undefined,
    ]);
  });

  test("nothing filled yet: all gaps", () => {
    const root = drawn(chart(), [["x", null]]);
    expect(cached(named(root, "val")[0]!)).toMatchObject({ count: "5", points: [] });
  });

  test("a series' name is its text, or its cell with what that says", () => {
    const series = [
      { name: "A & _x0041_\u0001", values: rect(10, 3, 5) },
      { name: rect(10, 2), values: rect(10, 3, 5) },
    ];
    const root = drawn(chart({ series }), [["Said <here>", 1]]);
    const [literal, cell] = named(root, "tx");
    expect(literal!.text).toBe("A & _x005F_x0041__x0001_");
    expect(cached(cell!)).toEqual({
      of: "'It''s here'!$B$10",
      format: undefined,
      count: "1",
      points: ["0:Said <here>"],
    });
  });

  test("names of bars are texts, dates stay dates in their cells' format, and a row serves as a column does", () => {
    const bars: BarChart = {
      kind: "bars",
      direction: "up",
      name: "Primed team:North x",
      title: "",
      alt: "",
      over: rect(1, 1),
      categories: rect(10, 2, 1, 3),
      series: [{ name: "n", values: rect(11, 2, 1, 3), fill: "#FFFFFF" }],
      gap: 50,
      valueAxis: { min: 0, max: 1, major: 1, format: "0" },
    };
    const mixed = drawn(bars, [
      ["One", null, 3],
      [1, 2, 3],
    ]);
    expect(cached(child(named(mixed, "cat")[0]!, "strRef")!).points).toEqual(["0:One", "2:3"]);
    expect(cached(named(mixed, "val")[0]!).of).toBe("'It''s here'!$B$11:$D$11");
    const dated = named(drawn(sample("due")), "cat")[0]!;
    expect(cached(child(dated, "numRef")!)).toMatchObject({ format: "d mmm", count: "8" });
    expect(attribute(child(named(drawn(sample("due")), "catAx")[0]!, "numFmt")!, "formatCode")).toBe("d mmm");
  });
});

const SAMPLES = ["steps", "due", "variance", "ages", "funnel"];

test.each(SAMPLES)(
  "%s: every plot hangs on the chart's two axes, and no two series share a number",
  (name) => {
    const root = drawn(sample(name));
    const area = elements(plotArea(root));
    const axes = area
      .filter((one) => /Ax$/.test(one.name))
      .map((one) => attribute(child(one, "axId")!, "val"));
    expect(new Set(axes).size).toBe(2);
    for (const plot of area.filter((one) => /Chart$/.test(one.name)))
      expect(
        elements(plot)
          .filter((one) => localName(one.name) === "axId")
          .map((one) => attribute(one, "val")),
      ).toEqual(axes);
    const numbers = named(root, "ser").map((one) => attribute(child(one, "idx")!, "val"));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.length).toBeGreaterThan(0);
  },
);

test.each(SAMPLES)(
  "%s: bounds and steps are said for every axis with numbers, so that no program chooses its own",
  (name) => {
    const root = drawn(sample(name));
    for (const axis of [...named(root, "valAx"), ...named(root, "dateAx")])
      for (const part of ["min", "max", "majorUnit"]) expect(named(axis, part)).toHaveLength(1);
  },
);

test("lines that step share a date axis of days with the line that slopes, which takes fewer rows", () => {
  const root = drawn(sample("steps"));
  const axis = named(root, "dateAx")[0]!;
  expect([values(axis, "baseTimeUnit"), values(axis, "majorTimeUnit"), values(axis, "majorUnit")]).toEqual([
    ["days"],
    ["months"],
    ["3"],
  ]);
  const counts = named(root, "ser").map((one) => cached(named(one, "val")[0]!));
  expect(counts.map(({ count }) => count)).toEqual(["73", "73", "73", "24"]);
  for (const { count, points } of counts) expect(points).toHaveLength(Number(count));
});

describe("bars", () => {
  test("the target is a line over upright bars, and one bar may look otherwise", () => {
    const root = drawn(sample("due"));
    expect(
      elements(plotArea(root))
        .map(({ name }) => name)
        .slice(1, 3),
    ).toEqual(["c:barChart", "c:lineChart"]);
    expect(values(root, "barDir")).toEqual(["col"]);
    const [point] = named(root, "dPt");
    expect([values(point!, "idx"), values(point!, "srgbClr")]).toEqual([["3"], ["E46C0A", "8A3F00"]]);
    expect(values(named(root, "valAx")[0]!, "delete")).toEqual(["1"]);
  });

  test("lying bars run from the top down, with their numbers at the bottom", () => {
    const root = drawn(sample("ages"));
    expect(values(root, "barDir")).toEqual(["bar"]);
    expect(values(named(root, "catAx")[0]!, "orientation")).toEqual(["maxMin"]);
    const numbers = named(root, "valAx")[0]!;
    expect([values(numbers, "axPos"), values(numbers, "crosses")]).toEqual([["b"], ["max"]]);
    expect(values(root, "legendPos")).toEqual(["b"]);
  });

  test.each([
    ["stacked", true, "inEnd", "100"],
    ["side by side", false, "outEnd", "0"],
  ])("%s: a label at the end stands where Excel allows it", (_, stacked, place, overlap) => {
    const chart = sample("ages") as BarChart;
    const series = chart.series.map((one) => ({
      ...one,
      valueLabels: { ...one.valueLabels!, at: "end" as const },
    }));
    const root = drawn({ ...chart, stacked, series } as BarChart);
    expect(new Set(values(root, "dLblPos"))).toEqual(new Set([place]));
    expect(values(root, "overlap")).toEqual([overlap]);
  });
});

test("a scatter chart's series each have their own x and y, straight lines, and named points", () => {
  const root = drawn(sample("funnel"));
  expect(new Set(values(root, "smooth"))).toEqual(new Set(["0"]));
  const teams = named(root, "ser").find((one) => named(one, "v")[0]!.text === "Teams within chance")!;
  expect(cached(named(teams, "xVal")[0]!).of).toMatch(/\$H\$\d+:\$H\$\d+$/);
  expect(cached(named(teams, "yVal")[0]!).of).toMatch(/\$I\$\d+:\$I\$\d+$/);
  expect(named(teams, "t").map(({ text }) => text)).toContain("Learning disability");
  expect(named(teams, "dLbl").map((one) => values(one, "idx")[0])).toEqual([
    "0",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
  ]);
  expect(named(root, "title").map(({ text }) => text)).toEqual(["Assessments completed in the three months"]);
});
