import type { Node } from "../setup/organisation";
import { linkTo } from "../sheet/link";
import type { SheetSpec } from "../sheet/spec";
import { pageFor } from "./page";
import { nodePlace, type DashboardInput, type PageLink } from "./view";

/** A team's own page: `<Team> dashboard`. */
export function teamDashboard(team: Node, above: PageLink, input: DashboardInput): SheetSpec {
  const place = nodePlace(team);
  return pageFor(team, input, {
    title: team.name,
    tab: `${team.name} dashboard`,
    goals: input.setup.goals.map(({ teamWording }) => teamWording).filter(Boolean),
    links: [
      linkTo(above.place, `‹ ${above.title}`),
      linkTo(`${place}#measures`, "Measures ↓"),
      linkTo(`${place}#charts`, "Charts ↓"),
      linkTo(`${place}#figures`, "Figures ↓"),
      linkTo(`${place}#made-from`, "Made from ↓"),
    ],
    between: () => [],
  });
}
