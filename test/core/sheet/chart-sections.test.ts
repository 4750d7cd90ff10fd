import type { BarChart, ChartSpec, LineChart } from "../../../src/core/sheet/chart";
import { chartSections } from "../../../src/core/sheet/chart-sections";
import { chartsPage } from "../../file/write/chart/charts-page";

const [steps, due] = chartsPage().charts as [LineChart, BarChart];
const label = { point: 2, text: "86%", color: "#1B2430", position: "right" } as const;
const plain: LineChart = { ...steps, series: steps.series.map((one) => ({ ...one, labels: [label] })) };

/** Which sections of a chart differ. */
const differing = (before: ChartSpec, after: ChartSpec): string[] => {
  const old = chartSections(before);
  return chartSections(after).flatMap(({ name, hash }, i) => (old[i]?.hash === hash ? [] : [name]));
};
const lastSeries = (changes: object): LineChart => ({
  ...plain,
  series: plain.series.map((one, i, all) => (i === all.length - 1 ? { ...one, ...changes } : one)),
});
const last = plain.series.length - 1;

test.each<[string, ChartSpec, string[]]>([
  ["nothing", { ...plain }, []],
  [
    "what no chart in Excel says: its title and its text for screen readers",
    { ...plain, title: "Other", alt: "Other" },
    [],
  ],
  ["the cells it lies over", { ...plain, over: { ...plain.over, row: 99 } }, ["frame"]],
  ["an axis", { ...plain, dateAxis: { ...plain.dateAxis, every: 7 } }, ["along"]],
  [
    "the other axis's title, for which the plot makes room",
    { ...plain, valueAxis: { ...plain.valueAxis, title: "£" } },
    ["frame", "values"],
  ],
  ["a label's text", lastSeries({ labels: [{ ...label, text: "87%" }] }), [`texts ${last}`]],
  ["a label's place", lastSeries({ labels: [{ ...label, point: 3 }] }), [`labels ${last}`]],
  ["a line", lastSeries({ line: { color: "#000000", width: 1, dash: "dot" } }), [`look ${last}`]],
  [
    "one series more",
    { ...plain, series: [...plain.series, { name: "More", values: plain.categories }] },
    ["cells", "look", "labels", "texts"].map((part) => `${part} ${last + 1}`),
  ],
])("%s", (_, after, sections) => {
  expect(differing(plain, after)).toEqual(sections);
});

test("a chart of another kind, or without anything to draw, is another chart", () => {
  expect(differing(plain, due)[0]).toBe("kind");
  expect(differing(plain, { ...plain, series: [] })[0]).toBe("kind");
  expect(differing(due, { ...due, stacked: true } as BarChart)).toContain("kind");
});
