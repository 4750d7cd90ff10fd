import type { JudgedPoint } from "../judge/judge";
import { line, paint, rect, type Section } from "../sheet/compose";
import { linkTo } from "../sheet/link";
import type { CellValue, DateValue } from "../sheet/spec";
import { HEIGHT, LAST, NAME, STYLE } from "./look";
import type { MeasureSetup } from "../setup/setup";
import { changeWords, STATUS_MARKS } from "./marks";
import { numberStyle, periodFormat } from "./number-format";
import { hasPoints, measurePlace, mostPeriods, type MeasureView } from "./view";

const headsOf = ({ goodIs }: MeasureSetup): string[] => {
  const [better, worse] = changeWords(goodIs);
  return [
    "Period",
    "Value",
    "Number",
    "Out of",
    "Average",
    "Lower limit",
    "Upper limit",
    "Target",
    better,
    worse,
    "What the rule says",
  ];
};
const COLUMNS = LAST - NAME + 1;

/** Everything a chart shows, in numbers: its table, and its text equivalent. Its rows are as many however many are filled. */
export function figuresTable(view: MeasureView): Section {
  const { measure, series, points } = view;
  const most = mostPeriods(measure);
  return {
    rows: 2 + most + 1,
    breakBefore: true,
    at(top) {
      const first = top + 2;
      return {
        anchors: [{ place: `${measurePlace(series.node, measure)}/figures`, row: top, column: NAME }],
        heights: new Map([
          [0, HEIGHT.h2],
          [1, HEIGHT.head],
          ...Array.from({ length: most }, (_, i): [number, number] => [2 + i, HEIGHT.figure]),
          [2 + most, HEIGHT.gap],
        ]),
        blocks: [
          line(
            top,
            NAME,
            measure.name,
            null,
            null,
            null,
            hasPoints(view) ? linkTo(measurePlace(series.node, measure), "Chart ↑") : null,
          ),
          line(top + 1, NAME, ...headsOf(measure)),
          { row: first, column: NAME, values: points.map((point) => figureRow(point, view)) },
        ],
        paints: [
          paint(rect(top, NAME), STYLE.h2),
          paint(rect(top, NAME + 4), STYLE.link),
          paint(rect(top + 1, NAME, 1, COLUMNS), STYLE.th),
          paint(rect(top + 1, NAME + 1, 1, 9), STYLE.thNumber),
          paint(rect(first, NAME, points.length, COLUMNS), STYLE.figure),
          paint(rect(first, NAME, points.length), {
            format: periodFormat(measure.rhythm),
            horizontal: "left",
          }),
          paint(rect(first, NAME + 1, points.length), numberStyle(measure.unit, measure.decimals)),
          paint(rect(first, NAME + 2, points.length, 2), numberStyle("", countDecimals(points))),
          paint(rect(first, NAME + 4, points.length, 6), numberStyle(measure.unit, measure.decimals)),
        ].filter(({ rect: area }) => area.rows > 0),
      };
    },
  };
}

/** Numerators may be hours or pounds; whole ones are shown whole. */
const countDecimals = (points: readonly JudgedPoint[]): number =>
  points.every(
    ({ numerator, denominator }) => Number.isInteger(numerator ?? 0) && Number.isInteger(denominator ?? 0),
  )
    ? 0
    : 1;

function figureRow(point: JudgedPoint, { measure, stock }: MeasureView): (CellValue | DateValue)[] {
  const { period, value, numerator, denominator, spc, target } = point;
  const named =
    measure.rhythm.window || measure.rhythm.length === "quarter" || measure.rhythm.length === "year";
  return [
    named ? period.label : { day: period.baseStart },
    value,
    numerator,
    denominator,
    stock ? null : (spc?.mean ?? null),
    spc?.lower ?? null,
    spc?.upper ?? null,
    target,
    point.signal === "improvement" || point.signal === "high" ? value : null,
    point.signal === "concern" || point.signal === "low" ? value : null,
    ruleText(point),
  ];
}

function ruleText(point: JudgedPoint): string | null {
  if (!point.complete) return "Not complete: not judged";
  if (point.value === null) return point.note ?? STATUS_MARKS["no-data"].text;
  if (point.status === "too-few") return STATUS_MARKS["too-few"].text;
  return point.spc?.label ?? null;
}
