import { dayInWords, isoOfDay } from "../core/calendar/iso";
import { figureText } from "../core/words/figure";
import type { PointType, SpcPoint } from "../core/judge/spc-types";
import type { SpcChart } from "./spc-chart";
import { spcReading, type FigureTexts } from "./spc-reading";

const HEADERS = ["Date", "Value", "Mean", "Lower limit", "Upper limit", "What it is"];
/** Figures are told apart by eight digits or fewer; the rest is what a computer's arithmetic leaves. */
const DIGITS_SHOWN = 8;
const MOST_DECIMALS = 8;

const TYPES: Readonly<Record<PointType, string>> = {
  common_cause: "Common cause",
  special_cause_improvement: "Improvement",
  special_cause_concern: "Concern",
  special_cause_neutral_high: "High",
  special_cause_neutral_low: "Low",
};

/** The chart as a table to read, then what it says, then every guard and note: lines for a terminal. */
export function spcText(chart: SpcChart, name: string): string {
  const texts = figureTexts(chart);
  const said = [...chart.xmr.guards.map(({ message }) => message), ...chart.notes];
  const lines = [
    titleOf(chart, name, texts),
    "",
    ...tableOf(chart, texts),
    "",
    ...spcReading(chart, texts),
    ...(said.length > 0 ? ["", ...said] : []),
  ];
  return `${lines.join("\n")}\n`;
}

function titleOf({ points, options }: SpcChart, name: string, { value }: FigureTexts): string {
  const first = dayInWords(points[0]!.date);
  const last = dayInWords(points.at(-1)!.date);
  const many = points.length === 1 ? `1 figure, ${first}` : `${points.length} figures, ${first} to ${last}`;
  const good = options.good === "neutral" ? "neither way is good" : `${options.good} is good`;
  const target = options.target === undefined ? "no target" : `target ${value(options.target)}`;
  const profile = options.asPackage ? "NHS-R, as the package" : "NHS-R";
  return `${name}: ${many}; ${good}; ${target}; limits by ${profile}${options.screen ? "" : ", outlying ranges kept"}.`;
}

function tableOf({ points, xmr }: SpcChart, texts: FigureTexts): string[] {
  const rows = xmr.points.map((point, i) => rowOf(isoOfDay(points[i]!.date), point, texts));
  const widths = HEADERS.map((header, i) => Math.max(header.length, ...rows.map((row) => row[i]!.length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, i) => (isWords(i) ? cell.padEnd(widths[i]!) : cell.padStart(widths[i]!)))
      .join("  ")
      .trimEnd();
  return [HEADERS, ...rows].flatMap((row, i) => {
    const point = xmr.points[i - 1];
    const before = xmr.points[i - 2];
    const restarts = point && before && point.group !== before.group;
    return [...(restarts ? ["-- the usual range starts again --"] : []), line(row)];
  });
}

/** The first and the last column are read from the left. */
const isWords = (column: number): boolean => column === 0 || column === HEADERS.length - 1;

function rowOf(
  date: string,
  { value, mean, lower, upper, label, type }: SpcPoint,
  texts: FigureTexts,
): string[] {
  const limit = (figure: number | null): string => (figure === null ? "none" : texts.limit(figure));
  const what = label === null || type === null ? "Not judged" : TYPES[type];
  const rule = label === null || label === "Common Cause" ? "" : `: ${label}`;
  return [date, texts.value(value), texts.limit(mean), limit(lower), limit(upper), what + rule];
}

function figureTexts({ points, percent, options }: SpcChart): FigureTexts {
  const scale = percent ? 100 : 1;
  const unit = percent ? "%" : "";
  const shown = [...points.map(({ value }) => value), options.target ?? 0];
  const decimals = Math.max(...shown.map((figure) => decimalsOf(figure * scale)));
  const text = (more: number) => (figure: number) => figureText(figure, { unit, decimals: decimals + more });
  return { value: text(0), limit: text(1) };
}

function decimalsOf(figure: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(
    String(Number(figure.toPrecision(DIGITS_SHOWN))),
  ) ?? [""];
  return Math.min(MOST_DECIMALS, Math.max(0, fraction.length - Number(exponent)));
}
