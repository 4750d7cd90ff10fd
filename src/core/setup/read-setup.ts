import type { Workbook, WorkbookContents } from "../../workbook";
import { fold } from "../table/column";
import { buildOrganisation } from "./build-organisation";
import { PRIMED_EVENTS, readEvents } from "./events";
import { PRIMED_FIELDS, readFields } from "./fields";
import { fingerprintOf } from "./fingerprint";
import { PRIMED_GOALS, readGoals } from "./goals";
import { PRIMED_HOLIDAYS, readHolidays } from "./holidays";
import { measureIdsOf, PRIMED_MEASURES, readMeasures } from "./measures";
import { misspeltNames } from "./misspelt";
import { DEFAULT_OPTIONS, dateOrderOf, PRIMED_OPTIONS, readOptions } from "./options";
import type { Setup } from "./setup";
import { openSetupSheet } from "./setup-sheet";
import { PRIMED_SOURCES, readSourceSetups } from "./sources";
import { PRIMED_TARGETS, readTargets } from "./targets";
import { PRIMED_TEAMS, readTeams } from "./teams";

/** The nine tables of the setup, in the order they stand on the sheet. */
export const SETUP_TABLES = [
  PRIMED_TEAMS,
  PRIMED_SOURCES,
  PRIMED_FIELDS,
  PRIMED_GOALS,
  PRIMED_MEASURES,
  PRIMED_TARGETS,
  PRIMED_EVENTS,
  PRIMED_HOLIDAYS,
  PRIMED_OPTIONS,
] as const;

/**
 * Reads and checks the setup sheet. Throws a FatalProblem when there is no setup to work from; anything less is a Problem, and
 * the row that has it is left out. A measure left out has a `measure-disabled` problem whose `where.key` is its Measure ID.
 */
export async function readSetup(workbook: Workbook, contents: WorkbookContents): Promise<Setup> {
  const sheet = await openSetupSheet(
    workbook,
    contents,
    SETUP_TABLES.map(({ name }) => name),
  );
  const order = dateOrderOf(sheet.rows(PRIMED_OPTIONS, DEFAULT_OPTIONS.dateOrder));

  const { options, problems: optionProblems } = readOptions(sheet.rows(PRIMED_OPTIONS, order));
  const { teams, problems: teamProblems } = readTeams(sheet.rows(PRIMED_TEAMS, order, true), sheet.name);
  const organisation = buildOrganisation(teams);

  const sourceRows = sheet.rows(PRIMED_SOURCES, order, true);
  const sourceNames = new Set(sourceRows.map(({ key }) => fold(key)));
  const { fields, problems: fieldProblems } = readFields(
    sheet.rows(PRIMED_FIELDS, order, true),
    sourceNames,
    order,
  );
  const measureRows = sheet.rows(PRIMED_MEASURES, order, true);
  const measureIds = measureIdsOf(measureRows);
  const { sources, problems: sourceProblems } = readSourceSetups(sourceRows, fields, sheet.name);

  const sourcesInUse = new Set(sources.map(({ name }) => fold(name)));
  const context = { organisation, sources: sourcesInUse, measureIds };
  const { measures, problems: measureProblems } = readMeasures(measureRows, context);
  const {
    targets,
    disabled,
    problems: targetProblems,
  } = readTargets(sheet.rows(PRIMED_TARGETS, order), organisation, measureIds);
  const { goals, problems: goalProblems } = readGoals(sheet.rows(PRIMED_GOALS, order), measureIds);
  const { events, problems: eventProblems } = readEvents(
    sheet.rows(PRIMED_EVENTS, order),
    organisation,
    measureIds,
  );
  const { holidays, problems: holidayProblems } = readHolidays(sheet.rows(PRIMED_HOLIDAYS, order));

  return {
    organisation,
    sources,
    goals,
    measures: measures.filter(({ id }) => !disabled.has(fold(id))),
    targets,
    events,
    holidays,
    options,
    problems: [
      ...misspeltNames(contents, SETUP_TABLES),
      ...teamProblems,
      ...sourceProblems,
      ...fieldProblems,
      ...goalProblems,
      ...measureProblems,
      ...targetProblems,
      ...eventProblems,
      ...holidayProblems,
      ...optionProblems,
    ],
    fingerprint: fingerprintOf(sheet.ranges),
  };
}
