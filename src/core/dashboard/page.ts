import { dayOf } from "../calendar/day";
import { dayInWords } from "../calendar/iso";
import type { Node } from "../setup/organisation";
import { compose, line, paint, rect, type Section } from "../sheet/compose";
import type { Formula, SheetSpec } from "../sheet/spec";
import { periodInWords } from "../words/period";
import { attentionSections } from "./attention";
import { bandSection, gapSection, headingSection } from "./band";
import { chartLines } from "./chart-lines";
import { chartSections } from "./charts";
import { figuresTable } from "./figures";
import { howToRead } from "./how-to-read";
import { COLUMN_WIDTHS, GUTTER, HEIGHT, LAST, NAME, STYLE, wrappedHeight } from "./look";
import { madeFrom } from "./made-from";
import { measuresTable } from "./measures-table";
import {
  endedOn,
  hasPoints,
  latestPeriods,
  measuresAt,
  nodePlace,
  pathOf,
  type DashboardInput,
  type MeasureView,
} from "./view";

/** A page's points of height at 76 %. */
const PAGE_POINTS = 702;

export interface PageWords {
  title: string;
  tab: string;
  links: readonly Formula[];
  /** The goals in this level's own words. */
  goals: readonly string[];
  /** Sections between what needs attention and the measures. */
  between: (views: readonly MeasureView[]) => readonly Section[];
}

/** One page about one node: the same sections in the same order, whatever the node. */
export function pageFor(node: Node, input: DashboardInput, words: PageWords): SheetSpec {
  const views = measuresAt(node, input.judged);
  const place = nodePlace(node);
  const drawn = views.filter(hasPoints);
  const lines = new Map(drawn.map((view) => [view, chartLines(view)]));
  const asOf = dayInWords(dayOf(input.asOf));
  const ended = endedOn(node, input.asOf);
  const end = headingSection(
    "Figures",
    "The charts' numbers, oldest first, and what each chart draws.",
    `${place}#figures`,
  );
  const sections: Section[] = [
    bandSection({
      place,
      title: words.title,
      titleRight: `As of ${asOf}`,
      under: [
        pathOf(node) && `${pathOf(node)}.`,
        ended !== undefined && `Ended on ${dayInWords(ended)}.`,
        "A month, week or quarter is judged only when it has ended.",
      ]
        .filter(Boolean)
        .join("   "),
      underRight: `Definitions ${input.setup.fingerprint}`,
      links: words.links,
    }),
    ...(words.goals.length ? words.goals.map(goalSection) : [gapSection()]),
    ...attentionSections(views, ended, (note) => headingSection("What needs attention", note)),
    gapSection(),
    ...words.between(views),
    headingSection("Measures", periodNote(views), `${place}#measures`),
    measuresTable(views, input),
    gapSection(),
    headingSection("Charts", chartsNote(drawn.length), `${place}#charts`),
    ...chartSections(drawn.map((view) => ({ view, lines: lines.get(view)! }))),
    headingSection("How to read this page"),
    howToRead(),
    gapSection(),
    headingSection("Made from", "", `${place}#made-from`),
    madeFrom(node, views, input),
    gapSection(),
    end,
    ...views.flatMap((view) => [figuresTable(view), ...(lines.has(view) ? [lines.get(view)!] : [])]),
  ];
  const page = compose(sections);
  const lastPrinted = page.topOf(end) - 1;
  return {
    role: place,
    title: words.tab,
    area: { row: 1, column: 1, rows: page.rows, columns: GUTTER },
    columnWidths: COLUMN_WIDTHS,
    ...page.content,
    frozenRows: 3,
    print: {
      scale: 76,
      titleRows: 0,
      breaks: pageBreaks(sections, page, lastPrinted),
      area: { row: 1, column: 1, rows: lastPrinted, columns: GUTTER },
      // No date: the footer is set once, and is then the people's.
      footer: { left: "&A", centre: "", right: "Page &P of &N" },
    },
  };
}

/** Characters on a line of a goal, across the page. */
const GOAL_LINE = 140;

function goalSection(goal: string): Section {
  return {
    rows: 1,
    at: (top) => ({
      heights: new Map([[0, Math.max(HEIGHT.goal, wrappedHeight(goal, GOAL_LINE, 14))]]),
      blocks: [line(top, NAME, goal)],
      paints: [paint(rect(top, NAME, 1, LAST - NAME + 1), STYLE.goal)],
      merges: [rect(top, NAME, 1, LAST - NAME + 1)],
    }),
  };
}

const chartsNote = (charts: number): string =>
  charts
    ? "Blue: improvement.  Orange: concern.  Dots: usual range.  Red dashes: target."
    : "No measure has a figure for a complete period.";

function periodNote(views: readonly MeasureView[]): string {
  const periods = latestPeriods(views).map(periodInWords);
  const latest = periods.length ? `Latest complete: ${periods.join("; ")}.  ` : "";
  return `${latest}The arrow after a name says which way is good.`;
}

/** Breaks before sections that may begin a page, where the next would no longer fit. */
function pageBreaks(
  sections: readonly Section[],
  page: ReturnType<typeof compose>,
  lastRow: number,
): number[] {
  const height = (from: number, to: number): number => {
    let points = 0;
    for (let row = from; row < to; row++) points += page.content.rowHeights.get(row) ?? HEIGHT.figure;
    return points;
  };
  const breaks: number[] = [];
  const candidates = sections.filter(({ breakBefore }) => breakBefore).map((section) => page.topOf(section));
  let start = 1;
  candidates.forEach((row, i) => {
    const next = candidates[i + 1] ?? lastRow + 1;
    if (row > lastRow || row === start) return;
    if (height(start, Math.min(next, lastRow + 1)) > PAGE_POINTS) {
      breaks.push(row);
      start = row;
    }
  });
  return breaks;
}
