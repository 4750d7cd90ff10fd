import type { Problem } from "../problem";
import { fold } from "../table/column";
import { whyNotFound } from "./build-organisation";
import type { Organisation } from "./organisation";
import type { TargetSetup } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_TARGETS: TableShape = {
  name: "PrimedTargets",
  key: "Measure ID",
  needed: ["Measure ID", "Target"],
  optional: ["Node", "From", "Tolerance", "Upper"],
};

/**
 * Targets that can be read, and the folded IDs of measures that have one that can't: they would be judged by another. Whether
 * a target makes sense for its measure is for `checkTargets` to say.
 */
export function readTargets(
  rows: readonly SetupRow[],
  organisation: Organisation,
  measureIds: ReadonlySet<string>,
): { targets: TargetSetup[]; disabled: Set<string>; problems: Problem[] } {
  const disabled = new Set<string>();
  const targets: TargetSetup[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const target = targetOf(row, organisation, measureIds);
    problems.push(...row.problems("measure-disabled"));
    if (target) targets.push(target);
    else disabled.add(fold(row.key));
  }
  return { targets, disabled, problems };
}

function targetOf(
  row: SetupRow,
  organisation: Organisation,
  measureIds: ReadonlySet<string>,
): TargetSetup | undefined {
  const measure = row.text("Measure ID");
  const node = row.text("Node");
  const from = row.date("From");
  const target = row.number("Target");
  const tolerance = row.number("Tolerance") ?? 0;
  const upper = row.number("Upper");
  if (!measureIds.has(fold(measure))) row.fault("Measure ID", unknownMeasure(measure));
  if (node !== "" && !organisation.find(node)) row.fault("Node", whyNotFound(organisation, node));
  if (target === undefined) row.fault("Target", "This row has no Target: write one, or clear the row.");
  if (target === undefined || row.hasFaults()) return undefined;
  return {
    measure,
    node,
    ...(from === undefined ? {} : { from }),
    target,
    tolerance,
    ...(upper === undefined ? {} : { upper }),
    at: row.at,
  };
}

const unknownMeasure = (id: string) =>
  id === ""
    ? "This target is of no measure: fill in Measure ID."
    : `"${id}" is not a Measure ID of PrimedMeasures.`;
