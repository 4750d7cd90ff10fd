import type { EvaluatedMeasure, Point, Series } from "../measure/evaluated";
import type { Node } from "../setup/organisation";
import type { MeasureSetup, Setup } from "../setup/setup";
import { eventFinder, type SeriesEvent } from "./events";
import { latestSignal } from "./latest-signal";
import { nodeSpc, type Spc } from "./node-spc";
import type { Assurance, Signal, Status, Variation } from "./signal";
import { variationOf } from "./spc-label";
import type { SpcPoint } from "./spc-types";
import { statusOf } from "./status";
import { targetFinder, type Target } from "./target";

/** A result with its judgement. Target figures are in the measure's own form; null where there are none. */
export interface JudgedPoint extends Point {
  target: number | null;
  upper: number | null;
  tolerance: number | null;
  status: Status;
  /** The point's own: `none` where SPC did not judge it. */
  signal: Variation;
  /** The latest target against the latest limits: on the points of the last group only, `none` on all others. */
  assurance: Assurance;
  /** Null when the point took no part in SPC. */
  spc: SpcPoint | null;
}

export interface JudgedSeries {
  node: Node;
  /** Every period shown, oldest first. */
  points: readonly JudgedPoint[];
  spc: Spc | null;
  /** Why there is no SPC, in a sentence; null when there is. */
  noSpc: string | null;
  /** The node's and measure's own events within the periods shown. */
  events: readonly SeriesEvent[];
  /** Of the latest complete period; null when none is complete. */
  latest: Signal | null;
}

export interface JudgedMeasure {
  measure: MeasureSetup;
  additive: boolean;
  stock: boolean;
  series: readonly JudgedSeries[];
}

/** Judges every result: target and status, real change or noise, and the one Signal made from them. */
export function judge(evaluated: readonly EvaluatedMeasure[], setup: Setup): JudgedMeasure[] {
  return evaluated.map((each) => {
    const { measure, additive, stock } = each;
    const find = targetFinder(measure, additive, setup);
    const eventsOf = eventFinder(measure, setup);
    const series = each.series.map((one) => {
      const targets = one.points.map(({ period }) => find(one.node, period));
      return judgeSeries(each, one, targets, eventsOf(one.node, one.points), setup);
    });
    return { measure, additive, stock, series };
  });
}

function judgeSeries(
  evaluated: EvaluatedMeasure,
  series: Series,
  targets: readonly (Target | null)[],
  events: readonly SeriesEvent[],
  setup: Setup,
): JudgedSeries {
  const { measure } = evaluated;
  const { smallNumber } = setup.options;
  const { spc, reason } = nodeSpc(evaluated, series, events, (i) => targets[i]?.target ?? null, smallNumber);

  const spcPoints = new Map(spc?.indexes.map((index, i) => [index, spc.points[i]!]));
  const lastGroup = spc?.points.at(-1)?.group;
  const points = series.points.map((point, i): JudgedPoint => {
    const target = targets[i] ?? null;
    const spcPoint = spcPoints.get(i) ?? null;
    const inLastGroup = spcPoint !== null && spcPoint.group === lastGroup;
    const status = statusOf(point, target, measure.goodIs, smallNumber);
    return judgedPoint(point, target, status, spcPoint, inLastGroup ? spc!.assurance : "none");
  });
  const latest = latestSignal(measure, series.node, points, spc, smallNumber);
  return { node: series.node, points, spc, noSpc: reason, events, latest };
}

/** Written out: to spread a point costs more than to judge it, and there may be millions. */
function judgedPoint(
  { period, value, numerator, denominator, complete, basis, blanks, note }: Point,
  target: Target | null,
  status: Status,
  spc: SpcPoint | null,
  assurance: Assurance,
): JudgedPoint {
  const judged: JudgedPoint = {
    period,
    value,
    numerator,
    denominator,
    complete,
    basis,
    blanks,
    target: target?.target ?? null,
    upper: target?.upper ?? null,
    tolerance: target?.tolerance ?? null,
    status,
    signal: variationOf(spc?.type ?? null),
    assurance,
    spc,
  };
  if (note !== undefined) judged.note = note;
  return judged;
}
