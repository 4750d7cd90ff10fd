import type { Point } from "../measure/evaluated";
import type { Spc } from "./node-spc";
import type { Assurance, Claim, Evidence, Status } from "./signal";
import { runLengths, stepsOf } from "./spc-rules";
import type { Label, SpcPoint } from "./spc-types";
import type { Target } from "./target";
import { signWithin, slackOf, SPC_SLACK } from "./tolerance";

/** Where the result stands against its target, with the figures that decided it. */
export function statusEvidence(
  status: Status,
  point: Point,
  target: Target | null,
  smallNumber: number,
): Evidence {
  if (status === "too-few") return claim(status, { basis: point.basis, smallNumber });
  const numbers = {
    value: point.value,
    target: target?.target,
    tolerance: target?.tolerance,
    upper: target?.upper,
  };
  return claim(status, numbers);
}

/** What the chart says of its last point: the usual range, the rule that flagged it, the target, and each guard. */
export function spcEvidence(spc: Spc, assurance: Assurance, target: Target | null): Evidence[] {
  const last = spc.points.at(-1)!;
  const group = spc.points.filter((point) => point.group === last.group);
  const guards = spc.guards.filter((guard) => guard.group === null || guard.group === last.group);
  return [
    ...rangeEvidence(last, group.length),
    ...ruleEvidence(last.label, group),
    ...assuranceEvidence(assurance, last, target),
    ...guards.map(({ kind, numbers }) => claim(kind, numbers)),
  ];
}

function rangeEvidence({ mean, lower, upper, label }: SpcPoint, points: number): Evidence[] {
  if (lower === null || upper === null) return [];
  return [claim(label === null ? "trial-range" : "usual-range", { mean, lower, upper, points })];
}

function ruleEvidence(label: Label | null, group: readonly SpcPoint[]): Evidence[] {
  const { value, mean, lower, upper, nearLower, nearUpper } = group.at(-1)!;
  const values = group.map((point) => point.value);
  const slack = slackOf(values, SPC_SLACK);
  const onOneSide = () => runLengths(values.map((each) => signWithin(each - mean, slack))).at(-1);
  const inOneDirection = () => runLengths(stepsOf(values, slack)).at(-1)! + 1;
  switch (label) {
    case "Above UCL":
      return [claim("above-usual-range", { value, limit: upper })];
    case "Below LCL":
      return [claim("below-usual-range", { value, limit: lower })];
    case "7 Point Trend (Increasing)":
      return [claim("rising-run", { points: inOneDirection() })];
    case "7 Point Trend (Decreasing)":
      return [claim("falling-run", { points: inOneDirection() })];
    case "2 in 3 Above CL":
      return [claim("near-upper-limit", { value, nearLimit: nearUpper, limit: upper })];
    case "2 in 3 Below CL":
      return [claim("near-lower-limit", { value, nearLimit: nearLower, limit: lower })];
    case "7 Points Above CL":
      return [claim("run-above-mean", { points: onOneSide(), mean })];
    case "7 Points Below CL":
      return [claim("run-below-mean", { points: onOneSide(), mean })];
    case "Common Cause":
    case null:
      return [];
  }
}

const ASSURANCE_CLAIMS = {
  pass: "usual-range-meets-target",
  fail: "usual-range-misses-target",
  "hit-or-miss": "target-in-usual-range",
} as const satisfies Record<Exclude<Assurance, "none">, Claim>;

function assuranceEvidence(
  assurance: Assurance,
  { lower, upper }: SpcPoint,
  target: Target | null,
): Evidence[] {
  if (assurance === "none") return [];
  return [claim(ASSURANCE_CLAIMS[assurance], { target: target?.target, lower, upper })];
}

/** Figures that there are none of are left out. */
function claim(name: Claim, figures: Readonly<Record<string, number | null | undefined>>): Evidence {
  const numbers: Record<string, number> = {};
  for (const [key, figure] of Object.entries(figures)) {
    if (figure !== null && figure !== undefined) numbers[key] = figure;
  }
  return { claim: name, numbers };
}
