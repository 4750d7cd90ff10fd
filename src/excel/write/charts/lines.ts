/// <reference types="office-js" />
import type { LineStyle } from "../../../core/sheet/chart";
import { AXIS_COLOR, EDGE_WIDTH } from "../../../core/sheet/chart-look";

const STYLES = { solid: "Continuous", dash: "Dash", dot: "RoundDot" } as const;

/** An axis's own line, where a spec asks for no other. */
const AXIS_LINE: LineStyle = { color: AXIS_COLOR, width: EDGE_WIDTH, dash: "solid" };

/**
 * A line of a chart.
 * @param what all of it, or what differs from the line that is there: its colour, or all but that it is a solid one.
 */
export function writeLine(
  line: Excel.ChartLineFormat,
  { color, width, dash }: LineStyle = AXIS_LINE,
  what: "all" | "color" | "solid",
): void {
  if (what === "all" || (what === "solid" && dash !== "solid")) line.lineStyle = STYLES[dash];
  line.color = color;
  if (what !== "color") line.weight = width;
}

/** A thin line round a bar; none when there is no colour. */
export function writeEdge(line: Excel.ChartLineFormat | Excel.ChartBorder, color: string | undefined): void {
  if (color === undefined) line.lineStyle = "None";
  else line.set({ lineStyle: "Continuous", color, weight: EDGE_WIDTH });
}
