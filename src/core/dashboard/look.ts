/** The visual language in numbers: palette, text styles and grid. Colour is spent only on judgement. */
import type { Style } from "../sheet/style";

export const COLOR = {
  ink: "#1B2430",
  navy: "#12284C",
  slate: "#4F5D73",
  link: "#0A5AA8",
  line: "#CBD3DE",
  faintLine: "#E4E8EE",
  mist: "#EEF2F7",
  white: "#FFFFFF",
  limit: "#7F8A99",
  earlier: "#B3B9C4",
  point: "#A6A6A6",
  pointLine: "#737373",
  improvement: "#00B0F0",
  improvementEdge: "#00608F",
  concern: "#E46C0A",
  concernEdge: "#8A3F00",
  concernWord: "#9C4400",
  /** A real change where neither way is better (the NHS's neutral purple). */
  neutral: "#490092",
  neutralEdge: "#2E005C",
  target: "#DE1B1B",
  targetLabel: "#B01414",
} as const;

/** Sixteen modules of 80 pixels: B is four of them, C–N one each; A and O are gutters. */
export const COLUMN_WIDTHS: readonly number[] = [12, 320, ...Array.from({ length: 12 }, () => 80), 12];

/** Columns by what they are for. */
export const NAME = 2;
export const FIRST = 3;
export const LAST = 14;
export const GUTTER = 15;
/** Where the right half begins (G). */
export const RIGHT_HALF = 7;
/** Columns of a half that charts and text may fill: B–E, leaving F as the gap; and G–N. */
export const LEFT_COLUMNS = 5;
export const RIGHT_COLUMNS = 8;

const rule = (weight: "thin" | "medium", color: string) => ({ weight, color }) as const;

export const STYLE = {
  band: { fill: COLOR.navy, color: COLOR.white, size: 9 },
  title: { size: 21, bold: true },
  titleRight: { size: 14, horizontal: "right" },
  under: { vertical: "top" },
  right: { horizontal: "right" },
  links: { fill: COLOR.mist, size: 9 },
  link: { color: COLOR.link, underline: true, size: 9 },
  goal: { size: 14, color: COLOR.navy, wrap: true },
  h1: { size: 14, bold: true, color: COLOR.navy, vertical: "bottom" },
  h1Rule: { bottom: rule("medium", COLOR.navy) },
  h1Note: { size: 9, bold: false, color: COLOR.slate, vertical: "bottom" },
  h2: { size: 10.5, bold: true, color: COLOR.navy },
  th: {
    size: 9,
    bold: true,
    color: COLOR.slate,
    vertical: "bottom",
    wrap: true,
    bottom: rule("thin", COLOR.slate),
  },
  td: { bottom: rule("thin", COLOR.line) },
  number: { horizontal: "right" },
  thNumber: { horizontal: "right", indent: 1 },
  key: { bold: true },
  small: { size: 9, color: COLOR.slate },
  figure: { size: 9, bottom: rule("thin", COLOR.faintLine) },
  note: { size: 9, color: COLOR.slate, wrap: true, vertical: "top" },
  reading: { wrap: true, vertical: "top" },
} as const satisfies Record<string, Style>;

/** Row heights in points. */
export const HEIGHT = {
  title: 36,
  under: 18,
  links: 18,
  goal: 27,
  h1: 25.5,
  h2: 18,
  heads: 27,
  head: 16.5,
  row: 19.5,
  /** Two lines. */
  attention: 30,
  other: 18,
  figure: 15,
  note: 15,
  /** One of the eleven rows under a chart. */
  chart: 18,
  gap: 9,
} as const;

/** Points a wrapped row needs: nothing fits itself to its text when a file or an add-in writes it. */
export function wrappedHeight(text: string, perLine: number, size: number): number {
  const lines = Math.max(1, Math.ceil(text.length / perLine));
  return Math.ceil((lines * size * 1.26 + 3) / 0.75) * 0.75;
}
