import type { Day } from "../calendar/day";
import { stepPeriod } from "../calendar/periods";
import type { JudgedPoint } from "../judge/judge";
import { line, paint, rect, type Section } from "../sheet/compose";
import type { DateValue } from "../sheet/spec";
import { clipped } from "../words/bounds";
import { HEIGHT, NAME, STYLE } from "./look";
import { numberStyle, periodFormat } from "./number-format";
import { changeWords } from "./marks";
import type { MeasureSetup } from "../setup/setup";
import { mostPeriods, type MeasureView } from "./view";

/** The columns a chart draws from, in order from B. */
export const LINES = [
  "value",
  "improved",
  "worse",
  "average",
  "lower",
  "upper",
  "target",
  "upperTarget",
  "earlierAverage",
  "earlierLower",
  "earlierUpper",
] as const;
export type Line = (typeof LINES)[number];

const headsOf = ({ goodIs }: MeasureSetup): string[] => {
  const [better, worse] = changeWords(goodIs);
  return [
    "Drawn by the chart",
    "Value",
    better,
    worse,
    "Average",
    "Lower",
    "Upper",
    "Target",
    "Upper target",
    "Earlier average",
    "Earlier lower",
    "Earlier upper",
  ];
};

/** One moment of a chart. */
export interface DrawnPoint extends Record<Line, number | null> {
  day: Day;
}

/**
 * What a chart draws: complete periods with a figure, limits cut to what can happen, and the lines run one period past the
 * last point, where it will lie if nothing changes. Limits before a rebase are lines of their own, or one would slope across.
 */
export function drawnPoints({ measure, stock, points, bounds }: MeasureView): DrawnPoint[] {
  const shown = points.filter(({ complete, value }) => complete && value !== null);
  const lastGroup = shown.at(-1)?.spc?.group ?? 0;
  const drawn = shown.map((point) => drawnPoint(point, lastGroup));
  const last = shown.at(-1);
  if (last) {
    const day = stepPeriod(measure.rhythm.length, last.period.baseStart, 1);
    drawn.push({ ...drawnPoint(last, lastGroup), day, value: null, improved: null, worse: null });
  }
  return drawn;

  function drawnPoint(point: JudgedPoint, last: number): DrawnPoint {
    const { spc } = point;
    // Groups take turns in the two sets of lines, so that neighbours never share one.
    const now = spc !== null && (last - spc.group) % 2 === 0;
    const mean = stock ? null : (spc?.mean ?? null);
    const within = (limit: number | null | undefined) =>
      typeof limit === "number" ? clipped(limit, bounds) : null;
    const [lower, upper] = [within(spc?.lower), within(spc?.upper)];
    // What rests on too few cases to be judged is no news either.
    const signal = point.status === "too-few" ? "none" : point.signal;
    return {
      day: point.period.baseStart,
      value: point.value,
      improved: signal === "improvement" || signal === "high" ? point.value : null,
      worse: signal === "concern" || signal === "low" ? point.value : null,
      average: now ? mean : null,
      lower: now ? lower : null,
      upper: now ? upper : null,
      target: point.target,
      upperTarget: point.upper,
      earlierAverage: spc && !now ? mean : null,
      earlierLower: spc && !now ? lower : null,
      earlierUpper: spc && !now ? upper : null,
    };
  }
}

/** The block of cells behind a chart. One row more than the periods, always, with true blanks below. */
export function chartLines(view: MeasureView): Section {
  const { measure } = view;
  const drawn = drawnPoints(view);
  const rows = drawnRows(view);
  const heads = headsOf(measure);
  return {
    rows: 1 + rows + 1,
    at(top) {
      const first = top + 1;
      return {
        heights: new Map([
          [0, HEIGHT.head],
          ...Array.from({ length: rows }, (_, i): [number, number] => [1 + i, HEIGHT.figure]),
        ]),
        blocks: [
          line(top, NAME, ...heads),
          {
            row: first,
            column: NAME,
            values: drawn.map((point) => [
              { day: point.day } satisfies DateValue,
              ...LINES.map((name) => point[name]),
            ]),
          },
        ],
        paints: [
          paint(rect(top, NAME, 1, heads.length), STYLE.th),
          paint(rect(top, NAME + 1, 1, LINES.length), STYLE.thNumber),
          ...(drawn.length
            ? [
                paint(rect(first, NAME, drawn.length, heads.length), {
                  ...STYLE.small,
                  ...numberStyle(measure.unit, measure.decimals),
                }),
                paint(rect(first, NAME, drawn.length), {
                  format: periodFormat(measure.rhythm),
                  horizontal: "left" as const,
                }),
              ]
            : []),
        ],
      };
    },
  };
}

export const drawnRows = ({ measure }: MeasureView): number => mostPeriods(measure) + 1;

/** Where a line's cells are, when the block's heads are in row `top`. */
export const lineRange = (view: MeasureView, top: number, name: Line | "day") =>
  rect(top + 1, name === "day" ? NAME : NAME + 1 + LINES.indexOf(name), drawnRows(view));
