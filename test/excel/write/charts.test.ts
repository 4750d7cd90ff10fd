import type { BarChart, ChartSpec, LineChart, ScatterChart } from "../../../src/core/sheet/chart";
import { chartSections, seriesOf, type SectionName } from "../../../src/core/sheet/chart-sections";
import type { SheetSpec } from "../../../src/core/sheet/spec";
import { createChart, updateChart } from "../../../src/excel/write/charts/write-chart";
import type { Sheet } from "../../host/book/book";
import { heightOf, widthOf } from "../../host/book/geometry";
import { exampleSpecs } from "../../support/example";
import { chartsPage } from "../../file/write/chart/charts-page";
import { seenChart } from "./seen-chart";
import { fileBook, onPage, sheetOf } from "./support";

/** Charts through Excel are those of the file port, property by property. */

const sizeOn = (sheet: Sheet) => (over: SheetSpec["area"]) => ({
  width: widthOf(sheet, over),
  height: heightOf(sheet, over),
});

const pages: (readonly [string, () => Promise<SheetSpec>])[] = [
  ["a chart of each kind", () => Promise.resolve(chartsPage())],
  [
    "the example's first team",
    async () => (await exampleSpecs()).specs.find(({ role }) => role === "team:Riverside")!,
  ],
];

test.each(pages)("%s: as in a file", async (_, specOf) => {
  const spec = await specOf();
  const wanted = sheetOf(await fileBook(spec), spec).charts;
  const { sheet, run, grid } = await onPage(spec, { charts: [] });
  await run(async ({ sync }, excel) => {
    const size = sizeOn(sheet);
    for (const chart of spec.charts) {
      createChart(chart, { sheet: excel, grid, date1904: false, size });
      await sync();
    }
  });
  expect(sheet.charts.map(seenChart)).toEqual(wanted.map(seenChart));
});

describe("a chart that is there", () => {
  const changesTo = async (
    before: ChartSpec,
    after: ChartSpec,
  ): Promise<{ seen: unknown; wanted: unknown; actions: number }> => {
    const page = chartsPage();
    const spec = { ...page, charts: [after] };
    const wanted = sheetOf(await fileBook(spec), spec).charts;
    const { sheet, run, grid, actions } = await onPage(page, { charts: [] });
    return run(async ({ sync }, excel) => {
      const place = { sheet: excel, grid, date1904: false, size: sizeOn(sheet) };
      createChart(before, place);
      await sync();
      const chart = excel.charts.getItem(before.name);
      chart.series.load("count");
      await sync();
      const start = actions();
      updateChart(
        { chart, series: chart.series.count, made: seriesOf(before).length },
        after,
        place,
        changedSections(before, after),
      );
      await sync();
      return { seen: sheet.charts.map(seenChart), wanted: wanted.map(seenChart), actions: actions() - start };
    });
  };
  const changedSections = (before: ChartSpec, after: ChartSpec): Set<SectionName> => {
    const old = new Map(chartSections(before).map(({ name, hash }) => [name, hash]));
    return new Set(chartSections(after).flatMap(({ name, hash }) => (old.get(name) === hash ? [] : [name])));
  };
  const [steps, , , ages, funnel] = chartsPage().charts as [
    LineChart,
    BarChart,
    BarChart,
    BarChart,
    ScatterChart,
  ];
  const relabelled = {
    ...steps,
    series: steps.series.map((one) => ({
      ...one,
      labels: (one.labels ?? []).map((label) => ({ ...label, text: `${label.text}!` })),
    })),
  };

  const far = { ...steps, valueAxis: { ...steps.valueAxis, min: 60, max: 90, major: 10 } };

  test.each<[string, ChartSpec, ChartSpec, number]>([
    ["as it was, but that names may be other texts now", steps, steps, 10],
    ["other texts at its points", steps, relabelled, 30],
    ["other bounds, far above the old ones", steps, far, 25],
    ["the old bounds again, far below", far, steps, 25],
    ["series fewer", steps, { ...steps, series: steps.series.slice(0, 2) }, 15],
    ["series more", { ...steps, series: steps.series.slice(0, 2) }, steps, 50],
    ["other series in the places of the old", { ...steps, series: [...steps.series].reverse() }, steps, 160],
    [
      "elsewhere, and with a legend",
      steps,
      { ...steps, over: { ...steps.over, row: steps.over.row + 1 }, legend: true },
      20,
    ],
    ["a chart of another kind", { ...ages, name: funnel.name }, funnel, 300],
    [
      "bars of other colours, without labels",
      ages,
      {
        ...ages,
        series: ages.series.map(({ valueLabels: _labels, ...one }) => ({ ...one, fill: "#123456" })),
      },
      60,
    ],
  ])("%s", async (_, before, after, most) => {
    const { seen, wanted, actions } = await changesTo(before, after);
    expect(seen).toEqual(wanted);
    expect(actions).toBeLessThanOrEqual(most);
  });
});
