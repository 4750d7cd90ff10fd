import { FatalProblem } from "../problem";
import type { Problem } from "../problem";
import { fold } from "../table/column";
import type { FieldSetup, SourceKind, SourceSetup } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_SOURCES: TableShape = {
  name: "PrimedSources",
  key: "Source",
  needed: ["Source", "Sheets", "Kind", "Team from"],
  optional: ["Use", "Data from", "Data to"],
};

const KINDS: readonly SourceKind[] = ["work", "spend", "figures", "capacity"];

/** The sources in use that can be read; throws a FatalProblem when there is none. A blank Use means yes. */
export function readSourceSetups(
  rows: readonly SetupRow[],
  fields: ReadonlyMap<string, readonly FieldSetup[]>,
  sheet: string,
): { sources: SourceSetup[]; problems: Problem[] } {
  const sources: SourceSetup[] = [];
  const inUse = rows.filter((row) => row.yesNo("Use") ?? true);
  for (const row of inUse) {
    const source = sourceOf(row, fields.get(fold(row.key)) ?? [], sources);
    if (source) sources.push(source);
  }
  const problems = rows.flatMap((row) => row.problems("source-left-out"));
  if (sources.length === 0) throw noSource(inUse.length, problems, sheet);
  return { sources, problems };
}

function sourceOf(
  row: SetupRow,
  fields: readonly FieldSetup[],
  others: readonly SourceSetup[],
): SourceSetup | undefined {
  const name = row.text("Source");
  const sheets = row.list("Sheets");
  const kind = row.choice("Kind", KINDS);
  const teamFrom = row.text("Team from");
  const dataFrom = row.date("Data from");
  const dataTo = row.date("Data to");
  if (name === "") row.fault("Source", "This row names no source, so it is left out: fill in Source.");
  else if (others.some((other) => fold(other.name) === fold(name))) {
    row.fault("Source", `${name} is already a source: give this one another name.`);
  } else if (fields.length === 0) {
    row.fault("Source", `${name} has no field in PrimedFields that can be read: give it one at least.`);
  }
  if (sheets.length === 0) row.fault("Sheets", `${name} names no Sheets: write their names, with ; between.`);
  if (row.text("Kind") === "")
    row.fault("Kind", `${name} has no Kind: write Work, Spend, Figures or Capacity.`);
  if (teamFrom === "") {
    row.fault(
      "Team from",
      `${name} does not say where the team is: write sheet, or the header over the teams.`,
    );
  }
  if (dataFrom !== undefined && dataTo !== undefined && dataTo < dataFrom) {
    row.fault("Data to", `Data to of ${name} is before its Data from: correct one of them.`);
  }
  if (!kind || row.hasFaults()) return undefined;
  return {
    name,
    kind,
    sheets,
    teamFrom: fold(teamFrom) === "sheet" ? "sheet" : { header: teamFrom },
    ...(dataFrom === undefined ? {} : { dataFrom }),
    ...(dataTo === undefined ? {} : { dataTo }),
    fields,
    where: row.at("Sheets"),
  };
}

function noSource(inUse: number, problems: readonly Problem[], sheet: string): FatalProblem {
  const where = { sheet, table: PRIMED_SOURCES.name, column: "Use" };
  const first = problems[0];
  if (inUse === 0 || !first) {
    return new FatalProblem(
      "No source in PrimedSources is in use: write yes under Use for one at least.",
      where,
    );
  }
  return new FatalProblem(
    `No source in PrimedSources can be used. The first fault: ${first.message}`,
    first.where,
  );
}
