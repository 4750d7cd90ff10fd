import type { ChartSpec, LineChart } from "../../../../../src/core/sheet/chart";
import { rect } from "../../../../../src/core/sheet/compose";
import { stepRows, type SteppedRow } from "../../../../../src/core/sheet/step-rows";
import { ROLE, SLATE, INK, LIMIT, AVERAGE, COMMON, monthDay, type Drawn } from "./sample";

const MONTHS = 25;

/** A share with limits that change with each month's denominator, as a p chart's do: the value slopes, its limits step. */
export function steps(top: number, over: ChartSpec["over"]): Drawn {
  const mean = 0.86;
  const months = Array.from({ length: MONTHS }, (_, month): SteppedRow => {
    const spread = 3 * Math.sqrt((mean * (1 - mean)) / (60 + 25 * Math.sin(month * 1.7)));
    const value = month === MONTHS - 1 ? null : month === 9 ? 0.7 : mean + 0.05 * Math.sin(month * 2.3);
    return {
      day: monthDay(month),
      slopes: [value],
      steps: [mean, mean - spread, Math.min(1, mean + spread)],
    };
  });
  const rows = stepRows(months);
  const column = (index: number) => rect(top, 2 + index, index === 1 ? MONTHS - 1 : rows.length);
  const end = rows.length - 1;
  const chart: LineChart = {
    kind: "line",
    name: `Primed ${ROLE} steps`,
    title: "On time, by month",
    alt: "Between 78% and 91%, within limits that follow the number of cases, save for August 2025.",
    over,
    categories: column(0),
    series: [
      {
        name: "Upper limit",
        values: column(4),
        line: LIMIT,
        labels: [{ point: end, text: "Upper 98%", color: SLATE, position: "right" }],
      },
      {
        name: "Lower limit",
        values: column(3),
        line: LIMIT,
        labels: [{ point: end, text: "Lower 74%", color: SLATE, position: "right" }],
      },
      {
        name: "Average",
        values: column(2),
        line: AVERAGE,
        labels: [{ point: end, text: "Average 86%", color: INK, position: "right" }],
      },
      {
        name: rect(top - 1, 3),
        values: column(1),
        line: { color: "#737373", width: 1.5, dash: "solid" },
        marker: COMMON,
      },
    ],
    valueAxis: { min: 0.6, max: 1, major: 0.1, format: "0%", gridlines: true },
    dateAxis: {
      unit: "months",
      every: 3,
      base: "days",
      format: "mmm yy",
      min: monthDay(0),
      max: monthDay(MONTHS - 1),
    },
  };
  return {
    chart,
    formats: ["mmm yy", "0%", "0%", "0%", "0%"],
    block: {
      row: top - 1,
      column: 2,
      values: [
        ["Day", "On time", "Average", "Lower", "Upper"],
        ...rows.map(({ day, slopes, steps }) => [{ day }, ...slopes, ...steps]),
      ],
    },
  };
}
