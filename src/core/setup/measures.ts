import { parseRhythm } from "../calendar/rhythm";
import { FatalProblem } from "../problem";
import type { Problem } from "../problem";
import { fold } from "../table/column";
import type { Organisation } from "./organisation";
import type { GoodIs, MeasureSetup } from "./setup";
import type { SetupRow } from "./setup-row";
import type { TableShape } from "./setup-sheet";

export const PRIMED_MEASURES: TableShape = {
  name: "PrimedMeasures",
  key: "Measure ID",
  needed: ["Measure ID", "Measure", "Source", "Counted on", "Formula", "Good is", "Period"],
  optional: ["Goal", "Teams", "Rows", "Unit", "Decimals", "Owner", "Definition", "Driver of"],
};

const GOOD_IS: readonly GoodIs[] = ["higher", "lower", "between", "neutral"];
const MOST_DECIMALS = 6;

/** What a measure's row may refer to. */
export interface MeasureContext {
  organisation: Organisation;
  /** Folded names of the sources in use. */
  sources: ReadonlySet<string>;
  /** Every folded Measure ID, those of disabled measures too. */
  measureIds: ReadonlySet<string>;
}

/** Every Measure ID, folded; throws a FatalProblem when two measures have one. */
export function measureIdsOf(rows: readonly SetupRow[]): Set<string> {
  const first = new Map<string, SetupRow>();
  for (const row of rows) {
    if (row.key === "") continue;
    const other = first.get(fold(row.key));
    if (other) {
      const where = row.at("Measure ID");
      const cells = `${other.at("Measure ID").cell} and ${where.cell}`;
      throw new FatalProblem(
        `Two measures in PrimedMeasures have the Measure ID "${row.key}" (${cells}): give each its own.`,
        where,
      );
    }
    first.set(fold(row.key), row);
  }
  return new Set(first.keys());
}

/** The measures whose rows can be read; the others are disabled, and said. Formulas are checked where they are compiled. */
export function readMeasures(
  rows: readonly SetupRow[],
  context: MeasureContext,
): { measures: MeasureSetup[]; problems: Problem[] } {
  const read = rows.map((row) => measureOf(row, context));
  return {
    measures: read.flatMap(({ measure }) => measure ?? []),
    problems: read.flatMap(({ problems }) => problems),
  };
}

function measureOf(row: SetupRow, context: MeasureContext): { measure?: MeasureSetup; problems: Problem[] } {
  const id = row.text("Measure ID");
  const source = row.text("Source");
  const formula = row.text("Formula");
  const period = row.text("Period");
  const rhythm = parseRhythm(period);
  const goodIs = row.choice("Good is", GOOD_IS);
  const texts = {
    goal: row.text("Goal"),
    rows: row.text("Rows"),
    countedOn: row.text("Counted on"),
    unit: row.text("Unit"),
    owner: row.text("Owner"),
    definition: row.text("Definition"),
  };
  const teams = teamsOf(row, context.organisation);
  if (id === "") row.fault("Measure ID", "This measure has no Measure ID, so it is disabled: give it one.");
  if (source !== "" && !context.sources.has(fold(source))) {
    row.fault("Source", `"${source}" is not a source in use that can be read: see PrimedSources.`);
  }
  if (formula === "")
    row.fault("Formula", "This measure has no Formula, so it is disabled: write one, such as count().");
  if (row.text("Good is") === "") row.fault("Good is", `Good is is blank: write ${GOOD_IS.join(", ")}.`);
  if (!rhythm) row.fault("Period", periodMessage(period));
  if (!rhythm || !goodIs || row.hasFaults()) return { problems: row.problems("measure-disabled") };

  const decimals = decimalsOf(row);
  const driverOf = driverOfIn(row, context.measureIds);
  const name = row.text("Measure") || id;
  const measure = {
    id,
    name,
    source,
    teams,
    formula,
    rhythm,
    goodIs,
    decimals,
    driverOf,
    ...texts,
    at: row.at,
  };
  return { measure, problems: row.problems("cell-blanked") };
}

/** A team whose own name has a `;` in it can be named by itself. */
function teamsOf(row: SetupRow, organisation: Organisation): string[] {
  const whole = row.text("Teams");
  const names = organisation.teamIndex(whole) >= 0 ? [whole] : row.list("Teams");
  return names.map((name) => teamName(row, name, organisation));
}

function teamName(row: SetupRow, name: string, organisation: Organisation): string {
  const team = organisation.teams[organisation.teamIndex(name)];
  if (!team)
    row.fault("Teams", `"${name}" is not a team of PrimedTeams: correct it, or leave Teams blank for all.`);
  return team?.name ?? name;
}

function decimalsOf(row: SetupRow): number {
  const decimals = row.number("Decimals") ?? 0;
  if (Number.isInteger(decimals) && decimals >= 0 && decimals <= MOST_DECIMALS) return decimals;
  row.fault(
    "Decimals",
    `Decimals is a whole number from 0 to ${MOST_DECIMALS}: 0 is used instead of ${decimals}.`,
  );
  return 0;
}

function driverOfIn(row: SetupRow, measureIds: ReadonlySet<string>): string {
  const driverOf = row.text("Driver of");
  if (driverOf === "" || measureIds.has(fold(driverOf))) return driverOf;
  row.fault("Driver of", `"${driverOf}" is not a Measure ID, so this measure is shown as driving none.`);
  return "";
}

const periodMessage = (period: string) =>
  `${period === "" ? "Period is blank" : `"${period}" is not a period`}: write week, month, quarter or year, ` +
  `with R12 or YTD after it for a window, such as month R12.`;
