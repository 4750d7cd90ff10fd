import type { Node } from "../setup/organisation";
import { linkTo } from "../sheet/link";
import type { SheetSpec } from "../sheet/spec";
import { gapSection, headingSection } from "./band";
import { pageFor } from "./page";
import { teamGrid } from "./team-grid";
import { nodePlace, type DashboardInput, type PageLink } from "./view";

/** The view of a service or directorate: its teams side by side, then the same sections as a team's page, from all its rows. */
export function overview(
  node: Node,
  tab: string,
  title: string,
  above: PageLink | undefined,
  input: DashboardInput,
): SheetSpec {
  const place = nodePlace(node);
  const wording = node.level === "service" ? "serviceWording" : "directorateWording";
  const teams = node.teams.map((index) => input.setup.organisation.teams[index]!);
  return pageFor(node, input, {
    title,
    tab,
    goals: input.setup.goals.map((goal) => goal[wording]).filter(Boolean),
    links: [
      ...(above ? [linkTo(above.place, `‹ ${above.title}`)] : []),
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
