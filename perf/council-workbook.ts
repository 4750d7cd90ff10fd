/** An extract and the setup that a performance officer keeps beside it, in one workbook: what the refresh is timed on. */
import { openPackage } from "../src/file/package/package";
import { addSetup, type SetupTables } from "../test/support/add-setup";
import { MEASURES, serviceOf } from "./council";
import { FIRST_DAY, makeLargeExtract, SHEET, teamName } from "./large-extract";

export interface CouncilSize {
  rows: number;
  /** All rows belong to one of these, in five services; a single team has a service of its own. */
  teams: number;
  /** By Measure ID, from `MEASURES`. */
  measures: readonly string[];
  /** Those of them that are also made of high-priority work alone. */
  ofUrgent?: readonly string[];
}

/** The file's bytes, before any dashboard has been written. */
export async function makeCouncilWorkbook({
  rows,
  teams,
  measures,
  ofUrgent = [],
}: CouncilSize): Promise<Uint8Array> {
  const pkg = await openPackage(await makeLargeExtract(rows, teams));
  await addSetup(pkg, setupTables(teams, measures, ofUrgent));
  return pkg.save();
}

const SHARES = new Set(["URGENT", "ONTIME"]);
const LOWER_IS_BETTER = new Set(["URGENT", "DAYS", "MEDIAN", "P90", "OPEN", "OVERDUE"]);

const setupTables = (
  teams: number,
  measures: readonly string[],
  ofUrgent: readonly string[],
): SetupTables => ({
  PrimedTeams: [
    ["Team", "Service", "Directorate"],
    ...Array.from({ length: teams }, (_, team) => [
      teamName(team),
      `Service ${serviceOf(team) + 1}`,
      "Adult Services",
    ]),
  ],
  PrimedSources: [
    ["Source", "Use", "Sheets", "Kind", "Team from", "Data from"],
    ["Work", "yes", SHEET, "Work", "Team", FIRST_DAY],
  ],
  PrimedFields: [
    ["Source", "Field", "Headers", "Type", "Format", "Key"],
    ["Work", "reference", "Reference", "text", null, "yes"],
    ["Work", "worker", "Worker", "person", null, null],
    ["Work", "type", "Type", "text", null, null],
    ["Work", "received", "Received", "date", null, null],
    ["Work", "due", "Due", "date", null, null],
    ["Work", "completed", "Completed", "date", null, null],
    ["Work", "status", "Status", "text", null, null],
    ["Work", "priority", "Priority", "text", null, null],
    ["Work", "hours", "Hours", "number", null, null],
  ],
  PrimedMeasures: [
    [
      "Measure ID",
      "Measure",
      "Source",
      "Rows",
      "Counted on",
      "Formula",
      "Unit",
      "Good is",
      "Period",
      "Decimals",
    ],
    ...MEASURES.filter(([id]) => measures.includes(id)).map((measure) => measureRow(measure)),
    ...MEASURES.filter(([id]) => ofUrgent.includes(id)).map(([id, countedOn, formula]) =>
      measureRow([id, countedOn, formula, 'priority == "High"'], `HIGH${id}`),
    ),
  ],
  PrimedTargets: [
    ["Measure ID", "Node", "From", "Target", "Tolerance"],
    ["ONTIME", null, null, 0.5, 0.05],
  ],
});

const measureRow = (
  [id, countedOn, formula, rows = ""]: (typeof MEASURES)[number],
  name = id,
): (string | number)[] => [
  name,
  name,
  "Work",
  rows,
  countedOn,
  formula,
  SHARES.has(id) ? "%" : "",
  LOWER_IS_BETTER.has(id) ? "lower" : "higher",
  "month",
  1,
];
