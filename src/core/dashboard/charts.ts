import { line, paint, rect, type Piece, type Section } from "../sheet/compose";
import { linkTo } from "../sheet/link";
import { periodInWords } from "../words/period";
import { countInWords, figureText } from "../words/figure";
import { rangeText, signalOrNoise, whatItShows } from "../words/reading";
import { clipped } from "../words/bounds";
import { dayInWords } from "../calendar/iso";
import type { JudgedSeries } from "../judge/judge";
import { anchorAt } from "./band";
import { HEIGHT, LEFT_COLUMNS, NAME, RIGHT_COLUMNS, RIGHT_HALF, STYLE, wrappedHeight } from "./look";
import { assuranceMark, goodArrow, STATUS_MARKS, variationMark } from "./marks";
import { spcChart } from "./spc-chart";
import { measurePlace, type MeasureView } from "./view";

const CHART_ROWS = 11;
const CAPTION_ROWS = 2;
const READING_ROWS = 2;
/** Characters on a line of half a page, in the reading's size and in the caption's. */
const READING_LINE = 88;
const CAPTION_LINE = 100;
/** Head, caption, chart, reading, gap. */
const ROWS = 1 + CAPTION_ROWS + CHART_ROWS + READING_ROWS + 1;

export interface ChartBlock {
  view: MeasureView;
  /** The block of cells its chart draws from. */
  lines: Section;
}

/** Charts two across: head, caption, chart, and its reading. */
export function chartSections(blocks: readonly ChartBlock[]): Section[] {
  const pairs: ChartBlock[][] = [];
  blocks.forEach((block, i) => (i % 2 ? pairs.at(-1)!.push(block) : pairs.push([block])));
  return pairs.map((pair, index) => ({
    rows: ROWS,
    breakBefore: index > 0,
    at(top, topOf) {
      const halves = pair.map(({ view, lines }, side) => half(view, top, topOf(lines), side === 1));
      const all = <K extends keyof Piece>(key: K) =>
        halves.flatMap((piece) => (piece[key] as never[] | undefined) ?? []);
      return {
        heights: heights(pair.map(({ view }) => view)),
        anchors: all("anchors"),
        blocks: all("blocks"),
        paints: all("paints"),
        merges: all("merges"),
        charts: all("charts"),
      };
    },
  }));
}

function heights(views: readonly MeasureView[]): Map<number, number> {
  const needed = (textOf: (view: MeasureView) => string, perLine: number, size: number): number =>
    Math.max(...views.map((view) => wrappedHeight(textOf(view), perLine, size)));
  const rows = [
    HEIGHT.h2,
    needed(captionText, CAPTION_LINE, 9),
    needed(guardText, CAPTION_LINE, 9),
    ...Array<number>(CHART_ROWS).fill(HEIGHT.chart),
    needed(whatText, READING_LINE, 10.5),
    needed(signalText, READING_LINE, 10.5),
    HEIGHT.gap,
  ];
  return new Map(rows.map((height, i): [number, number] => [i, height]));
}

const whatText = ({ measure, latest }: MeasureView): string =>
  `What it shows.  ${whatItShows(measure, latest)}`;
const signalText = ({ measure, series }: MeasureView): string =>
  `Signal or noise?  ${signalOrNoise(measure, series)}`;

function half(view: MeasureView, top: number, linesTop: number, right: boolean): Piece {
  const { measure, series, latest } = view;
  const column = right ? RIGHT_HALF : NAME;
  const width = right ? RIGHT_COLUMNS : LEFT_COLUMNS;
  const textWidth = width - 1;
  const marks = right ? 11 : 3;
  const status = STATUS_MARKS[latest?.status ?? "incomplete"];
  const variation = variationMark(series, series.latest?.variation ?? "none");
  const assurance = assuranceMark(series);
  const place = measurePlace(series.node, measure);
  const caption = top + 1;
  const chart = caption + CAPTION_ROWS;
  const reading = chart + CHART_ROWS;
  return {
    anchors: [anchorAt(place, top, column)],
    blocks: [
      line(top, column, measure.name + goodArrow(measure.goodIs)),
      line(top, marks, status.text, variation.text, assurance.text, linkTo(`${place}/figures`, "Figures ↓")),
      line(caption, column, captionText(view)),
      line(caption + 1, column, guardText(view) || null),
      line(reading, column, whatText(view)),
      line(reading + 1, column, signalText(view)),
    ],
    paints: [
      paint(rect(top, column), STYLE.h2),
      paint(rect(top, marks), status.style),
      paint(rect(top, marks + 1), variation.style),
      paint(rect(top, marks + 2), assurance.style),
      paint(rect(caption, column, CAPTION_ROWS, textWidth), STYLE.note),
      paint(rect(top, marks + 3), STYLE.link),
      paint(rect(reading, column, READING_ROWS, textWidth), STYLE.reading),
    ],
    merges: [
      rect(caption, column, 1, textWidth),
      rect(caption + 1, column, 1, textWidth),
      rect(reading, column, 1, textWidth),
      rect(reading + 1, column, 1, textWidth),
    ],
    charts: [spcChart(view, rect(chart, column, CHART_ROWS, width), linesTop)],
  };
}

/** What is counted, then every number the chart may have had no room for. */
function captionText({ measure, series, points, latest, bounds }: MeasureView): string {
  const { spc } = series;
  const length = { week: "Weekly", month: "Monthly", quarter: "Quarterly", year: "Yearly" }[
    measure.rhythm.length
  ];
  const shown = points.filter(({ complete, value }) => complete && value !== null);
  const last = spc?.points.at(-1);
  const range = (limit: number): string => figureText(clipped(limit, bounds), measure);
  const parts = [
    measure.definition && `${measure.definition.replace(/\.$/, "")}.`,
    shown.length
      ? `${length}, ${periodInWords(shown[0]!.period)} to ${periodInWords(shown.at(-1)!.period)}, ${shown.length} ${shown.length === 1 ? "point" : "points"}.`
      : `${length}.`,
    last && last.lower !== null && last.upper !== null
      ? `Average${sinceText(series)} ${figureText(last.mean, measure)}, usual range ${range(last.lower)} to ${range(last.upper)}.`
      : "No usual range.",
    latest === undefined || latest.target === null
      ? "No target."
      : `Target ${rangeText(latest.target, latest.upper, measure)}.`,
    measure.unit === "%" ? denominatorText(shown) : "",
    spc ? "SPC profile NHS-R." : "",
  ];
  return parts.filter(Boolean).join(" ");
}

/** Since the limits last started again. */
function sinceText({ spc, points }: JudgedSeries): string {
  const group = spc?.points.at(-1)?.group ?? 0;
  if (!spc || group === 0) return "";
  const first = spc.points.findIndex((point) => point.group === group);
  return ` since ${periodInWords(points[spc.indexes[first]!]!.period)}`;
}

function denominatorText(points: readonly { denominator: number | null }[]): string {
  const counts = points.map(({ denominator }) => denominator).filter((count) => count !== null);
  if (!counts.length || !counts.every(Number.isInteger)) return "";
  return `Out of ${countInWords(Math.min(...counts))} to ${countInWords(Math.max(...counts))}.`;
}

/** More than this many would fill the page. */
const MOST_RESTARTS = 2;

/** What the chart must not be taken for, in words. */
function guardText({ series, points, latest }: MeasureView): string {
  if (!series.spc) return series.noSpc ?? "";
  const { gapMessage, guards } = series.spc;
  const firstShown = points[0]?.period.start ?? -Infinity;
  const lastShown = points.at(-1)?.period.end ?? Infinity;
  const restarts = series.events.filter(
    ({ restartsAt, date }) => restartsAt !== null && date >= firstShown && date <= lastShown,
  );
  return [
    ...restarts.slice(-MOST_RESTARTS).map(({ date, note, reason }) => {
      const why = shortened(note || reason);
      return `Limits restart after ${dayInWords(date)}${why ? `: ${why}` : ""}.`;
    }),
    gapMessage,
    ...guards.filter(({ kind }) => kind === "small-denominators").map(({ message }) => message),
    blanksText(latest?.blanks ?? 0),
  ]
    .filter(Boolean)
    .join(" ");
}

const MOST_NOTE = 120;

const shortened = (note: string): string =>
  (note.length > MOST_NOTE ? `${note.slice(0, MOST_NOTE - 1)}…` : note).replace(/\.$/, "");

const blanksText = (blanks: number): string =>
  blanks === 0
    ? ""
    : `Blank cells decided ${blanks === 1 ? "one row" : `${countInWords(blanks)} rows`} of the latest figure.`;
