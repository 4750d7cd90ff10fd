import { fold } from "../table/column";
import { dayOf, type Day, type Moment } from "../calendar/day";
import type { Period } from "../calendar/period";
import type { JudgedMeasure, JudgedPoint, JudgedSeries } from "../judge/judge";
import { ALL } from "../setup/build-organisation";
import type { Level, Node } from "../setup/organisation";
import type { MeasureSetup, Setup } from "../setup/setup";
import type { SheetCounts, SourceTable, UnreadSheet } from "../table/source-table";
import { boundsOf, type Bounds } from "../words/bounds";

/** Everything dashboards are made from. */
export interface DashboardInput {
  setup: Setup;
  judged: readonly JudgedMeasure[];
  /** Measures that are switched off, and the sentence that says why. */
  disabled: readonly { id: string; message: string }[];
  tables: ReadonlyMap<string, SourceTable>;
  /** Sheets that should have been read and could not be. */
  unread: readonly UnreadSheet[];
  countsBySheet: readonly SheetCounts[];
  asOf: Moment;
  /** When this refresh was made, in words, in the workbook's time zone. */
  refreshed: string;
}

/** A measure at one node, with what a dashboard shows of it. */
export interface MeasureView {
  measure: MeasureSetup;
  additive: boolean;
  stock: boolean;
  series: JudgedSeries;
  /** The periods shown, oldest first: at most the last 36, or 60 weeks. */
  points: readonly JudgedPoint[];
  /** The latest complete period, which the page speaks of. */
  latest: JudgedPoint | undefined;
  /** The complete period before it. */
  previous: JudgedPoint | undefined;
  /** Within which its limits are drawn and said. */
  bounds: Bounds;
}

export const MOST_PERIODS = 36;
export const MOST_WEEKS = 60;

export const mostPeriods = (measure: MeasureSetup): number =>
  measure.rhythm.length === "week" ? MOST_WEEKS : MOST_PERIODS;

/** The measures that a node has results for, in setup order. */
export function measuresAt(node: Node, judged: readonly JudgedMeasure[]): MeasureView[] {
  return judged.flatMap(({ measure, additive, stock, series }) => {
    const own = series.find((one) => one.node === node);
    if (!own) return [];
    const complete = own.points.filter((point) => point.complete);
    const bounds = boundsOf(measure, own);
    const points = shownPoints(own.points, mostPeriods(measure));
    const [previous, latest] = [complete.at(-2), complete.at(-1)];
    return [{ measure, additive, stock, series: own, points, latest, previous, bounds }];
  });
}

/** The last periods that say anything: a team that closed long ago shows its own last ones. */
function shownPoints(points: readonly JudgedPoint[], most: number): JudgedPoint[] {
  const last = points.findLastIndex(({ complete, value }) => complete || value !== null);
  return points.slice(0, last + 1).slice(-most);
}

/** The day a node ended, if it has. */
export const endedOn = (node: Node, asOf: Moment): Day | undefined =>
  node.to !== undefined && node.to < dayOf(asOf) ? node.to : undefined;

/** How a node is named in roles, links and targets: `team:North`. */
export const nodePlace = (node: { level: Level; name: string }): string => `${node.level}:${node.name}`;

/** How one of its measures is named in links. */
export const measurePlace = (node: Node, measure: MeasureSetup): string =>
  `${nodePlace(node)}/${fold(measure.id)}`;

/** From the top down: "Adult Services › Community › North". A level that nobody named is left out. */
export function pathOf(node: Node): string {
  const above = node.parent ? pathOf(node.parent) : "";
  if (node.name === ALL) return above;
  return above ? `${above} › ${node.name}` : node.name;
}

/** The latest complete period any of the measures speaks of, and the only one if `alike`. */
export function latestPeriods(views: readonly MeasureView[]): Period[] {
  const found = new Map<string, Period>();
  for (const { latest } of views) if (latest) found.set(latest.period.label, latest.period);
  return [...found.values()].sort((a, b) => a.end - b.end);
}

/** There is something to draw: a complete period with a figure. */
export const hasPoints = ({ points }: MeasureView): boolean =>
  points.some(({ complete, value }) => complete && value !== null);

/** Another page, as a link names it. */
export interface PageLink {
  place: string;
  title: string;
}
