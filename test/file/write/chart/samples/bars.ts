import type { BarChart, ChartSpec } from "../../../../../src/core/sheet/chart";
import { rect } from "../../../../../src/core/sheet/compose";
import { ROLE, INK, TARGET, target, monthDay, DEEP, STEEL, type Drawn } from "./sample";

/** What falls due against what can be done: the line runs one place past the last bar, where its label has room. */
export function due(top: number, over: ChartSpec["over"]): Drawn {
  const counts = [17, 12, 15, 17, 16, 6, 3, null];
  const chart: BarChart = {
    kind: "bars",
    direction: "up",
    name: `Primed ${ROLE} due`,
    title: "Reviews falling due",
    alt: "More fall due than can be done in four of seven weeks.",
    over,
    categories: rect(top, 2, counts.length),
    series: [
      {
        name: rect(top - 1, 3),
        values: rect(top, 3, counts.length),
        ...STEEL,
        points: [{ point: 3, fill: "#E46C0A", edge: "#8A3F00" }],
        valueLabels: { at: "foot", format: "0", color: INK },
      },
    ],
    lines: [
      { name: "Target", values: rect(top, 4, counts.length), line: TARGET, labels: [target(7, "Target 11")] },
    ],
    gap: 60,
    valueAxis: { min: 0, max: 20, major: 5, format: "0", hidden: true },
    categoryAxis: { title: "Week beginning" },
  };
  return {
    chart,
    formats: ["d mmm", "0", "0"],
    block: {
      row: top - 1,
      column: 2,
      values: [
        ["Week", "Falling due", "Target"],
        ...counts.map((count, i) => [count === null ? null : { day: monthDay(23) + 7 * i }, count, 11]),
      ],
    },
  };
}

/** Over and under budget: both series in one place, the axis line is the budget. */
export function variance(top: number, over: ChartSpec["over"]): Drawn {
  const gaps = [-1100, -850, -720, -300, -180, -620, -700, -240, -290, -40, 355, 120];
  const labels = { at: "end", format: "+#,##0;−#,##0;;", color: INK } as const;
  const chart: BarChart = {
    kind: "bars",
    direction: "up",
    name: `Primed ${ROLE} variance`,
    title: "Over or under budget",
    alt: "Under budget until September, over it since.",
    over,
    categories: rect(top, 2, gaps.length),
    series: [
      { name: "Over budget", values: rect(top, 3, gaps.length), ...DEEP, valueLabels: labels },
      { name: "Under budget", values: rect(top, 4, gaps.length), ...STEEL, valueLabels: labels },
    ],
    gap: 40,
    overlap: 100,
    valueAxis: { min: -1600, max: 800, major: 400, format: "0", hidden: true },
    categoryAxis: { line: { color: INK, width: 1.5, dash: "solid" } },
  };
  return {
    chart,
    formats: ["mmm yy", "0", "0"],
    block: {
      row: top - 1,
      column: 2,
      values: [
        ["Month", "Over", "Under"],
        ...gaps.map((gap, i) => [{ day: monthDay(i) }, gap > 0 ? gap : null, gap > 0 ? null : gap]),
      ],
    },
  };
}

/** Bars that lie, on top of each other, with a legend. */
export function ages(top: number, over: ChartSpec["over"]): Drawn {
  const rows = [
    ["Assessments", 26, 19, 34],
    ["Reviews overdue", 20, 16, 68],
    ["Safeguarding enquiries", 19, 9, 8],
  ];
  const labels = { at: "middle", format: "0", color: INK } as const;
  const series = (index: number, fill: string) => ({
    name: rect(top - 1, 2 + index),
    values: rect(top, 2 + index, rows.length),
    fill,
    edge: "#7C8FAD",
    valueLabels: labels,
  });
  const chart: BarChart = {
    kind: "bars",
    direction: "across",
    stacked: true,
    name: `Primed ${ROLE} ages`,
    title: "Open work by age",
    alt: "Most overdue reviews have waited longer than 28 days.",
    over,
    categories: rect(top, 2, rows.length),
    series: [series(1, "#FFFFFF"), series(2, "#CBD3DE"), series(3, "#9FB4D0")],
    gap: 40,
    valueAxis: { min: 0, max: 120, major: 20, format: "0", title: "Pieces of work", gridlines: true },
    legend: true,
  };
  return {
    chart,
    formats: ["@", "0", "0", "0"],
    block: {
      row: top - 1,
      column: 2,
      values: [["Kind", "To 14 days", "15 to 28 days", "Over 28 days"], ...rows],
    },
  };
}
