import type { Node, Organisation } from "../setup/organisation";
import type { MeasureSetup } from "../setup/setup";
import type { Members } from "./block-aggregates";

/** The nodes a measure has results at, each with the indexes of its teams that count: those the measure is limited to. */
export interface MeasureNodes {
  nodes: readonly Node[];
  /** For each node. */
  teams: Members;
}

export function nodesOf(measure: MeasureSetup, organisation: Organisation): MeasureNodes {
  const chosen = new Set(measure.teams.map((name) => organisation.teamIndex(name)));
  const all = organisation.nodes.map((node) => ({
    node,
    teams: measure.teams.length === 0 ? node.teams : node.teams.filter((team) => chosen.has(team)),
  }));
  const kept = all.filter((each) => each.teams.length > 0);
  return { nodes: kept.map((each) => each.node), teams: kept.map((each) => each.teams) };
}
