import { line, paint, rect, type Section } from "../sheet/compose";
import { linkTo } from "../sheet/link";
import { clipped } from "../words/bounds";
import { countText, rangeText } from "../words/reading";
import { decimalsFor } from "../words/figure";
import { HEIGHT, LAST, NAME, STYLE } from "./look";
import { assuranceMark, goodArrow, STATUS_MARKS, variationMark } from "./marks";
import { changeFormat, numberStyle } from "./number-format";
import { hasPoints, measurePlace, type DashboardInput, type MeasureView } from "./view";

const HEADS = [
  "Measure",
  "Latest",
  "Count",
  "Target",
  "Status",
  "Change on\nlast period",
  "Real\nchange?",
  "Will it meet\nits target?",
  "Average",
  "Usual range\nfrom",
  "to",
  "Points",
  "Owner",
];
const COLUMNS = LAST - NAME + 1;
/** Sheet columns of what the heads name. */
const AT = {
  latest: 3,
  count: 4,
  target: 5,
  status: 6,
  change: 7,
  variation: 8,
  assurance: 9,
  average: 10,
  lower: 11,
  upper: 12,
  points: 13,
  owner: 14,
} as const;

/** Every measure of the node: value against target and real change, side by side. */
export function measuresTable(views: readonly MeasureView[], input: DashboardInput): Section {
  const off = input.disabled.map(({ id, message }) => `${id} is switched off: ${message}`);
  const notes = off.length ? off : [""];
  return {
    rows: 1 + views.length + notes.length,
    at(top) {
      const first = top + 1;
      const rows = views.map((view, i) => measureRow(view, first + i));
      return {
        heights: new Map([
          [0, HEIGHT.heads],
          ...views.map((_, i): [number, number] => [1 + i, HEIGHT.row]),
          ...notes.map((_, i): [number, number] => [1 + views.length + i, HEIGHT.note]),
        ]),
        blocks: [
          line(top, NAME, ...HEADS),
          ...rows.flatMap(({ blocks }) => blocks),
          ...notes.map((note, i) => line(first + views.length + i, NAME, note || null)),
        ],
        paints: [
          paint(rect(top, NAME, 1, COLUMNS), STYLE.th),
          paint(rect(top, AT.latest), STYLE.thNumber),
          paint(rect(top, AT.target), STYLE.thNumber),
          paint(rect(top, AT.change), STYLE.thNumber),
          paint(rect(top, AT.average, 1, 4), STYLE.thNumber),
          paint(rect(first, NAME, views.length, COLUMNS), STYLE.td),
          ...rows.flatMap(({ paints }) => paints),
          paint(rect(first + views.length, NAME, notes.length, 1), { ...STYLE.small }),
        ],
      };
    },
  };
}

function measureRow(view: MeasureView, row: number) {
  const { measure, series, stock, latest, previous, bounds } = view;
  const name = measure.name + goodArrow(measure.goodIs);
  const status = latest?.status ?? "incomplete";
  const value = latest?.value ?? null;
  const target = latest?.target ?? null;
  const upper = latest?.upper ?? null;
  const decimals = decimalsFor(value, target, status, measure);
  const variation = variationMark(series, series.latest?.variation ?? "none");
  const assurance = assuranceMark(series);
  const statusMark = STATUS_MARKS[status];
  const scale = measure.unit === "%" ? 100 : 1;
  const before = previous?.value ?? null;
  const change = value === null || before === null ? null : (value - before) * scale;
  const limits = latest?.spc ?? null;
  const limit = (value: number | null | undefined) =>
    typeof value === "number" ? clipped(value, bounds) : "–";
  const cell = (column: number) => rect(row, column);
  const number = numberStyle(measure.unit, decimals);
  return {
    blocks: [
      line(
        row,
        NAME,
        hasPoints(view) ? linkTo(measurePlace(series.node, measure), name) : name,
        value ?? "–",
        latest ? countText(latest, measure) || null : null,
        upper === null ? (target ?? "–") : rangeText(target!, upper, measure),
        statusMark.text,
        change ?? "–",
        variation.text,
        assurance.text,
        stock ? "–" : (limits?.mean ?? "–"),
        limit(limits?.lower),
        limit(limits?.upper),
        series.spc ? series.spc.points.length : "–",
        measure.owner || null,
      ),
    ],
    paints: [
      paint(cell(AT.latest), { ...number, ...STYLE.key }),
      paint(cell(AT.count), STYLE.small),
      paint(
        cell(AT.target),
        numberStyle(
          measure.unit,
          target === null ? 0 : targetDecimals(target, measure.unit, measure.decimals),
        ),
      ),
      paint(cell(AT.status), statusMark.style),
      paint(cell(AT.change), { format: changeFormat(measure.unit, measure.decimals), ...STYLE.number }),
      paint(cell(AT.variation), variation.style),
      paint(cell(AT.assurance), assurance.style),
      paint(rect(row, AT.average, 1, 3), numberStyle(measure.unit, measure.decimals)),
      paint(cell(AT.points), { format: "0_0", ...STYLE.number }),
      paint(cell(AT.owner), STYLE.small),
    ],
  };
}

function targetDecimals(target: number, unit: string, most: number): number {
  const scaled = unit === "%" ? target * 100 : target;
  return Number.isInteger(Number(scaled.toFixed(9))) ? 0 : Math.max(1, most);
}
