import type { BarChart, ChartSpec, LineChart, ScatterChart } from "../../../src/core/sheet/chart";
import { plotOf } from "../../../src/core/sheet/chart-plot";
import { rect } from "../../../src/core/sheet/compose";
import { movedChart, rangesOf } from "../../../src/core/sheet/chart-ranges";

const axis = { min: 0, max: 10, major: 5, format: "0" };
const common = { name: "Primed x y", title: "T", alt: "A", over: rect(1, 1, 10, 5), valueAxis: axis };
const line: LineChart = {
  ...common,
  kind: "line",
  categories: rect(20, 2, 3),
  series: [{ name: rect(19, 3), values: rect(20, 3, 3) }],
  dateAxis: { unit: "months", every: 3, format: "mmm yy", min: 1, max: 2 },
};
const bars: BarChart = {
  ...common,
  kind: "bars",
  direction: "up",
  categories: rect(20, 2, 3),
  series: [{ name: "A", values: rect(20, 3, 3), fill: "#FFFFFF" }],
  lines: [{ name: rect(19, 4), values: rect(20, 4, 3) }],
  gap: 50,
};
const scatter: ScatterChart = {
  ...common,
  kind: "scatter",
  series: [{ name: rect(19, 6), x: rect(20, 5, 3), y: rect(20, 6, 3) }],
  xAxis: axis,
};
const KINDS: [string, ChartSpec][] = [
  ["line", line],
  ["bars", bars],
  ["scatter", scatter],
];

test.each(KINDS)("a %s chart moves with every cell that it draws from", (_, chart) => {
  const down = movedChart(chart, (one) => ({ ...one, row: one.row + 7, column: one.column + 2 }));
  expect(down.over).toEqual(rect(8, 3, 10, 5));
  expect(rangesOf(down)).toEqual(
    rangesOf(chart).map(({ row, column, rows, columns }) => rect(row + 7, column + 2, rows, columns)),
  );
  expect(down).not.toEqual(chart);
  expect(movedChart(down, (one) => ({ ...one, row: one.row - 7, column: one.column - 2 }))).toEqual(chart);
});

test("a chart's ranges are those of its names, categories and values, lines over bars too", () => {
  expect(rangesOf(bars)).toEqual([
    rect(20, 2, 3),
    rect(20, 3, 3),
    rect(19, 4),
    rect(20, 2, 3),
    rect(20, 4, 3),
  ]);
  expect(rangesOf(scatter)).toEqual([rect(19, 6), rect(20, 5, 3), rect(20, 6, 3)]);
});

describe("where the plot lies", () => {
  test("lines leave the right-hand 17 % to their labels, as the visual language has it", () => {
    expect(plotOf(line)).toEqual({ x: 0.075, y: 0.05, width: 0.755, height: 0.8 });
  });

  const BARS: [string, Partial<BarChart>, "x" | "width" | "height"][] = [
    ["a title below the bars", { categoryAxis: { title: "Week" } }, "height"],
    ["a legend", { legend: true }, "height"],
    ["a title up the side", { valueAxis: { ...axis, title: "Cases" } }, "width"],
  ];
  test.each(BARS)("%s takes room from the plot", (_, rest, side) => {
    expect(plotOf({ ...bars, ...rest } as BarChart)[side]).toBeLessThan(plotOf(bars)[side]);
  });

  test("bars without lines fill the width, and lying bars leave room for their names", () => {
    const plain: BarChart = { ...bars, lines: [] };
    expect(plotOf(plain).width).toBeGreaterThan(plotOf(bars).width);
    const { lines: _, ...rest } = bars;
    expect(plotOf({ ...rest, direction: "across" }).x).toBeGreaterThan(0.2);
  });

  test("a spec may say otherwise", () => {
    const plot = { x: 0.1, y: 0.1, width: 0.5, height: 0.5 };
    expect(plotOf({ ...line, plot })).toEqual(plot);
  });

  test.each(KINDS)("a %s chart's plot lies within the chart", (_, chart) => {
    const { x, y, width, height } = plotOf(chart);
    expect(Math.min(x, y, width, height)).toBeGreaterThan(0);
    expect(Math.max(x + width, y + height)).toBeLessThanOrEqual(1);
  });
});
