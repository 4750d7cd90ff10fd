import type { Node } from "../setup/organisation";
import { linkTo } from "../sheet/link";
import type { SheetSpec } from "../sheet/spec";
import { gapSection, headingSection } from "./band";
import { pageFor } from "./page";
import { teamGrid } from "./team-grid";
import { nodePlace, type DashboardInput } from "./view";

/** The view of a service or directorate: its teams side by side, then the same sections as a team's page, from all its rows. */
export function overview(node: Node, tab: string, title: string, input: DashboardInput): SheetSpec {
  const place = nodePlace(node);
  const goal = input.setup.goals[0];
  const teams = node.teams.map((index) => input.setup.organisation.teams[index]!);
  return pageFor(node, input, {
    title,
    tab,
    goal: (node.level === "service" ? goal?.serviceWording : goal?.directorateWording) ?? "",
    links: [
      linkTo(`${place}#teams`, "Teams ↓"),
      linkTo(`${place}#measures`, "Measures ↓"),
      linkTo(`${place}#charts`, "Charts ↓"),
      linkTo(`${place}#figures`, "Figures ↓"),
      linkTo(`${place}#made-from`, "Made from ↓"),
    ],
    between: (views) => [
      headingSection(
        "Teams",
        "The latest complete period of each. ● met  ▲ near  ◆ missed; grey is not judged.",
        `${place}#teams`,
      ),
      ...teamGrid(node, teams, views, input),
      gapSection(),
    ],
  });
}
