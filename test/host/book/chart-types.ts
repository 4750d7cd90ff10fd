import type { ChartLine, ChartSeries } from "./chart";

/** What a chart type of the API is drawn as, as far as the host tells charts apart. */
export const isScatter = (type: string): boolean => type.startsWith("XYScatter");
export const isBars = (type: string): boolean => /^(Column|Bar)(Clustered|Stacked)/.test(type);
export const isStacked = (type: string): boolean => type.includes("Stacked");
export const isLine = (type: string): boolean => type.startsWith("Line");

/** The types that the host makes and keeps; people's charts of other types are kept as their file has them. */
export const canBeMade = (type: string): boolean => isScatter(type) || isBars(type) || isLine(type);

/** How a new series looks: its number's colour of the Office theme, drawn as its type is. */
export type Dress = Pick<
  ChartSeries,
  "line" | "fill" | "markerStyle" | "markerSize" | "markerFill" | "markerEdge" | "smooth"
>;

export function dressFor(type: string, index: number): Dress {
  const color = ACCENTS[index % ACCENTS.length]!;
  const marked = /Markers|XYScatter/.test(type) && !type.includes("NoMarkers");
  return {
    line: lineFor(type, color),
    fill: isBars(type) ? color : undefined,
    markerStyle: marked ? "Automatic" : "None",
    markerSize: 5,
    markerFill: marked ? color : undefined,
    markerEdge: marked ? color : undefined,
    smooth: type.includes("Smooth"),
  };
}

function lineFor(type: string, color: string): ChartLine {
  if (isLine(type)) return { style: "Continuous", weight: 2.25, color };
  const joined = /XYScatter(Lines|Smooth)/.test(type);
  return joined ? { style: "Continuous", weight: 1.5, color } : { style: "None", weight: 0.75, color };
}

const ACCENTS = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

/** The series as another type: what of its look was its type's own becomes the other type's. */
export function changeSeriesType(series: ChartSeries, type: string, index: number): void {
  const before = dressFor(series.type, index);
  const after = dressFor(type, index);
  for (const part of Object.keys(after) as (keyof Dress)[]) {
    if (JSON.stringify(series[part]) === JSON.stringify(before[part])) {
      Object.assign(series, { [part]: after[part] });
    }
  }
  series.type = type;
}
