import type { Group } from "../judge/signal";
import { line, paint, rect, type Section } from "../sheet/compose";
import { linkTo } from "../sheet/link";
import { signalOrNoise, whatItShows } from "../words/reading";
import { COLOR, FIRST, HEIGHT, LAST, NAME, STYLE } from "./look";
import { STATUS_MARKS } from "./marks";
import { measurePlace, type MeasureView } from "./view";

const MOST_EXCEPTIONS = 3;
const SHAPES: Readonly<Record<Group, { shape: string; color: string }>> = {
  act: { shape: "◆", color: STATUS_MARKS.missed.style.color! },
  watch: { shape: "▲", color: STATUS_MARKS.near.style.color! },
  improving: { shape: "↑", color: COLOR.improvementEdge },
  "on-track": { shape: "●", color: STATUS_MARKS.met.style.color! },
  "not-judged": { shape: "–", color: COLOR.slate },
};

/**
 * What needs attention: Act first, then Watch, then targets missed where there is too little to tell real change from chance,
 * then one real improvement.
 */
export function attentionSections(
  views: readonly MeasureView[],
  heading: (note: string) => Section,
): Section[] {
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
        ...views.flatMap(({ series }, i) => [
          paint(rect(top + i, NAME), { bold: true, color: SHAPES[series.latest!.group].color }),
          paint(rect(top + i, FIRST), { wrap: true }),
          paint(rect(top + i, LAST), STYLE.link),
        ]),
      ],
      blocks: views.flatMap(({ measure, series, latest }, i) => [
        line(
          top + i,
          NAME,
          `${SHAPES[series.latest!.group].shape} ${measure.name}`,
          `${whatItShows(measure, latest)} ${signalOrNoise(measure, series)}`,
        ),
        line(top + i, LAST, linkTo(measurePlace(series.node, measure), "Chart ↓")),
      ]),
      merges: views.map((_, i) => rect(top + i, FIRST, 1, LAST - FIRST)),
    }),
  };
}

function nothingSection(judged: number, all: number): Section {
  const text = !all
    ? "No measure applies here."
    : judged
      ? `Nothing needs attention: ${judged} of ${all} ${all === 1 ? "measure" : "measures"} could be judged.`
      : `None of ${all} ${all === 1 ? "measure" : "measures"} can be judged yet; each says why below.`;
  const mark = judged ? SHAPES["on-track"] : SHAPES["not-judged"];
  return {
    rows: 1,
    at: (top) => ({
      heights: new Map([[0, HEIGHT.row]]),
      paints: [paint(rect(top, NAME), { bold: true, color: mark.color })],
      blocks: [line(top, NAME, `${mark.shape} ${text}`)],
    }),
  };
}
