import type { Day } from "../calendar/day";
import type { Period } from "../calendar/period";
import type { Node } from "../setup/organisation";
import type { MeasureSetup, Setup, TargetSetup } from "../setup/setup";
import { fold } from "../table/column";
import { nodeKey } from "./node-key";

/** A target in force, in the measure's own form (ratios 0–1). */
export interface Target {
  /** The lower bound when good is between. */
  target: number;
  /** 0 = no near band. */
  tolerance: number;
  upper: number | null;
}

/** The target in force for a node in a period, or null when there is none. */
export type TargetFinder = (node: Node, period: Period) => Target | null;

/**
 * Reads a measure's rows of PrimedTargets once, and answers for every node and period: the node's own target, else the
 * blank-node one, each the latest From on or before the first day of the period (of a window, of its last base period).
 * For an additive measure a blank-node target is each team's, and a parent's is the sum of its teams'.
 */
export function targetFinder(measure: MeasureSetup, additive: boolean, setup: Setup): TargetFinder {
  const { organisation } = setup;
  const rows = setup.targets.filter((row) => fold(row.measure) === fold(measure.id)).sort(byFrom);
  const everyNode = rows.filter((row) => isBlank(row.node));
  const ownRows = new Map<string, TargetSetup[]>();
  for (const row of rows) {
    const node = isBlank(row.node) ? undefined : organisation.find(row.node);
    if (node) ownRows.set(nodeKey(node), [...(ownRows.get(nodeKey(node)) ?? []), row]);
  }
  const limitedTo = new Set(measure.teams.map((name) => organisation.teamIndex(name)));

  const own = (node: Node, day: Day) => inForce(ownRows.get(nodeKey(node)), day);
  const ownOrBlank = (node: Node, day: Day) => own(node, day) ?? inForce(everyNode, day);

  const sumOfTeams = (node: Node, period: Period) => {
    const teams = node.teams
      .filter((index) => limitedTo.size === 0 || limitedTo.has(index))
      .map((index) => organisation.teams[index]!)
      .filter((team) => overlaps(team, period));
    return sumOf(teams.map((team) => ownOrBlank(team, period.baseStart)));
  };

  return (node, period) =>
    additive && node.level !== "team"
      ? (own(node, period.baseStart) ?? sumOfTeams(node, period))
      : ownOrBlank(node, period.baseStart);
}

const isBlank = (node: string) => node.trim() === "";
const byFrom = (a: TargetSetup, b: TargetSetup) => (a.from ?? -Infinity) - (b.from ?? -Infinity);

/** The last of the rows, which are in order of From, that has begun. */
function inForce(rows: readonly TargetSetup[] | undefined, day: Day): Target | null {
  const row = rows?.findLast(({ from }) => from === undefined || from <= day);
  return row ? { target: row.target, tolerance: row.tolerance, upper: row.upper ?? null } : null;
}

function overlaps(team: Node, period: Period): boolean {
  return (team.from ?? -Infinity) <= period.end && (team.to ?? Infinity) >= period.start;
}

/** None when there are no teams, or one of them has no target: a part of a target would look like the whole. */
function sumOf(targets: readonly (Target | null)[]): Target | null {
  if (targets.length === 0) return null;
  const sum: Target = { target: 0, tolerance: 0, upper: 0 };
  for (const target of targets) {
    if (target === null) return null;
    sum.target += target.target;
    sum.tolerance += target.tolerance;
    sum.upper = sum.upper === null || target.upper === null ? null : sum.upper + target.upper;
  }
  return sum;
}
