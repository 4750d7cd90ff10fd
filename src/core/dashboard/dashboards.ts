import { ALL } from "../setup/build-organisation";
import type { Node, Organisation } from "../setup/organisation";
import type { SheetSpec } from "../sheet/spec";
import { overview } from "./overview";
import { teamDashboard } from "./team-dashboard";
import { nodePlace, type DashboardInput, type PageLink } from "./view";

/** Every sheet that a refresh writes, in tab order: the overviews from the top down, then the teams. */
export function dashboards(input: DashboardInput): SheetSpec[] {
  const { organisation } = input.setup;
  const nodes = overviewNodes(organisation);
  const only = organisation.directorates.length === 1;
  const tabOf = (node: Node): string => (only && !node.parent ? WHOLE : overviewTab(node.name));
  const linkAbove = (node: Node): PageLink | undefined => {
    for (let at = node.parent; at; at = at.parent)
      if (nodes.includes(at)) return { place: nodePlace(at), title: tabOf(at) };
    return undefined;
  };
  return [
    ...nodes.map((node) =>
      overview(node, tabOf(node), node.name === ALL ? WHOLE : node.name, linkAbove(node), input),
    ),
    ...organisation.teams.map((team) => teamDashboard(team, linkAbove(team)!, input)),
  ];
}

const WHOLE = "Service overview";

/** Directorates, and their services where there is more than one: one service is its directorate. */
function overviewNodes({ directorates }: Organisation): Node[] {
  return directorates.flatMap((directorate) => [
    directorate,
    ...(directorate.children.length > 1 ? directorate.children : []),
  ]);
}

const LONGEST_TAB = 31;

/** A long name says more than the word cut short after it. */
function overviewTab(name: string): string {
  const tab = `${name} overview`;
  return tab.length > LONGEST_TAB ? name : tab;
}
