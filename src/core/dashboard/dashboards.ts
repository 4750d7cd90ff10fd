import type { Node, Organisation } from "../setup/organisation";
import type { SheetSpec } from "../sheet/spec";
import { overview } from "./overview";
import { teamDashboard } from "./team-dashboard";
import { nodePlace, type DashboardInput } from "./view";

/** Every sheet that a refresh writes, in tab order: the overviews from the top down, then the teams. */
export function dashboards(input: DashboardInput): SheetSpec[] {
  const { organisation } = input.setup;
  const overviews = overviewNodes(organisation);
  const overviewOf = (team: Node): Node => {
    for (let node: Node | undefined = team; node; node = node.parent)
      if (overviews.includes(node)) return node;
    return overviews[0]!;
  };
  const whole = organisation.directorates.length === 1 ? organisation.directorates[0] : undefined;
  return [
    ...overviews.map((node) =>
      node === whole
        ? overview(node, "Service overview", node.name === "All" ? "Service overview" : node.name, input)
        : overview(node, overviewTab(node.name), node.name, input),
    ),
    ...organisation.teams.map((team) => teamDashboard(team, nodePlace(overviewOf(team)), input)),
  ];
}

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
