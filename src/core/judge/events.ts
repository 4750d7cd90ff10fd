import type { Day } from "../calendar/day";
import type { Series } from "../measure/evaluated";
import type { Node } from "../setup/organisation";
import type { MeasureSetup, Setup } from "../setup/setup";
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

/** The events of PrimedEvents that are about this node and measure (blank = all) and fall in the series, by date. */
export function eventsOf(measure: MeasureSetup, { node, points }: Series, setup: Setup): SeriesEvent[] {
  const found: SeriesEvent[] = [];
  for (const event of setup.events) {
    if (!names(event.measure, measure.id) || !namesNode(event.node, node, setup)) continue;
    const at = points.findIndex(({ period }) => period.baseStart <= event.date && event.date <= period.end);
    if (at < 0) continue;
    const restart = points.findIndex(({ period }) => period.start >= event.date);
    const restartsAt = event.rebase && restart >= 0 ? restart : null;
    const { date, note, reason, rebase } = event;
    found.push({ date, note, reason, rebase, at, restartsAt });
  }
  return found.sort((a, b) => a.date - b.date);
}

const names = (written: string, id: string): boolean => written.trim() === "" || fold(written) === fold(id);

function namesNode(written: string, node: Node, { organisation }: Setup): boolean {
  if (written.trim() === "") return true;
  const named = organisation.find(written);
  return named !== undefined && nodeKey(named) === nodeKey(node);
}
