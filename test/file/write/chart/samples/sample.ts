import type { ChartSpec, LineStyle, Marker } from "../../../../../src/core/sheet/chart";
import type { Block } from "../../../../../src/core/sheet/spec";

/** What the sample charts share: the visual language's colours, and where their figures are. */

export const ROLE = "team:Charts";

export const SLATE = "#4F5D73";
export const INK = "#1B2430";
export const TARGET: LineStyle = { color: "#DE1B1B", width: 1.25, dash: "dash" };
export const LIMIT: LineStyle = { color: "#7F8A99", width: 1, dash: "dot" };
export const AVERAGE: LineStyle = { color: INK, width: 1, dash: "solid" };
export const COMMON: Marker = { shape: "circle", size: 5, fill: "#A6A6A6", edge: "#737373" };
export const TEAM: Marker = { ...COMMON, size: 8 };
export const BEYOND: Marker = { shape: "diamond", size: 10, fill: "#E46C0A", edge: "#8A3F00" };
export const STEEL = { fill: "#B3C1D4", edge: "#7C8FAD" };
export const DEEP = { fill: "#7C8FAD", edge: "#7C8FAD" };
export const target = (point: number, text: string) => ({
  point,
  text,
  color: "#B01414",
  bold: true,
  position: "right" as const,
});

export interface Drawn {
  chart: ChartSpec;
  block: Block;
  formats: readonly string[];
}

/** The first day of a month, counted from November 2024. */
export const monthDay = (month: number): number => Date.UTC(2024, 10 + month, 1) / 86_400_000 + 25_569;
