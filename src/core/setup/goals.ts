import type { Problem } from "../problem";
import { fold } from "../table/column";
import type { GoalSetup } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_GOALS: TableShape = {
  name: "PrimedGoals",
  key: "Goal",
  needed: ["Goal"],
  optional: ["Directorate wording", "Service wording", "Team wording", "Big number"],
};

/** `measureIds`: every folded Measure ID of the setup, so that a Big number can be checked. */
export function readGoals(
  rows: readonly SetupRow[],
  measureIds: ReadonlySet<string>,
): { goals: GoalSetup[]; problems: Problem[] } {
  const goals = rows.flatMap((row) => goalOf(row, measureIds) ?? []);
  return { goals, problems: rows.flatMap((row) => row.problems("cell-blanked")) };
}

function goalOf(row: SetupRow, measureIds: ReadonlySet<string>): GoalSetup | undefined {
  const goal = row.text("Goal");
  if (goal === "") {
    row.fault("Goal", "This row names no goal, so it is left out: fill in Goal.");
    return undefined;
  }
  const bigNumber = row.text("Big number");
  const known = bigNumber === "" || measureIds.has(fold(bigNumber));
  if (!known)
    row.fault("Big number", `"${bigNumber}" is not a Measure ID, so this goal shows no big number.`);
  return {
    goal,
    directorateWording: row.text("Directorate wording"),
    serviceWording: row.text("Service wording"),
    teamWording: row.text("Team wording"),
    bigNumber: known ? bigNumber : "",
  };
}
