import type { ChartSpec, ScatterChart } from "../../../../../src/core/sheet/chart";
import { rect } from "../../../../../src/core/sheet/compose";
import { ROLE, SLATE, INK, TARGET, LIMIT, AVERAGE, TEAM, BEYOND, target, type Drawn } from "./sample";

/** Teams by size: within the funnel a difference is chance. */
export function funnel(top: number, over: ChartSpec["over"]): Drawn {
  const mean = 0.821;
  const limits = Array.from({ length: 31 }, (_, i) => {
    const size = 50 + 6 * i;
    const spread = 3 * Math.sqrt((mean * (1 - mean)) / size);
    return [size, mean - spread, Math.min(1, mean + spread), mean, 0.85];
  });
  const teams: [string, number, number][] = [
    ["Reablement", 103, 0.893],
    ["Hospital", 133, 0.872],
    ["East", 177, 0.859],
    ["Mental health", 77, 0.857],
    ["South", 194, 0.84],
    ["Learning disability", 65, 0.831],
    ["West", 155, 0.781],
    ["North", 218, 0.72],
  ];
  const out = teams.length - 1;
  const x = rect(top, 2, limits.length);
  const y = (column: number) => rect(top, column, limits.length);
  const end = limits.length - 1;
  const label = (text: string) => ({ point: end, text, color: SLATE, position: "right" as const });
  const chart: ScatterChart = {
    kind: "scatter",
    name: `Primed ${ROLE} funnel`,
    title: "Teams by size",
    alt: "North, 72%, lies below the funnel: its result is unlikely to be chance. The other teams lie inside.",
    over,
    series: [
      { name: "Chance, upper", x, y: y(4), line: LIMIT, labels: [label("Chance, upper")] },
      { name: "Chance, lower", x, y: y(3), line: LIMIT, labels: [label("Chance, lower")] },
      { name: "Average", x, y: y(5), line: AVERAGE, labels: [{ ...label("Average 82.1%"), color: INK }] },
      { name: "Target", x, y: y(6), line: TARGET, labels: [target(end, "Target 85%")] },
      {
        name: "Teams within chance",
        x: rect(top, 8, out),
        y: rect(top, 9, out),
        marker: TEAM,
        labels: teams.slice(0, out).map(([name], point) => ({
          point,
          text: name,
          color: INK,
          fill: "#FFFFFF",
          position: "right" as const,
        })),
      },
      {
        name: "Teams beyond chance",
        x: rect(top + out, 8),
        y: rect(top + out, 9),
        marker: BEYOND,
        labels: [{ point: 0, text: "North 72.0%", color: "#9C4400", bold: true, position: "below" }],
      },
    ],
    valueAxis: { min: 0.65, max: 1, major: 0.05, format: "0%" },
    xAxis: { min: 50, max: 250, major: 50, format: "0", title: "Assessments completed in the three months" },
  };
  return {
    chart,
    formats: ["0", "0.0%", "0.0%", "0.0%", "0.0%", "@", "0", "0.0%"],
    block: {
      row: top - 1,
      column: 2,
      values: [
        ["Out of", "Lower", "Upper", "Average", "Target", "Team", "Out of", "On time"],
        ...limits.map((row, i) => [...row, ...(teams[i] ?? [])]),
      ],
    },
  };
}
