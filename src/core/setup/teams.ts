import { FatalProblem } from "../problem";
import type { Problem } from "../problem";
import type { TeamSetup } from "./build-organisation";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_TEAMS: TableShape = {
  name: "PrimedTeams",
  key: "Team",
  needed: ["Team"],
  optional: ["Service", "Directorate", "Manager", "Also known as", "From", "To"],
};

/** A team with a bad date stays, with the date left open: without the team its rows would count nowhere. */
export function readTeams(
  rows: readonly SetupRow[],
  sheet: string,
): { teams: TeamSetup[]; problems: Problem[] } {
  const teams = rows.flatMap((row) => teamOf(row) ?? []);
  if (teams.length === 0) {
    throw new FatalProblem("PrimedTeams names no team: give each team a row.", {
      sheet,
      table: PRIMED_TEAMS.name,
    });
  }
  return { teams, problems: rows.flatMap((row) => row.problems("cell-blanked")) };
}

function teamOf(row: SetupRow): TeamSetup | undefined {
  const name = row.text("Team");
  if (name === "") {
    row.fault("Team", "This row names no team, so it is left out: fill in Team.");
    return undefined;
  }
  const from = row.date("From");
  const to = row.date("To");
  const backwards = from !== undefined && to !== undefined && to < from;
  if (backwards) row.fault("To", `${name} ends before it begins, so its To is left out: correct From or To.`);
  return {
    name,
    service: row.text("Service"),
    directorate: row.text("Directorate"),
    manager: row.text("Manager"),
    alsoKnownAs: row.list("Also known as"),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined || backwards ? {} : { to }),
    at: row.at,
  };
}
