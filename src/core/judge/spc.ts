import { assuranceOf } from "./spc-assurance";
import { guardsOf, stockGuard } from "./spc-guards";
import { labelOf, typeOf, variationOf } from "./spc-label";
import { limitsOf } from "./spc-limits";
import { applyRules } from "./spc-rules";
import type { Guard, Limits, SpcPoint, Xmr, XmrOptions } from "./spc-types";
import { slackOf, SPC_SLACK } from "./tolerance";

/** The fewest points that limits may be fixed on, as in the package. */
const FEWEST_TO_FIX = 12;
const NO_LIMITS = { lower: NaN, upper: NaN, nearLower: NaN, nearUpper: NaN };

/**
 * An XmR chart's numbers, as NHSRplotthedots 0.2.2 computes them (profile `NHS-R`). Values are in time order with no blanks.
 * Without `asPackage` a group that can't bear judgement is not judged (labels and types null), and a guard says why: with
 * fewer than 13 points the limits stand as a trial; flat, zero-width and stock series have no limits.
 *
 * @throws RangeError when `fixAfter` is below 12: a fault of the program, since no setup can ask for it.
 */
export function xmr(values: readonly number[], options: XmrOptions): Xmr {
  if (options.fixAfter !== undefined && options.fixAfter < FEWEST_TO_FIX) {
    throw new RangeError(`Limits can be fixed on ${FEWEST_TO_FIX} points or more, not ${options.fixAfter}.`);
  }
  const starts = groupStarts(values.length, options.rebaseAt ?? []);
  const guarded = !options.asPackage;
  const stock = guarded && options.stock ? [stockGuard()] : [];
  const groups = starts.map((start, group) => {
    const place = { group, groups: starts.length };
    return judgeGroup(values.slice(start, starts[group + 1]), group, options, (own, limits, slack) =>
      guarded && stock.length === 0 ? guardsOf(own, limits, slack, place) : stock,
    );
  });
  const points = groups.flatMap((each) => each.points);
  const last = groups.at(-1);
  return {
    points,
    variation: variationOf(points.at(-1)?.type ?? null),
    assurance:
      last && last.guards.length === 0
        ? assuranceOf(options.target, last.limits, options.good, last.slack)
        : "none",
    guards: stock.length > 0 ? stock : groups.flatMap(({ guards }) => guards),
  };
}

interface JudgedGroup {
  points: SpcPoint[];
  limits: Limits;
  slack: number;
  guards: readonly Guard[];
}

type FindGuards = (values: readonly number[], limits: Limits, slack: number) => readonly Guard[];

function judgeGroup(
  values: readonly number[],
  group: number,
  options: XmrOptions,
  findGuards: FindGuards,
): JudgedGroup {
  // The package compares exactly; our own figures are ratios and sums whose last bits mean nothing.
  const slack = options.asPackage ? 0 : slackOf(values, SPC_SLACK);
  const computed = limitsOf(values, options.fixAfter, options.screen ?? true);
  const guards = findGuards(values, computed, slack);
  const onlyTrial = guards.every(({ kind }) => kind === "few-points");
  const limits = onlyTrial ? computed : { ...computed, ...NO_LIMITS };
  const findings = applyRules(values, limits, slack);
  const lines = drawn(limits);
  const points = values.map((value, i): SpcPoint => {
    const label = guards.length === 0 ? labelOf(findings, i) : null;
    return { value, ...lines, label, type: label && typeOf(label, options.good), group };
  });
  return { points, limits, slack, guards };
}

function drawn({ mean, lower, upper, nearLower, nearUpper }: Limits) {
  const orNull = (limit: number) => (Number.isNaN(limit) ? null : limit);
  return {
    mean,
    lower: orNull(lower),
    upper: orNull(upper),
    nearLower: orNull(nearLower),
    nearUpper: orNull(nearUpper),
  };
}

/** Where each group starts, in order; the first at 0. No values, no groups. */
function groupStarts(length: number, rebaseAt: readonly number[]): number[] {
  const inside = rebaseAt.filter((index) => index > 0 && index < length);
  return length === 0 ? [] : [...new Set([0, ...inside])].sort((a, b) => a - b);
}
