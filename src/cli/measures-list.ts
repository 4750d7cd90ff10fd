import { checkTargets } from "../core/judge/check-targets";
import { prepareMeasures, type PreparedMeasure } from "../core/measure/prepare";
import { walk } from "../core/measure/term";
import type { Problem } from "../core/problem";
import { PRIMED_MEASURES, readMeasures } from "../core/setup/measures";
import { DEFAULT_OPTIONS } from "../core/setup/options";
import { readSetup } from "../core/setup/read-setup";
import type { Setup, TargetSetup } from "../core/setup/setup";
import type { SetupRow } from "../core/setup/setup-row";
import { openSetupSheet } from "../core/setup/setup-sheet";
import { fold } from "../core/table/column";
import { measureInWords } from "../core/words/formula";
import type { Workbook } from "../workbook";

/** A measure as its setup has it; cells that hold texts are as they were written. */
export interface ListedMeasure {
  id: string;
  name: string;
  source: string;
  unit: string;
  goodIs: string;
  period: string;
  formula: string;
  /** The whole definition in plain words; null when it can't be understood. */
  words: string | null;
  /** The fields of its source that it reads, in the order they are met. */
  fields: string[];
  /** The IDs of the measures that it is made of. */
  parts: string[];
  targets: TargetSetup[];
  /** It will have no results: `problems` says why. */
  disabled: boolean;
  problems: Problem[];
}

export interface MeasureList {
  measures: ListedMeasure[];
  /** What is wrong in the setup besides. */
  problems: Problem[];
}

/**
 * Every measure of a workbook's setup in its own order, and what is wrong with it. No team sheet is read.
 * @throws FatalProblem when there is no setup to read
 */
export async function listMeasures(workbook: Workbook): Promise<MeasureList> {
  const contents = await workbook.contents();
  const setup = await readSetup(workbook, contents);
  const sheet = await openSetupSheet(workbook, contents, [PRIMED_MEASURES.name]);
  const rows = sheet.rows(PRIMED_MEASURES, DEFAULT_OPTIONS.dateOrder, true);

  const found = problemsOf(setup);
  const understood = new Map(understoodOf(rows, setup).map((each) => [fold(each.setup.id), each]));
  const names = new Map(rows.map((row) => [fold(row.key), row.text("Measure")]));
  const nameOf = (id: string): string => {
    const name = names.get(fold(id));
    return name ? `${name} (${id})` : id;
  };
  const measures = rows.map((row) =>
    listed(row, understood.get(fold(row.key)), setup, found.filter(isAbout(row.key)), nameOf),
  );
  const isListed = (problem: Problem): boolean => measures.some(({ problems }) => problems.includes(problem));
  return { measures, problems: found.filter((problem) => !isListed(problem)) };
}

/** Formulas that make sense are put in words whatever is wrong with their targets. */
function understoodOf(rows: readonly SetupRow[], setup: Setup): PreparedMeasure[] {
  const sources = new Set(setup.sources.map(({ name }) => fold(name)));
  const measureIds = new Set(rows.map(({ key }) => fold(key)));
  const { measures } = readMeasures(rows, { organisation: setup.organisation, sources, measureIds });
  return prepareMeasures({ ...setup, measures }, new Set()).measures;
}

/** What reading the setup, checking the targets and reading the formulas found; the same cell's fault once. */
function problemsOf(setup: Setup): Problem[] {
  const targets = checkTargets(setup);
  const notes = targets.notes.map((note): Problem => ({ class: "cell-blanked", ...note }));
  const all = [
    ...setup.problems,
    ...targets.problems,
    ...prepareMeasures(setup, targets.disabled).problems,
    ...notes,
  ];
  const seen = new Set<string>();
  return all.filter(({ where }) => {
    const key = JSON.stringify([where.table, where.key, where.cell ?? where.column]);
    return !seen.has(key) && seen.add(key);
  });
}

const TABLES_OF_MEASURES = ["PrimedMeasures", "PrimedTargets"];

const isAbout =
  (id: string) =>
  ({ where }: Problem): boolean =>
    TABLES_OF_MEASURES.includes(where.table ?? "") && fold(where.key ?? "") === fold(id);

function listed(
  row: SetupRow,
  prepared: PreparedMeasure | undefined,
  setup: Setup,
  problems: Problem[],
  nameOf: (id: string) => string,
): ListedMeasure {
  return {
    id: row.key,
    name: row.text("Measure"),
    source: row.text("Source"),
    unit: row.text("Unit"),
    goodIs: row.text("Good is"),
    period: row.text("Period"),
    formula: row.text("Formula"),
    words: prepared ? measureInWords(prepared, nameOf) : null,
    fields: prepared ? fieldsOf(prepared) : [],
    parts: prepared ? [...prepared.parts] : [],
    targets: setup.targets.filter(({ measure }) => fold(measure) === fold(row.key)),
    disabled: problems.some((problem) => problem.class === "measure-disabled"),
    problems,
  };
}

function fieldsOf({ own, formula }: PreparedMeasure): string[] {
  const read = [formula, ...(own?.rows ? [own.rows] : [])].flatMap((term) => [...walk(term)]);
  const named = read.flatMap((term) => (term.kind === "field" ? [term.name] : []));
  return [...new Set([...named, ...countedFields(own)])];
}

function countedFields(own: PreparedMeasure["own"]): string[] {
  if (!own) return [];
  const { countedOn } = own;
  if (countedOn.form === "period") return ["period"];
  return countedOn.form === "date" ? [countedOn.field] : [countedOn.start, countedOn.end];
}
