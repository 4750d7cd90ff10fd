import type { LineChart, LineSeries, Marker, PointLabel } from "../sheet/chart";
import type { Rect } from "../../workbook";
import { signalOrNoise, whatItShows } from "../words/reading";
import { figureText, targetText } from "../words/figure";
import { axisFor, type Axis } from "./axis";
import { drawnPoints, lineRange, LINES, type DrawnPoint, type Line } from "./chart-lines";
import { COLOR } from "./look";
import { changeWords } from "./marks";
import { nodePlace, type MeasureView } from "./view";

const NONE: Marker = { shape: "none", size: 5, fill: COLOR.point, edge: COLOR.pointLine };
const COMMON: Marker = { shape: "circle", size: 5, fill: COLOR.point, edge: COLOR.pointLine };
const IMPROVED: Marker = { shape: "circle", size: 8, fill: COLOR.improvement, edge: COLOR.improvementEdge };
const HIGHER: Marker = { ...COMMON, size: 8, fill: COLOR.neutral, edge: COLOR.neutralEdge };
const LOWER: Marker = { ...HIGHER, shape: "diamond", size: 9 };
const WORSE: Marker = { shape: "diamond", size: 9, fill: COLOR.concern, edge: COLOR.concernEdge };

/** Labels nearer than this share of the axis would lie on each other. */
const LABEL_GAP = 0.06;

/**
 * The SPC chart of a measure: value with special causes as two further series, average, limits, target, and the limits before
 * a rebase. Told apart by shape and dash as well as colour.
 * @param linesTop the row of the heads of its block of cells.
 */
export function spcChart(view: MeasureView, over: Rect, linesTop: number): LineChart {
  const { measure, series } = view;
  const drawn = drawnPoints(view);
  const axis = valueAxis(view, drawn);
  const labels = pointLabels(view, drawn, axis);
  const [better, worse] = changeWords(measure.goodIs);
  const isNeutral = measure.goodIs !== "higher" && measure.goodIs !== "lower";
  const has = (name: Line): boolean => drawn.some((point) => point[name] !== null);
  const one = (name: Line, title: string, rest: Omit<LineSeries, "name" | "values">): LineSeries[] =>
    has(name)
      ? [
          {
            name: title,
            values: lineRange(view, linesTop, name),
            ...(labels[name] ? { labels: labels[name] } : {}),
            ...rest,
          },
        ]
      : [];
  const rule = (color: string, width: number, dash: "solid" | "dash" | "dot") => ({
    line: { color, width, dash },
    marker: NONE,
  });
  return {
    kind: "line",
    name: `Primed ${nodePlace(series.node)} ${measure.id}`,
    title: `${measure.name}, ${series.node.name}`,
    alt: `${measure.name}, ${series.node.name}. ${whatItShows(measure, view.latest)} ${signalOrNoise(measure, series)} The figures are in a table lower on this sheet.`,
    over,
    categories: lineRange(view, linesTop, "day"),
    series: [
      ...one("earlierUpper", "Earlier upper limit", rule(COLOR.earlier, 1, "dot")),
      ...one("earlierLower", "Earlier lower limit", rule(COLOR.earlier, 1, "dot")),
      ...one("earlierAverage", "Earlier average", rule(COLOR.earlier, 1, "solid")),
      ...one("upper", "Upper limit", rule(COLOR.limit, 1, "dot")),
      ...one("lower", "Lower limit", rule(COLOR.limit, 1, "dot")),
      ...one("average", "Average", rule(COLOR.ink, 1, "solid")),
      ...one("target", "Target", rule(COLOR.target, 1.25, "dash")),
      ...one("upperTarget", "Upper target", rule(COLOR.target, 1.25, "dash")),
      ...one("value", measure.name, {
        line: { color: COLOR.pointLine, width: 1.5, dash: "solid" },
        marker: COMMON,
      }),
      ...one("improved", better, { marker: isNeutral ? HIGHER : IMPROVED }),
      ...one("worse", worse, { marker: isNeutral ? LOWER : WORSE }),
    ],
    valueAxis: { ...axis, format: axisFormat(measure.unit, axis.major) },
    dateAxis: dateAxis(view, drawn),
  };
}

function valueAxis(
  { measure: { unit, decimals }, stock, bounds }: MeasureView,
  drawn: readonly DrawnPoint[],
): Axis {
  const values = drawn.flatMap((point) => LINES.map((name) => point[name])).filter((value) => value !== null);
  // A stock's height is its size, so it stands on nothing.
  if (stock) values.push(0);
  return axisFor(values, bounds.least, bounds.most, unit === "" && decimals === 0 ? 1 : 0);
}

/** At most this many labels, or they touch. */
const MOST_LABELS = 10;
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 48];

function dateAxis({ measure }: MeasureView, drawn: readonly DrawnPoint[]): LineChart["dateAxis"] {
  const min = drawn[0]?.day ?? 0;
  const max = drawn.at(-1)?.day ?? min + 1;
  if (measure.rhythm.length === "week") {
    return { unit: "days", every: 7 * Math.ceil(drawn.length / MOST_LABELS), format: "d mmm", min, max };
  }
  const months = Math.round((max - min) / 30.4);
  const every = MONTH_STEPS.find((step) => months / step <= MOST_LABELS) ?? 120;
  return { unit: "months", every, format: "mmm yy", min, max };
}

function axisFormat(unit: string, step: number): string {
  const scaled = unit === "%" ? step * 100 : step;
  const places = [0, 1, 2, 3].find((n) => Math.abs(scaled - Number(scaled.toFixed(n))) < 1e-9) ?? 3;
  const digits = places ? `0.${"0".repeat(places)}` : "0";
  return unit === "%" ? `${digits}%` : unit === "£" ? `"£"#,##${digits}` : `#,##${digits}`;
}

/** The value, then the lines' names at their ends: of two that would touch, the lesser goes unsaid (the table has it). */
function pointLabels(
  view: MeasureView,
  drawn: readonly DrawnPoint[],
  axis: Axis,
): Partial<Record<Line, PointLabel[]>> {
  const { measure } = view;
  const end = drawn.length - 1;
  if (end < 1) return {};
  const text = (value: number): string => figureText(value, measure);
  const wanted: {
    name: Line;
    point: number;
    text: (value: number) => string;
    color: string;
    bold?: boolean;
  }[] = [
    { name: "value", point: end - 1, text, color: COLOR.ink, bold: true },
    {
      name: "target",
      point: end,
      text: (value) => `Target ${targetText(value, measure)}`,
      color: COLOR.targetLabel,
    },
    { name: "average", point: end, text: (value) => `Average ${text(value)}`, color: COLOR.ink },
    { name: "upper", point: end, text: (value) => `Upper ${text(value)}`, color: COLOR.slate },
    { name: "lower", point: end, text: (value) => `Lower ${text(value)}`, color: COLOR.slate },
  ];
  const placed: number[] = [];
  const labels: Partial<Record<Line, PointLabel[]>> = {};
  for (const { name, point, text: say, color, bold } of wanted) {
    const value = drawn[point]![name];
    if (value === null) continue;
    const height = (value - axis.min) / (axis.max - axis.min);
    if (placed.some((other) => Math.abs(other - height) < LABEL_GAP)) continue;
    const position = name === "value" ? besideLines(value, drawn[end]!, axis) : "right";
    if (position === "right") placed.push(height);
    labels[name] = [{ point, text: say(value), color, position, ...(bold ? { bold } : {}) }];
  }
  return labels;
}

/** To the right of the last point, or, when a line would run through the text, wherever there is most room. */
function besideLines(value: number, end: DrawnPoint, axis: Axis): PointLabel["position"] {
  const height = (at: number): number => (at - axis.min) / (axis.max - axis.min);
  const lines = [end.average, end.target, end.upper, end.lower].filter((line) => line !== null).map(height);
  const room = (at: number): number => Math.min(...lines.map((line) => Math.abs(line - at)));
  const own = height(value);
  const places = [
    { position: "right", room: room(own) },
    { position: "above", room: room(own + LABEL_GAP) },
    { position: "below", room: room(own - LABEL_GAP) },
  ] as const;
  const [right] = places;
  return right.room >= LABEL_GAP
    ? "right"
    : places.reduce((best, next) => (next.room > best.room ? next : best)).position;
}
