import type { Guard, Limits } from "./spc-types";

/** Points a group needs before a real change can be told from chance: the package's own threshold. */
export const POINTS_NEEDED = 13;

/** Where a group stands among the groups, for the wording. */
export interface GroupPlace {
  group: number;
  groups: number;
}

/** Why this group of points must not be judged; empty when it may be. */
export function guardsOf(
  values: readonly number[],
  limits: Limits,
  slack: number,
  place: GroupPlace,
): Guard[] {
  return [fewPoints(values, place), noWidth(values, limits, slack, place)].filter((guard) => guard !== null);
}

/** A stock's points lean on each other, so moving ranges understate how far it wanders. */
export function stockGuard(): Guard {
  return {
    kind: "stock",
    group: null,
    numbers: {},
    message:
      "This counts what is open at a moment, so each figure leans on the one before: no usual range is drawn, and no change is called real.",
  };
}

/** Said, no more: the points are judged all the same. */
export function smallDenominatorsGuard(bases: readonly (number | null)[], below: number): Guard | null {
  const small = bases.filter((basis) => basis !== null && basis < below) as number[];
  if (small.length === 0) return null;
  const least = Math.min(...small);
  const rests = small.length === 1 ? "1 of the figures rests" : `${small.length} of the figures rest`;
  return {
    kind: "small-denominators",
    group: null,
    numbers: { points: bases.length, small: small.length, below, least },
    message: `${rests} on fewer than ${below} cases (as few as ${least}), where chance alone moves a figure a long way: read a change with care.`,
  };
}

function fewPoints(values: readonly number[], { group, groups }: GroupPlace): Guard | null {
  const points = values.length;
  if (points >= POINTS_NEEDED) return null;
  const last = group === groups - 1;
  const where =
    groups === 1 ? "so far" : last ? "since the usual range was last restarted" : "in an earlier stretch";
  const figures = points === 1 ? "figure" : "figures";
  return {
    kind: "few-points",
    group,
    numbers: { points, needed: POINTS_NEEDED },
    message: `Only ${points} ${figures} ${where}: ${POINTS_NEEDED} are needed to tell a real change from chance. The usual range is a trial.`,
  };
}

/**
 * Limits come from how far a figure moves from one period to the next. Where it mostly does not move, they are hair-thin, and
 * the first step would call every figure a real change.
 */
function noWidth(
  values: readonly number[],
  limits: Limits,
  slack: number,
  { group }: GroupPlace,
): Guard | null {
  if (values.length < 2) return null;
  const unchanged = values.slice(1).filter((value, i) => Math.abs(value - values[i]!) <= slack).length;
  const mostlyFlat = unchanged * 2 >= values.length - 1;
  if (limits.upper - limits.lower > slack && !mostlyFlat) return null;
  const numbers = { points: values.length, unchanged };
  const flat = Math.max(...values) - Math.min(...values) <= slack;
  return flat
    ? {
        kind: "flat",
        group,
        numbers,
        message: "Every figure is the same, so there is no usual range and no change to judge.",
      }
    : {
        kind: "zero-width",
        group,
        numbers,
        message:
          "Most figures are the same as the one before, so there is no usual range and no change is called real.",
      };
}
