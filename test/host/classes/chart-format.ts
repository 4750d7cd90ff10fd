import { changeFill, changeFont, changeLine, fillOf, fontOf, lineOf } from "../book/chart-parts";
import { colourOf } from "../book/colour";
import type { Behaviour, Behaviours } from "../wire/behaviour";
import { HostError } from "../wire/behaviour";
import type { PartHandle } from "./chart-handles";
import { part } from "./chart-handles";
import { inChangeableChart } from "./guarded";

/** Fonts, lines and fills of a chart's parts, and the format objects that lead to them. */

const font: Behaviour<PartHandle> = {
  get: {
    name: (handle) => fontOf(handle.chart, handle.part).name,
    size: (handle) => fontOf(handle.chart, handle.part).size,
    color: (handle) => fontOf(handle.chart, handle.part).color,
    bold: (handle) => fontOf(handle.chart, handle.part).bold,
    italic: (handle) => fontOf(handle.chart, handle.part).italic,
  },
  set: {
    name: ({ chart, part: of }, value) => changeFont(chart, of, { name: value as string }),
    size: ({ chart, part: of }, value) => changeFont(chart, of, { size: inRange(value, 1, 409, "size") }),
    color: ({ chart, part: of }, value) => changeFont(chart, of, { color: colourOf(value) }),
    bold: ({ chart, part: of }, value) => changeFont(chart, of, { bold: value as boolean }),
    italic: ({ chart, part: of }, value) => changeFont(chart, of, { italic: value as boolean }),
  },
};

const line: Behaviour<PartHandle> = {
  get: {
    color: (handle) => lineOf(handle.chart, handle.part).color ?? "",
    lineStyle: (handle) => lineOf(handle.chart, handle.part).style,
    weight: (handle) => lineOf(handle.chart, handle.part).weight,
  },
  set: {
    color: ({ chart, part: of }, value) => changeLine(chart, of, { color: colourOf(value) }),
    lineStyle: ({ chart, part: of }, value) => changeLine(chart, of, { style: value as string }),
    weight: ({ chart, part: of }, value) =>
      changeLine(chart, of, { weight: inRange(value, 0, 1584, "weight") }),
  },
  call: {
    clear: ({ chart, part: of }) => changeLine(chart, of, { style: "None" }),
  },
};

const fill: Behaviour<PartHandle> = {
  call: {
    clear: ({ chart, part: of }) => changeFill(chart, of, undefined),
    setSolidColor: ({ chart, part: of }, [color]) => changeFill(chart, of, colourOf(color)),
    getSolidColor: ({ chart, part: of }) => fillOf(chart, of) ?? "",
  },
};

/** A format that has these: `ChartSeriesFormat.line` is a `ChartLineFormat` of the same series. */
const formatWith = (...members: (keyof typeof CLASS)[]): Behaviour<PartHandle> => ({
  get: Object.fromEntries(
    members.map((member) => [member, (handle: PartHandle) => part(CLASS[member], handle, handle.part)]),
  ),
});

const CLASS = { fill: "ChartFill", border: "ChartBorder", line: "ChartLineFormat", font: "ChartFont" };

/** @throws HostError `InvalidArgument` for anything but a number between two. */
export function inRange(value: unknown, least: number, most: number, what: string): number {
  if (typeof value === "number" && value >= least && value <= most) return value;
  throw new HostError("InvalidArgument", `The ${what} is a number from ${least} to ${most}.`);
}

export const chartFormats: Behaviours = inChangeableChart({
  ChartFont: font,
  ChartLineFormat: line,
  ChartBorder: line,
  ChartFill: fill,
  ChartAreaFormat: formatWith("fill", "border", "font"),
  ChartPlotAreaFormat: formatWith("fill", "border"),
  ChartTitleFormat: formatWith("font"),
  ChartLegendFormat: formatWith("font"),
  ChartAxisFormat: formatWith("font", "line"),
  ChartAxisTitleFormat: formatWith("font"),
  ChartGridlinesFormat: formatWith("line"),
  ChartSeriesFormat: formatWith("fill", "line"),
  ChartPointFormat: formatWith("fill", "border"),
  ChartDataLabelFormat: formatWith("fill", "border", "font"),
});
