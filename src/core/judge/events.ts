import type { Day } from "../calendar/day";
import type { Point } from "../measure/evaluated";
import type { Node } from "../setup/organisation";
import type { EventSetup, MeasureSetup, Setup } from "../setup/setup";
import { fold } from "../table/column";
import { nodeKey } from "./node-key";

/** A dated event on one measure at one node. */
export interface SeriesEvent {
  date: Day;
  note: string;
  reason: string;
  rebase: boolean;
  /** Index of the point whose period holds the date. */
  at: number;
  /** Index of the point at which the limits start again: the first period that starts on or after the date; null = none. */
  restartsAt: number | null;
}

/** The events of a node that fall in its series, by date. */
export type EventFinder = (node: Node, points: readonly Point[]) => SeriesEvent[];

/** Reads the rows of PrimedEvents that are about a measure (blank = all) once, and answers for every node (blank = all). */
export function eventFinder(measure: MeasureSetup, { events, organisation }: Setup): EventFinder {
  const everywhere = "";
  const byNode = new Map<string, EventSetup[]>();
  const own = events.filter((event) => isBlank(event.measure) || fold(event.measure) === fold(measure.id));
  for (const event of own.sort((a, b) => a.date - b.date)) {
    const node = isBlank(event.node) ? undefined : organisation.find(event.node);
    if (!node && !isBlank(event.node)) continue;
    const key = node ? nodeKey(node) : everywhere;
    const events = byNode.get(key) ?? [];
    events.push(event);
    byNode.set(key, events);
  }
  return (node, points) => {
    const found = [...(byNode.get(everywhere) ?? []), ...(byNode.get(nodeKey(node)) ?? [])];
    return found.flatMap((event) => placed(event, points) ?? []).sort((a, b) => a.date - b.date);
  };
}

const isBlank = (written: string): boolean => written.trim() === "";

function placed(
  { date, note, reason, rebase }: EventSetup,
  points: readonly Point[],
): SeriesEvent | undefined {
  const at = points.findIndex(({ period }) => period.baseStart <= date && date <= period.end);
  if (at < 0) return undefined;
  const restart = points.findIndex(({ period }) => period.start >= date);
  return { date, note, reason, rebase, at, restartsAt: rebase && restart >= 0 ? restart : null };
}
