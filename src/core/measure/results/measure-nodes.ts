import type { Node, Organisation } from "../../setup/organisation";
import type { MeasureSetup } from "../../setup/setup";
import type { Members } from "../aggregate/total";

/** The nodes a measure has results at, each with the indexes of its teams that count: those the measure is limited to. */
export interface MeasureNodes {
  nodes: readonly Node[];
  /** For each node. */
  teams: Members;
}

const whole = new WeakMap<Organisation, MeasureNodes>();

/** A measure's nodes; the same object for every measure of all teams, so that what is added up for one serves the others. */
export function nodesOf(measure: MeasureSetup, organisation: Organisation): MeasureNodes {
  if (measure.teams.length > 0) return nodesOfTeams(measure, organisation);
  const { nodes } = organisation;
  const known = whole.get(organisation) ?? { nodes, teams: nodes.map((node) => node.teams) };
  whole.set(organisation, known);
  return known;
}

function nodesOfTeams(measure: MeasureSetup, organisation: Organisation): MeasureNodes {
  const chosen = new Set(measure.teams.map((name) => organisation.teamIndex(name)));
  const all = organisation.nodes.map((node) => ({
    node,
    teams: node.teams.filter((team) => chosen.has(team)),
  }));
  const kept = all.filter((each) => each.teams.length > 0);
  return { nodes: kept.map((each) => each.node), teams: kept.map((each) => each.teams) };
}
