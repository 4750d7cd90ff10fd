import { rowsFeed } from "../aggregate/plan";
import type { Feed } from "../aggregate/plan";
import type { Days } from "../columns/days";
import { operationOf } from "../columns/operation-of";
import { placeProgram } from "../columns/program";
import type { Program } from "../columns/program";
import type { ConditionVector, Operation } from "../columns/vector";
import type { AgainstPeriod } from "../formula/against-period";
import type { Term } from "../term";
import { cellsWhere, changeCells, dayCells } from "./cells";
import type { Cells } from "./cells";
import { narrowSpans } from "./narrowing";
import { placesOf } from "./places";
import { remember } from "./source-work";
import type { SourceWork } from "./source-work";
import { daySpans } from "./spans";
import type { Spans } from "./spans";
import type { Timeline } from "./timeline";

/** Where terms are worked out and added up: what gives the batches, the terms in them, and the cell of each place. */
export interface Site {
  feed: Feed;
  program: Program;
  cells: Cells;
}

/** How rows fall into units and periods: shared by all measures of a source that filter and count alike. */
export interface Grouping {
  /** Two groupings of one source with the same key are the same. */
  key: string;
  timeline: Timeline;
  /** Each row once: in the base period it counts in, or, of rows that last longer than a day, in the period it comes in. */
  rows: Site;
  /** For rows that last: the period after the last that each is in. What comes less what goes is what is there. */
  gone?: Site;
  /** Each row in each period it counts in; made when it is first asked for. */
  places(): Site;
  /** The rows while a date of theirs stands so to a date of the period. */
  narrowed(against: AgainstPeriod): Grouping;
  /** What the rows have to meet, and how they fall without that. */
  filter?: { term: Term; without: Grouping };
}

/** What every grouping is made of. */
interface Making {
  key: string;
  timeline: Timeline;
  units: number;
  work: SourceWork;
}

function placesSite(spans: Spans, { timeline, units, work }: Making): () => Site {
  let site: Site | undefined;
  return () =>
    (site ??= {
      ...placesOf(spans, work.table.node, units, timeline),
      program: placeProgram(work.program, (term) => operationOf(term, work.program), timeline),
    });
}

/** Rows that count on one day each. */
export function groupByDay(days: Days, making: Making): Grouping {
  const { key, timeline, units, work } = making;
  const spans = daySpans(days, timeline);
  const cells = dayCells(days, work.table.node, units, timeline);
  const rows = { feed: rowsFeed, program: work.program, cells };
  return { key, timeline, rows, places: placesSite(spans, making), narrowed: narrowing(spans, making) };
}

/** Rows that last. */
export function groupBySpan(spans: Spans, making: Making): Grouping {
  const { key, timeline, units, work } = making;
  const { opened, closed } = changeCells(spans, work.table.node, units, timeline);
  const at = (cells: Cells): Site => ({ feed: rowsFeed, program: work.program, cells });
  const sites = { rows: at(opened), gone: at(closed), places: placesSite(spans, making) };
  return { key, timeline, ...sites, narrowed: narrowing(spans, making) };
}

function narrowing(spans: Spans, making: Making): Grouping["narrowed"] {
  const { key, timeline, work } = making;
  return (against) => {
    const { date, comparison, moment } = against;
    const narrowKey = `${key} while ${date.key} ${comparison} ${moment}`;
    return remember(work.groupings, narrowKey, () =>
      groupBySpan(narrowSpans(spans, against, work.program, timeline), { ...making, key: narrowKey }),
    );
  };
}

/** The rows of a grouping that meet a condition; the others count nowhere. */
export function groupWhere(all: Grouping, term: Term): Grouping {
  const where = (site: Site): Site => {
    const holds = operationOf(term, site.program) as Operation<ConditionVector>;
    return { ...site, cells: cellsWhere(site.cells, holds) };
  };
  let places: Site | undefined;
  return {
    ...all,
    key: `${all.key} where ${term.key}`,
    rows: where(all.rows),
    ...(all.gone && { gone: where(all.gone) }),
    places: () => (places ??= where(all.places())),
    narrowed: (against) => groupWhere(all.narrowed(against), term),
    filter: { term, without: all },
  };
}
