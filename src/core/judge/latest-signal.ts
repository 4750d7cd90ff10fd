import type { Node } from "../setup/organisation";
import type { MeasureSetup } from "../setup/setup";
import { spcEvidence, statusEvidence } from "./evidence";
import { groupOf } from "./group";
import type { JudgedPoint } from "./judge";
import type { Spc } from "./node-spc";
import type { Evidence, Signal } from "./signal";
import type { Target } from "./target";

/** The Signal of the latest complete period, with or without a figure; null when no period is complete. */
export function latestSignal(
  measure: MeasureSetup,
  node: Node,
  points: readonly JudgedPoint[],
  spc: Spc | null,
  smallNumber: number,
): Signal | null {
  const point = points.findLast(({ complete }) => complete);
  if (!point) return null;
  const { period, value, numerator, denominator, target, upper, tolerance, status, assurance } = point;
  const inForce = targetOf(point);
  const evidence: Evidence[] = [statusEvidence(status, point, inForce, smallNumber)];
  // Without a figure of its own the latest period says nothing about the chart, whose last point is an older one.
  if (spc && point.spc) evidence.push(...spcEvidence(spc, assurance, inForce));
  if (measure.rhythm.window) evidence.push({ claim: "rolling-window", numbers: {} });
  const fewPoints = evidence.some(({ claim }) => claim === "few-points");
  return {
    measure: measure.id,
    node,
    period,
    value,
    numerator,
    denominator,
    target,
    upper,
    tolerance,
    status,
    variation: point.signal,
    assurance,
    group: groupOf({ status, variation: point.signal, assurance, fewPoints }),
    label: point.spc?.label ?? null,
    evidence,
  };
}

function targetOf({ target, tolerance, upper }: JudgedPoint): Target | null {
  return target === null || tolerance === null ? null : { target, tolerance, upper };
}
