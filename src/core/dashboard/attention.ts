import type { Day } from "../calendar/day";
import { dayInWords } from "../calendar/iso";
import type { Group } from "../judge/signal";
import { line, paint, rect, type Section } from "../sheet/compose";
import { linkTo } from "../sheet/link";
import { signalOrNoise, whatItShows } from "../words/reading";
import { COLOR, FIRST, HEIGHT, LAST, NAME, STYLE } from "./look";
import { assuranceMark, STATUS_MARKS, variationMark } from "./marks";
import { measurePlace, type MeasureView } from "./view";

const MOST_EXCEPTIONS = 3;

/** What the line is about, with the mark the measure has below: its status, or the real change, or that it can't meet its target. */
function markOf({ series, latest }: MeasureView): { shape: string; color: string } {
  const { status, variation, group } = series.latest!;
  const offTarget = status === "missed" || status === "near";
  const isChange = variation !== "common-cause" && variation !== "none";
  const { text, style } =
    offTarget && group !== "improving"
      ? STATUS_MARKS[latest!.status]
      : isChange
        ? variationMark(series, variation)
        : assuranceMark(series);
  return { shape: text.split(" ")[0]!, color: style.color! };
}

/**
 * What needs attention: Act first, then Watch, then targets missed where there is too little to tell real change from chance,
 * then one real improvement.
 */
export function attentionSections(
  views: readonly MeasureView[],
  ended: Day | undefined,
  heading: (note: string) => Section,
): Section[] {
  if (ended !== undefined)
    return [
      heading(""),
      lineSection(`– This team ended on ${dayInWords(ended)}: its last figures stand below.`, COLOR.slate),
    ];
  const inGroup = (group: Group) => views.filter(({ series }) => series.latest?.group === group);
  const unproven = inGroup("not-judged").filter(
    ({ latest }) => latest?.status === "missed" || latest?.status === "near",
  );
  const exceptions = [...inGroup("act"), ...inGroup("watch"), ...unproven];
  const shown = [...exceptions.slice(0, MOST_EXCEPTIONS), ...inGroup("improving").slice(0, 1)];
  const judged =
    views.length - inGroup("not-judged").length - views.filter(({ series }) => !series.latest).length;
  const note = exceptionsNote(exceptions.length);
  return [heading(note), shown.length ? rowsSection(shown) : nothingSection(judged, views.length)];
}

function exceptionsNote(count: number): string {
  if (count === 0) return "";
  if (count === 1) return "One exception";
  const shown = count > MOST_EXCEPTIONS ? `${MOST_EXCEPTIONS} of ${count}` : count;
  return `${shown} exceptions, those to act on first`;
}

function rowsSection(views: readonly MeasureView[]): Section {
  return {
    rows: views.length,
    at: (top) => ({
      heights: new Map(views.map((_, i): [number, number] => [i, HEIGHT.attention])),
      paints: [
        paint(rect(top, NAME, views.length, LAST - NAME + 1), STYLE.td),
        ...views.flatMap((view, i) => [
          paint(rect(top + i, NAME), { bold: true, color: markOf(view).color }),
          paint(rect(top + i, FIRST), { wrap: true }),
          paint(rect(top + i, LAST), STYLE.link),
        ]),
      ],
      blocks: views.flatMap((view, i) => [
        line(
          top + i,
          NAME,
          `${markOf(view).shape} ${view.measure.name}`,
          `${whatItShows(view.measure, view.latest)} ${signalOrNoise(view.measure, view.series)}`,
        ),
        line(top + i, LAST, linkTo(measurePlace(view.series.node, view.measure), "Chart ↓")),
      ]),
      merges: views.map((_, i) => rect(top + i, FIRST, 1, LAST - FIRST - 1)),
    }),
  };
}

function nothingSection(judged: number, all: number): Section {
  if (judged) {
    const text = `● Nothing needs attention: ${judged} of ${all} ${all === 1 ? "measure" : "measures"} could be judged.`;
    return lineSection(text, STATUS_MARKS.met.style.color!);
  }
  return lineSection(
    all ? "– No measure could be judged; each says why below." : "– No measure applies here.",
    COLOR.slate,
  );
}

function lineSection(text: string, color: string): Section {
  return {
    rows: 1,
    at: (top) => ({
      heights: new Map([[0, HEIGHT.row]]),
      paints: [paint(rect(top, NAME), { bold: true, color })],
      blocks: [line(top, NAME, text)],
    }),
  };
}
